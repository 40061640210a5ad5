"""What of the person leaves: just the fields that have something in them and the person's yes, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from kith.consent.rules.sharing import Information
from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.terms import Term


class Kind(Term):
    """A kind of information that a referral may hold, and what the person is asked about it. Nothing else can leave."""

    information: Information

    def __new__(cls, value: str, words: str, information: Information) -> Self:
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.words = words
        kind.information = information
        return kind

    KNOWN_AS = "known_as", mark("The name they like"), Information.NAME
    REACH = "reach", mark("How to reach them"), Information.CONTACT
    TALK = "talk", mark("How to talk with them"), Information.COMMUNICATION
    AGE = "age", mark("Their age"), Information.AGE
    INTERESTS = "interests", mark("What they like"), Information.INTERESTS
    WANTS = "wants", mark("What they want, in their words"), Information.NEEDS
    MUST_HAVES = "must_haves", mark("What must be there for them"), Information.ACCESS
    ABOUT_ME = "about_me", mark("About them, in their words"), Information.ABOUT_ME


class Saying(StrEnum):
    """What the person said about one kind leaving to this organiser."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Field:
    """One thing that could leave: its words now, and what the person said."""

    kind: Kind
    words: str
    said: Saying = Saying.NOT_ASKED


@dataclass(frozen=True)
class Packet:
    """What leaves and what stays, each in the order of the kinds."""

    leaves: tuple[Field, ...]
    stays: tuple[Field, ...]


def packet(fields: Iterable[Field], ticked: Iterable[Kind]) -> Packet:
    """Divide the fields. A field leaves only if it was ticked, has words, and the person has not said no to it."""
    wanted = frozenset(ticked)
    ordered = sorted(fields, key=lambda field: list(Kind).index(field.kind))
    leaves = tuple(field for field in ordered if field.kind in wanted and field.words.strip() and _may(field))
    return Packet(leaves, tuple(field for field in ordered if field not in leaves))


def _may(field: Field) -> bool:
    return field.said is not Saying.NO


def initials(known_as: str) -> str:
    """Return the first letter of a name: enough to tell two referrals apart, and not who they are."""
    first = known_as.strip()[:1].upper()
    return f"{first}." if first else ""


class Sending(StrEnum):
    """Why a referral may, or may not, be sent."""

    MAY = "may"
    NOTHING_LEAVES = "nothing leaves"
    NO_YES = "no yes"
    SAID_NO = "said no"
    MANY_OPEN = "many open"


SENDING_WORDS: Mapping[Sending, str] = MappingProxyType(
    {
        Sending.MAY: mark("It can be sent."),
        Sending.NOTHING_LEAVES: mark("Choose at least the name they like."),
        Sending.NO_YES: mark("Write down how the person said yes."),
        Sending.SAID_NO: mark("The person said no to sharing this. It stays."),
        Sending.MANY_OPEN: mark(
            "There are already %(open)s open for the same thing. Write one line why another helps."
        ),
    }
)

MANY = 3
"""More open referrals for the same thing than this ask for one line of reason; it is counted, not refused."""


def may_send(made: Packet, *, has_yes: bool, open_for_the_same: int, because: str) -> Decision:
    """Say whether a referral may go. Many at once only ask for a line of reason."""
    if not made.leaves:
        return Decision.no(Reason(Sending.NOTHING_LEAVES))
    if not has_yes:
        return Decision.no(Reason(Sending.NO_YES))
    if open_for_the_same >= MANY and not because.strip():
        return Decision.no(Reason(Sending.MANY_OPEN, {"open": open_for_the_same}))
    return Decision.yes(Reason(Sending.MAY))
