"""Who is expected, who came, and whom an act would bring together."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kith.directory.models import Listing
from kith.directory.queries.organisers import organisers_of
from kith.gatherings.models import Attendance, Meeting, Place
from kith.gatherings.rules import Outcome
from kith.gatherings.scopes import runs
from kith.ground.access import gate
from kith.ground.access.crossings import Party
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import Ask
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId
from kith.ground.prepared import prepared


@dataclass(frozen=True)
class Group:
    """One listing, and how many have a place there whom this reader may write about."""

    listing_id: ListingId
    name: str
    expected: int


@dataclass(frozen=True)
class Expected:
    """Somebody with a place, and what was last said of them at this meeting."""

    person_id: PersonId
    called: str
    outcome: Outcome | None


@dataclass(frozen=True)
class Visit:
    """One thing said of one person at one meeting."""

    person_id: PersonId
    listing_id: ListingId
    outcome: Outcome
    starts_at: datetime
    at: datetime
    by: str
    words: str


def groups(viewer: Actor, *, at: datetime) -> tuple[Group, ...]:
    """Return the listings this reader runs or has somebody at, with how many are expected: two queries."""
    places = Place.objects.visible_to(viewer, may=Permission.ATTENDANCE_RECORD, at=at).filter(ended_at=None)
    expected: dict[UUID, int] = {}
    for listing_id in places.values_list("listing_id", flat=True):
        expected[listing_id] = expected.get(listing_id, 0) + 1
    listings = Listing.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at)
    own = runs("pk", Ask(viewer, Permission.ATTENDANCE_RECORD, at))
    rows = (listings.filter(own) | listings.filter(pk__in=expected)).order_by("name", "pk")
    return tuple(Group(ListingId(pk), name, expected.get(pk, 0)) for pk, name in rows.values_list("pk", "name"))


def group(viewer: Actor, listing_id: ListingId, *, at: datetime) -> Group:
    """Return one listing with how many are expected, or raise NotVisible where nobody there is this reader's."""
    listing = gate.one(Listing, listing_id, by=viewer, may=Permission.DIRECTORY_SEE, at=at)
    expected = roster(viewer, listing_id, at=at)
    is_own = (
        Listing.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at)
        .filter(runs("pk", Ask(viewer, Permission.ATTENDANCE_RECORD, at)), pk=listing_id)
        .exists()
    )
    if not expected and not is_own:
        raise gate.NotVisible(Place._meta.label, listing_id, Permission.ATTENDANCE_RECORD)
    return Group(listing_id, listing.name, len(expected))


def roster(
    viewer: Actor, listing_id: ListingId, *, at: datetime, starts_at: datetime | None = None
) -> tuple[Expected, ...]:
    """Return who has a place at a listing, by name, with what was said of a meeting already."""
    places = Place.objects.visible_to(viewer, may=Permission.ATTENDANCE_RECORD, at=at)
    rows = places.filter(listing_id=listing_id, ended_at=None).order_by("called", "pk")
    said = Attendance.objects.visible_to(viewer, may=Permission.ATTENDANCE_RECORD, at=at).filter(
        meeting__listing_id=listing_id, meeting__starts_at=starts_at or at
    )
    last = dict(said.order_by("at", "pk").values_list("person_id", "outcome"))
    return tuple(Expected(PersonId(row.person_id), row.called, outcome_of(last.get(row.person_id, ""))) for row in rows)


OUTCOMES: Mapping[str, Outcome] = {outcome.value: outcome for outcome in Outcome}


def outcome_of(value: str) -> Outcome | None:
    """Return an outcome by its stored value, or None where nothing was said."""
    return OUTCOMES.get(value)


def visits(
    viewer: Actor, *, at: datetime, people: Collection[PersonId], listings: Collection[ListingId]
) -> tuple[Visit, ...]:
    """Return what was last said of these people at each meeting of these listings, the earliest first. One query."""
    rows = _said_of(viewer, tuple(people), tuple(listings), at=at)
    last = {(row.person_id, row.meeting_id): row for row in rows}
    return tuple(sorted((_visit(row) for row in last.values()), key=lambda visit: (visit.starts_at, visit.at)))


@prepared
def _said_of(
    viewer: Actor, people: tuple[PersonId, ...], listings: tuple[ListingId, ...], *, at: datetime
) -> QuerySet[Attendance]:
    rows = Attendance.objects.visible_to(viewer, may=Permission.REFERRAL_SEE, at=at)
    theirs = rows.filter(person_id__in=people, meeting__listing_id__in=listings)
    return theirs.select_related("meeting").order_by("at", "pk")


def _visit(row: Attendance) -> Visit:
    return Visit(
        person_id=PersonId(row.person_id),
        listing_id=ListingId(row.meeting.listing_id),
        outcome=OUTCOMES[row.outcome],
        starts_at=row.meeting.starts_at,
        at=row.at,
        by=row.by,
        words=row.words,
    )


def where_some_are(people: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Return at which listings some people have a place, and which of them. One query, none for nobody.

    The gate asks this before anybody is brought together; it is for no page, and names nobody to a reader.
    """
    return _by_listing(Place.objects.filter(person_id__in=people)) if people else {}


def _by_listing(places: QuerySet[Place]) -> Mapping[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for listing_id, person_id in places.filter(ended_at=None).values_list("listing_id", "person_id"):
        found[listing_id].add(person_id)
    return {listing_id: frozenset(people) for listing_id, people in found.items()}


def at_the(listing: Listing, *, but: PersonId, at: datetime) -> tuple[Party, ...]:
    """Return everybody whom a place at a listing brings somebody together with: itself, who runs it, who goes there."""
    there = _by_listing(Place.objects.filter(listing_id=listing.pk)).get(listing.pk, frozenset()) - {but}
    return (
        Party(names=(listing.name,), listing_id=listing.pk),
        *(Party(account_id=account_id) for account_id in organisers_of(ListingId(listing.pk), at=at)),
        *(Party(person_id=one) for one in sorted(there, key=str)),
    )


def next_start(viewer: Actor, listing_id: ListingId, *, at: datetime) -> datetime | None:
    """Return when the last meeting that anything was written of began, to begin a sheet with."""
    rows = Meeting.objects.visible_to(viewer, may=Permission.ATTENDANCE_RECORD, at=at).filter(listing_id=listing_id)
    return rows.order_by("-starts_at").values_list("starts_at", flat=True).first()
