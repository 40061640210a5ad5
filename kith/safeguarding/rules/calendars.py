"""Time as concerns count it: in real hours, day and night, or in the hours of working days.

A working day has eight hours, nine to five in the organisation's zone, so that daylight saving moves none of them.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_BEGINS, DAY_ENDS = time(9), time(17)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The working days of an organisation: those of its zone, without weekends and holidays."""

    zone: str
    holidays: Collection[date] = field(default=frozenset())

    def day_of(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def is_at_work(self, moment: datetime) -> bool:
        """Say whether this moment lies in the hours of a working day."""
        local = moment.astimezone(ZoneInfo(self.zone))
        return self.is_working_day(local.date()) and DAY_BEGINS <= local.time() < DAY_ENDS

    def end_of(self, day: date) -> datetime:
        return datetime.combine(day, DAY_ENDS, ZoneInfo(self.zone))

    def end_of_working_day(self, moment: datetime, count: int) -> datetime:
        """Return the end of the working day that many working days after a moment's own day."""
        day = self.day_of(moment)
        while count:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return self.end_of(day)

    def after(self, moment: datetime, hours: timedelta) -> datetime:
        """Return the moment so many working hours later. One that falls on an evening is the evening."""
        zone = ZoneInfo(self.zone)
        day, left = self.day_of(moment), hours
        begin = max(moment, datetime.combine(day, DAY_BEGINS, zone))
        while True:
            if self.is_working_day(day):
                open_for = max(self.end_of(day) - begin, timedelta())
                if left <= open_for:
                    return begin + left
                left -= open_for
            day += timedelta(days=1)
            begin = datetime.combine(day, DAY_BEGINS, zone)
