"""One listing as its page shows it: all that is said of it, from where, and how fresh that is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.directory.models import (
    Check,
    Contact,
    Cost,
    Doubt,
    Glance,
    InterestOfListing,
    Listing,
    MeetingTime,
    Place,
    ProvisionOfListing,
    SpokenLanguage,
    TopicOfListing,
    Venue,
)
from kith.directory.queries.candidates import COLUMNS, candidate_of
from kith.directory.rules.freshness import Fresh
from kith.directory.rules.hours import WEEKDAY_WORDS, Weekday
from kith.directory.rules.interests import Seen, SeenIn
from kith.directory.rules.provisions import Provided
from kith.ground.access import gate
from kith.ground.access.permissions import Permission, may_ever
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor
from kith.ground.ids import ListingId
from kith.people.rules.vocabulary import Interest, Provision


@dataclass(frozen=True, slots=True)
class Meeting:
    """One line of when it meets."""

    weekday: str
    opens: str
    closes: str
    week_of_month: int | None
    every_weeks: int
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Where:
    """One place."""

    name: str
    lines: tuple[str, ...]
    transport: str
    is_online: bool
    has_point: bool


@dataclass(frozen=True, slots=True)
class Price:
    """One thing it costs."""

    amount: str
    currency: str
    words: str


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to get in touch."""

    name: str
    title: str
    phone: str
    email: str
    words: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A listing, whole. Empty text and None mean that it is not stated."""

    id: ListingId
    version: int
    name: str
    other_name: str
    provider: str
    provider_web: str
    source: str
    taken_in_on: date
    about: str
    web: str
    email: str
    status: str
    is_status_stated: bool
    joining: str
    waiting: str
    for_whom: str
    area: str
    to_bring: str
    alert: str
    cost_words: str
    access_words: str
    interpreting: str
    min_age: int | None
    max_age: int | None
    places_left: int | None
    places_in_all: int | None
    places_said_on: date | None
    lowest_pence: int | None
    meetings: tuple[Meeting, ...]
    hours_words: tuple[str, ...]
    places: tuple[Where, ...]
    prices: tuple[Price, ...]
    reach: tuple[Reach, ...]
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    interests: tuple[Seen, ...]
    provisions: tuple[Provided, ...]
    fresh: Fresh
    checked_by: str
    doubts: tuple[str, ...]
    may_check: bool
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Own:
    """What an organiser may change of their listing."""

    id: ListingId
    name: str
    places_left: int | None
    places_in_all: int | None
    version: int


def own(viewer: Actor, listing_id: ListingId, *, at: datetime) -> Own:
    """Return a listing to whoever runs it."""
    listing = gate.one(Listing, listing_id, by=viewer, may=Permission.LISTING_EDIT, at=at)
    return Own(listing_id, listing.name, listing.places_left, listing.places_in_all, listing.version)


def whole(viewer: Actor, listing_id: ListingId, *, at: datetime, today: date) -> Whole:
    """Return a listing with all its parts; the number of queries does not depend on how many there are."""
    listing: Listing = gate.one(
        ScopedQuerySet(Listing).select_related("provider", "source"),
        listing_id,
        by=viewer,
        may=Permission.DIRECTORY_SEE,
        at=at,
    )
    glance = candidate_of(Glance.objects.filter(listing=listing).values_list(*COLUMNS).get(), today=today)
    times = MeetingTime.objects.filter(listing=listing).order_by("weekday", "opens_at", "pk")
    checked = Check.objects.filter(listing=listing).order_by("-checked_on", "-checked_at").first()
    topics = TopicOfListing.objects.filter(listing=listing).order_by("topic__name")
    return Whole(
        id=ListingId(listing.pk),
        version=listing.version,
        name=listing.name,
        other_name=listing.other_name if listing.other_name != listing.name else "",
        provider=listing.provider.name if listing.provider else "",
        provider_web=listing.provider.web if listing.provider else "",
        source=listing.source.name,
        taken_in_on=listing.taken_in_on,
        about=listing.about,
        web=listing.web,
        email=listing.email,
        status=listing.status,
        is_status_stated=listing.is_status_stated,
        joining=listing.joining,
        waiting=listing.waiting,
        for_whom=listing.for_whom,
        area=listing.area,
        to_bring=listing.to_bring,
        alert=listing.alert,
        cost_words=listing.cost_words,
        access_words=listing.access_words,
        interpreting=listing.interpreting,
        min_age=listing.min_age,
        max_age=listing.max_age,
        places_left=listing.places_left,
        places_in_all=listing.places_in_all,
        places_said_on=listing.places_said_on,
        lowest_pence=glance.lowest_pence,
        meetings=tuple(_meeting(row) for row in times if row.weekday is not None),
        hours_words=tuple(dict.fromkeys(row.words for row in times if row.words)),
        places=tuple(_where(venue.place) for venue in _venues(listing.pk)),
        prices=tuple(_price(row) for row in Cost.objects.filter(listing=listing).order_by("amount", "pk")),
        reach=tuple(_reach(row) for row in Contact.objects.filter(listing=listing).order_by("pk")),
        languages=tuple(
            words
            for words in SpokenLanguage.objects.filter(listing=listing).order_by("pk").values_list("words", flat=True)
        ),
        topics=tuple(topics.values_list("topic__name", flat=True)),
        interests=_interests(listing.pk),
        provisions=_provisions(listing.pk),
        fresh=glance.fresh,
        checked_by=checked.checked_by if checked else "",
        doubts=tuple(
            Doubt.objects.filter(listing=listing, answered_at=None)
            .order_by("doubted_at")
            .values_list("because", flat=True)
        ),
        may_check=may_ever(viewer, Permission.DIRECTORY_CHECK),
        may_edit=bool(gate.explain(viewer, Permission.LISTING_EDIT, Listing, listing.pk, at=at)),
    )


def _meeting(row: MeetingTime) -> Meeting:
    return Meeting(
        weekday=WEEKDAY_WORDS[Weekday(row.weekday or 0)],
        opens=row.opens_at.strftime("%H:%M") if row.opens_at else "",
        closes=row.closes_at.strftime("%H:%M") if row.closes_at else "",
        week_of_month=row.week_of_month,
        every_weeks=row.every_weeks,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def _venues(listing_id: UUID) -> list[Venue]:
    return list(Venue.objects.filter(listing_id=listing_id).order_by("nth").select_related("place"))


def _where(place: Place) -> Where:
    lines = (*place.address.splitlines(), place.town, place.postcode)
    return Where(
        name=place.name,
        lines=tuple(line for line in lines if line),
        transport=place.transport,
        is_online=place.is_online,
        has_point=place.latitude is not None,
    )


def _price(row: Cost) -> Price:
    amount = "" if row.amount is None else f"{row.amount:.2f}".removesuffix(".00")
    return Price(amount=amount, currency=row.currency, words=row.words)


def _reach(row: Contact) -> Reach:
    return Reach(row.name, row.title, row.phone, row.email, row.words)


def _interests(listing_id: UUID) -> tuple[Seen, ...]:
    rows = InterestOfListing.objects.filter(listing_id=listing_id).order_by("interest")
    return tuple(Seen(Interest(row.interest), row.words, SeenIn(row.where)) for row in rows)


def _provisions(listing_id: UUID) -> tuple[Provided, ...]:
    rows = ProvisionOfListing.objects.filter(listing_id=listing_id).order_by("provision")
    return tuple(Provided(Provision(row.provision), row.words) for row in rows)


def when_they_meet(
    viewer: Actor, listing_ids: Collection[ListingId], *, at: datetime
) -> Mapping[ListingId, tuple[Meeting, ...]]:
    """Return when each of some listings meets, as far as days are stated. One query."""
    listings = Listing.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at).filter(pk__in=list(listing_ids))
    rows = MeetingTime.objects.filter(listing__in=listings, weekday__isnull=False)
    found: dict[ListingId, list[Meeting]] = {}
    for row in rows.order_by("weekday", "opens_at", "pk"):
        found.setdefault(ListingId(row.listing_id), []).append(_meeting(row))
    return {listing_id: tuple(times) for listing_id, times in found.items()}
