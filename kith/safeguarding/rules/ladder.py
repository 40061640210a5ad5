"""How a concern climbs when nobody acts. Pure: who was told is a list of hops, and the next ones follow from the last.

Every clock has the same ladder. Each hop that is missed halves the time to the next, down to a quarter of an hour. The
top repeats and stays red until somebody acts; there is no way to mute it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from kith.ground.words import mark
from kith.people.rules.terms import Term
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.concerns import Window

SHORTEST = timedelta(minutes=15)


class Rung(Term):
    """Who is told, from the bottom up. The last one lies outside the organisation."""

    OWNER = "owner", mark("whoever looks after safety")
    MANAGER = "manager", mark("the raiser’s manager")
    LEAD = "lead", mark("the safeguarding lead")
    DEPUTY = "deputy", mark("the lead’s deputy")
    DIRECTOR = "director", mark("the director")
    OUTSIDE = "outside", mark("somebody outside")


ORDER: tuple[Rung, ...] = tuple(Rung)


class Clock(Term):
    """What is waited for."""

    ANSWER = "answer", mark("somebody to own it")
    DECISION = "decision", mark("a decision")
    ACT = "act", mark("what was decided to be done")
    CHALLENGE = "challenge", mark("an answer to a disagreement")


@dataclass(frozen=True)
class Running:
    """A clock that runs: what is waited for, by when, and how long one may miss it.

    `tells_at` is when somebody is told at once, before anything is late; `above` is the rung on which that begins.
    """

    clock: Clock
    due_at: datetime
    window: Window
    tells_at: datetime | None = None
    above: Rung | None = None


@dataclass(frozen=True)
class Hop:
    """One step up the ladder: the how-manieth, when it was due, and whom it reaches."""

    number: int
    due_at: datetime
    rung: Rung


def next_due(running: Running, last: Hop | None, calendar: Calendar) -> datetime:
    """Return when the next hop is due: told at once, then at the deadline, then each time after half as long."""
    if last is None:
        return running.tells_at or running.due_at
    if last.number == 0:
        return running.due_at
    pause = max(running.window.length / 2 ** min(last.number, 20), SHORTEST)
    return calendar.after(last.due_at, pause) if running.window.working_days else last.due_at + pause


def climb(
    running: Running, last: Hop | None, *, is_peopled: Callable[[Rung], bool], calendar: Calendar, at: datetime
) -> tuple[Hop, ...]:
    """Return the hops that are due by now and were not made, oldest first.

    A rung on which nobody may be told (away, named, or never set) is passed over at once. After a long silence every
    rung is reached once and the top is told once, however many repeats were missed.
    """
    hops: list[Hop] = []
    while (due_at := next_due(running, last, calendar)) <= at:
        last = Hop(_number(running, last), due_at, _next_rung(running, last, is_peopled))
        if hops and hops[-1].rung is last.rung is Rung.OUTSIDE:
            hops.pop()
        hops.append(last)
    return tuple(hops)


def _number(running: Running, last: Hop | None) -> int:
    """Return the number of the next hop; what tells somebody at once is number nought, before anything was missed."""
    if last is not None:
        return last.number + 1
    return 1 if running.tells_at is None else 0


def _next_rung(running: Running, last: Hop | None, is_peopled: Callable[[Rung], bool]) -> Rung:
    below = last.rung if last is not None else running.above
    higher = ORDER if below is None else ORDER[ORDER.index(below) + 1 :]
    return next((rung for rung in higher if rung is not Rung.OUTSIDE and is_peopled(rung)), Rung.OUTSIDE)


STAGES = (Rung.MANAGER, Rung.DEPUTY, Rung.DIRECTOR)
"""Above which rung a first, a second and any later disagreement begins."""


def stage_begins_above(stage: int) -> Rung:
    """Return above which rung a disagreement begins: each time somebody disagrees again, higher."""
    return STAGES[min(stage, len(STAGES)) - 1]


def is_late(running: Collection[Running], *, at: datetime) -> bool:
    """Say whether any clock has passed its time: shown in red, and by no other means made well than by acting."""
    return any(one.due_at <= at for one in running)
