"""Listings as offers. Their words are indexed once and kept; whether they run, have room or were checked is read anew.

The index of an organisation is made again whenever a source is taken in, which is when words change.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from kith.directory.models import Glance, Listing, Source
from kith.directory.rules.glances import unpack_interests, unpack_provisions
from kith.directory.rules.hours import Slot, unpack
from kith.directory.rules.interests import SeenIn
from kith.directory.rules.listings import BETWEEN
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor
from kith.ground.batches import in_batches
from kith.ground.prepared import prepared
from kith.matching.rules.finding import Index, build_index
from kith.matching.rules.offers import Feature, Offer, Seen, Where
from kith.matching.rules.seekers import Hours, Spot
from kith.people.rules.languages import name_of

WHERE: Mapping[SeenIn, Where] = {SeenIn.NAME: Where.NAME, SeenIn.TOPIC: Where.TOPIC, SeenIn.ABOUT: Where.TEXT}
KEPT = 8
"""How many organisations' indexes one process keeps."""
KEPT_LINES = 20_000
"""How many lines of a directory are kept as they were read: many listings say the same."""
AT_ONCE = 5000
"""How many listings one question asks for."""
GLANCE = (
    "listing_id", "name", "provider_name", "latitude", "longitude", "is_online", "min_age", "max_age", "slots",
    "interests", "provisions", "languages", "lowest_pence", "places_left", "taken_in_on", "verified_on", "doubts",
    "is_running",
)  # fmt: skip

_kept: OrderedDict[tuple[UUID, tuple[object, ...]], Index] = OrderedDict()


def glances(viewer: Actor, *, at: datetime) -> ScopedQuerySet[Glance]:
    """Return the slim rows of the listings that this viewer may see."""
    return Glance.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at)


def index_for(viewer: Actor, *, at: datetime) -> Index:
    """Return the index of the listings this viewer may see: two small queries, and now and then the whole directory."""
    key = (viewer.organisation_id, (*_taken_in(viewer, at=at), *_how_many(viewer, at=at)))
    index = _kept.get(key)
    if index is None:
        rows = glances(viewer, at=at).values_list("listing_id", "words", "interests")
        index = _kept[key] = build_index(words_of(row) for row in rows)
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return index


def index_of(viewer: Actor, listing_ids: Collection[UUID], *, at: datetime) -> Index:
    """Return the index of a few listings alone. One query."""
    return build_index(words_of(row) for row in _words(viewer, tuple(listing_ids), at=at))


@prepared
def _words(viewer: Actor, listing_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[Glance, tuple[Any, ...]]:
    return glances(viewer, at=at).filter(listing_id__in=listing_ids).values_list("listing_id", "words", "interests")


@prepared
def _taken_in(viewer: Actor, *, at: datetime) -> QuerySet[Source, tuple[Any, ...]]:
    sources = Source.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at)
    return sources.order_by("pk").values_list("pk", "last_taken_in_at")


@prepared
def _how_many(viewer: Actor, *, at: datetime) -> QuerySet[Glance, int]:
    """Count the listings there are to see: one row with their number, or none."""
    one_row = glances(viewer, at=at).order_by().values("organisation_id").annotate(number=Count("pk"))
    return one_row.values_list("number", flat=True)


def words_of(row: tuple[Any, ...]) -> Offer:
    """Return just what is indexed of a listing: its folded words by where they stand, and its interests."""
    listing_id, words, interests = row
    named, topics, text = words.split(BETWEEN, 2)
    return Offer(id=listing_id, name=named, topics=(topics,), text=text, interests=_seen(interests))


def offers(viewer: Actor, listing_ids: Collection[UUID], *, at: datetime) -> Iterator[Offer]:
    """Yield these listings as they stand today, without their words: one query for every few thousand."""
    for wanted in in_batches(list(listing_ids), AT_ONCE):
        yield from (offer_of(row) for row in _glances(viewer, tuple(wanted), at=at))


@prepared
def _glances(viewer: Actor, listing_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[Glance, tuple[Any, ...]]:
    return glances(viewer, at=at).filter(listing_id__in=listing_ids).values_list(*GLANCE)


@dataclass(frozen=True)
class Worded:
    """An offer with the very words of its listing, to quote from, and where it meets."""

    offer: Offer
    about: str
    place: str


def with_words(viewer: Actor, some: Collection[Offer], *, at: datetime) -> Mapping[UUID, Worded]:
    """Return each offer with its words. Three queries, however many offers there are."""
    offers_by_id = {offer.id: offer for offer in some}
    ids = tuple(offers_by_id)
    told = {row[0]: row[1:] for row in _told(viewer, ids, at=at)}
    topics: dict[UUID, list[str]] = defaultdict(list)
    for listing_id, name in _topics(viewer, ids, at=at):
        topics[listing_id].append(name)
    places = {listing_id: (name, address) for listing_id, name, address in _venues(viewer, ids, at=at)}
    return {
        listing_id: _worded(offers_by_id[listing_id], words, topics[listing_id], places.get(listing_id, ("", "")))
        for listing_id, words in told.items()
    }


def _listings(viewer: Actor, listing_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[Listing]:
    return Listing.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at).filter(pk__in=listing_ids)


@prepared
def _told(viewer: Actor, listing_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[Listing, tuple[Any, ...]]:
    return _listings(viewer, listing_ids, at=at).values_list("pk", *_TOLD)


@prepared
def _topics(viewer: Actor, listing_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[Listing, tuple[UUID, str]]:
    rows = _listings(viewer, listing_ids, at=at).filter(topics__isnull=False).order_by("topics__name")
    return rows.values_list("pk", "topics__name")


@prepared
def _venues(viewer: Actor, listing_ids: tuple[UUID, ...], *, at: datetime) -> QuerySet[Listing, tuple[Any, ...]]:
    rows = _listings(viewer, listing_ids, at=at).filter(venue_rows__isnull=False)
    ordered = rows.order_by("-venue_rows__nth", "-venue_rows__pk")
    return ordered.values_list("pk", "venue_rows__place__name", "venue_rows__place__address")


_TOLD = ("name", "other_name", "about", "for_whom", "provider__name")


def _worded(offer: Offer, words: tuple[Any, ...], topics: Collection[str], place: tuple[str, str]) -> Worded:
    name, other_name, about, for_whom, provider = words
    told = replace(
        offer,
        name=name,
        other_name=other_name,
        organiser=provider or "",
        text="\n".join(filter(None, (about, provider, for_whom))),
        topics=tuple(topics),
    )
    place_name, address = place
    return Worded(told, about, place_name or address.split("\n")[0])


def offer_of(row: tuple[Any, ...]) -> Offer:
    """Return a listing as it stands today, of the columns of its slim row."""
    (
        listing_id, name, provider, latitude, longitude, is_online, min_age, max_age, slots, interests, provisions,
        languages, pence, places_left, taken_in_on, verified_on, doubts, is_running,
    ) = row  # fmt: skip
    return Offer(
        id=listing_id,
        name=name,
        organiser=provider,
        interests=_seen(interests),
        spot=Spot(latitude, longitude) if latitude is not None and longitude is not None else None,
        is_online=is_online,
        is_closed=not is_running,
        doubts=doubts,
        checked_on=verified_on,
        taken_in_on=taken_in_on,
        youngest=min_age,
        oldest=max_age,
        languages={tag: name_of(tag) for tag in languages.split()},
        features=_features(provisions),
        hours=_hours(slots),
        pence=pence,
        places_left=places_left,
    )


@lru_cache(KEPT_LINES)
def _seen(packed: str) -> Mapping[str, Seen]:
    return {one.interest.value: Seen(one.words, WHERE[one.where]) for one in unpack_interests(packed)}


@lru_cache(KEPT_LINES)
def _features(packed: str) -> Mapping[str, Feature]:
    return {one.provision.value: Feature(has=True, words=one.words) for one in unpack_provisions(packed)}


@lru_cache(KEPT_LINES)
def _hours(packed: str) -> tuple[Hours, ...]:
    return tuple(_between(slot) for slot in unpack(packed))


def _between(slot: Slot) -> Hours:
    return Hours(slot.weekday.value, slot.opens_at or time.min, slot.closes_at or time.max)
