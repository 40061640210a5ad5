"""Who may decide what about a tie, and when a plan may stand on it."""

from datetime import date

import pytest

from kith.networks.rules.decisions import Confirmation, Decided, Standing, contradicts, may_build_on, may_decide
from kith.networks.rules.vocabulary import Format, Rhythm, Wish
from kith.people.rules.telling import Origin
from kith.people.rules.terms import Telling, Voice

YES = Confirmation(Origin(Voice.OWN, "Tom", Telling.PHONE, date(2026, 5, 4), "Dev"), Format.SPOKEN)


@pytest.mark.parametrize("wish", Wish)
def test_the_person_may_decide_anything(wish: Wish) -> None:
    assert may_decide(wish, is_the_persons_word=True, is_under_lawful_limit=False)


def test_a_worker_alone_never_decides_that_somebody_steps_back() -> None:
    refused = may_decide(Wish.STEP_BACK, is_the_persons_word=False, is_under_lawful_limit=False)

    assert not refused
    assert refused.reason.code is Standing.NOT_WITHOUT_THEM


def test_a_lawful_limit_lets_a_worker_write_it() -> None:
    assert may_decide(Wish.STEP_BACK, is_the_persons_word=False, is_under_lawful_limit=True)


@pytest.mark.parametrize("wish", [wish for wish in Wish if wish is not Wish.STEP_BACK])
def test_a_worker_may_propose_anything_else(wish: Wish) -> None:
    proposed = may_decide(wish, is_the_persons_word=False, is_under_lawful_limit=False)

    assert proposed
    assert proposed.reason.code is Standing.PROPOSED


@pytest.mark.parametrize(
    ("wish", "rhythm", "is_asked"),
    [
        (Wish.STEP_BACK, Rhythm.WEEKLY, True),
        (Wish.STEP_BACK, Rhythm.DAILY, True),
        (Wish.STEP_BACK, Rhythm.MONTHLY, False),
        (Wish.STEP_BACK, None, False),
        (Wish.KEEP, Rhythm.WEEKLY, False),
    ],
)
def test_stepping_back_beside_weekly_contact_is_asked_about(wish: Wish, rhythm: Rhythm | None, is_asked: bool) -> None:
    decision = contradicts(wish, rhythm)

    assert bool(decision) is is_asked
    assert decision.reason.code is (Standing.CONTRADICTS_RHYTHM if is_asked else Standing.NO_CONTRADICTION)


def test_a_plan_stands_only_on_what_the_person_has_said() -> None:
    assert may_build_on(Decided(Wish.GROW, YES))
    assert may_build_on(Decided(Wish.GROW, None)).reason.code is Standing.UNCONFIRMED
    assert may_build_on(None).reason.code is Standing.NOT_DECIDED
