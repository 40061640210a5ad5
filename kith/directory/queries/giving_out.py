"""What of a directory is given out to everybody: the listings that would be suggested, and what they name.

Which listings there are is read once an edition and remembered, slim; their words are read a page at a time. Nothing
about anybody is here: whoever is named as a contact is left out with their number, and so is everything that was noted
in the house, such as who checked, who doubts and who runs a listing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from kith.directory.models import (
    Contact,
    Cost,
    Listing,
    MeetingTime,
    OfListing,
    Place,
    Provider,
    Sourced,
    SpokenLanguage,
    Topic,
    TopicOfListing,
    Venue,
)
from kith.directory.queries.candidates import candidates
from kith.directory.rules.distance import Point
from kith.directory.rules.hours import Hours, Weekday
from kith.directory.rules.listings import (
    ContactEntry,
    CostEntry,
    LanguageEntry,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    Status,
    TopicEntry,
)
from kith.directory.rules.searching import Candidate
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor
from kith.ground.batches import in_batches
from kith.ground.ids import ListingId, OrganisationId

S = TypeVar("S", bound=Sourced)
MOST_ASKED = 500
"""How many listings are read together: older SQLite libraries take no more than 999 values in a question."""


@dataclass(frozen=True, slots=True)
class OpenListing:
    """A listing that is given out: the id by which it goes, and what can be asked of it."""

    id: str
    candidate: Candidate
    provider_id: str
    place_ids: tuple[str, ...]
    topic_ids: tuple[str, ...]
    changed_at: datetime


@dataclass(frozen=True, eq=False)
class OpenDirectory:
    """A directory as it is given out, in one edition on one day. What it names goes by the id it is given out under.

    `step_words` says of a place how one gets in, as far as listings say so that meet nowhere else: what a listing with
    several places says cannot be told apart.
    """

    listings: Mapping[str, OpenListing] = field(default_factory=dict)
    providers: Mapping[str, ProviderEntry] = field(default_factory=dict)
    places: Mapping[str, PlaceEntry] = field(default_factory=dict)
    topics: Mapping[str, TopicEntry] = field(default_factory=dict)
    step_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def given_out(viewer: Actor, *, edition: UUID, at: datetime, today: date) -> OpenDirectory:
    """Return a directory as it is given out. Read once an edition and a day; remembered for every reader alike."""
    return _remembered(_Reader(viewer.organisation_id, today, viewer, at), edition)


@dataclass(frozen=True)
class _Reader:
    """Reads one directory as it stands on a day; whoever asks, and when, reads the same."""

    organisation_id: OrganisationId
    today: date
    viewer: Actor = field(compare=False)
    at: datetime = field(compare=False)

    def read(self) -> OpenDirectory:
        rows = _Ids(self._all(Listing))
        providers, places, topics = _Ids(self._all(Provider)), _Ids(self._all(Place)), _Ids(self._all(Topic))
        listings = {one.id: one for one in self._listings(rows, providers, places, topics)}
        used_places = {place_id for one in listings.values() for place_id in one.place_ids}
        used_topics = {topic_id for one in listings.values() for topic_id in one.topic_ids}
        used_providers = {one.provider_id for one in listings.values()}
        every_topic = self._topics(topics)
        return OpenDirectory(
            listings=dict(sorted(listings.items())),
            providers={one.source_id: one for one in self._providers(providers) if one.source_id in used_providers},
            places={one.source_id: one for one in self._places(places) if one.source_id in used_places},
            topics={one_id: every_topic[one_id] for one_id in sorted(_with_their_parents(used_topics, every_topic))},
            step_words=self._step_words(listings),
        )

    def _all(self, table: type[S]) -> ScopedQuerySet[S]:
        return ScopedQuerySet(table).visible_to(self.viewer, may=Permission.DIRECTORY_SEE, at=self.at)

    def _listings(self, rows: "_Ids", providers: "_Ids", places: "_Ids", topics: "_Ids") -> Iterable[OpenListing]:
        said = self._all(Listing)
        own = {pk: (provider, at) for pk, provider, at in said.values_list("pk", "provider_id", "changed_at")}
        venues = _pairs(Venue.objects.filter(listing__in=said).order_by("nth").values_list("listing_id", "place_id"))
        terms = _pairs(
            TopicOfListing.objects.filter(listing__in=said).order_by("pk").values_list("listing_id", "topic_id")
        )
        for one in candidates(self.viewer, at=self.at, today=self.today):
            if not one.fresh.is_suggested:
                continue
            provider_id, changed_at = own[one.id]
            yield OpenListing(
                id=rows.of[one.id],
                candidate=one,
                provider_id=providers.of[provider_id] if provider_id else "",
                place_ids=tuple(places.of[place_id] for place_id in venues[one.id]),
                topic_ids=tuple(topics.of[topic_id] for topic_id in terms[one.id]),
                changed_at=changed_at,
            )

    def _providers(self, ids: "_Ids") -> Iterable[ProviderEntry]:
        rows = self._all(Provider).order_by("pk").values_list("pk", "name", "other_name", "about", "email", "web")
        return sorted((ProviderEntry(ids.of[pk], *said) for pk, *said in rows), key=lambda one: one.source_id)

    def _places(self, ids: "_Ids") -> Iterable[PlaceEntry]:
        rows = self._all(Place).values_list(
            "pk", "name", "address", "town", "postcode", "country", "latitude", "longitude", "about", "transport",
            "is_online",
        )  # fmt: skip
        for pk, name, address, town, postcode, country, latitude, longitude, about, transport, is_online in rows:
            point = Point(latitude, longitude) if latitude is not None and longitude is not None else None
            yield PlaceEntry(
                ids.of[pk], name, address, town, postcode, country, point, about, transport, is_online=is_online
            )

    def _topics(self, ids: "_Ids") -> Mapping[str, TopicEntry]:
        rows = self._all(Topic).values_list("pk", "name", "vocabulary", "parent_source_id", "source_id")
        return {
            ids.of[pk]: TopicEntry(ids.of[pk], name, vocabulary, ids.called(source_id, parent) if parent else "")
            for pk, name, vocabulary, parent, source_id in rows
        }

    def _step_words(self, listings: Mapping[str, OpenListing]) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        said = dict(self._all(Listing).exclude(access_words="").values_list("pk", "access_words"))
        for one in sorted(listings.values(), key=lambda one: one.id):
            if len(one.place_ids) == 1 and (words := said.get(one.candidate.id)):
                found[one.place_ids[0]] |= dict.fromkeys(lines_of(words))
        return {place_id: tuple(lines) for place_id, lines in found.items()}


@lru_cache(maxsize=4)
def _remembered(reader: _Reader, edition: UUID) -> OpenDirectory:  # noqa: ARG001 - remembered by
    return reader.read()


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something, each once."""
    return list(dict.fromkeys(line for line in text.splitlines() if line.strip()))


def _pairs(rows: Iterable[tuple[UUID, UUID]]) -> defaultdict[UUID, list[UUID]]:
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for one, other in rows:
        found[one].append(other)
    return found


def _with_their_parents(ids: Iterable[str], topics: Mapping[str, TopicEntry]) -> set[str]:
    found: set[str] = set()
    for one in ids:
        while one in topics and one not in found:
            found.add(one)
            one = topics[one].parent_source_id  # noqa: PLW2901 - climbing
    return found


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_an_id(text: str) -> bool:
    """Say whether a text is an id that anybody may use: a UUID, written as everybody writes it."""
    return bool(_UUID.fullmatch(text))


class _Ids:
    """The id under which each row of one kind is given out.

    What came with a UUID keeps it, so that whoever has it from its source knows it again. Anything else, and whatever
    two sources call alike, goes by the id it has here.
    """

    def __init__(self, rows: ScopedQuerySet[S]) -> None:
        named = list(rows.values_list("pk", "source_id", "source_row_id"))
        uses = Counter(called for _, _, called in named)
        own = {str(pk) for pk, _, _ in named}
        self.of: dict[UUID, str] = {}
        self._called: dict[tuple[UUID, str], str] = {}
        for pk, source_id, called in named:
            keeps = is_an_id(called) and uses[called] == 1 and called not in own
            self.of[pk] = self._called[source_id, called] = called if keeps else str(pk)

    def called(self, source_id: UUID, row_id: str) -> str:
        """Return the id of what a source calls so; its own word where that is a UUID that leads nowhere here."""
        return self._called.get((source_id, row_id), row_id if is_an_id(row_id) else "")


# The words of some listings ---------------------------------------------------------------------------------------

PLAIN = (
    "pk", "name", "other_name", "about", "web", "email", "status", "is_status_stated", "joining", "waiting", "for_whom",
    "area", "to_bring", "alert", "cost_words", "access_words", "interpreting", "min_age", "max_age", "places_left",
    "places_in_all", "places_said_on",
)  # fmt: skip


def in_words(
    viewer: Actor, directory: OpenDirectory, some: Sequence[OpenListing], *, is_whole: bool, at: datetime
) -> list[ListingEntry]:
    """Return what is said of some listings, in their order: whole with their parts, or their own words.

    For every five hundred it asks one question, or six where they are whole.
    """
    found: list[ListingEntry] = []
    for batch in in_batches(some, MOST_ASKED):
        words = _Words(viewer, directory, batch, at)
        found += words.entries() if is_whole else words.plain()
    return found


P = TypeVar("P", bound=OfListing)
E = TypeVar("E")


class _Words:
    """Reads the words and the parts of one batch of listings."""

    def __init__(self, viewer: Actor, directory: OpenDirectory, batch: Sequence[OpenListing], at: datetime) -> None:
        self.directory, self.batch = directory, batch
        ids = [one.candidate.id for one in batch]
        self.rows = Listing.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at).filter(pk__in=ids)

    def plain(self) -> list[ListingEntry]:
        said = {row[0]: dict(zip(PLAIN[1:], row[1:], strict=True)) for row in self.rows.values_list(*PLAIN)}
        return [self._plain(one, said[one.candidate.id]) for one in self.batch if one.candidate.id in said]

    def _plain(self, one: OpenListing, said: dict[str, object]) -> ListingEntry:
        return ListingEntry(
            source_id=one.id,
            provider=self.directory.providers.get(one.provider_id),
            verified_on=one.candidate.verified_on,
            places=tuple(self.directory.places[place_id] for place_id in one.place_ids),
            topics=tuple(self.directory.topics[topic_id] for topic_id in one.topic_ids),
            **{**said, "status": Status(str(said["status"]))},  # type: ignore[arg-type] # the columns of an entry
        )

    def entries(self) -> list[ListingEntry]:
        hours, contacts = self._hours(), self._parts(Contact, _contact)
        costs, languages = self._parts(Cost, _cost), self._parts(SpokenLanguage, _language)
        rows = {one.id: one.candidate.id for one in self.batch}
        return [
            replace(
                entry,
                hours=tuple(hours[rows[entry.source_id]]),
                contacts=tuple(contact for contact in contacts[rows[entry.source_id]] if not contact.name),
                costs=tuple(costs[rows[entry.source_id]]),
                languages=tuple(languages[rows[entry.source_id]]),
            )
            for entry in self.plain()
        ]

    def _parts(self, table: type[P], make: Callable[[P], E]) -> defaultdict[ListingId, list[E]]:
        found: defaultdict[ListingId, list[E]] = defaultdict(list)
        for row in table._default_manager.filter(listing__in=self.rows).order_by("pk"):
            found[ListingId(row.listing_id)].append(make(row))
        return found

    def _hours(self) -> defaultdict[ListingId, list[Hours]]:
        by_row = {(one.candidate.id, nth): place_id for one in self.batch for nth, place_id in enumerate(one.place_ids)}
        venues = Venue.objects.filter(listing__in=self.rows).values_list("listing_id", "place_id", "nth")
        where = {(listing, place): by_row.get((ListingId(listing), nth), "") for listing, place, nth in venues}

        def hours(row: MeetingTime) -> Hours:
            return _hours(row, where.get((row.listing_id, row.place_id), "") if row.place_id else "")

        return self._parts(MeetingTime, hours)


def _hours(row: MeetingTime, place_id: str) -> Hours:
    return Hours(
        weekday=None if row.weekday is None else Weekday(row.weekday),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        week_of_month=row.week_of_month,
        every_weeks=row.every_weeks,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        place_source_id=place_id,
        words=row.words,
    )


def _contact(row: Contact) -> ContactEntry:
    return ContactEntry(row.name, row.title, row.phone, row.email, row.words)


def _cost(row: Cost) -> CostEntry:
    return CostEntry(row.amount, row.currency, row.words, row.starts_on, row.ends_on)


def _language(row: SpokenLanguage) -> LanguageEntry:
    return LanguageEntry(row.words, row.code, row.note)
