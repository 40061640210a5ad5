"""How long something may wait here. Days are working days of the organisation."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_ENDS = time(17)
SATURDAY = 5

REVIEW_WITHIN = 2
"""Working days in which somebody else looks at an emergency."""
ANSWER_WITHIN = 5
"""Working days in which a person is answered who asked why somebody looked."""


def due_at(begun_at: datetime, working_days: int, *, zone: str, holidays: Collection[date] = ()) -> datetime:
    """Return the end of the working day that is so many after a moment, in a zone."""
    day = begun_at.astimezone(ZoneInfo(zone)).date()
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < SATURDAY and day not in holidays
    return datetime.combine(day, DAY_ENDS, ZoneInfo(zone))


def rung(due: datetime, at: datetime, *, zone: str) -> int:
    """Return how far something has climbed that nobody looked at: 0 in time, then one more every two working days.

    It never comes to an end: what nobody looked at is always late.
    """
    climbed = 0
    while due < at:
        climbed += 1
        due = due_at(due, REVIEW_WITHIN, zone=zone)
    return climbed
