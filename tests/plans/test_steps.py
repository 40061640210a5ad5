"""Steps: whose plan it is turning out to be."""

import pytest

from kith.plans.rules.steps import Chooser, Participation, whose_plan

STAFF, PERSON = Chooser.WORKER, Chooser.PERSON


@pytest.mark.parametrize(
    ("by_staff", "out_of", "nudged"),
    [(7, 10, False), (8, 10, True), (3, 4, True), (2, 3, False), (1, 1, True), (0, 5, False)],
)
def test_more_than_seven_in_ten_steps_from_staff_nudges_the_worker(by_staff: int, out_of: int, *, nudged: bool) -> None:
    made = whose_plan([STAFF] * by_staff + [PERSON] * (out_of - by_staff))

    assert (made.reason.code is Participation.MOSTLY_STAFF) is nudged
    assert made.reason.params == {"by_staff": by_staff, "out_of": out_of}


def test_a_plan_without_steps_nudges_nobody() -> None:
    assert whose_plan([])


def test_a_step_chosen_together_or_by_a_key_person_is_not_staff() -> None:
    assert whose_plan([Chooser.TOGETHER, Chooser.KEY_PERSON, STAFF])
