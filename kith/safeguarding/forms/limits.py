"""What people write about limits on contact, as typed values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.access.crossings import Party
from kith.safeguarding.forms.fields import a_day, long_words
from kith.safeguarding.rules.explaining import ExplainedIn
from kith.safeguarding.rules.limits import (
    BASIS_WORDS,
    CHANNEL_WORDS,
    NO_BASIS_WORDS,
    WHO_COULD_DECIDE,
    Basis,
    Channel,
    NoBasis,
)
from kith.safeguarding.rules.wishes import GivingWay

CHANNELS = [(channel, _(CHANNEL_WORDS[channel])) for channel in Channel]
GROUNDS = (Basis.ORDER, Basis.SERVICE_DECISION, Basis.BEST_INTERESTS)
"""What a second person can say that a limit rests on."""
BASES = [
    (Basis.OWN_DECISION, _("The person decided this")),
    *((basis, _(BASIS_WORDS[basis])) for basis in GROUNDS),
    (Basis.PROVISIONAL, _("I do not know yet: keep them apart for 72 hours, while somebody finds out")),
    *((basis, _(NO_BASIS_WORDS[basis])) for basis in NoBasis),
]


class OwnLimitForm(forms.Form):
    """“Not him”: a person's own limit. One name is enough."""

    party_name = forms.CharField(
        label=_("Who, or which place, do you want to keep away from?"),
        max_length=200,
        help_text=_("A first name is enough. “The old gym” is fine too."),
        error_messages={"required": _("Write a name, or a word you know them by.")},
    )
    in_their_words = long_words(
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
            "A care plan or a family’s wish stops nobody: only the person, a court, the police, a licence, "
            "or a service for its own place can."
        ),
        error_messages={"required": _("Choose what it rests on.")},
    )
    in_their_words = long_words(_("What did the person say?"), required=False)
    legal_basis = long_words(_("Which order or condition, and from when?"), required=False)
    because = long_words(_("Why is it needed?"))
    address = forms.CharField(label=_("Where they live, or a place to keep away from"), required=False, max_length=200)
    online = forms.CharField(label=_("A group chat or a name they use online"), required=False, max_length=200)
    is_undisputed = forms.BooleanField(
        label=_("Nobody disputes it, the person included"),
        required=False,
        help_text=_("Only for a best-interests decision."),
    )
    who_may_know = forms.CharField(
        label=_("Who may know that it exists?"),
        required=False,
        max_length=2_000,
        help_text=_("Leave it empty for those who work with the person and whoever looks after safety."),
    )
    exceptions = forms.CharField(
        label=_("What is allowed all the same?"),
        required=False,
        max_length=2_000,
        help_text=_("For example: letters through the worker."),
    )
    ends_on = a_day(_("On which day does it end?"), required=False, help_text=_("Leave it empty if it has no end."))
    review_on = a_day(
        _("When is it looked at again?"), required=False, help_text=_("Within six months, if it has no end.")
    )

    def clean_basis(self) -> Basis:
        """Refuse what stops nobody, and name who could decide."""
        basis: str = self.cleaned_data["basis"]
        if basis in set(NoBasis):
            raise forms.ValidationError(_(WHO_COULD_DECIDE[NoBasis(basis)]))
        return Basis(basis)

    def names(self) -> tuple[str, ...]:
        """Return the name and the other names."""
        others = self.cleaned_data["other_names"].split(",")
        return tuple(name.strip() for name in (self.cleaned_data["party_name"], *others) if name.strip())

    def party(self) -> Party:
        """Return the other side in every way it was written down."""
        said = self.cleaned_data
        return Party(
            names=self.names(),
            phones=(said["phone"],),
            emails=(said["email"],),
            addresses=(said["address"],),
            online=(said["online"],),
        )


class ConfirmLimitForm(forms.Form):
    """What a second person says a hold rests on."""

    basis = forms.ChoiceField(
        label=_("What does it rest on?"),
        choices=[(basis, _(BASIS_WORDS[basis])) for basis in GROUNDS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it rests on. If nothing does, lift it.")},
    )
    legal_basis = long_words(_("Which order or condition, and from when?"), required=False)
    because = long_words(_("Why is it needed?"), required=False)
    is_undisputed = forms.BooleanField(
        label=_("Nobody disputes it, the person included"),
        required=False,
        help_text=_("Only for a best-interests decision."),
    )
    ends_on = a_day(_("On which day does it end?"), required=False, help_text=_("Leave it empty if it has no end."))
    review_on = a_day(
        _("When is it looked at again?"), required=False, help_text=_("Within six months, if it has no end.")
    )


class ExplainLimitForm(forms.Form):
    """How a limit was explained, part by part, and what the person said back."""

    explained_in = forms.ChoiceField(
        label=_("How was it explained?"),
        choices=[(one, _(one.words)) for one in ExplainedIn],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was explained.")},
    )
    who_decided = long_words(_("Who decided it?"))
    why = long_words(_("Why?"))
    can_still = long_words(_("What can they still do?"))
    how_to_challenge = long_words(
        _("How can they challenge it?"),
        help_text=_("Whom to ask, who can help them say no, and by when."),
    )
    said_back = long_words(
        _("What did they say when you asked them to tell it back?"),
        help_text=_("Their own words, for example: “I can see him with staff”."),
    )
    with_whom = forms.CharField(label=_("Who else was there?"), required=False, max_length=200)


class WithholdForm(forms.Form):
    because = long_words(_("Why is it not explained for now?"))


class AliasForm(forms.Form):
    """One more way in which the other side is known."""

    name = forms.CharField(label=_("Another name they use"), required=False, max_length=200)
    phone = forms.CharField(label=_("Their phone number"), required=False, max_length=40)
    email = forms.EmailField(label=_("Their e-mail address"), required=False)
    address = forms.CharField(label=_("Where they live, or a place to keep away from"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(said.get(name) for name in self.fields):
            raise forms.ValidationError(_("Write at least one way in which they are known."))
        return said

    def party(self) -> Party:
        said = self.cleaned_data
        return Party((said["name"],), (said["phone"],), (said["email"],), (said["address"],))


class NearMatchForm(forms.Form):
    """Whether what was held is the other side of the limit."""

    are_one = forms.ChoiceField(
        label=_("Is this the one who is kept away?"),
        choices=[("yes", _("Yes, it is the same")), ("no", _("No, it is somebody else"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no. If you are not sure, ask the person first.")},
    )
    because = long_words(_("How do you know?"))


class WishForm(forms.Form):
    """What the protected person wants, where one of two must give way."""

    giving_way = forms.ChoiceField(
        label=_("What do they want?"),
        choices=[(one, _(one.words)) for one in GivingWay],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they said.")},
    )
    in_their_words = long_words(_("In their own words"))


class EndLimitForm(forms.Form):
    because = long_words(_("What has changed?"), help_text=_("If the person said so, write their words."))


class EndOwnLimitForm(forms.Form):
    """Ending one's own limit: nothing need be said, so that it takes two taps."""

    because = long_words(_("What would you like us to know?"), required=False)
