"""What an open directory answers: a list that can be cut into pages or written line by line, or one of its things."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeAlias, TypeVar
from uuid import UUID

import msgspec

from kith.directory.queries.candidates import place_called
from kith.directory.queries.editions import edition_of
from kith.directory.queries.giving_out import OpenDirectory, OpenListing, given_out, in_words
from kith.directory.rules.listings import ListingEntry, ProviderEntry, TopicEntry
from kith.ground.actor import Actor
from kith.ground.batches import in_batches
from kith.interop.hsds import giving, written
from kith.interop.hsds.asking import Asked, BadParameter
from kith.interop.hsds.choosing import AtPlace, Chooser, at_places
from kith.interop.hsds.giving import Giver
from kith.interop.hsds.profiles import JsonObject, Profile, as_json
from kith.interop.hsds.written import Written

T = TypeVar("T")
BATCH = 250
"""How many are written together where everything is."""
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True)
class Found(Generic[T]):
    """All that fits, still unwritten, and how some of it is written together."""

    every: Sequence[T]
    written: Callable[[Sequence[T]], list[JsonObject]]

    def page(self, number: int, size: int) -> JsonObject:
        """Return one page with its envelope. One after the last is empty, and says so."""
        shown = self.every[(number - 1) * size : number * size]
        pages = max(1, -(-len(self.every) // size))
        return {
            "total_items": len(self.every),
            "total_pages": pages,
            "page_number": number,
            "size": len(shown),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not shown,
            "contents": list(self.written(shown)),
        }

    def batches(self) -> Iterator[list[JsonObject]]:
        """Yield everything, some at a time."""
        for some in in_batches(self.every, BATCH):
            yield self.written(some)

    def lines(self) -> Iterator[bytes]:
        """Yield everything, one object a line, some lines at a time."""
        for batch in self.batches():
            yield b"".join(_ENCODER.encode(one) + b"\n" for one in batch)


FoundOfAKind: TypeAlias = (
    Found[OpenListing] | Found[AtPlace] | Found[ProviderEntry] | Found[TopicEntry] | Found[written.Taxonomy]
)


@dataclass(frozen=True)
class Answerer:
    """Answers about one directory, in one profile, as it is at one moment."""

    viewer: Actor
    profile: Profile
    edition: UUID | None
    at: datetime
    today: date

    @classmethod
    def of(cls, viewer: Actor, profile: Profile, *, at: datetime, today: date) -> "Answerer":
        """Ask which edition the directory is in. One query; nothing else is read yet."""
        edition = edition_of(viewer, at=at)
        return cls(viewer, profile, edition.token if edition else None, at, today)

    @property
    def directory(self) -> OpenDirectory:
        """Return the directory, which is empty where nothing was ever taken in."""
        if self.edition is None:
            return NOTHING_YET
        return given_out(self.viewer, edition=self.edition, at=self.at, today=self.today)

    def many(self, kind: str, asked: Asked) -> FoundOfAKind:
        """Return what fits of one kind of thing."""
        writer = _Writer(self.viewer, self.directory, self.profile, self.at)
        chooser = self._chooser(writer.directory, asked)
        match kind:
            case "services":
                return Found(chooser.services(), lambda some: writer.services(some, asked))
            case "service_at_locations":
                return Found(chooser.service_at_locations(), lambda some: writer.at_places(some, is_whole=asked.full))
            case "organizations":
                return Found(chooser.organizations(), lambda some: writer.organizations(some, asked))
            case "taxonomy_terms":
                return Found(chooser.taxonomy_terms(), writer.terms)
            case _:
                return Found(chooser.taxonomies(), writer.plainly)

    def one(self, kind: str, one_id: str, asked: Asked) -> JsonObject | None:
        """Return one thing, whole, or None where there is no such thing."""
        writer = _Writer(self.viewer, self.directory, self.profile, self.at)
        directory = writer.directory
        match kind:
            case "services":
                return _only(directory.listings.get(one_id), lambda one: writer.services([one], Asked(full=True)))
            case "service_at_locations":
                found = at_places(directory).get(one_id)
                return _only(found, lambda one: writer.at_places([one], is_whole=True))
            case "organizations":
                wanted = Asked(full=True, full_service=asked.full_service)
                return _only(directory.providers.get(one_id), lambda one: writer.organizations([one], wanted))
            case "taxonomy_terms":
                return _only(directory.topics.get(one_id), lambda one: writer.terms([one]))
            case _:
                return _only(giving.taxonomies_of(directory).get(one_id), lambda one: writer.plainly([one]))

    def everything(self) -> Iterator[Written]:
        """Yield the whole directory as objects: every vocabulary, every term, then every service, whole."""
        writer = _Writer(self.viewer, self.directory, self.profile, self.at)
        yield from giving.taxonomies_of(writer.directory).values()
        yield from map(giving.term, writer.directory.topics.values())
        for some in in_batches(list(writer.directory.listings.values()), BATCH):
            yield from writer.whole_services(some)

    def _chooser(self, directory: OpenDirectory, asked: Asked) -> Chooser:
        if asked.proximity is None:
            return Chooser(directory, asked, self.today)
        near = place_called(self.viewer, asked.postcode, at=self.at)
        if near is None:
            raise BadParameter("postcode", "No place of this directory is known to lie there, so nothing can be near.")
        return Chooser(directory, asked, self.today, near.point)


NOTHING_YET = OpenDirectory()


def _only(one: T | None, written: Callable[[T], list[JsonObject]]) -> JsonObject | None:
    return None if one is None else next(iter(written(one)), None)


@dataclass(frozen=True)
class _Writer:
    """Writes what was chosen of a directory, some at a time."""

    viewer: Actor
    directory: OpenDirectory
    profile: Profile
    at: datetime

    @property
    def giver(self) -> Giver:
        return Giver(self.directory, self.profile)

    def services(self, some: Sequence[OpenListing], asked: Asked) -> list[JsonObject]:
        if asked.minimal:
            return [{"id": one.id, "last_modified": giving.moment(one.changed_at)} for one in some]
        return [as_json(one, self.profile) for one in self._services(some, is_whole=asked.full)]

    def whole_services(self, some: Sequence[OpenListing]) -> Iterator[written.Service]:
        return self._services(some, is_whole=True)

    def _services(self, some: Sequence[OpenListing], *, is_whole: bool) -> Iterator[written.Service]:
        entries = self._entries(some, is_whole=is_whole)
        return (self.giver.service(one, entries[one.id], is_whole=is_whole) for one in some if one.id in entries)

    def _entries(self, some: Sequence[OpenListing], *, is_whole: bool) -> dict[str, ListingEntry]:
        found = in_words(self.viewer, self.directory, some, is_whole=is_whole, at=self.at)
        return {entry.source_id: entry for entry in found}

    def at_places(self, some: Sequence[AtPlace], *, is_whole: bool) -> list[JsonObject]:
        listings = list({one.listing.id: one.listing for one in some}.values())
        entries = self._entries(listings, is_whole=is_whole)
        return [
            as_json(self._at_place(one, entries[one.listing.id], is_whole=is_whole), self.profile)
            for one in some
            if one.listing.id in entries
        ]

    def _at_place(self, one: AtPlace, entry: ListingEntry, *, is_whole: bool) -> written.ServiceAtLocation:
        whole = self.giver.service(one.listing, entry, is_whole=is_whole)
        service = msgspec.structs.replace(whole, service_at_locations=())
        return self.giver.at_location(entry, one.place, is_whole=is_whole, service=service)

    def organizations(self, some: Sequence[ProviderEntry], asked: Asked) -> list[JsonObject]:
        services = self._by_provider(some, is_whole=asked.full_service) if asked.full or asked.full_service else {}
        return [
            as_json(
                msgspec.structs.replace(giving.organization(one), services=tuple(services.get(one.source_id, ()))),
                self.profile,
            )
            for one in some
        ]

    def _by_provider(self, some: Sequence[ProviderEntry], *, is_whole: bool) -> dict[str, list[written.Service]]:
        wanted = {one.source_id for one in some}
        theirs = [one for one in self.directory.listings.values() if one.provider_id in wanted]
        found: dict[str, list[written.Service]] = {}
        for service in self._services(theirs, is_whole=is_whole):
            found.setdefault(service.organization_id, []).append(msgspec.structs.replace(service, organization=None))
        return found

    def terms(self, some: Sequence[TopicEntry]) -> list[JsonObject]:
        return [as_json(giving.term(one), self.profile) for one in some]

    def plainly(self, some: Sequence[written.Taxonomy]) -> list[JsonObject]:
        return [as_json(one, self.profile) for one in some]
