"""What is offered: one listing as it stands today. What a listing does not say is None or empty, never a guess."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from uuid import UUID

from kith.matching.rules.seekers import Hours, Spot


class Where(IntEnum):
    """Where in a listing a word stands. Lower says more."""

    NAME = 0
    TOPIC = 1
    TEXT = 2


@dataclass(frozen=True)
class Seen:
    """The words of a listing that speak of an interest, and where they stand."""

    words: str
    where: Where


@dataclass(frozen=True)
class Feature:
    """Something a listing says it has, or says it has not, in its own words."""

    has: bool
    words: str = ""
    places: int | None = None


@dataclass(frozen=True)
class Offer:
    """One listing: what it is, where, when, for whom and how it can be used.

    `interests` are what it speaks of, in the vocabulary that people share; `topics` are terms of its source.
    """

    id: UUID
    name: str
    other_name: str = ""
    organiser: str = ""
    text: str = ""
    topics: tuple[str, ...] = ()
    interests: Mapping[str, Seen] = field(default_factory=dict)
    spot: Spot | None = None
    is_online: bool = False
    is_closed: bool = False
    doubts: int = 0
    checked_on: date | None = None
    taken_in_on: date | None = None
    youngest: int | None = None
    oldest: int | None = None
    languages: Mapping[str, str] = field(default_factory=dict)
    features: Mapping[str, Feature] = field(default_factory=dict)
    hours: tuple[Hours, ...] = ()
    pence: int | None = None
    places_left: int | None = None

    def says(self, where: Where) -> tuple[str, ...]:
        """Return what the listing says in one of its parts."""
        return {Where.NAME: (self.name, self.other_name), Where.TOPIC: self.topics, Where.TEXT: (self.text,)}[where]
