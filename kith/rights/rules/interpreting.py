"""Whether a talk can be held: with the interpreter whom somebody asked for, or for a reason that is written down.

The need comes from how to talk with the person, in their own words; it is never supposed. One answer serves every
occasion: `condition`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.communication import Code, Kind
from kith.people.rules.terms import Term


class Occasion(Term):
    """What a talk is for."""

    REVIEW = "review", mark("A review")
    FIRST_VISIT = "first_visit", mark("A first visit")
    SHARING = "sharing", mark("A talk about what may be shared")
    OTHER = "other", mark("Another talk")


class Interpreter(Term):
    """Who carries the words over."""

    PROFESSIONAL = "professional", mark("A trained interpreter")
    RELATIVE = "relative", mark("A relative or friend")
    CHILD = "child", mark("A child or young person")
    NOBODY = "nobody", mark("Nobody: it went on without one")


class By(Term):
    """How the interpreter takes part."""

    IN_THE_ROOM = "in_the_room", mark("In the room")
    PHONE = "phone", mark("By phone")
    VIDEO = "video", mark("By video")


class Comes(Term):
    """How far it has got."""

    BOOKED = "booked", mark("Booked")
    CAME = "came", mark("Was there")


class Community(Term):
    """Whether somebody from the person's own community may interpret. Nobody supposes the answer."""

    SAFE = "safe", mark("Yes, that is fine")
    NOT_SAFE = "not_safe", mark("No, please not")
    NOT_SAID = "not_said", mark("They would rather not say")


class Known(Term):
    """Whether an interpreter comes from the person's own community."""

    NO = "no", mark("No")
    YES = "yes", mark("Yes")
    NOT_KNOWN = "not_known", mark("Not known")


class InterpretingReason(StrEnum):
    """Why a talk may, or may not, go on."""

    NOT_NEEDED = "not needed"
    THERE = "there"
    BOOKED = "booked"
    FOR_A_REASON = "for a reason"
    MISSING = "missing"


INTERPRETING_WORDS: Mapping[InterpretingReason, str] = MappingProxyType(
    {
        InterpretingReason.NOT_NEEDED: mark("They did not ask for an interpreter."),
        InterpretingReason.THERE: mark("The interpreter was there."),
        InterpretingReason.BOOKED: mark("The interpreter is booked."),
        InterpretingReason.FOR_A_REASON: mark("It went on without a trained interpreter, for a reason."),
        InterpretingReason.MISSING: mark(
            "They asked for an interpreter. Write who interpreted, or why it went on without one."
        ),
    }
)


class InterpretingFlaw(Term):
    """Why somebody may not be written down as the interpreter."""

    LIMITED = "limited", mark("They cannot interpret here. Book somebody else.")
    NO_REASON = (
        "no_reason",
        mark(
            "A relative, a friend or a child can get it wrong, and can be told too much. Write why there was no other."
        ),
    )
    NOT_WANTED = "not_wanted", mark("The person asked for nobody from their own community. Book somebody else.")
    NOT_ASKED = "not_asked", mark("Ask first whether somebody from their own community is safe for them.")
    NOT_KNOWN = "not_known", mark("The person asked for nobody from their own community. Find out before you book.")


@dataclass(frozen=True)
class Presence:
    """Who interprets on one occasion, how, and why if it is not a trained interpreter."""

    interpreter: Interpreter
    comes: Comes
    of_their_community: Known
    because: str = ""


def is_needed(codes: Collection[Code], *, needs_interpreter: bool) -> bool:
    """Say whether the person asked for somebody to carry their words over, spoken or signed."""
    return needs_interpreter or any(code.kind is Kind.PROFESSIONAL and code is not Code.ADVOCATE for code in codes)


def flaws_of(presence: Presence, *, community: Community | None, is_limited: bool) -> tuple[InterpretingFlaw, ...]:
    """Return why this may not stand. A limit and the person's own wish refuse; the rest asks for a line of reason."""
    nobody = presence.interpreter is Interpreter.NOBODY
    asked_not = community is Community.NOT_SAFE and not nobody
    found = (
        (is_limited and not nobody, InterpretingFlaw.LIMITED),
        (asked_not and presence.of_their_community is Known.YES, InterpretingFlaw.NOT_WANTED),
        (asked_not and presence.of_their_community is Known.NOT_KNOWN, InterpretingFlaw.NOT_KNOWN),
        (community is None and not nobody, InterpretingFlaw.NOT_ASKED),
        (
            presence.interpreter is not Interpreter.PROFESSIONAL and not presence.because.strip(),
            InterpretingFlaw.NO_REASON,
        ),
    )
    return tuple(flaw for is_so, flaw in found if is_so)


def condition(occasion: Occasion, presences: Iterable[Presence], *, needed: bool) -> Decision:
    """Say whether an occasion may be held: a first visit wants an interpreter booked, every other one who was there."""
    if not needed:
        return Decision.yes(Reason(InterpretingReason.NOT_NEEDED))
    known = list(presences)
    if any(one.interpreter is Interpreter.PROFESSIONAL and one.comes is Comes.CAME for one in known):
        return Decision.yes(Reason(InterpretingReason.THERE))
    if any(one.interpreter is not Interpreter.PROFESSIONAL and one.because.strip() for one in known):
        return Decision.yes(Reason(InterpretingReason.FOR_A_REASON))
    if occasion is Occasion.FIRST_VISIT and known:
        return Decision.yes(Reason(InterpretingReason.BOOKED))
    return Decision.no(Reason(InterpretingReason.MISSING))
