"""What people write about limits and concerns, as typed values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.access.crossings import Party
from kith.ground.ids import OrganisationId
from kith.people.rules.terms import Term
from kith.safeguarding.rules.concerns import (
    CHOICES,
    HORIZON_WORDS,
    WITHOUT_A_REASON,
    Choice,
    Consent,
    Ended,
    Horizon,
    Kind,
    Route,
    Stance,
    Wish,
    WishMet,
    Worry,
)
from kith.safeguarding.rules.explaining import ExplainedIn
from kith.safeguarding.rules.ladder import Rung
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

LONG = 20_000

CHANNELS = [(channel, _(CHANNEL_WORDS[channel])) for channel in Channel]
GROUNDS = (Basis.ORDER, Basis.SERVICE_DECISION, Basis.BEST_INTERESTS)
"""What a second person can say that a limit rests on."""
BASES = [
    (Basis.OWN_DECISION, _("The person decided this")),
    *((basis, _(BASIS_WORDS[basis])) for basis in GROUNDS),
    (Basis.PROVISIONAL, _("I do not know yet: keep them apart for 72 hours, while somebody finds out")),
    *((basis, _(NO_BASIS_WORDS[basis])) for basis in NoBasis),
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


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as day, month and year.")},
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
            "A care plan or a family’s wish stops nobody: only the person, a court, the police, a licence, "
            "or a service for its own place can."
        ),
        error_messages={"required": _("Choose what it rests on.")},
    )
    in_their_words = _long(_("What did the person say?"), required=False)
    legal_basis = _long(_("Which order or condition, and from when?"), required=False)
    because = _long(_("Why is it needed?"))
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
    ends_on = _day(_("On which day does it end?"), required=False, help_text=_("Leave it empty if it has no end."))
    review_on = _day(
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
    legal_basis = _long(_("Which order or condition, and from when?"), required=False)
    because = _long(_("Why is it needed?"), required=False)
    is_undisputed = forms.BooleanField(
        label=_("Nobody disputes it, the person included"),
        required=False,
        help_text=_("Only for a best-interests decision."),
    )
    ends_on = _day(_("On which day does it end?"), required=False, help_text=_("Leave it empty if it has no end."))
    review_on = _day(
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
    who_decided = _long(_("Who decided it?"))
    why = _long(_("Why?"))
    can_still = _long(_("What can they still do?"))
    how_to_challenge = _long(
        _("How can they challenge it?"),
        help_text=_("Whom to ask, who can help them say no, and by when."),
    )
    said_back = _long(
        _("What did they say when you asked them to tell it back?"),
        help_text=_("Their own words, for example: “I can see him with staff”."),
    )
    with_whom = forms.CharField(label=_("Who else was there?"), required=False, max_length=200)


class WithholdForm(forms.Form):
    because = _long(_("Why is it not explained for now?"))


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
    because = _long(_("How do you know?"))


class WishForm(forms.Form):
    """What the protected person wants, where one of two must give way."""

    giving_way = forms.ChoiceField(
        label=_("What do they want?"),
        choices=[(one, _(one.words)) for one in GivingWay],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they said.")},
    )
    in_their_words = _long(_("In their own words"))


class EndLimitForm(forms.Form):
    because = _long(_("What has changed?"), help_text=_("If the person said so, write their words."))


class EndOwnLimitForm(forms.Form):
    """Ending one's own limit: nothing need be said, so that it takes two taps."""

    because = _long(_("What would you like us to know?"), required=False)


def _terms(terms: Iterable[Term]) -> list[tuple[str, Any]]:
    return [(term.value, _(term.words)) for term in terms]


def _one_of(label: Any, choices: list[tuple[str, Any]], *, missing: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        help_text=help_text,
        error_messages={"required": missing},
    )


class ConcernForm(forms.Form):
    """A worry, in two minutes: whom, what, how soon, what they want, and what they said of its being raised."""

    about_whom = forms.CharField(
        label=_("Who are you worried about?"),
        max_length=200,
        help_text=_("It can be yourself."),
        error_messages={"required": _("Write a name, or a word they are known by.")},
    )
    what = _long(_("What did you see or hear?"), help_text=_("Their own words help most."))
    horizon = _one_of(
        _("How soon could somebody be hurt?"),
        [(horizon.value, _(HORIZON_WORDS[horizon])) for horizon in Horizon],
        missing=_("Choose how soon. If you are not sure, choose the sooner one."),
    )
    kind = forms.ChoiceField(label=_("What is it nearest to?"), choices=_terms(Kind), required=False)
    wish = _one_of(
        _("Have you asked what they want to happen?"),
        _terms(Wish),
        missing=_("Choose one. “I have not asked” is fine."),
    )
    wishes = _long(
        _("What do they want? Or why did you not ask?"), required=False, help_text=_("A few words are enough.")
    )
    consent = _one_of(
        _("Did they say yes to your raising it?"),
        _terms(Consent),
        missing=_("Choose one. You may raise it without their yes."),
    )
    consent_because = _long(
        _("If they did not say yes: why do you raise it all the same?"),
        required=False,
        help_text=_(
            "For example: others may be hurt, it is a crime, they are being watched, there was no safe moment."
        ),
    )
    named = forms.CharField(
        label=_("Is somebody said to have done this?"),
        required=False,
        max_length=400,
        widget=forms.Textarea,
        help_text=_("One name on a line. They will not see this, nor that it is there, even if they work here."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        consent, wish = said.get("consent"), said.get("wish")
        if consent and consent not in WITHOUT_A_REASON and not said.get("consent_because", "").strip():
            self.add_error("consent_because", _("Say in a few words why it is raised without their yes."))
        if wish and wish != Wish.NOTHING and consent != Consent.OWN and not said.get("wishes", "").strip():
            self.add_error("wishes", _("Write what they want, or why they were not asked."))
        return said

    def worry(self) -> Worry:
        """Return what was written, as it is raised."""
        said = self.cleaned_data
        return Worry(
            about_whom=said["about_whom"],
            what=said["what"],
            horizon=Horizon(said["horizon"]),
            consent=Consent(said["consent"]),
            consent_because=said["consent_because"],
            kind=Kind(said["kind"] or Kind.NOT_SURE),
            wish=Wish(said["wish"]),
            wishes=said["wishes"],
            named=tuple(name.strip()[:200] for name in said["named"].splitlines() if name.strip()),
            reached_by=said.get("reached_by", ""),
        )


class DoorForm(ConcernForm):
    """The same, without an account. A name and a number are welcome and never needed."""

    your_name = forms.CharField(
        label=_("Your name"), required=False, max_length=150, help_text=_("You can leave it out.")
    )
    reached_by = forms.CharField(
        label=_("How may we reach you?"),
        required=False,
        max_length=200,
        help_text=_("A phone number or an address that is safe for you. You can leave it out."),
    )
    organisation = forms.ChoiceField(
        label=_("Who is to be told?"), error_messages={"required": _("Choose who is to be told.")}
    )

    def __init__(self, *words: Any, doors: Mapping[OrganisationId, str], **more: Any) -> None:
        super().__init__(*words, **more)
        choices = [(str(organisation_id), name) for organisation_id, name in doors.items()]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined] # it is a field of choices
        if len(choices) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = choices[0][0]

    def organisation_id(self) -> OrganisationId:
        return OrganisationId(UUID(self.cleaned_data["organisation"]))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("It was shown when you told us: five groups of four letters and numbers."),
        error_messages={"required": _("Write the code that you were shown.")},
    )


class WordsForm(forms.Form):
    """A few words, added or answered."""

    words = _long(_("What would you like to add?"))


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Who is said to have done this?"),
        max_length=200,
        error_messages={"required": _("Write a name, or a word they are known by.")},
    )


class ConcernDecisionForm(forms.Form):
    """What was decided, as this organisation decides."""

    decision = _long(_("What did you decide, and why?"))
    referred_on = _day(_("When was the council told?"), required=False)
    reference = forms.CharField(label=_("Their reference"), required=False, max_length=120)
    came_back = _long(_("What came back?"), required=False, help_text=_("You can add it later, as something done."))
    look_on = _day(
        _("When is it done, or looked at again?"), help_text=_("Within four weeks. Past that day it climbs.")
    )

    def __init__(self, *words: Any, stance: Stance, **more: Any) -> None:
        super().__init__(*words, **more)
        choice = _one_of(_("What happens now?"), _terms(CHOICES[stance]), missing=_("Choose what happens now."))
        self.fields = {"choice": choice, **self.fields}
        if stance is Stance.ENQUIRES:
            del self.fields["referred_on"]

    def choice(self) -> Choice:
        return Choice(self.cleaned_data["choice"])

    def referred_at(self, zone: str) -> datetime | None:
        day: date | None = self.cleaned_data.get("referred_on")
        return datetime.combine(day, time(12), ZoneInfo(zone)) if day else None


class ConcernActForm(forms.Form):
    """What was done, and who was told."""

    route = _one_of(_("What was done?"), _terms(Route), missing=_("Choose what was done."))
    words = _long(_("Say what was done, with whom, and what came back"))
    reference = forms.CharField(label=_("A reference, where there is one"), required=False, max_length=120)
    look_on = _day(_("When is it looked at again?"), required=False, help_text=_("Leave it empty to keep the day."))
    family_not_told = forms.BooleanField(
        label=_("Nobody in the family or the community was contacted or told"), required=False
    )

    def __init__(self, *words: Any, asks_of_family: bool, **more: Any) -> None:
        super().__init__(*words, **more)
        if not asks_of_family:
            del self.fields["family_not_told"]


class EndConcernForm(forms.Form):
    """How it ended."""

    how = _one_of(_("How did it end?"), _terms(Ended), missing=_("Choose how it ended."))
    same_as = forms.ChoiceField(label=_("If it is the same as another: which?"), required=False)
    because = _long(_("What happened, and how do you know?"))
    wish_met = _one_of(_("Did what they wanted come about?"), _terms(WishMet), missing=_("Choose one."))
    told_raiser = _long(
        _("What is whoever raised it told?"),
        help_text=_("They read these words. Say thank you, and only what they may know."),
    )

    def __init__(self, *words: Any, others: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*words, **more)
        self.fields["same_as"].choices = [("", _("Choose")), *others]  # type: ignore[attr-defined] # a field of choices

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("how") == Ended.SAME_AS and not said.get("same_as"):
            self.add_error("same_as", _("Choose which concern it is the same as."))
        return said


class _WithMember(forms.Form):
    account = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Choose somebody.")})

    def __init__(self, *words: Any, members: Iterable[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*words, **more)
        choices = [(str(account_id), name) for account_id, name in members]
        self.fields["account"].choices = choices  # type: ignore[attr-defined] # it is a field of choices


class PlaceForm(_WithMember):
    """Who stands on a rung that no role gives."""

    rung = _one_of(
        _("As what?"),
        [(Rung.DEPUTY.value, _("The safeguarding lead’s deputy")), (Rung.DIRECTOR.value, _("The director"))],
        missing=_("Choose as what."),
    )


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"required": _("Choose a day and a time."), "invalid": _("Write a day and a time.")},
    )


class OnCallForm(_WithMember):
    """Who can be reached outside working hours, and how."""

    starts_at = _moment(_("From"))
    ends_at = _moment(_("Until"))
    phone = forms.CharField(
        label=_("Which number reaches them?"), max_length=40, error_messages={"required": _("Write the number.")}
    )


class OutsideNumberForm(forms.Form):
    """Somebody to ring outside, as it was tried."""

    label = forms.CharField(
        label=_("Who answers?"),
        max_length=120,
        help_text=_("For example the council’s emergency duty team."),
        error_messages={"required": _("Write who answers.")},
    )
    number = forms.CharField(
        label=_("Number"), max_length=40, error_messages={"required": _("Write the number that you rang.")}
    )
    hours = forms.CharField(
        label=_("When do they answer?"), max_length=120, error_messages={"required": _("Say when.")}
    )
    tried_on = _day(
        _("When did you ring it, and somebody answered?"), help_text=_("Ring it first: a wrong one costs time.")
    )


class StanceForm(forms.Form):
    stance = _one_of(_("What do you do with a concern?"), _terms(Stance), missing=_("Choose one."))
