"""Taking in what a source has. All of it, in one transaction, or nothing; what is as it was is not touched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import TypeVar

from kith.directory.actions.editions import NextEdition
from kith.directory.actions.parts import Columns, Fields, Named, Parts
from kith.directory.models import Check, Glance, Listing, Place, Provider, Source, Sourced, Topic, Withdrawal
from kith.directory.queries.novelty import BATCH, Counts, Tally, back_in, gone_from, novelty, small
from kith.directory.queries.standing import told_of
from kith.directory.rules.listings import (
    Entries,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    Status,
    TopicEntry,
    at_a_glance,
)
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record

E = TypeVar("E", TopicEntry, ProviderEntry, PlaceEntry)


@action
def take_in(*, source: str, entries: Entries, by: Actor, at: datetime) -> Tally:
    """Take in everything that a source has now, and withdraw what it no longer has."""
    gate.require(by, Permission.DIRECTORY_IMPORT)
    writer = _Writer(_named(source, by, at), by, at)
    tally = writer.take_in(entries)
    if not tally.changes_nothing:
        NextEdition(by.organisation_id).changes_any()
    record(Act.IMPORTED, writer.source, by=by, at=at, content={"source": source, **asdict(tally)})
    return tally


def _named(name: str, by: Actor, at: datetime) -> Source:
    source, _ = Source.objects.update_or_create(
        organisation_id=by.organisation_id, name=name, defaults={"last_taken_in_at": at}
    )
    return source


class _Writer:
    """Writes one source's entries, a batch at a time, so that memory does not grow with the source."""

    def __init__(self, source: Source, by: Actor, at: datetime) -> None:
        self.source, self.by, self.at = source, by, at
        self.today = today_of(by, at=at)

    def take_in(self, entries: Entries) -> Tally:
        topics, providers, places, listings = Counts(), Counts(), Counts(), Counts()
        for some_topics in small(entries.topics()):
            self._plain(Topic, some_topics, topics, Columns.of_topic)
        for some_providers in small(entries.providers()):
            self._plain(Provider, some_providers, providers, Columns.of_provider)
        for some_places in small(entries.places()):
            self._plain(Place, some_places, places, Columns.of_place)
        for some_listings in small(entries.listings()):
            self._listings(some_listings, listings)
        return Tally(topics, providers, places, listings, self._withdraw(entries), self._return(entries))

    def _plain(self, table: type[Sourced], batch: Sequence[E], counts: Counts, columns: Callable[[E], Fields]) -> None:
        found = novelty(table, self.source, batch)
        found.count_into(counts)
        made = [table(**self._known_as(entry.source_id, found.digests), **columns(entry)) for entry in found.new]
        table._default_manager.bulk_create(made)
        for row_id, entry in found.changed:
            row = table._default_manager.filter(pk=row_id)
            row.update(digest=found.digests[entry.source_id], **columns(entry))

    def _known_as(self, source_row_id: str, digests: Mapping[str, str]) -> Fields:
        return {
            "organisation_id": self.by.organisation_id,
            "source": self.source,
            "source_row_id": source_row_id,
            "digest": digests[source_row_id],
        }

    def _listings(self, batch: Sequence[ListingEntry], counts: Counts) -> None:
        found = novelty(Listing, self.source, batch)
        found.count_into(counts)
        touched = [*found.new, *(entry for _, entry in found.changed)]
        if not touched:
            return
        named = Named.by(touched, self.source)
        new = [self._new(entry, found.digests, named) for entry in found.new]
        Listing.objects.bulk_create(new)
        before = Listing.objects.in_bulk([row_id for row_id, _ in found.changed])
        changed = [self._change(before[row_id], entry, found.digests, named) for row_id, entry in found.changed]
        self._parts(list(zip([*new, *changed], touched, strict=True)), Parts(named))

    def _new(self, entry: ListingEntry, digests: Mapping[str, str], named: Named) -> Listing:
        return Listing(
            **self._known_as(entry.source_id, digests),
            **Columns.of_listing(entry),
            **Columns.of_places_left(entry),
            provider_id=named.provider_of(entry),
            taken_in_on=self.today,
            changed_at=self.at,
        )

    def _change(self, listing: Listing, entry: ListingEntry, digests: Mapping[str, str], named: Named) -> Listing:
        """Bring a listing up to what its source says. Places left, said here, stay when the source says nothing."""
        fields = Columns.of_listing(entry)
        if entry.places_left is not None:
            fields |= Columns.of_places_left(entry)
        for column, value in fields.items():
            setattr(listing, column, value)
        listing.provider_id = named.provider_of(entry)
        listing.digest = digests[entry.source_id]
        listing.version += 1
        listing.changed_at = self.at
        listing.save()
        for table in Parts(named).all():
            table._default_manager.filter(listing=listing).delete()
        Glance.objects.filter(listing=listing).delete()
        return listing

    def _parts(self, rows: Sequence[tuple[Listing, ListingEntry]], parts: Parts) -> None:
        seen = {entry.source_id: at_a_glance(entry) for _, entry in rows}
        for table, make in parts.all().items():
            made = [part for listing, entry in rows for part in make(listing, entry, seen[entry.source_id])]
            table._default_manager.bulk_create(made, batch_size=BATCH)
        assured = [(listing, entry.verified_on) for listing, entry in rows if entry.verified_on]
        Check.objects.bulk_create(self._assured(listing, on) for listing, on in assured)
        told = told_of([listing.pk for listing, _ in rows])
        Glance.objects.bulk_create(
            parts.glance(listing, entry, seen[entry.source_id], told[listing.pk]) for listing, entry in rows
        )

    def _assured(self, listing: Listing, on: date) -> Check:
        """The source says that somebody looked, and when."""
        return Check(
            organisation_id=self.by.organisation_id,
            listing=listing,
            checked_on=on,
            checked_at=self.at,
            checked_by=self.source.name[:150],
        )

    def _withdraw(self, entries: Entries) -> int:
        count = 0
        for gone in gone_from(self.source, entries):
            Withdrawal.objects.bulk_create(
                Withdrawal(organisation_id=self.by.organisation_id, listing_id=listing_id, withdrawn_at=self.at)
                for listing_id in gone
            )
            Glance.objects.filter(listing_id__in=gone).update(is_running=False)
            Listing.objects.filter(pk__in=gone).update(changed_at=self.at)
            count += len(gone)
        return count

    def _return(self, entries: Entries) -> int:
        count = 0
        for back in back_in(self.source, entries):
            Withdrawal.objects.filter(listing_id__in=back, returned_at=None).update(returned_at=self.at)
            Glance.objects.filter(listing_id__in=back, listing__status=Status.RUNNING).update(is_running=True)
            Listing.objects.filter(pk__in=back).update(changed_at=self.at)
            count += len(back)
        return count
