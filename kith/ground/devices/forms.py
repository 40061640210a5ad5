"""What is typed in to make a device known, to come in on it, and to choose a PIN."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.ground.accounts.models import Team
from kith.ground.devices.queries import OnShift
from kith.ground.devices.rules import FLAW_WORDS, LEAST, LEAST_AT_HOME, MOST, PICTURES, flaw_of

DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code"}
"""A keyboard of digits, and a hint at which no browser offers to keep what was typed."""


EVERYBODY = "everybody"


class TabletForm(forms.Form):
    """A tablet that is to be shared."""

    name = forms.CharField(
        label=_("What do you call it?"), help_text=_("As it is said: the kitchen tablet."), max_length=80
    )
    team = forms.ChoiceField(
        label=_("Who works with it?"), widget=forms.RadioSelect, error_messages={"required": _("Choose who.")}
    )

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(team.pk), team.name) for team in teams]
        self.fields["team"].choices = [*choices, (EVERYBODY, _("Everybody who works here"))]  # type: ignore[attr-defined]

    def clean_team(self) -> UUID | None:
        return None if self.cleaned_data["team"] == EVERYBODY else UUID(self.cleaned_data["team"])


class DeviceCodeForm(forms.Form):
    code = forms.CharField(label=_("The code for this device"), max_length=40)


class ShiftForm(forms.Form):
    """Who takes the tablet up."""

    who = forms.ChoiceField(
        label=_("Who are you?"), widget=forms.RadioSelect, error_messages={"required": _("Choose your name.")}
    )
    digits = forms.CharField(
        label=_("Your shift PIN"),
        widget=forms.PasswordInput(attrs=DIGITS),
        max_length=64,
        error_messages={"required": _("Type your shift PIN.")},
    )

    def __init__(self, *args: Any, names: Iterable[OnShift], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(str(one.account_id), one.name) for one in names]  # type: ignore[attr-defined]


def _pictures() -> list[tuple[str, Promise]]:
    return [(name, _(word)) for name, word in PICTURES.items()]


class PictureForm(forms.Form):
    """A PIN and a picture, on a device of one's own."""

    digits = forms.CharField(label=_("Your PIN"), widget=forms.PasswordInput(attrs=DIGITS), max_length=64)
    picture = forms.ChoiceField(label=_("Your picture"), choices=_pictures, widget=forms.RadioSelect)


class PinForm(forms.Form):
    """One's own shift PIN."""

    digits = forms.CharField(label=_("Your new PIN"), widget=forms.PasswordInput(attrs=DIGITS), max_length=64)
    again = forms.CharField(label=_("The same once more"), widget=forms.PasswordInput(attrs=DIGITS), max_length=64)
    least = LEAST

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["digits"].help_text = _("%(least)s to %(most)s digits.") % {"least": self.least, "most": MOST}

    def clean_digits(self) -> str:
        digits = str(self.cleaned_data["digits"])
        if flaw := flaw_of(digits, least=self.least):
            raise ValidationError(_(FLAW_WORDS[flaw]))
        return digits

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("digits") and typed.get("again") and typed["digits"] != typed["again"]:
            self.add_error("again", _("The two are not the same. Type the PIN once more."))
        return typed


class PinAndPictureForm(PinForm):
    """One's own PIN and picture."""

    picture = forms.ChoiceField(label=_("Choose a picture"), choices=_pictures, widget=forms.RadioSelect)
    least = LEAST_AT_HOME
