"""Decisions about ties: keep, grow, rebuild, step back, or not sure yet.

A decision is what the person wants. A worker may write down what they think, but it stays unconfirmed until the person
has said so, and nothing is agreed on an unconfirmed tie. A decision is never edited; a later one takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.networks.rules.vocabulary import Format, Rhythm, Wish
from kith.people.rules.telling import Origin

CLOSE_RHYTHMS = frozenset({Rhythm.DAILY, Rhythm.WEEKLY})


class Standing(StrEnum):
    """Why a decision may, or may not, be written or built upon."""

    SAID_BY_THE_PERSON = "said by the person"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    NOT_DECIDED = "not decided"
    LAWFUL_LIMIT = "lawful limit"
    NOT_WITHOUT_THEM = "not without them"
    CONTRADICTS_RHYTHM = "contradicts rhythm"
    NO_CONTRADICTION = "no contradiction"


STANDING_WORDS = {
    Standing.SAID_BY_THE_PERSON: mark("It is what the person said."),
    Standing.PROPOSED: mark("A worker wrote it down; the person has not said so yet."),
    Standing.CONFIRMED: mark("The person has said so."),
    Standing.UNCONFIRMED: mark("The person has not said so yet."),
    Standing.NOT_DECIDED: mark("Nobody has asked yet."),
    Standing.LAWFUL_LIMIT: mark("A limit that the law sets stands behind it."),
    Standing.NOT_WITHOUT_THEM: mark(
        "Stepping back is the person's to decide. Write down what they said, or ask them first."
    ),
    Standing.CONTRADICTS_RHYTHM: mark("They are in touch every week or more. Is stepping back what is meant?"),
    Standing.NO_CONTRADICTION: mark("Nothing speaks against it."),
}


@dataclass(frozen=True)
class Confirmation:
    """The person's own yes: where it comes from, and in which form it was asked."""

    origin: Origin
    format: Format


@dataclass(frozen=True)
class Decided:
    """What is wanted of a tie now, and whether the person has said so."""

    wish: Wish
    confirmation: Confirmation | None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmation is not None


def may_decide(wish: Wish, *, is_the_persons_word: bool, is_under_lawful_limit: bool) -> Decision:
    """Say whether a decision may be written: a worker alone never decides that somebody steps back (C12)."""
    if is_the_persons_word:
        return Decision.yes(Reason(Standing.SAID_BY_THE_PERSON))
    if wish is not Wish.STEP_BACK:
        return Decision.yes(Reason(Standing.PROPOSED))
    if is_under_lawful_limit:
        return Decision.yes(Reason(Standing.LAWFUL_LIMIT))
    return Decision.no(Reason(Standing.NOT_WITHOUT_THEM))


def contradicts(wish: Wish, rhythm: Rhythm | None) -> Decision:
    """Say whether a wish to step back stands beside weekly contact or more; it is asked about, never refused."""
    if wish is Wish.STEP_BACK and rhythm in CLOSE_RHYTHMS:
        return Decision.yes(Reason(Standing.CONTRADICTS_RHYTHM, {"rhythm": rhythm}))
    return Decision.no(Reason(Standing.NO_CONTRADICTION))


def may_build_on(decided: Decided | None) -> Decision:
    """Say whether a plan may be agreed on a tie: only when the person has said what they want of it (C12)."""
    if decided is None:
        return Decision.no(Reason(Standing.NOT_DECIDED))
    if not decided.is_confirmed:
        return Decision.no(Reason(Standing.UNCONFIRMED, {"wish": decided.wish}))
    return Decision.yes(Reason(Standing.CONFIRMED, {"wish": decided.wish}))
