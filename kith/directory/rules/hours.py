"""When a listing meets: days, times, and how a week of them is written in one short line for matching."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum
from functools import lru_cache

from kith.ground.words import mark


class Weekday(IntEnum):
    """A day of the week, Monday first, as Python counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


WEEKDAY_WORDS: dict[Weekday, str] = {
    Weekday.MONDAY: mark("Monday"),
    Weekday.TUESDAY: mark("Tuesday"),
    Weekday.WEDNESDAY: mark("Wednesday"),
    Weekday.THURSDAY: mark("Thursday"),
    Weekday.FRIDAY: mark("Friday"),
    Weekday.SATURDAY: mark("Saturday"),
    Weekday.SUNDAY: mark("Sunday"),
}
CODES: dict[str, Weekday] = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), Weekday, strict=True))
"""The two letters of the calendar standard."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One time that a listing meets. Without a weekday, only the words say when."""

    weekday: Weekday | None = None
    opens_at: time | None = None
    closes_at: time | None = None
    week_of_month: int | None = None
    """2 is the second such day of a month, -1 the last; None is every week."""
    every_weeks: int = 1
    starts_on: date | None = None
    ends_on: date | None = None
    place_source_id: str = ""
    """Empty where the listing says nothing of where."""
    words: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether these hours are in force on a day, whatever weekday it is."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Slot:
    """A day and, where it is known, a time: what matching asks of hours."""

    weekday: Weekday
    opens_at: time | None
    closes_at: time | None
    starts_on: date | None = None
    ends_on: date | None = None


def days_of(hours: Iterable[Hours]) -> int:
    """Return the days of the week as bits, Monday lowest; 0 is not known."""
    bits = 0
    for one in hours:
        if one.weekday is not None:
            bits |= 1 << one.weekday
    return bits


def has_day(bits: int, weekday: Weekday) -> bool:
    """Say whether a day is among the bits."""
    return bool(bits >> weekday & 1)


def pack(hours: Iterable[Hours]) -> str:
    """Write slots in one line, such as `1 1000 1200` for Tuesday from 10 to 12, one after another."""
    written = (
        f"{h.weekday.value} {_at(h.opens_at)} {_at(h.closes_at)} {_on(h.starts_on)} {_on(h.ends_on)}"
        for h in hours
        if h.weekday is not None
    )
    return ";".join(sorted(set(written)))


@lru_cache(maxsize=20_000)
def unpack(line: str) -> tuple[Slot, ...]:
    """Read back what `pack` wrote."""
    return tuple(_slot(*written.split(" ")) for written in line.split(";") if written)


def _slot(weekday: str, opens_at: str, closes_at: str, starts_on: str, ends_on: str) -> Slot:
    return Slot(Weekday(int(weekday)), _time(opens_at), _time(closes_at), _date(starts_on), _date(ends_on))


def _at(moment: time | None) -> str:
    return moment.strftime("%H%M") if moment else "-"


def _on(day: date | None) -> str:
    return day.isoformat() if day else "-"


def _time(written: str) -> time | None:
    return None if written == "-" else time(int(written[:2]), int(written[2:]))


def _date(written: str) -> date | None:
    return None if written == "-" else date.fromisoformat(written)
