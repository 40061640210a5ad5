"""The shape of an instrument pack: items, scales, bands, the agreed size of a change, and who owns the words.

The words of an item belong to its authors. They are kept in the language they were checked in, and are neither
translated nor marked for translation; only our own names for the scales are.
"""

from dataclasses import dataclass
from enum import StrEnum

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Licence(StrEnum):
    """What the owners of an instrument allow us to do with its words."""

    TEXT_SHIPS = "text_ships"
    SCORING_ONLY = "scoring_only"
    """Only the arithmetic is here, and only for an organisation that has recorded its own permission."""


class Better(Term):
    """Which way along a scale is the better one."""

    HIGHER = "higher", mark("Higher is better.")
    LOWER = "lower", mark("Lower is better.")


class Format(StrEnum):
    """The form in which questions reach somebody."""

    WORDS = "words"
    SYMBOLS = "symbols"


class Standing(StrEnum):
    """How far a size of change is agreed among those who study the scale."""

    AGREED = "agreed"
    PROVISIONAL = "provisional"


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen. `points` is what it adds to a scale."""

    value: int
    points: int
    text: str = ""


@dataclass(frozen=True)
class Item:
    """One question. `text` is empty where the words do not ship; the options still say what may be answered."""

    key: str
    options: tuple[Option, ...]
    text: str = ""
    low_end: str = ""
    high_end: str = ""

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(option.value for option in self.options)

    def points_of(self, value: int) -> int:
        """Return what an answer adds. An answer that is not among the options raises `KeyError`."""
        return {option.value: option.points for option in self.options}[value]


@dataclass(frozen=True)
class Band:
    """A stretch of a scale and what its authors call it. Read by staff; never put to the person as what they are."""

    lowest: int
    highest: int
    words: str


@dataclass(frozen=True)
class Threshold:
    """How many points make a change worth the name, and how far that is agreed."""

    points: int
    standing: Standing


@dataclass(frozen=True)
class Line:
    """A place on the scale that its authors agree on, drawn in the chart with its words."""

    value: int
    words: str


@dataclass(frozen=True)
class Worry:
    """When an answer means that somebody talks with the person soon. The person reads kind words and help now."""

    at_most: int | None = None
    at_least: int | None = None
    drop_of: int | None = None

    def holds(self, value: int, *, fallen_by: int = 0) -> bool:
        """Say whether a score, or a fall since the last one, is one to talk about."""
        return (
            (self.at_most is not None and value <= self.at_most)
            or (self.at_least is not None and value >= self.at_least)
            or (self.drop_of is not None and fallen_by >= self.drop_of)
        )


@dataclass(frozen=True)
class Scale:
    """One number out of some items: their points added, times `times`. Undefined while any of its items is unanswered.

    A scale that leans on several items is a sum its authors defined. Items that must not be added have a scale each.
    """

    key: str
    name: str
    item_keys: tuple[str, ...]
    lowest: int
    highest: int
    better: Better
    times: int = 1
    bands: tuple[Band, ...] = ()
    change: Threshold | None = None
    line: Line | None = None
    worry: Worry | None = None
    is_headline: bool = True

    def band_of(self, value: int) -> Band | None:
        """Return the band a value lies in, where the scale has bands."""
        return next((band for band in self.bands if band.lowest <= value <= band.highest), None)

    def takes(self, value: int) -> bool:
        """Say whether the scale can have this value at all."""
        return self.lowest <= value <= self.highest and (value - self.lowest) % self.times == 0


@dataclass(frozen=True)
class Source:
    """Where an instrument comes from, what its licence was read to be, and when somebody last looked."""

    holder: str
    citation: str
    address: str
    licence: str
    credit: str
    checked_on: str


@dataclass(frozen=True)
class Instrument:
    """A questionnaire, at one version of its wording and scoring. Other words or other sums are another version."""

    key: str
    version: int
    name: str
    about: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    licence: Licence
    source: Source
    intro: str = ""
    languages: tuple[str, ...] = ("en",)
    minutes: int = 1
    is_core: bool = False
    notes: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        return all(item.text for item in self.items)

    def item(self, key: str) -> Item:
        """Return an item by key; an unknown key raises `KeyError`."""
        return {item.key: item for item in self.items}[key]

    def scale(self, key: str) -> Scale:
        """Return a scale by key; an unknown key raises `KeyError`."""
        return {scale.key: scale for scale in self.scales}[key]
