"""Keeping a listing true: somebody looked, somebody doubts, the organiser says what has changed."""

from datetime import datetime
from uuid import UUID

from kith.directory.actions.editions import NextEdition
from kith.directory.models import Check, Doubt, Glance, Listing, Organiser
from kith.directory.queries.standing import told_of
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.clock import day_of
from kith.ground.ids import AccountId, ListingId
from kith.ground.tables import next_version


class TooManyPlacesError(ValueError):
    """More places left than there are in all."""

    def __init__(self) -> None:
        super().__init__("There cannot be more places left than there are in all.")


@action
def mark_checked(*, listing_id: ListingId, by: Actor, at: datetime) -> None:
    """Say that somebody looked today, and that the listing is true. It answers every doubt."""
    listing = gate.one(Listing, listing_id, by=by, may=Permission.DIRECTORY_CHECK, at=at, lock=True)
    _check(listing, by, at)
    record(Act.CONFIRMED, listing, by=by, at=at)


@action
def confirm_own_listing(*, listing_id: ListingId, by: Actor, at: datetime) -> None:
    """Let the organiser say that their listing is true today."""
    listing = gate.one(Listing, listing_id, by=by, may=Permission.LISTING_EDIT, at=at, lock=True)
    _check(listing, by, at)
    record(Act.CONFIRMED, listing, by=by, at=at)


def _check(listing: Listing, by: Actor, at: datetime) -> None:
    Check.objects.create(
        organisation_id=by.organisation_id,
        listing=listing,
        checked_on=day_of(at, listing.organisation.zone),
        checked_at=at,
        checked_by=by.name,
    )
    Doubt.objects.filter(listing=listing, answered_at=None).update(answered_at=at)
    _freshen(listing, at)


@action
def report_not_running(*, listing_id: ListingId, because: str, by: Actor, at: datetime) -> None:
    """Say that a listing seems not to run. Two people who say so keep it out of suggestions until somebody checks."""
    listing = gate.one(Listing, listing_id, by=by, may=Permission.DIRECTORY_CHECK, at=at, lock=True)
    Doubt.objects.create(
        organisation_id=by.organisation_id,
        listing=listing,
        doubted_at=at,
        doubted_by=by.name,
        account_id=by.account_id,
        because=because,
    )
    _freshen(listing, at)
    record(Act.CHANGED, listing, by=by, at=at, content={"doubt": because})


def _freshen(listing: Listing, at: datetime) -> None:
    told = told_of([listing.pk])[listing.pk]
    Listing.objects.filter(pk=listing.pk).update(changed_at=at)
    Glance.objects.filter(listing=listing).update(verified_on=told.verified_on, doubts=told.doubts)
    NextEdition(listing.organisation_id).changes_one(listing.pk)


@action
def say_places_left(
    *, listing_id: ListingId, left: int | None, in_all: int | None, version: int, by: Actor, at: datetime
) -> None:
    """Let the organiser say how many places are left. None is not known."""
    listing = gate.one(Listing, listing_id, by=by, may=Permission.LISTING_EDIT, at=at, lock=True)
    if left is not None and in_all is not None and left > in_all:
        raise TooManyPlacesError
    Listing.objects.filter(pk=listing.pk).update(
        places_left=left,
        places_in_all=in_all,
        places_said_on=day_of(at, listing.organisation.zone),
        changed_at=at,
        version=next_version(listing, filled_from=version),
    )
    Glance.objects.filter(listing=listing).update(places_left=left)
    NextEdition(listing.organisation_id).changes_one(listing.pk)
    record(Act.CHANGED, listing, by=by, at=at, content={"places left": left, "places in all": in_all})


@action
def name_organiser(*, listing_id: ListingId, account_id: AccountId, by: Actor, at: datetime) -> UUID:
    """Say which account runs a listing. Saying it twice changes nothing."""
    gate.require(by, Permission.DIRECTORY_IMPORT)
    listing = gate.one(Listing, listing_id, by=by, may=Permission.DIRECTORY_IMPORT, at=at, lock=True)
    account = Account.objects.get(pk=account_id, organisation_id=by.organisation_id)
    organiser, _ = Organiser.objects.get_or_create(
        listing=listing,
        account=account,
        ends_at=None,
        defaults={"organisation_id": by.organisation_id, "starts_at": at},
    )
    record(Act.CHANGED, listing, by=by, at=at, content={"organiser": account.display_name})
    return organiser.pk
