"""Counting working days in the organisation's zone: weekends, holidays and daylight saving move nothing."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_ENDS = time(17)
SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def after_working_days(start: datetime, days: int, *, zone: str, holidays: Collection[date]) -> datetime:
    """Return the end of the working day that lies so many working days after a moment."""
    day, left = start.astimezone(ZoneInfo(zone)).date(), days
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, holidays)
    return datetime.combine(day, DAY_ENDS, ZoneInfo(zone))
