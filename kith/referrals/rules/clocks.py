"""Who a referral waits for, and until when. Every open state has one named owner and one clock (rule R09)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from kith.ground.words import mark
from kith.people.rules.terms import Term
from kith.referrals.rules.turns import CLOSED, State

SATURDAY = 5


class Owner(Term):
    """Whose turn it is."""

    WORKER = "worker", mark("the worker")
    ORGANISER = "organiser", mark("the organiser")
    NOBODY = "nobody", mark("nobody")


@dataclass(frozen=True)
class Promise:
    """Whose turn it is in a state, within how many working days, and what they will do."""

    owner: Owner
    working_days: int
    to_do: str


PROMISES: Mapping[State, Promise] = MappingProxyType(
    {
        State.DRAFT: Promise(Owner.WORKER, 5, mark("Send it, or throw it away.")),
        State.SENT: Promise(Owner.ORGANISER, 3, mark("Read it.")),
        State.RECEIVED: Promise(Owner.ORGANISER, 5, mark("Say yes, not now, or no.")),
        State.ACCEPTED: Promise(Owner.WORKER, 5, mark("Agree the first visit.")),
        State.DECLINED: Promise(Owner.WORKER, 2, mark("Tell the person, and look at what else there is.")),
        State.WAITING: Promise(Owner.ORGANISER, 15, mark("Say how the waiting list is moving.")),
        State.INVITED: Promise(Owner.WORKER, 15, mark("Agree the first visit.")),
        State.FIRST_VISIT_CONFIRMED: Promise(Owner.ORGANISER, 15, mark("Say how the first visit went.")),
        State.FIRST_ATTENDED: Promise(Owner.WORKER, 20, mark("Ask how it is going, and whether it feels settled.")),
        State.SETTLED: Promise(Owner.WORKER, 10, mark("Close, and tell everyone how it went.")),
        State.ENDED: Promise(Owner.NOBODY, 0, ""),
        State.TAKEN_BACK: Promise(Owner.NOBODY, 0, ""),
    }
)
"""Counted in working days from the day a state was entered."""


@dataclass(frozen=True)
class Clock:
    """One referral's clock: whose turn, since which day, until which day, and whether that day is past."""

    promise: Promise
    since: date
    due_on: date
    days: int
    is_late: bool


def clock_of(state: State, *, since: date, on: date, holidays: frozenset[date] = frozenset()) -> Clock:
    """Return the clock of a state entered on a day. A closed referral is never late."""
    promise = PROMISES[state]
    due_on = working_day_after(since, promise.working_days, holidays)
    is_late = state not in CLOSED and on > due_on
    return Clock(promise, since, due_on, (on - since).days, is_late)


def working_day_after(day: date, count: int, holidays: frozenset[date] = frozenset()) -> date:
    """Return the day that many working days later. Saturdays, Sundays and holidays do not count."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY and day not in holidays:
            count -= 1
    return day
