"""Every open referral has a named owner and a day."""

from datetime import date

import pytest

from kith.referrals.rules.clocks import PROMISES, Owner, clock_of, working_day_after
from kith.referrals.rules.turns import CLOSED, State

MONDAY, FRIDAY = date(2026, 5, 4), date(2026, 5, 8)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 3, date(2026, 5, 7)),
        (FRIDAY, 1, date(2026, 5, 11)),
        (FRIDAY, 3, date(2026, 5, 13)),
    ],
)
def test_working_days_pass_over_the_weekend(start: date, count: int, expected: date) -> None:
    assert working_day_after(start, count) == expected


def test_a_bank_holiday_does_not_count() -> None:
    holiday = date(2026, 5, 25)

    assert working_day_after(date(2026, 5, 22), 1, frozenset({holiday})) == date(2026, 5, 26)


@pytest.mark.parametrize(("on", "is_late"), [(date(2026, 5, 6), False), (date(2026, 5, 7), False), (FRIDAY, True)])
def test_an_unread_referral_is_late_after_three_working_days(on: date, is_late: bool) -> None:
    assert clock_of(State.SENT, since=MONDAY, on=on).is_late is is_late


def test_every_open_state_has_somebody_whose_turn_it_is() -> None:
    assert set(PROMISES) == set(State)
    for state, promise in PROMISES.items():
        assert (promise.owner is Owner.NOBODY) is (state in CLOSED)


def test_a_closed_referral_is_never_late() -> None:
    assert not clock_of(State.ENDED, since=MONDAY, on=date(2027, 5, 4)).is_late
