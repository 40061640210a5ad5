"""What was seen on the person whom a concern is about: each time apart, and each place with one number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ConcernId
from kith.safeguarding.models import Sighting
from kith.safeguarding.rules.body import MarkKind, Region, View, numbered
from kith.safeguarding.rules.figure import Figure, figure

IN_ORDER = {region: number for number, region in enumerate(Region)}


@dataclass(frozen=True)
class MarkShown:
    """One place: its number on the drawing, and what it is as far as is known."""

    number: int
    region: Region
    kind: MarkKind


@dataclass(frozen=True)
class SightingShown:
    """What somebody saw at one time. What the person said of it stands apart."""

    marks: tuple[MarkShown, ...]
    looks: str
    said: str
    seen_on: date | None
    seen_about: str
    by: str
    at: datetime


@dataclass(frozen=True)
class BodyShown:
    """All that was seen: time by time, the sides to draw, and the number of each place."""

    sightings: tuple[SightingShown, ...] = ()
    numbers: Mapping[Region, int] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the sides to draw, where a place is known: front and back both, and the head if something is there."""
        sides = (figure(view) for view in (View.FRONT, View.BACK, View.HEAD))
        marked = {one: any(spot.region in self.numbers for spot in one.spots) for one in sides}
        drawn = tuple(one for one, is_marked in marked.items() if is_marked or one.view is not View.HEAD)
        return drawn if any(marked.values()) else ()


UNTOLD = BodyShown()
"""Nobody has told of any mark."""


def body_of(viewer: Actor, concern_id: ConcernId, *, at: datetime) -> BodyShown:
    """Return what was seen, for whoever answers the concern."""
    return _body(_rows(viewer, concern_id, Permission.CONCERN_SEE, at=at))


def seen_by_raiser(viewer: Actor, concern_id: ConcernId, account_id: UUID | None, *, at: datetime) -> BodyShown:
    """Return what its raiser themself told of, and nothing that others added."""
    rows = _rows(viewer, concern_id, Permission.CONCERN_RAISE, at=at)
    return _body(row for row in rows if row.account_id == account_id)


def _rows(viewer: Actor, concern_id: ConcernId, may: Permission, *, at: datetime) -> list[Sighting]:
    rows = Sighting.objects.visible_to(viewer, may=may, at=at).filter(concern_id=concern_id)
    return list(rows.order_by("at", "pk").prefetch_related("marks"))


def _body(rows: Iterable[Sighting]) -> BodyShown:
    where = [(row, _places(row)) for row in rows]
    numbers = numbered(region for _, places in where for region in places)
    return BodyShown(tuple(_sighting(row, places, numbers) for row, places in where), numbers)


def _places(row: Sighting) -> dict[Region, MarkKind]:
    found = {Region(one.region): MarkKind(one.kind) for one in row.marks.all()}
    return {region: found[region] for region in sorted(found, key=lambda one: IN_ORDER[one])}


def _sighting(row: Sighting, places: Mapping[Region, MarkKind], numbers: Mapping[Region, int]) -> SightingShown:
    marks = tuple(MarkShown(numbers[region], region, kind) for region, kind in places.items())
    return SightingShown(marks, row.looks, row.said, row.seen_on, row.seen_about, row.by, row.at)
