"""Days of the demo world, told from its anchor: the Monday on which the reader looks at it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = "Europe/London"


@dataclass(frozen=True)
class Calendar:
    """The anchor and everything before it. `now` is nine in the morning of the anchor."""

    anchor: date

    @property
    def now(self) -> datetime:
        return self.at(0)

    def day(self, before: int) -> date:
        """Return the day so many days before the anchor; a negative number looks ahead."""
        return self.anchor - timedelta(days=before)

    def at(self, before: int, hour: int = 9, minute: int = 0) -> datetime:
        """Return a moment so many days before the anchor, at a time of the town's own clocks."""
        return datetime.combine(self.day(before), time(hour, minute), ZoneInfo(ZONE))


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
