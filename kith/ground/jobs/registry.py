"""What happens by time: each job is a function with a name and a rhythm, declared in its room's `jobs.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

Tick = Callable[[datetime], int]
"""One tick of a job: do what the records say is due at this moment, and return how much was done."""

Waits = Callable[[datetime], bool]
"""Whether anything is due. Asked before a turn is taken, so that a quiet house writes nothing."""


def _always(_at: datetime) -> bool:
    return True


@dataclass(frozen=True)
class Job:
    """A job, how often it is looked at, and how long one tick may take before another runner takes it over."""

    name: str
    every: timedelta
    lease: timedelta
    waits: Waits
    tick: Tick


_jobs: dict[str, Job] = {}


def job(
    name: str, *, every: timedelta, lease: timedelta = timedelta(minutes=5), waits: Waits = _always
) -> Callable[[Tick], Tick]:
    """Declare a job. Its tick reads what is due from the records, so that a missed or doubled tick changes nothing."""

    def declare(tick: Tick) -> Tick:
        if name in _jobs:
            raise ValueError(f"A job is called {name!r} already; its runs could not be told apart.")
        _jobs[name] = Job(name, every, lease, waits, tick)
        return tick

    return declare


def jobs() -> Mapping[str, Job]:
    """Return every declared job by its name."""
    return MappingProxyType(_jobs)
