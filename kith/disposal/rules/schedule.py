"""How long a record stays: which line of a schedule it falls under, and the day on which its time is over.

A time counts from what happened last (the last contact, or a birth), never from the day a record was made. Where
several lines fit, the one that keeps longest stands.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Event(Term):
    """What a time counts from."""

    LAST_CONTACT = "last contact", mark("the last contact")
    BIRTH = "birth", mark("the day of birth")


class Fits(Term):
    """Of whom a line speaks."""

    NO_SERVICE = "no service", mark("Somebody who was in touch and got no service")
    SERVED = "served", mark("An adult who was supported")
    PROTECTED = "protected", mark("Somebody about whom there was a concern or a limit on contact")
    CHILD = "child", mark("Somebody who was supported before they were 18")


@dataclass(frozen=True)
class Line:
    """One line of a schedule. `years` is the least; an organisation may keep longer, never shorter.

    `checked_on` is empty where the line was written from memory: it is to be checked before anybody relies on it.
    """

    key: str
    fits: Fits
    years: int
    counts_from: Event
    source: str
    checked_on: date | None = None


@dataclass(frozen=True)
class Schedule:
    """The lines of one country, with where they come from."""

    country: str
    version: int
    licence: str
    lines: tuple[Line, ...]
    next_check_on: date

    def line(self, key: str) -> Line:
        """Return one line. Raises KeyError."""
        return {line.key: line for line in self.lines}[key]


@dataclass(frozen=True)
class Facts:
    """What of a record decides how long it stays. `began_on` is the day on which we began to work with them."""

    last_contact_on: date
    began_on: date
    born_on: date | None
    was_served: bool
    was_protected: bool

    @property
    def was_child(self) -> bool:
        """Whether they were under 18 when we began. Of somebody whose birth is unknown nobody can say so."""
        return self.born_on is not None and self.began_on < years_after(self.born_on, 18)


@dataclass(frozen=True)
class Over:
    """Until when a record stays, by which line, counted from which day."""

    line: Line
    years: int
    counted_from: date
    on: date


def until(facts: Facts, schedule: Schedule, longer: Mapping[str, int]) -> Over:
    """Return the day on which a record's time is over. `longer` is what the organisation decided, by line."""
    fitting = [line for line in schedule.lines if line.fits in _fits(facts)]
    return max((_by(line, facts, longer) for line in fitting), key=lambda over: (over.on, over.years))


def _fits(facts: Facts) -> Collection[Fits]:
    found = {Fits.CHILD: facts.was_child, Fits.PROTECTED: facts.was_protected, Fits.SERVED: facts.was_served}
    return [fits for fits, is_so in found.items() if is_so] or [Fits.NO_SERVICE]


def _by(line: Line, facts: Facts, longer: Mapping[str, int]) -> Over:
    years = years_of(line, longer)
    is_birth = line.counts_from is Event.BIRTH and facts.born_on is not None
    counted_from = facts.born_on if is_birth and facts.born_on else facts.last_contact_on
    return Over(line, years, counted_from, max(years_after(counted_from, years), facts.last_contact_on))


def years_of(line: Line, longer: Mapping[str, int]) -> int:
    """Return how many years a line keeps: never fewer than the schedule says, whatever stands in the store."""
    return max(line.years, longer.get(line.key, 0))


def least_years(schedule: Schedule) -> int:
    """Return the shortest time of a schedule: whatever is younger is over by no line."""
    return min(line.years for line in schedule.lines if line.counts_from is Event.LAST_CONTACT)


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; of a 29 February the 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
