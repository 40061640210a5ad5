"""What people write about limits and concerns, as typed values."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.safeguarding.rules.concerns import HORIZON_WORDS, Horizon
from kith.safeguarding.rules.limits import Basis, Channel

LONG = 20_000

CHANNELS = [
    (Channel.ANY, _("In every way")),
    (Channel.UNSUPERVISED, _("Only without somebody there to supervise")),
    (Channel.PHONE, _("By phone")),
    (Channel.ONLINE, _("Online")),
    (Channel.POST, _("By post")),
]
BASES = [
    (Basis.OWN_DECISION, _("The person decided this")),
    (Basis.ORDER, _("A court order, or a police, court or licence condition")),
    (Basis.SERVICE_DECISION, _("A service decided this about its own place or group")),
]


def _long(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONG,
        help_text=help_text,
        widget=forms.Textarea,
        error_messages={"required": _("Write a few words; they need not be perfect.")},
    )


class OwnLimitForm(forms.Form):
    """“Not him”: a person's own limit. One name is enough."""

    party_name = forms.CharField(
        label=_("Who, or which place, do you want to keep away from?"),
        max_length=200,
        help_text=_("A first name is enough. “The old gym” is fine too."),
        error_messages={"required": _("Write a name, or a word you know them by.")},
    )
    in_their_words = _long(
        _("What would you like us to know?"), required=False, help_text=_("You need not say why. Nobody tells them.")
    )


class LimitForm(forms.Form):
    """A limit as a worker enters it."""

    party_name = forms.CharField(
        label=_("Who or what is it about?"),
        max_length=200,
        error_messages={"required": _("Say who or what this is about: a name is enough.")},
    )
    other_names = forms.CharField(
        label=_("Other names they use"), required=False, max_length=400, help_text=_("Put a comma between them.")
    )
    phone = forms.CharField(label=_("Their phone number"), required=False, max_length=40)
    email = forms.EmailField(label=_("Their e-mail address"), required=False)
    channel = forms.ChoiceField(
        label=_("Which contact is limited?"), choices=CHANNELS, widget=forms.RadioSelect, initial=Channel.ANY
    )
    basis = forms.ChoiceField(
        label=_("What does it rest on?"),
        choices=BASES,
        widget=forms.RadioSelect,
        help_text=_(
            "A care plan or a family’s wish stops nobody: only the person, a court or a service’s own rule can."
        ),
        error_messages={"required": _("Choose what it rests on.")},
    )
    in_their_words = _long(_("What did the person say?"), required=False)
    legal_basis = _long(_("Which order or condition, and from when?"), required=False)
    because = _long(_("Why is it needed?"))
    review_on = forms.DateField(
        label=_("When is it looked at again?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def names(self) -> tuple[str, ...]:
        """Return the name and the other names."""
        others = self.cleaned_data["other_names"].split(",")
        return tuple(name.strip() for name in (self.cleaned_data["party_name"], *others) if name.strip())

    def review(self) -> date | None:
        return self.cleaned_data["review_on"]  # type: ignore[no-any-return] # a DateField gives a date or None


class EndLimitForm(forms.Form):
    because = _long(_("What has changed?"), help_text=_("If the person said so, write their words."))


class ConcernForm(forms.Form):
    """A worry, in two minutes: whom, what, how soon, and what they want."""

    about_whom = forms.CharField(
        label=_("Who are you worried about?"),
        max_length=200,
        error_messages={"required": _("Write a name, or a word they are known by.")},
    )
    what = _long(_("What did you see or hear?"), help_text=_("Their own words help most."))
    horizon = forms.ChoiceField(
        label=_("How soon could somebody be hurt?"),
        choices=[(horizon, HORIZON_WORDS[horizon]) for horizon in Horizon],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how soon. If you are not sure, choose the sooner one.")},
    )
    wishes = _long(
        _("What do they want to happen?"), required=False, help_text=_("Leave it empty if you could not ask.")
    )


class ConcernDecisionForm(forms.Form):
    decision = _long(_("What did you decide, and why?"))
