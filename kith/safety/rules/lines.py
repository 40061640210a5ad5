"""Local lines: what an organisation puts beside the national ones on Help now, where each stands, until when it holds.

An emergency line is never moved or replaced. A local line takes another's place only while somebody has tried it in
time and it answers day and night; else both stand, or the national one alone.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kith.ground.running.rules import NUMBERS_HOLD_FOR
from kith.ground.words import mark
from kith.people.rules.terms import Term
from kith.safety.rules.numbers import address_of, number_of
from kith.safety.rules.ways import Act, Way, href_of, ways_to_show

MOST = 6
"""How many local lines stand at once: whoever needs one reads a short list."""

SOON = timedelta(days=28)
"""So long before a line ends to hold it is on somebody's list."""


class LineFlaw(Term):
    """Why a local line cannot be kept so."""

    NOT_A_NUMBER = (
        "not_a_number",
        mark("Write the number as it is dialled: digits, spaces and hyphens, with + in front where it has one."),
    )
    NOT_AN_ADDRESS = (
        "not_an_address",
        mark("Write an address such as example.org/help. It is always opened safely, by https."),
    )
    NO_HOURS = "no_hours", mark("Write when somebody answers, or tick that they do day and night.")
    NOT_ALWAYS_THERE = (
        "not_always_there",
        mark("The line whose place it takes answers day and night, so this one must too. Let it stand before it."),
    )
    NOT_THERE = "not_there", mark("Choose a place that is in the list. An emergency line keeps its own.")
    NO_WORDS = "no_words", mark("Write what it is for and who answers.")
    TOO_MANY = "too_many", mark("Six stand already. Take one off first: a short list is read in a hard hour.")
    SAME = "same", mark("It reads so already. Nothing was changed.")
    GONE = "gone", mark("This line was taken off.")
    TO_COME = "to_come", mark("This day is still to come. Write it down when somebody has answered.")
    NOBODY = "nobody", mark("Write who rang and who answered.")


@dataclass(frozen=True)
class Words:
    """What one edition of a local line says. `beside` is the key of a national one that it precedes or replaces."""

    need: str
    who: str
    act: Act
    reach: str
    hours: str = ""
    is_day_and_night: bool = False
    place: int = 1
    beside: str = ""
    takes_place: bool = False


@dataclass(frozen=True)
class Line:
    """A local line as it reads now, and when somebody last answered on it; never, where None."""

    line_id: UUID
    number: int
    words: Words
    tried_on: date | None

    is_local = True
    is_first = False
    is_emergency = False

    @property
    def need(self) -> str:
        return self.words.need

    @property
    def act(self) -> Act:
        return self.words.act

    @property
    def reach(self) -> str:
        return self.words.reach

    @property
    def href(self) -> str:
        return href_of(self.act, self.reach)

    @property
    def icon(self) -> str:
        return {Act.CALL: "phone", Act.TEXT: "sms", Act.OPEN: "globe"}[self.act]

    @property
    def holds_until(self) -> date | None:
        return self.tried_on + NUMBERS_HOLD_FOR if self.tried_on else None

    def is_due(self, on: date) -> bool:
        """Say whether nobody has tried it, or not for so long that people are not shown it."""
        return self.holds_until is None or on > self.holds_until

    def is_due_soon(self, on: date) -> bool:
        """Say whether somebody should try it now, so that it goes on standing."""
        return self.holds_until is None or on > self.holds_until - SOON


@dataclass(frozen=True)
class House:
    """An organisation and its local lines."""

    organisation_id: UUID
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Help:
    """Help now: one list of ways, with local lines among them, and the lines of other houses under their names."""

    ways: tuple[Way | Line, ...]
    keeper: str = ""
    elsewhere: tuple[House, ...] = ()

    @property
    def tried_since(self) -> date | None:
        """The day since which every local line was tried."""
        lines = (*(way for way in self.ways if isinstance(way, Line)), *_all_of(self.elsewhere))
        return min((line.tried_on for line in lines if line.tried_on), default=None)


def help_for(
    national: Sequence[Way], houses: Sequence[House], *, own: UUID | None, on: date, to_staff: bool = False
) -> Help:
    """Return what a reader of one house is shown, or, where `own` is None, anybody who has not signed in.

    Where several houses share a store, nobody knows which one a stranger comes to: then every national line stays, and
    each house's lines stand under its name. What has lapsed is for the staff of its own house alone.
    """
    home = next((one for one in houses if one.organisation_id == own), None)
    if own is None and len(houses) == 1:
        home = houses[0]
    mine = tuple(line for line in home.lines if to_staff or not line.is_due(on)) if home else ()
    others = (_in_time(one, national, on=on) for one in houses if one is not home)
    return Help(
        ways=tuple(_among(ways_to_show(national, on=on, to_staff=to_staff), mine, on=on)),
        keeper=home.name if home and mine else "",
        elsewhere=tuple(one for one in others if one.lines),
    )


def _in_time(house: House, national: Sequence[Way], *, on: date) -> House:
    lines = in_order((one for one in house.lines if not one.is_due(on)), national)
    return House(house.organisation_id, house.name, tuple(lines))


def _all_of(houses: Iterable[House]) -> Iterator[Line]:
    return (line for house in houses for line in house.lines)


def in_order(lines: Iterable[Line], national: Sequence[Way]) -> list[Line]:
    """Return local lines as they come on Help now: by where they stand, the order chosen there, and their words."""
    places = {way.key: number for number, way in enumerate(national, start=1)}
    return sorted(
        lines,
        key=lambda line: (places.get(line.words.beside, 0), line.words.place, line.need, str(line.line_id)),
    )


def _among(national: Sequence[Way], lines: Iterable[Line], *, on: date) -> Iterator[Way | Line]:
    """Yield both in one list: the emergency first, then local lines that stand by themselves, then the others."""
    left = in_order(lines, national)
    for way in national:
        if way.is_first:
            yield way
    yield from (line for line in left if line.words.beside not in {way.key for way in national if may_precede(way)})
    for way in national:
        if not way.is_first:
            here = [line for line in left if line.words.beside == way.key and may_precede(way)]
            yield from here
            if not any(_replaces(line, way, on=on) for line in here):
                yield way


def may_precede(way: Way) -> bool:
    """Say whether a local line may stand before a national one: before all but the very first."""
    return bool(way.key) and not way.is_first


def may_replace(way: Way) -> bool:
    """Say whether a local line may take the place of a national one: never of what is for an emergency."""
    return may_precede(way) and not way.is_emergency


def _replaces(line: Line, way: Way, *, on: date) -> bool:
    return line.words.takes_place and line.words.is_day_and_night and may_replace(way) and not line.is_due(on)


def put_right(words: Words) -> Words:
    """Return the words as they are kept: no space or full stop about them, the number or address as it is shown."""
    return Words(
        need=_bare(words.need),
        who=_bare(words.who),
        act=words.act,
        reach=address_of(words.reach) if words.act is Act.OPEN else number_of(words.reach),
        hours="" if words.is_day_and_night else _bare(words.hours),
        is_day_and_night=words.is_day_and_night,
        place=words.place,
        beside=words.beside,
        takes_place=words.takes_place and bool(words.beside),
    )


def _bare(words: str) -> str:
    return " ".join(words.split()).rstrip(" .")


def flaws_of(words: Words, *, national: Collection[Way]) -> tuple[LineFlaw, ...]:
    """Return what is to be mended about words that were put right, the weightiest first."""
    beside = next((way for way in national if way.key == words.beside and may_precede(way)), None)
    is_placed = 1 <= words.place <= MOST and (beside is not None or not words.beside)
    found = (
        (LineFlaw.NO_WORDS, not (words.need and words.who)),
        (LineFlaw.NOT_AN_ADDRESS if words.act is Act.OPEN else LineFlaw.NOT_A_NUMBER, not words.reach),
        (LineFlaw.NO_HOURS, not (words.hours or words.is_day_and_night)),
        (LineFlaw.NOT_THERE, not is_placed or (words.takes_place and beside is not None and not may_replace(beside))),
        (LineFlaw.NOT_ALWAYS_THERE, words.takes_place and not words.is_day_and_night),
    )
    return tuple(flaw for flaw, is_there in found if is_there)
