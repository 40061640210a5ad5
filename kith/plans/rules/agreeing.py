"""Agreeing a plan: the person says yes to it, and only to what they have confirmed.

Three things refuse: there is nothing to agree, a step acts on a tie that the person has not spoken about yet, or a
limit on contact has come between.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kith.ground.ids import StepId, TieId
from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.terms import Term


class Agreeing(Term):
    """Why a plan may or may not be agreed now."""

    MAY = "may", mark("This plan can be agreed.")
    NO_STEPS = "no_steps", mark("There is no step yet. One small step is enough for a plan.")
    TIE_UNCONFIRMED = (
        "tie_unconfirmed",
        mark("Ask what the person wants with these first, and write down what they say."),
    )
    LIMITED = "limited", mark("These steps cannot be agreed as they stand. Talk with whoever looks after limits.")


class AgreedAs(Term):
    """The form in which the plan was gone through together."""

    TOLD = "told", mark("Read out")
    PRINT = "print", mark("On paper")
    LARGE_PRINT = "large_print", mark("In large print")
    EASY_WORDS = "easy_words", mark("In easy words")
    SCREEN = "screen", mark("On the screen")


@dataclass(frozen=True)
class ActsOn:
    """A step that is still to do, and the tie it acts on, if any."""

    step_id: StepId
    words: str
    tie_id: TieId | None = None


def may_agree(
    steps: Sequence[ActsOn], confirmed: Collection[TieId], *, limited: Collection[StepId] = frozenset()
) -> Decision:
    """Say whether the person can agree this plan: every tie that a step acts on has their own word behind it."""
    if not steps:
        return Decision.no(Reason(Agreeing.NO_STEPS))
    stopped = tuple(step.words for step in steps if step.step_id in limited)
    if stopped:
        return Decision.no(Reason(Agreeing.LIMITED, evidence=stopped))
    waiting = [step for step in steps if step.tie_id is not None and step.tie_id not in confirmed]
    if waiting:
        evidence = tuple(step.words for step in waiting)
        ties = tuple(dict.fromkeys(step.tie_id for step in waiting))
        return Decision.no(Reason(Agreeing.TIE_UNCONFIRMED, {"tie_ids": ties}, evidence))
    return Decision.yes(Reason(Agreeing.MAY))


class Agreed(StrEnum):
    """Where an agreement stands."""

    NOT_YET = "not_yet"
    AGREED = "agreed"
    CHANGED_SINCE = "changed_since"


def standing(agreed_at: datetime | None, changed_at: datetime | None) -> Agreed:
    """Say whether the plan as it is now is the one that was agreed."""
    if agreed_at is None:
        return Agreed.NOT_YET
    if changed_at is not None and changed_at > agreed_at:
        return Agreed.CHANGED_SINCE
    return Agreed.AGREED
