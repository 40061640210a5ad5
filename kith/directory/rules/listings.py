"""What is handed in to a directory, whoever wrote it: an import, the demo world, a form. Frozen, and known by a digest.

An entry with the digest it had before is the same entry; taking it in again changes nothing.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from kith.directory.rules import hours, interests, languages, provisions
from kith.directory.rules.distance import Point
from kith.directory.rules.hours import Hours
from kith.directory.rules.interests import Seen
from kith.directory.rules.provisions import Provided
from kith.directory.rules.words import fold
from kith.ground.words import mark
from kith.people.rules.vocabulary import Provision


class Status(StrEnum):
    """Whether a listing runs, as its source says."""

    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


STATUS_WORDS: dict[Status, str] = {
    Status.RUNNING: mark("running"),
    Status.PAUSED: mark("paused for now"),
    Status.CLOSED: mark("closed"),
}


@dataclass(frozen=True, slots=True)
class ProviderEntry:
    """Who runs listings."""

    source_id: str
    name: str
    other_name: str = ""
    about: str = ""
    email: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """Where listings meet. A point is where somebody put it, or None."""

    source_id: str
    name: str = ""
    address: str = ""
    """Lines of the address, without town and postcode."""
    town: str = ""
    postcode: str = ""
    country: str = ""
    point: Point | None = None
    about: str = ""
    transport: str = ""
    is_online: bool = False


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A term of somebody's taxonomy."""

    source_id: str
    name: str
    vocabulary: str = ""
    parent_source_id: str = ""


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A way to reach a listing: a number, an address, a person at work."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class CostEntry:
    """What it costs. No amount means that only the words say."""

    amount: Decimal | None = None
    currency: str = ""
    words: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """A language spoken there."""

    words: str
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListingEntry:
    """One thing to go to, whole."""

    source_id: str
    name: str
    provider: ProviderEntry | None = None
    """None where it is not stated."""
    other_name: str = ""
    about: str = ""
    web: str = ""
    email: str = ""
    status: Status = Status.RUNNING
    is_status_stated: bool = True
    joining: str = ""
    waiting: str = ""
    for_whom: str = ""
    area: str = ""
    to_bring: str = ""
    alert: str = ""
    cost_words: str = ""
    access_words: str = ""
    interpreting: str = ""
    min_age: int | None = None
    max_age: int | None = None
    places_left: int | None = None
    places_in_all: int | None = None
    places_said_on: date | None = None
    verified_on: date | None = None
    places: tuple[PlaceEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    hours: tuple[Hours, ...] = ()
    contacts: tuple[ContactEntry, ...] = ()
    costs: tuple[CostEntry, ...] = ()
    languages: tuple[LanguageEntry, ...] = ()
    provisions: tuple[Provided, ...] = ()
    """Provisions that somebody stated as such; others are read from the words."""
    interests: tuple[Seen, ...] = ()
    """Interests that somebody stated as such; others are read from the words."""

    @property
    def topic_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(topic.name for topic in self.topics))


Entry = ProviderEntry | PlaceEntry | TopicEntry | ListingEntry


def digest(entry: Entry) -> str:
    """Return a digest of everything an entry says."""
    said = json.dumps(asdict(entry), sort_keys=True, default=_written, ensure_ascii=False)
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


class Entries(Protocol):
    """A directory's worth of entries, some at a time. What a listing names is also among the others."""

    def topics(self) -> Iterator[Sequence[TopicEntry]]:
        """Yield every topic once."""
        ...

    def providers(self) -> Iterator[Sequence[ProviderEntry]]:
        """Yield every provider once."""
        ...

    def places(self) -> Iterator[Sequence[PlaceEntry]]:
        """Yield every place once."""
        ...

    def listings(self) -> Iterator[Sequence[ListingEntry]]:
        """Yield every listing once."""
        ...

    def listings_among(self, source_ids: Sequence[str]) -> frozenset[str]:
        """Return which of these listings are here, so that those that are gone can be told."""
        ...


@dataclass(frozen=True)
class Handful:
    """Entries small enough to hold: a demo town, a test."""

    all_listings: Sequence[ListingEntry]

    def topics(self) -> Iterator[Sequence[TopicEntry]]:
        yield _once(topic for listing in self.all_listings for topic in listing.topics)

    def providers(self) -> Iterator[Sequence[ProviderEntry]]:
        yield _once(listing.provider for listing in self.all_listings if listing.provider)

    def places(self) -> Iterator[Sequence[PlaceEntry]]:
        yield _once(place for listing in self.all_listings for place in listing.places)

    def listings(self) -> Iterator[Sequence[ListingEntry]]:
        yield self.all_listings

    def listings_among(self, source_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(source_ids) & {listing.source_id for listing in self.all_listings}


E = TypeVar("E", ProviderEntry, PlaceEntry, TopicEntry)


def _once(entries: Iterable[E]) -> list[E]:
    return list({entry.source_id: entry for entry in entries}.values())


# What can be seen at a glance ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """What searching and matching ask of a listing, worked out once when it is taken in."""

    words: str
    days: int
    slots: str
    interests: tuple[Seen, ...]
    provisions: tuple[Provided, ...]
    languages: tuple[str, ...]
    lowest_pence: int | None
    """None is not known; nought is free."""
    point: Point | None
    town: str
    postcode: str
    is_online: bool


def at_a_glance(entry: ListingEntry) -> AtAGlance:
    """Work out what a listing is at a glance. Its point is its first place that has one."""
    mine = entry.places
    provided = provided_by(entry)
    return AtAGlance(
        words=search_words(entry),
        days=hours.days_of(entry.hours),
        slots=hours.pack(entry.hours),
        interests=_interests(entry),
        provisions=provided,
        languages=_languages(entry),
        lowest_pence=_lowest_pence(entry),
        point=next((place.point for place in mine if place.point), None),
        town=next((place.town for place in mine if place.town), ""),
        postcode=next((place.postcode for place in mine if place.postcode), ""),
        is_online=any(p.provision is Provision.ONLINE for p in provided) or any(place.is_online for place in mine),
    )


BETWEEN = "|"
"""Stands between name, topics and description in the searched words, so that where a word was found can be told."""


def search_words(entry: ListingEntry) -> str:
    """Return the folded words that a search looks in."""
    provider = entry.provider.name if entry.provider else ""
    named = fold(f"{entry.name} {entry.other_name}")
    topics = fold(" ".join(entry.topic_names))
    return BETWEEN.join((named, topics, fold(f"{entry.about} {provider} {entry.for_whom}")))


def _interests(entry: ListingEntry) -> tuple[Seen, ...]:
    read = interests.of_listing(name=entry.name, topics=entry.topic_names, about=entry.about)
    return _united(entry.interests, read, key=lambda seen: seen.interest)


def provided_by(entry: ListingEntry) -> tuple[Provided, ...]:
    """Return what a listing provides: what is stated, then what its words say."""
    said = [entry.access_words, entry.interpreting, entry.about, entry.joining, entry.for_whom, entry.cost_words]
    said += [f"{language.words} {language.note}" for language in entry.languages]
    read = provisions.in_words("\n".join(said))
    free = (Provided(Provision.FREE, entry.cost_words or "0"),) if _lowest_pence(entry) == 0 else ()
    return _united(entry.provisions, (*read, *free), key=lambda provided: provided.provision)


T = TypeVar("T")


def _united(stated: Sequence[T], read: Sequence[T], *, key: Callable[[T], str]) -> tuple[T, ...]:
    """Put together what is stated and what was read; what is stated counts first."""
    found = {key(one): one for one in reversed((*stated, *read))}
    return tuple(found[one] for one in sorted(found))


def _languages(entry: ListingEntry) -> tuple[str, ...]:
    found = [
        code for said in entry.languages for code in ((said.code,) if said.code else languages.codes_in(said.words))
    ]
    return tuple(sorted(set(found)))


_FREE = ("free", "no charge", "no cost", "no fee", "none", "free of charge")


def _lowest_pence(entry: ListingEntry) -> int | None:
    """Return the smallest stated amount; nought where the words say free and nothing else does."""
    amounts = [int(cost.amount * 100) for cost in entry.costs if cost.amount is not None]
    if amounts:
        return min(amounts)
    said = [fold(words).strip() for words in (entry.cost_words, *(cost.words for cost in entry.costs))]
    return 0 if any(words in _FREE for words in said) else None
