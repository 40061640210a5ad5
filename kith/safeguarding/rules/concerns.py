"""When a concern must be answered. R13 of the requirement catalogue is the only table of clocks."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kith.ground.words import mark


class Horizon(StrEnum):
    """How soon somebody may be hurt."""

    IMMINENT = "imminent"
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


HORIZON_WORDS: dict[Horizon, str] = {
    Horizon.IMMINENT: mark("Now, or within hours"),
    Horizon.SHORT: mark("In the next days"),
    Horizon.MEDIUM: mark("In the next weeks"),
    Horizon.LONG: mark("Some time later, if nothing changes"),
}

REAL_HOURS: dict[Horizon, timedelta] = {
    Horizon.IMMINENT: timedelta(minutes=15),
    Horizon.SHORT: timedelta(hours=4),
}
"""Clocks that run day and night."""

WORKING_DAYS: dict[Horizon, int] = {Horizon.MEDIUM: 1, Horizon.LONG: 2}
"""Clocks that run in working days of the organisation's zone."""

DAY_ENDS = time(17)
SATURDAY = 5


def answer_due(horizon: Horizon, *, raised_at: datetime, zone: str, holidays: Collection[date] = ()) -> datetime:
    """Return when a concern must have been acknowledged.

    Imminent and short run in real hours; medium and long to the end of a working day, weekends and the given
    holidays left out, in the organisation's zone, so that daylight saving moves nothing.
    """
    if horizon in REAL_HOURS:
        return raised_at + REAL_HOURS[horizon]
    local = raised_at.astimezone(ZoneInfo(zone))
    day, left = local.date(), WORKING_DAYS[horizon]
    while left:
        day += timedelta(days=1)
        left -= _is_working_day(day, holidays)
    return datetime.combine(day, DAY_ENDS, ZoneInfo(zone))


def _is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays
