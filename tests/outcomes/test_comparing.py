"""What may be said of two scores, when one of them worries, and which values a scale can have."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kith.outcomes.rules.instruments import Band, Better, Scale, Standing, Threshold, Worry
from kith.outcomes.rules.scoring import (
    Change,
    Score,
    Scored,
    Taken,
    compare,
    first_and_latest,
    share_toward_better,
    worries,
)
from kith.people.rules.terms import Telling

START = date(2026, 5, 7)
AGREED = Threshold(3, Standing.AGREED)
SCALE = Scale("life", "Life", ("a", "b"), 2, 12, Better.HIGHER, change=AGREED)


def taken(value: int | None, *, scale: Scale = SCALE, day: int = 0, version: int = 1, through: bool = False) -> Taken:
    state = Scored.NOT_ANSWERED if value is None else Scored.SCORED
    made = Score(scale, value, state, 0 if value is None else 2, 2)
    return Taken(made, START + timedelta(days=day), Telling.PHONE, version, is_interpreted=through)


@pytest.mark.parametrize(
    ("before", "after", "change", "gained"),
    [
        (taken(5), taken(8), Change.BETTER, 3),
        (taken(5), taken(7), Change.SAME, 2),
        (taken(5), taken(5), Change.SAME, 0),
        (taken(8), taken(5), Change.WORSE, -3),
        (taken(8), taken(6), Change.SAME, -2),
        (None, taken(5), Change.ONLY_ONE, None),
        (taken(None), taken(5), Change.ONLY_ONE, None),
        (taken(5), taken(None), Change.NOT_SCORABLE, None),
        (None, taken(None), Change.NOT_SCORABLE, None),
        (taken(5, through=True), taken(8), Change.INTERPRETED, None),
        (taken(5), taken(8, through=True), Change.INTERPRETED, None),
        (None, taken(8, through=True), Change.INTERPRETED, None),
        (taken(5), taken(8, version=2), Change.OTHER_VERSION, None),
    ],
)
def test_no_more_is_said_of_two_scores_than_may_be(
    before: Taken | None, after: Taken, change: Change, gained: int | None
) -> None:
    found = compare(before, after)

    assert (found.change, found.moved_toward_better_by) == (change, gained)


def test_where_lower_is_better_fewer_points_are_a_gain() -> None:
    lonely = replace(SCALE, better=Better.LOWER)
    fewer = compare(taken(8, scale=lonely), taken(5, scale=lonely))
    more = compare(taken(5, scale=lonely), taken(8, scale=lonely))

    assert (fewer.change, fewer.moved_toward_better_by) == (Change.BETTER, 3)
    assert (more.change, more.moved_toward_better_by) == (Change.WORSE, -3)


@pytest.mark.parametrize("threshold", [None, Threshold(1, Standing.PROVISIONAL)])
def test_where_nothing_is_agreed_no_change_is_drawn(threshold: Threshold | None) -> None:
    scale = replace(SCALE, change=threshold)

    found = compare(taken(2, scale=scale), taken(12, scale=scale))

    assert (found.change, found.moved_toward_better_by) == (Change.NO_AGREED_THRESHOLD, 10)


def test_the_first_that_can_be_compared_is_set_beside_the_latest() -> None:
    first, second, third = taken(5), taken(6, day=1), taken(8, day=2)
    gap, signed, last = taken(None, day=-1), taken(4, day=-2, through=True), taken(9, day=3, through=True)

    def pair(*some: Taken) -> tuple[Taken | None, Taken]:
        found = first_and_latest(some)
        assert found is not None
        return found.before, found.after

    assert first_and_latest([]) is None
    assert pair(first) == (None, first)
    assert pair(third, first, second) == (first, third)
    assert pair(gap, first, third) == (first, third)
    assert pair(signed, first, third) == (first, third)
    assert pair(signed, third) == (signed, third)
    assert pair(first, signed, last) == (signed, last)
    assert pair(first, taken(None, day=5)) == (first, taken(None, day=5))


@pytest.mark.parametrize(
    ("before", "after", "is_so"),
    [
        (None, taken(2), True),
        (None, taken(3), False),
        (None, taken(None), False),
        (taken(9), taken(5), True),
        (taken(9), taken(6), False),
        (taken(9, through=True), taken(5), False),
        (taken(None), taken(5), False),
        (None, taken(12), True),
        (None, taken(11), False),
    ],
)
def test_a_low_score_a_high_one_or_a_fall_worries(before: Taken | None, after: Taken, is_so: bool) -> None:
    scale = replace(SCALE, worry=Worry(at_most=2, at_least=12, drop_of=4))

    worried = replace(after, score=replace(after.score, scale=scale))

    assert worries(before, worried) is is_so
    assert not worries(before, after)


@pytest.mark.parametrize("worry", [Worry(at_most=2), Worry(at_least=12), Worry(drop_of=1)])
def test_a_worry_holds_only_for_what_it_names(worry: Worry) -> None:
    assert not worry.holds(7)
    assert worry.holds(2) is (worry.at_most is not None)
    assert worry.holds(12) is (worry.at_least is not None)
    assert worry.holds(7, fallen_by=1) is (worry.drop_of is not None)


def test_a_value_lies_between_the_ends_of_its_scale() -> None:
    doubled = replace(SCALE, times=2)

    assert [value for value in range(16) if SCALE.takes(value)] == list(range(2, 13))
    assert [value for value in range(16) if doubled.takes(value)] == [2, 4, 6, 8, 10, 12]
    assert [value for value in range(8) if Scale("x", "X", (), 1, 7, Better.HIGHER, times=3).takes(value)] == [1, 4, 7]


def test_a_value_lies_in_the_band_that_holds_it() -> None:
    low, high = Band(2, 5, "low"), Band(6, 12, "high")
    scale = replace(SCALE, bands=(low, high))

    assert [scale.band_of(value) for value in (1, 2, 5, 6, 12, 13)] == [None, low, low, high, high, None]


def test_how_far_toward_better_a_value_lies() -> None:
    assert [share_toward_better(SCALE, value) for value in (2, 7, 12)] == [0, 0.5, 1]
    assert share_toward_better(replace(SCALE, better=Better.LOWER), 2) == 1
    assert taken(7).score.toward_better == 0.5
    assert taken(None).score.toward_better is None
