"""Agreeing: only what the person has confirmed, and only the plan as it was."""

from datetime import UTC, datetime, timedelta

from kith.ground.ids import StepId, TieId, new_id
from kith.plans.rules.agreeing import ActsOn, Agreed, Agreeing, may_agree, standing

ANNE, JOAN = TieId(new_id()), TieId(new_id())
MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def step(words: str, tie_id: TieId | None = None) -> ActsOn:
    return ActsOn(StepId(new_id()), words, tie_id)


def test_a_plan_without_steps_cannot_be_agreed() -> None:
    assert may_agree([], {ANNE}).reason.code is Agreeing.NO_STEPS


def test_a_step_on_an_unconfirmed_tie_stops_the_agreement_and_says_which() -> None:
    steps = [step("Ring Anne", ANNE), step("Write to Joan", JOAN), step("Post the letter", JOAN)]

    refused = may_agree(steps, {ANNE})

    assert not refused
    assert refused.reason.code is Agreeing.TIE_UNCONFIRMED
    assert refused.reason.evidence == ("Write to Joan", "Post the letter")
    assert refused.reason.params == {"tie_ids": (JOAN,)}


def test_a_step_on_no_tie_needs_no_confirmation() -> None:
    assert may_agree([step("Look at the painting group")], set())


def test_every_tie_confirmed_lets_the_plan_be_agreed() -> None:
    assert may_agree([step("Ring Anne", ANNE), step("Write to Joan", JOAN)], {ANNE, JOAN})


def test_a_plan_that_changed_is_no_longer_the_one_agreed() -> None:
    assert standing(None, MONDAY) is Agreed.NOT_YET
    assert standing(MONDAY, MONDAY) is Agreed.AGREED
    assert standing(MONDAY, None) is Agreed.AGREED
    assert standing(MONDAY, MONDAY + timedelta(minutes=1)) is Agreed.CHANGED_SINCE


def test_a_limit_that_came_between_stops_the_agreement_before_anything_else_is_asked() -> None:
    visit = step("See Ray on Sunday", JOAN)

    refused = may_agree([step("Ring Anne", ANNE), visit], {ANNE}, limited={visit.step_id})

    assert refused.reason.code is Agreeing.LIMITED
    assert refused.reason.evidence == ("See Ray on Sunday",)
