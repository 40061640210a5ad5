"""Whether a kind of information may go to a recipient for a purpose: as the person said, or not at all.

What was said of one recipient counts before what was said of all of a kind; later words take the place of earlier
ones. Nothing said is a no, and so is a yes that has run out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.names import fold
from kith.people.rules.terms import Term

LONGEST_KEY = 64


class Purpose(Term):
    """What it is shared for."""

    REFERRAL = "referral", mark("To find me a place with them")
    SUPPORT = "support", mark("To support me together")
    TELL_BACK = "tell_back", mark("To tell them how it goes")
    EMERGENCY = "emergency", mark("If something goes wrong")
    ACCESS = "access", mark("Because everything that is kept was asked for")


SHARED_FOR = tuple(one for one in Purpose if one is not Purpose.ACCESS)
"""What somebody can be asked to share for. To be given what is kept about one is a right, and asks for no yes."""


class RecipientKind(Term):
    """Who it goes to."""

    GROUP = "group", mark("A group or service")
    HEALTH = "health", mark("My GP or therapist")
    KEY_PERSON = "key_person", mark("Family or a friend")
    SOCIAL_CARE = "social_care", mark("Social care")
    SCHOOL = "school", mark("School or college")
    EMPLOYER = "employer", mark("My employer")
    OTHER = "other", mark("Somebody else")


class Information(Term):
    """What kind of information it is. A referral's fields each belong to one."""

    NAME = "name", mark("My name")
    CONTACT = "contact", mark("How to reach me")
    COMMUNICATION = "communication", mark("How to talk with me")
    ABOUT_ME = "about_me", mark("About me, in my words")
    AGE = "age", mark("My age")
    ACCESS = "access", mark("What I need so that I can come")
    INTERESTS = "interests", mark("What I like doing")
    NEEDS = "needs", mark("What I need help with")
    HEALTH = "health", mark("My health")
    MAP = "map", mark("My map")
    PLAN = "plan", mark("My plan")
    OUTINGS = "outings", mark("Where I go, and when")
    ATTENDANCE = "attendance", mark("Whether I came")
    OUTCOMES = "outcomes", mark("My answers and scores")


class State(StrEnum):
    """What the person said."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class SharingReason(StrEnum):
    """Why something may, or may not, be shared."""

    AGREED = "agreed"
    SAID_NO = "said no"
    TOOK_BACK = "took back"
    RAN_OUT = "ran out"
    NOT_ASKED = "not asked"


SHARING_WORDS: Mapping[SharingReason, str] = MappingProxyType(
    {
        SharingReason.AGREED: mark("They agreed to this."),
        SharingReason.SAID_NO: mark("They said no to this."),
        SharingReason.TOOK_BACK: mark("They took this back."),
        SharingReason.RAN_OUT: mark("They agreed for a time, and it has run out. Ask again."),
        SharingReason.NOT_ASKED: mark("They have not been asked. Ask first."),
    }
)


class Flaw(StrEnum):
    """Why something that was said is no answer to a question about sharing."""

    NOTHING = "nothing"
    ANYBODY = "anybody"
    EVERYTHING = "everything"


FLAW_WORDS: Mapping[Flaw, str] = MappingProxyType(
    {
        Flaw.NOTHING: mark("Choose what may be shared, one kind at a time, and with whom."),
        Flaw.ANYBODY: mark("Write with whom. A yes to just anybody is no yes."),
        Flaw.EVERYTHING: mark("A yes to everything at once is no yes. Choose what they need to know for this."),
    }
)

_ANYBODY = frozenset(
    {"all", "any", "anybody", "anyone", "everybody", "everyone", "all services", "all agencies", "whoever", "whomever"}
)

_NO: Mapping[State, SharingReason] = MappingProxyType(
    {State.REFUSED: SharingReason.SAID_NO, State.WITHDRAWN: SharingReason.TOOK_BACK}
)


@dataclass(frozen=True)
class Saying:
    """One thing the person said about one kind of information; `recipient` is empty where it is all of a kind."""

    information: Information
    recipient: str
    state: State
    starts_at: datetime
    ends_at: datetime | None

    def holds(self, at: datetime) -> bool:
        """Say whether it still stands: not replaced, and not run out."""
        return self.ends_at is None or self.ends_at > at


@dataclass(frozen=True)
class OnAYes:
    """What somebody outside is told on the strength of a yes: for what, to whom, and which kinds of information."""

    purpose: Purpose
    recipient_kind: RecipientKind
    recipient_name: str
    informations: tuple[Information, ...]
    recipient: str = ""


def key_of(name: str) -> str:
    """Return how a recipient known only by a name is told from others."""
    return fold(name)[:LONGEST_KEY]


def flaw_of(said: Mapping[Information, State], recipient_name: str) -> Flaw | None:
    """Say what is wrong with an answer: about nothing, for just anybody, or a yes to everything at once.

    A no may be to everything; it takes nothing from anybody.
    """
    key = key_of(recipient_name)
    if not said or not key:
        return Flaw.NOTHING
    given = {information for information, state in said.items() if state is State.GIVEN}
    if given and key in _ANYBODY:
        return Flaw.ANYBODY
    return Flaw.EVERYTHING if given == set(Information) else None


def may_share(
    sayings: Iterable[Saying], informations: Collection[Information], *, recipients: Collection[str], at: datetime
) -> Mapping[Information, Decision]:
    """Say of each kind of information whether it may go to this recipient now, and why.

    `recipients` are the keys under which the one recipient is known: its id, its name.
    """
    known = {*recipients, ""}
    heard = [saying for saying in sayings if saying.recipient in known and saying.starts_at <= at]
    return {
        information: _decide([saying for saying in heard if saying.information is information], at=at)
        for information in informations
    }


def _decide(sayings: list[Saying], *, at: datetime) -> Decision:
    if not sayings:
        return Decision.no(Reason(SharingReason.NOT_ASKED))
    last = max(sayings, key=lambda saying: (bool(saying.recipient), saying.starts_at, saying.holds(at)))
    evidence = (last.starts_at.isoformat(),)
    if last.state is not State.GIVEN:
        return Decision.no(Reason(_NO[last.state], evidence=evidence))
    if not last.holds(at):
        return Decision.no(Reason(SharingReason.RAN_OUT, evidence=evidence))
    return Decision.yes(Reason(SharingReason.AGREED, evidence=evidence))
