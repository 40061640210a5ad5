"""A hold, a decision and a longer time, as typed values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.people.forms import BecauseForm

A_FEW_WORDS = {"required": _("Write why, in a few words.")}
YES, NO = "yes", "no"


class WhomForm(forms.Form):
    """Whom a hold is of, by name."""

    name = forms.CharField(label=_("What are they called?"), max_length=200, required=False)


class HoldForm(forms.Form):
    """Why nothing is erased, and by which reference it is known elsewhere."""

    because = forms.CharField(
        label=_("Why must nothing be erased?"),
        max_length=500,
        widget=forms.Textarea,
        error_messages=A_FEW_WORDS,
    )
    reference = forms.CharField(
        label=_("By which reference is it known?"),
        help_text=_("The number of the claim, the letter or the inquiry."),
        max_length=120,
        error_messages={"required": _("Write a reference, so that others find what this rests on.")},
    )


class DecideForm(forms.Form):
    """What the second person decides. A no says why."""

    found = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[(YES, _("Set it apart, to be erased in 30 days")), (NO, _("It stays"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    because = forms.CharField(label=_("Why does it stay?"), required=False, max_length=500, widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("found") == NO and not data.get("because", "").strip():
            self.add_error("because", _("Write why, in a few words."))
        return data


class LongerForm(BecauseForm):
    """How many years instead, and why."""

    def __init__(self, *sent: Any, least: int, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.fields["years"] = forms.IntegerField(label=_("How many years?"), min_value=least, max_value=200)
        self.order_fields(("years", "because"))
