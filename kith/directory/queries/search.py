"""A page of the directory: what fits, in order, twenty at a time, each with why it is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kith.directory.models import Listing, Venue
from kith.directory.queries.candidates import candidates
from kith.directory.rules.freshness import Fresh
from kith.directory.rules.searching import Candidate, Wanted, fits, order, reasons
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ListingId
from kith.ground.reasons import Reason

PAGE = 20


@dataclass(frozen=True, slots=True)
class Result:
    """One row of a page of results."""

    id: ListingId
    name: str
    provider: str
    about: str
    place: str
    town: str
    lowest_pence: int | None
    places_left: int | None
    fresh: Fresh
    reasons: tuple[Reason, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results, and honest totals."""

    rows: tuple[Result, ...]
    total: int
    page: int
    pages: int
    without_distance: int
    """How many of all the results have no known distance; nought where nobody asked."""
    in_the_directory: int


def search(viewer: Actor, wanted: Wanted, *, page: int, at: datetime, today: date) -> Results:
    """Return one page of what fits. The number of queries depends neither on what is asked nor on how much there is."""
    everything = candidates(viewer, at=at, today=today)
    found = [candidate for candidate in everything if fits(candidate, wanted)]
    found.sort(key=lambda candidate: order(candidate, wanted))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), pages)
    shown = found[(page - 1) * PAGE : page * PAGE]
    return Results(
        rows=_rows(viewer, shown, wanted, at=at),
        total=len(found),
        page=page,
        pages=pages,
        without_distance=sum(1 for candidate in found if candidate.point is None) if wanted.near else 0,
        in_the_directory=len(everything),
    )


def _rows(viewer: Actor, shown: Sequence[Candidate], wanted: Wanted, *, at: datetime) -> tuple[Result, ...]:
    ids = [candidate.id for candidate in shown]
    about = dict(
        Listing.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at)
        .filter(pk__in=ids)
        .values_list("pk", "about")
    )
    places = dict(Venue.objects.filter(listing_id__in=about, nth=0).values_list("listing_id", "place__name"))
    return tuple(
        Result(
            id=candidate.id,
            name=candidate.name,
            provider=candidate.provider,
            about=_beginning(about.get(candidate.id, "")),
            place=places.get(candidate.id, ""),
            town=candidate.town,
            lowest_pence=candidate.lowest_pence,
            places_left=candidate.places_left,
            fresh=candidate.fresh,
            reasons=reasons(candidate, wanted),
            provisions=tuple(provided.provision.words for provided in candidate.provisions[:MOST_PROVISIONS]),
        )
        for candidate in shown
    )


MOST_PROVISIONS = 4
BEGINNING = 180


def _beginning(text: str) -> str:
    """Return the first words of a text, cut between two words."""
    whole = " ".join(text.split())
    return whole if len(whole) <= BEGINNING else f"{whole[:BEGINNING].rsplit(' ', 1)[0]}…"
