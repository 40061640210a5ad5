"""What of a source's entries is new, changed or as it was. Asked before writing, and instead of it on a dry run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from kith.directory.models import Listing, Place, Provider, Source, Sourced, Topic
from kith.directory.rules.listings import (
    Entries,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    TopicEntry,
    digest,
)
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.batches import in_batches

BATCH = 500
E = TypeVar("E", TopicEntry, ProviderEntry, PlaceEntry, ListingEntry)


@dataclass(slots=True)
class Counts:
    """How many entries of one kind were new, changed or as they were."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What taking in a source changed, or would change."""

    topics: Counts
    providers: Counts
    places: Counts
    listings: Counts
    withdrawn: int = 0
    """Listings that the source no longer has. They are kept, and shown to nobody as something to go to."""
    returned: int = 0

    @property
    def changes_nothing(self) -> bool:
        kinds = (self.topics, self.providers, self.places, self.listings)
        return not (self.withdrawn or self.returned or any(kind.new or kind.changed for kind in kinds))


@dataclass(frozen=True, slots=True)
class Novelty(Generic[E]):
    """One batch, sorted. `known` holds the row of every entry that was there before."""

    new: tuple[E, ...]
    changed: tuple[tuple[UUID, E], ...]
    unchanged: int
    digests: dict[str, str]

    def count_into(self, counts: Counts) -> None:
        counts.new += len(self.new)
        counts.changed += len(self.changed)
        counts.unchanged += self.unchanged


def novelty(table: type[Sourced], source: Source | None, entries: Sequence[E]) -> Novelty[E]:
    """Sort a batch of entries by whether the store has them already, in one query."""
    digests = {entry.source_id: digest(entry) for entry in entries}
    known = {
        found: (row_id, before)
        for found, row_id, before in table._default_manager.filter(source=source, source_row_id__in=digests)
        .values_list("source_row_id", "pk", "digest")
    }  # fmt: skip
    new = tuple(entry for entry in entries if entry.source_id not in known)
    changed = tuple(
        (known[entry.source_id][0], entry)
        for entry in entries
        if entry.source_id in known and known[entry.source_id][1] != digests[entry.source_id]
    )
    return Novelty(new, changed, len(entries) - len(new) - len(changed), digests)


def what_would_change(viewer: Actor, *, source: str, entries: Entries, at: datetime) -> Tally:
    """Say what taking in a source would change. Nothing is written."""
    known = Source.objects.visible_to(viewer, may=Permission.DIRECTORY_IMPORT, at=at).filter(name=source).first()
    tally = Tally(Counts(), Counts(), Counts(), Counts())
    for topics in small(entries.topics()):
        novelty(Topic, known, topics).count_into(tally.topics)
    for providers in small(entries.providers()):
        novelty(Provider, known, providers).count_into(tally.providers)
    for places in small(entries.places()):
        novelty(Place, known, places).count_into(tally.places)
    for listings in small(entries.listings()):
        novelty(Listing, known, listings).count_into(tally.listings)
    if known is None:
        return tally
    return replace(
        tally,
        withdrawn=sum(len(gone) for gone in gone_from(known, entries)),
        returned=sum(len(back) for back in back_in(known, entries)),
    )


def small(stream: Iterable[Sequence[E]]) -> Iterator[Sequence[E]]:
    """Cut what comes into batches that one query can ask about."""
    for many in stream:
        yield from in_batches(many, BATCH)


def gone_from(source: Source, entries: Entries) -> Iterator[list[UUID]]:
    """Yield the listings that are not withdrawn and that the source no longer has."""
    yield from _told_apart(source, entries, is_withdrawn=False)


def back_in(source: Source, entries: Entries) -> Iterator[list[UUID]]:
    """Yield the listings that were withdrawn and that the source has again."""
    yield from _told_apart(source, entries, is_withdrawn=True)


def _told_apart(source: Source, entries: Entries, *, is_withdrawn: bool) -> Iterator[list[UUID]]:
    last = ""
    while True:
        asked = Listing.objects.filter(source=source, source_row_id__gt=last)
        open_ = {"withdrawals__isnull": False, "withdrawals__returned_at": None}
        asked = asked.filter(**open_) if is_withdrawn else asked.exclude(**open_)
        found = list(asked.order_by("source_row_id").values_list("source_row_id", "pk")[:BATCH])
        if not found:
            return
        present = entries.listings_among([source_row_id for source_row_id, _ in found])
        yield [row_id for source_row_id, row_id in found if (source_row_id in present) is is_withdrawn]
        last = found[-1][0]
