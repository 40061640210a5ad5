"""What is written about staying safe, as typed values."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import AccountId
from kith.networks.forms.fields import one_of, several_of
from kith.networks.rules.vocabulary import Format
from kith.people.forms import A_LINE, LONG, SaidForm, a_day
from kith.people.rules.terms import Term
from kith.safeguarding.rules.concerns import HORIZON_WORDS, Horizon
from kith.safety.actions.visits import Plan
from kith.safety.packs import ways
from kith.safety.rules.dangers import About, Look, Outcome, Whom
from kith.safety.rules.endings import Block, EndingPlan, How, Since
from kith.safety.rules.lines import MOST, LineFlaw, Words, may_precede, may_replace
from kith.safety.rules.plans import Part
from kith.safety.rules.visits import Turn
from kith.safety.rules.ways import Act, Way

A_FEW_WORDS = {"required": _("Write a few words; they need not be perfect.")}
MANY_LINES = 2_000


def _long(label: Any, *, required: bool = True, help_text: Any = "", most: int = LONG) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=help_text,
        widget=forms.Textarea,
        error_messages=A_FEW_WORDS,
    )


def _line(label: Any, *, help_text: Any = "", most: int = 150) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, help_text=help_text)


class PartForm(SaidForm):
    """One part of a safety plan, one thing a line. Only the person's own words stand in it."""

    hears_what_was_seen = False
    lines = forms.CharField(label=_("One thing on each line"), required=False, max_length=LONG, widget=forms.Textarea)

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].help_text = _(part.hint)

    def clean_lines(self) -> str:
        text: str = self.cleaned_data["lines"]
        if any(len(line) > A_LINE for line in text.splitlines()):
            raise ValidationError(say("One line is very long. Put each thing on a line of its own."))
        return text

    @property
    def said(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]


class LookForm(SaidForm):
    """A danger, looked at on one day. Of suicide and self-harm nobody is asked how soon."""

    what = _long(_("What could happen?"), help_text=_("What was seen and said, not what is feared of somebody."))
    their_view = _long(_("What do they say about it?"), required=False)
    whom = several_of(_("Whom or what could it hurt?"), Whom)
    horizon = forms.TypedChoiceField(
        label=_("How soon could it happen?"),
        choices=lambda: [(one.value, say(HORIZON_WORDS[one])) for one in Horizon],
        coerce=Horizon,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how soon it could happen.")},
    )
    helps = _long(_("What helps?"), help_text=_("People, habits, places, what has worked before."))
    good_of_it = _long(
        _("What is good about taking the risk?"),
        required=False,
        help_text=_("What they would lose if it were simply stopped."),
    )
    done = _long(_("What is done about it?"), help_text=_("One thing on each line, with who does it."))
    owner = forms.TypedChoiceField(
        label=_("Who sees to it?"), coerce=UUID, error_messages={"required": _("Say who sees to it.")}
    )
    review_on = a_day(_("When is it looked at again?"))

    def __init__(self, *args: Any, about: About, owners: Iterable[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = _people(owners)  # type: ignore[attr-defined] # a field of choices
        self.fields["whom"].required = True
        self.fields["whom"].error_messages["required"] = say("Say whom or what it could hurt.")
        if about is About.SELF_HARM:
            del self.fields["horizon"]
            self.fields["what"].label = _("What is happening?")
            self.fields["good_of_it"].label = _("What matters to them that must not be lost over this?")
            self.fields["good_of_it"].help_text = ""

    @property
    def look(self) -> Look:
        given = self.cleaned_data
        return Look(
            what=given["what"],
            whom=frozenset(given["whom"]),
            helps=given["helps"],
            done=given["done"],
            review_on=given["review_on"],
            horizon=given.get("horizon"),
            good_of_it=given["good_of_it"],
            their_view=given["their_view"],
        )

    @property
    def owner_id(self) -> AccountId:
        return AccountId(self.cleaned_data["owner"])


class EndDangerForm(forms.Form):
    """How a danger came out."""

    outcome = one_of(_("How did it come out?"), Outcome)
    words = _long(_("What came of it?"))


class EndingForm(SaidForm):
    """How contact with somebody is to end, as the person says it."""

    hears_what_was_seen = False
    why = _long(_("Why?"), help_text=_("In their own words. Nobody has to prove anything."), most=LONG)
    how = one_of(_("How?"), How)
    who_tells = _line(_("Who says it, if anybody does?"))
    ends_on = a_day(_("On which day?"), required=False)
    safe_times = _long(_("When is it safe to ring or write about this?"), required=False, most=MANY_LINES)
    belongings = _long(_("What has to be fetched or given back, and how?"), required=False, most=MANY_LINES)
    support = _long(_("Who is there on that day and after?"), required=False, most=MANY_LINES)
    safety_words = _line(
        _("A word that means: come, or ring 999"),
        help_text=_("One that nobody would notice."),
        most=300,
    )
    blocks = several_of(_("What is shut?"), Block)
    wants_limit = forms.BooleanField(
        label=_("Nobody here brings us together again, or tells them about me"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["blocks"].required = False
        if self.person.is_me:
            self.fields["why"].help_text = _("In your own words. You do not have to prove anything.")
        else:
            self.fields["wants_limit"].label = _("Nobody here brings them together again, or tells of them")

    @property
    def plan(self) -> EndingPlan:
        given = self.cleaned_data
        return EndingPlan(
            why=given["why"],
            how=given["how"],
            who_tells=given["who_tells"],
            safe_times=given["safe_times"],
            belongings=given["belongings"],
            support=given["support"],
            safety_words=given["safety_words"],
            blocks=frozenset(given["blocks"]),
            wants_limit=given["wants_limit"],
            ends_on=given["ends_on"],
        )


class CompleteForm(SaidForm):
    """Contact has ended: in which form they were asked, and on which days somebody asks how it has been."""

    hears_what_was_seen = False
    first = a_day(_("First"))
    second = a_day(_("Then"), required=False)
    third = a_day(_("And then"), required=False)
    asked_in = one_of(_("In which form did you ask?"), Format)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.person.is_me:
            del self.fields["asked_in"]

    @property
    def ask_on(self) -> list[date]:
        return [day for name in ("first", "second", "third") if (day := self.cleaned_data[name])]

    @property
    def format(self) -> Format:
        return Format.WRITTEN if self.person.is_me else self.cleaned_data["asked_in"]


class LeaveForm(forms.Form):
    """They chose otherwise."""

    because = _line(_("Anything to keep in mind?"), most=500)


class FollowUpForm(forms.Form):
    """How it has been since."""

    since = one_of(_("How has it been?"), Since)
    words = _long(_("In a few words"), required=False)


# ---- visits with somebody there ----


class BookForm(forms.Form):
    """A visit with somebody there: who, when, where, and under which rules."""

    party_name = forms.CharField(
        label=_("Who is the visit with?"), max_length=150, error_messages={"required": _("Say who the visit is with.")}
    )
    party_reach = _line(
        _("How is the other side told if it is off?"), help_text=_("A phone number or an address."), most=300
    )
    on = a_day(_("On which day?"))
    starts = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}))
    ends = forms.TimeField(label=_("Until"), widget=forms.TimeInput(attrs={"type": "time"}))
    supervisor = forms.TypedChoiceField(
        label=_("Who is there the whole time?"),
        coerce=UUID,
        error_messages={"required": _("Choose who supervises.")},
    )
    room = forms.CharField(label=_("In which room?"), max_length=150, error_messages={"required": _("Name the room.")})
    ground_rules = _long(
        _("Ground rules, as they are explained to both"),
        help_text=_("What is all right, what ends the visit, who says so."),
    )

    def __init__(self, *args: Any, zone: str, supervisors: Iterable[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["supervisor"].choices = _people(supervisors)  # type: ignore[attr-defined] # a field of choices

    @property
    def visit(self) -> Plan:
        given = self.cleaned_data
        return Plan(
            party_name=given["party_name"],
            supervisor_id=AccountId(given["supervisor"]),
            room=given["room"],
            starts_at=datetime.combine(given["on"], given["starts"], ZoneInfo(self.zone)),
            ends_at=datetime.combine(given["on"], given["ends"], ZoneInfo(self.zone)),
            ground_rules=given["ground_rules"],
            party_reach=given["party_reach"],
        )


class ChangeSupervisorForm(forms.Form):
    """Somebody else who is there the whole time."""

    supervisor = forms.TypedChoiceField(
        label=_("Who is there the whole time?"),
        coerce=UUID,
        error_messages={"required": _("Choose who supervises.")},
    )

    def __init__(self, *args: Any, supervisors: Iterable[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supervisor"].choices = _people(supervisors)  # type: ignore[attr-defined] # a field of choices


class TurnForm(forms.Form):
    """One thing that happened to a visit, with a few words where they are wanted."""

    turn = forms.TypedChoiceField(choices=[(one.value, one.value) for one in Turn], coerce=Turn)
    words = _line(_("In a few words"), most=500)


class NoteForm(forms.Form):
    """What was seen, apart from what it may mean, and what the person says of it."""

    seen = _long(_("What did you see and hear?"), help_text=_("Facts only: who did and said what, and when."))
    view = _long(_("What do you think of it?"), required=False, help_text=_("Kept apart from what you saw."))
    voice = _long(_("What does the person say about it?"), required=False)


class SupervisorForm(forms.Form):
    """Who may supervise visits, what was seen of them, and until when it holds."""

    account_id = forms.TypedChoiceField(
        label=_("Who?"), coerce=UUID, error_messages={"required": _("Choose a colleague.")}
    )
    what = forms.CharField(
        label=_("What was seen?"),
        max_length=300,
        help_text=_("A course, a certificate, being watched at it; with its day."),
        error_messages=A_FEW_WORDS,
    )
    seen_on = a_day(_("Seen on"))
    until = a_day(_("Holds until"))

    def __init__(self, *args: Any, colleagues: Iterable[tuple[AccountId, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account_id"].choices = _people(colleagues)  # type: ignore[attr-defined] # a field of choices


# ---- local lines ----

BEFORE, INSTEAD = "before", "instead"
REACHED_BY = {Act.CALL: _("Ring a number"), Act.TEXT: _("Text a number"), Act.OPEN: _("Open a web address")}
PLACES = (_("First"), _("Second"), _("Third"), _("Fourth"), _("Fifth"), _("Sixth"))


class LineForm(forms.Form):
    """What a local line says, and where it stands."""

    asks_nothing = True
    need = forms.CharField(
        label=_("What is it for?"),
        max_length=80,
        help_text=_("As somebody would say it who needs it: “I need urgent help with how I feel”."),
        error_messages={"required": _("Write what it is for.")},
    )
    who = forms.CharField(
        label=_("Who answers?"),
        max_length=80,
        help_text=_("The team or the service, by the name it gives itself."),
        error_messages={"required": _("Write who answers.")},
    )
    act = forms.TypedChoiceField(
        label=_("How does one reach them?"),
        choices=list(REACHED_BY.items()),
        coerce=Act,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    reach = forms.CharField(
        label=_("The number or the address"),
        max_length=150,
        help_text=_("A number as it is dialled, or an address such as example.org/help."),
        error_messages={"required": _("Write the number or the address.")},
    )
    is_day_and_night = forms.BooleanField(label=_("Somebody answers day and night"), required=False)
    hours = _line(_("Else, when does somebody answer?"), help_text=_("For example: weekdays, nine to five."), most=80)
    stands = forms.ChoiceField(label=_("Where does it stand?"), required=False)
    place = forms.TypedChoiceField(
        label=_("Which of ours comes first there?"),
        choices=list(enumerate(PLACES[:MOST], start=1)),
        coerce=int,
        help_text=_("Where several of ours stand at one place, in this order."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stands"].choices = list(_where())  # type: ignore[attr-defined] # a field of choices

    @property
    def words(self) -> Words:
        given = dict(self.cleaned_data)
        how, _colon, beside = given.pop("stands").partition(":")
        return Words(**given, beside=beside, takes_place=how == INSTEAD)

    def shows(self, flaws: Iterable[Term]) -> None:
        """Say each flaw at the field that it is about."""
        for flaw in flaws:
            self.add_error(FIELD_OF.get(flaw), say(flaw.words))


FIELD_OF: dict[Term, str] = {
    LineFlaw.NO_WORDS: "need",
    LineFlaw.NOT_A_NUMBER: "reach",
    LineFlaw.NOT_AN_ADDRESS: "reach",
    LineFlaw.NO_HOURS: "hours",
    LineFlaw.NOT_THERE: "stands",
    LineFlaw.NOT_ALWAYS_THERE: "is_day_and_night",
}


def typed(words: Words) -> dict[str, Any]:
    """Return what a line says as its form is filled with it."""
    how = f"{INSTEAD if words.takes_place else BEFORE}:{words.beside}" if words.beside else ""
    names = ("need", "who", "act", "reach", "hours", "is_day_and_night", "place")
    return {name: getattr(words, name) for name in names} | {"stands": how}


def _where() -> Iterator[tuple[str, Any]]:
    """Yield where a local line may stand: by itself, before a national one, or in its place."""
    yield "", say("Near the top, after the emergency number")
    yield say("Before one of the national lines"), [_place_of(BEFORE, way) for way in ways.WAYS if may_precede(way)]
    yield say("In place of one, day and night"), [_place_of(INSTEAD, way) for way in ways.WAYS if may_replace(way)]


def _place_of(how: str, way: Way) -> tuple[str, str]:
    words = say("Before “%(need)s”") if how == BEFORE else say("In place of “%(need)s”")
    return f"{how}:{way.key}", words % {"need": say(way.need)}


class TriedForm(forms.Form):
    """Somebody answered on a local line."""

    tried_by = forms.CharField(
        label=_("Who rang?"), max_length=120, error_messages={"required": _("Write who rang, texted or opened it.")}
    )
    tried_on = a_day(_("On which day?"))
    answered_by = forms.CharField(
        label=_("Who answered?"),
        max_length=120,
        help_text=_("The team, or how they gave their name."),
        error_messages={"required": _("Write who answered. If nobody did, take the line off or put it right.")},
    )


class OffForm(forms.Form):
    """Why a local line stands no longer."""

    because = _long(_("Why?"), help_text=_("Whoever looks after the list reads this later."), most=500)


def _people(found: Iterable[tuple[AccountId, str]]) -> list[tuple[str, str]]:
    return [("", say("Choose")), *((str(pk), name) for pk, name in found)]
