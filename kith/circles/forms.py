"""What is said about a circle, as typed values."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.circles.queries.circle import KINDS
from kith.consent.rules.sharing import Information
from kith.ground.ids import TieId
from kith.ground.web.templates import isolate
from kith.networks.queries.shown import TieToShow
from kith.people.forms import SaidForm, a_day


class NameForm(SaidForm):
    """Somebody who is close to the person."""

    name = forms.CharField(
        label=_("What are they called?"), max_length=120, error_messages={"required": _("Write a name.")}
    )
    relationship = forms.CharField(
        label=_("Who are they to you?"),
        required=False,
        max_length=80,
        help_text=_("For example: my daughter, my neighbour."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.person.is_me:
            self.fields["relationship"].label = _("Who are they to the person?")


class WordForm(SaidForm):
    """Only whose word it is."""


class SharesForm(SaidForm):
    """What one of the circle is shown: which kinds, and who of the map."""

    kinds = forms.MultipleChoiceField(
        label=_("What may they see?"),
        required=False,
        choices=[(kind.value, _(kind.words)) for kind in KINDS],
        widget=forms.CheckboxSelectMultiple,
    )
    ties = forms.MultipleChoiceField(
        label=_("Of whom on the map may they know?"),
        help_text=_("Whoever is not ticked is nowhere: not in the plan, not in a number, not in words."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    until = a_day(_("Until when?"), required=False)
    explained_how = forms.CharField(
        label=_("How was it explained?"),
        help_text=_("For example: read aloud by phone, with symbols, in Urdu with an interpreter."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, ties: Sequence[TieToShow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ties"].choices = [  # type: ignore[attr-defined]
            (str(tie.tie_id), isolate(tie.mark.name)) for tie in ties
        ]
        if not ties:
            del self.fields["ties"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("until") and data["until"] < self.person.today:
            self.add_error("until", say("Choose today or a day to come."))
        if not self.person.is_me and not data.get("explained_how", "").strip():
            self.add_error("explained_how", say("Write how it was explained. A yes that was not understood is no yes."))
        return data

    @property
    def kinds_said(self) -> list[Information]:
        return [Information(one) for one in self.cleaned_data["kinds"]]

    @property
    def ties_said(self) -> list[TieId]:
        return [TieId(UUID(one)) for one in self.cleaned_data.get("ties", ())]
