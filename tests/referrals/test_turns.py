"""Where a referral stands is told by its turns, and only by turns that could be taken."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kith.referrals.rules.turns import (
    CLOSED,
    Bead,
    Route,
    State,
    Step,
    Turn,
    Turning,
    after,
    beads,
    may_turn,
    standing,
)

BEGAN = datetime(2026, 5, 4, 9, tzinfo=UTC)


def story(*steps: Step) -> list[Turn]:
    """Return turns an hour apart, beginning with the draft."""
    return [Turn(step, BEGAN + timedelta(hours=number)) for number, step in enumerate((Step.DRAFTED, *steps))]


MARYS = (
    Step.SENT,
    Step.RECEIVED,
    Step.ACCEPTED,
    Step.INVITED,
    Step.FIRST_VISIT_CONFIRMED,
    Step.CAME,
    Step.SETTLED,
    Step.ENDED,
)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), State.DRAFT),
        (MARYS[:1], State.SENT),
        (MARYS[:2], State.RECEIVED),
        (MARYS[:3], State.ACCEPTED),
        (MARYS[:4], State.INVITED),
        (MARYS[:5], State.FIRST_VISIT_CONFIRMED),
        (MARYS[:6], State.FIRST_ATTENDED),
        (MARYS[:7], State.SETTLED),
        (MARYS, State.ENDED),
        ((*MARYS[:2], Step.DECLINED), State.DECLINED),
        ((*MARYS[:2], Step.DECLINED, Step.PLACE_OPENED), State.INVITED),
        ((*MARYS[:2], Step.PUT_ON_LIST, Step.PLACE_OPENED), State.INVITED),
        ((*MARYS[:5], Step.HELD), State.INVITED),
        ((*MARYS[:5], Step.MISSED_EACH_OTHER), State.INVITED),
        ((*MARYS[:5], Step.COULD_NOT_COME, Step.FIRST_VISIT_CONFIRMED), State.FIRST_VISIT_CONFIRMED),
        ((*MARYS[:6], Step.COULD_NOT_COME), State.FIRST_ATTENDED),
        ((*MARYS[:7], Step.CAME), State.SETTLED),
        ((Step.SENT, Step.TAKEN_BACK, Step.ACCEPTED), State.TAKEN_BACK),
    ],
)
def test_a_story_tells_where_it_stands(steps: tuple[Step, ...], expected: State) -> None:
    assert standing(Route.REFER, story(*steps)).state is expected


def test_an_introduction_is_welcome_at_once_and_nobody_answers_it() -> None:
    stood = standing(Route.INTRODUCE, story(Step.SENT))

    assert stood.state is State.INVITED
    assert may_turn(Route.INTRODUCE, stood.state, Step.ACCEPTED).reason.code is Turning.NOBODY_ANSWERS
    assert may_turn(Route.INTRODUCE, stood.state, Step.CAME)


def test_a_state_is_counted_from_the_turn_that_entered_it() -> None:
    stood = standing(Route.REFER, story(*MARYS[:6], Step.COULD_NOT_COME, Step.CAME))

    assert stood.by.step is Step.CAME
    assert stood.since == BEGAN + timedelta(hours=6)


def test_a_referral_begins_with_a_turn() -> None:
    with pytest.raises(ValueError, match="begins"):
        standing(Route.REFER, [])


@given(st.sampled_from(Route), st.sampled_from(sorted(CLOSED)), st.sampled_from(Step))
def test_nothing_leads_out_of_a_closed_referral(route: Route, state: State, step: Step) -> None:
    assert may_turn(route, state, step).reason.code is Turning.IS_CLOSED


@given(st.sampled_from(Route), st.sampled_from(State))
def test_the_line_has_one_bead_for_now_and_nothing_done_after_it(route: Route, state: State) -> None:
    marks = [mark for _, mark in beads(route, state)]

    assert marks.count("now") == 1
    assert marks == sorted(marks, key=["done", "now", "next"].index)


def test_an_introductions_line_has_nothing_to_read_or_answer() -> None:
    assert [bead for bead, _ in beads(Route.INTRODUCE, State.FIRST_ATTENDED)] == [
        Bead.SAID_YES,
        Bead.SENT,
        Bead.BOOKED,
        Bead.FIRST_VISIT,
        Bead.SETTLING,
        Bead.CLOSED,
    ]


class AReferral(RuleBasedStateMachine):
    """Any steps in any order, as two people and a link might press them."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = story()
        self.state = State.DRAFT
        self.has_come = False

    @rule(step=st.sampled_from(Step))
    def press(self, step: Step) -> None:
        """Write the turn whether it may be taken or not; only one that may moves anything."""
        self.turns.append(Turn(step, BEGAN + timedelta(hours=len(self.turns))))
        if may_turn(Route.REFER, self.state, step):
            self.state = after(Route.REFER, self.state, step)
            self.has_come = self.has_come or step is Step.CAME

    @invariant()
    def the_turns_tell_the_same_state(self) -> None:
        assert standing(Route.REFER, self.turns).state is self.state

    @invariant()
    def a_visit_once_made_is_never_unmade(self) -> None:
        if self.has_come:
            assert self.state in {State.FIRST_ATTENDED, State.SETTLED, State.ENDED}

    @precondition(lambda self: self.state is State.DRAFT)
    @invariant()
    def nobody_answers_what_was_not_sent(self) -> None:
        assert not may_turn(Route.REFER, State.DRAFT, Step.ACCEPTED)

    @precondition(lambda self: self.state not in CLOSED)
    @invariant()
    def every_open_state_has_a_way_out(self) -> None:
        assert any(
            may_turn(Route.REFER, self.state, step) and after(Route.REFER, self.state, step) is not self.state
            for step in Step
        )


TestAReferral = AReferral.TestCase
