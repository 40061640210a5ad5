"""What matching and searching choose from: the whole directory, slim, read once for every edition of it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from kith.directory.models import Glance, Place
from kith.directory.queries.editions import edition_of
from kith.directory.rules import freshness
from kith.directory.rules.distance import Box, Point, around, km_between, middle_of
from kith.directory.rules.freshness import Standing
from kith.directory.rules.glances import unpack_interests, unpack_provisions
from kith.directory.rules.hours import unpack
from kith.directory.rules.searching import Candidate, Near
from kith.directory.rules.words import fold
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, OrganisationId

COLUMNS = (
    "listing_id", "name", "provider_name", "town", "postcode", "words", "latitude", "longitude", "is_online",
    "min_age", "max_age", "days", "slots", "interests", "provisions", "languages", "lowest_pence", "places_left",
    "taken_in_on", "verified_on", "doubts", "is_running",
)  # fmt: skip


def candidates(
    viewer: Actor, *, at: datetime, today: date, near: Point | None = None, km: float | None = None
) -> tuple[Candidate, ...]:
    """Return every listing of the directory as matching sees it, stale and closed ones too, each saying so.

    One query asks which edition the directory is in; the listings are read once an edition and remembered. A listing
    whose place is not known is never left out for distance: the caller says so, and nothing is guessed.
    """
    edition = edition_of(viewer, at=at)
    found = _remembered(viewer.organisation_id, edition.token, today) if edition else ()
    if near is None or km is None:
        return found
    box = around(near, km)
    return tuple(one for one in found if one.point is None or one.is_online or _is_within(one.point, box, near, km))


def _is_within(point: Point, box: Box, near: Point, km: float) -> bool:
    return box.south <= point.latitude <= box.north and km_between(point, near) <= km


@lru_cache(maxsize=8)
def _remembered(organisation_id: OrganisationId, edition: UUID, today: date) -> tuple[Candidate, ...]:  # noqa: ARG001 - remembered by
    """Read a whole directory in one query. A new edition, or a new day, is read again."""
    rows = Glance.objects.filter(organisation_id=organisation_id).order_by("listing_id").values_list(*COLUMNS)
    return tuple(candidate_of(row, today=today) for row in rows.iterator())


def candidate_of(row: tuple, *, today: date) -> Candidate:  # type: ignore[type-arg] # as values_list gives it
    """Make a frozen candidate of one slim row."""
    (
        listing_id, name, provider, town, postcode, words, latitude, longitude, is_online, min_age, max_age, days,
        slots, interests, provisions, languages, lowest_pence, places_left, taken_in_on, verified_on, doubts,
        is_running,
    ) = row  # fmt: skip
    return Candidate(
        id=ListingId(listing_id),
        name=name,
        provider=provider,
        town=town,
        postcode=postcode,
        words=words,
        point=Point(latitude, longitude) if latitude is not None and longitude is not None else None,
        is_online=is_online,
        min_age=min_age,
        max_age=max_age,
        days=days,
        slots=unpack(slots),
        interests=unpack_interests(interests),
        provisions=unpack_provisions(provisions),
        languages=tuple(languages.split()),
        lowest_pence=lowest_pence,
        places_left=places_left,
        verified_on=verified_on,
        taken_in_on=taken_in_on,
        doubts=doubts,
        is_running=is_running,
        fresh=freshness.of(Standing(taken_in_on, verified_on, doubts, is_running), on=today),
    )


MOST_PLACES = 500


def place_called(viewer: Actor, words: str, *, at: datetime) -> Near | None:
    """Return about where a town or postcode is: the middle of the listings that say they are there.

    No map and no postcode file is asked. None when no listing there has a place on the map.
    """
    town, postcode = fold(words).strip(), fold(words).replace(" ", "")
    if not town:
        return None
    rows = Place.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at).exclude(latitude=None)
    found = _points(rows.filter(Q(town_folded=town) | Q(postcode_folded=postcode)))
    if not found and any(letter.isdigit() for letter in postcode):
        found = _points(rows.filter(postcode_folded__startswith=outward(postcode)))
    middle = middle_of(found)
    return Near(middle, words.strip()) if middle else None


INWARD = 3
"""The last three of a British postcode say the street; what stands before them says the district."""
LONGEST_OUTWARD = 4


def outward(postcode: str) -> str:
    """Return the district of a full British postcode; anything else as it is."""
    return postcode[:-INWARD] if len(postcode) > LONGEST_OUTWARD and postcode[0].isalpha() else postcode


def _points(rows: ScopedQuerySet[Place]) -> Sequence[Point]:
    found = rows.values_list("latitude", "longitude")[:MOST_PLACES]
    return [Point(lat, lon) for lat, lon in found if lat is not None and lon is not None]
