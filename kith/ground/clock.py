"""The only clock. Everything else is told what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_held: list[datetime] = []


def now() -> datetime:
    """Return this moment in UTC, or the moment that a test is holding."""
    return _held[-1] if _held else datetime.now(UTC)


def today(zone: str) -> date:
    """Return the day it is in a zone (`Europe/London`): days belong to the organisation, moments to everyone."""
    return day_of(now(), zone)


def day_of(moment: datetime, zone: str) -> date:
    """Return the day of a moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def time_of(moment: datetime, zone: str) -> time:
    """Return what the clocks show in a time zone at a moment."""
    return moment.astimezone(ZoneInfo(zone)).time()


@contextmanager
def fixed(at: datetime) -> Iterator[datetime]:
    """Hold the clock at a moment, in every thread of this process. For tests and for making the demo world."""
    _held.append(at)
    try:
        yield at
    finally:
        _held.pop()
