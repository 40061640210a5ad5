"""Where everybody sits: how wide each sector is, and one seat for each mark in its ring and sector.

The same people always sit in the same places. Seats come from names and rings alone, so a person moves on the drawing
only when somebody moves them on the map or a neighbour arrives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import acos, asin, degrees

from kith.networks.rules.frames import Sheet
from kith.networks.rules.geometry import Point
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import Ring, Sector

NARROWEST_SECTOR = 80.0
WIDEST_SECTOR = 170.0
BORDER = 8.0
CROWDED_RING = 16

Load = Callable[[Sequence[Mark]], dict[Sector, float]]


@dataclass(frozen=True)
class Slice:
    """The part of the clock face that a sector takes."""

    start: float
    end: float


@dataclass(frozen=True)
class Seating:
    """One seat for each mark, and the size that lets all of them sit without touching."""

    slices: Mapping[Sector, Slice]
    centres: Mapping[Mark, Point]
    radius: float


def slices_by(load: Mapping[Sector, float]) -> dict[Sector, Slice]:
    """Share the circle among the sectors by what they hold, each between 80 and 170 degrees.

    My own people sit to the left, my community to the right, paid help below.
    """
    widths = _widths(load)
    personal, community, professional = (widths[sector] for sector in Sector)
    start = 0.8 * (180 - community - professional / 2)
    return {
        Sector.PERSONAL: Slice(start - personal, start),
        Sector.COMMUNITY: Slice(start, start + community),
        Sector.PROFESSIONAL: Slice(start + community, start + community + professional),
    }


def _widths(load: Mapping[Sector, float]) -> dict[Sector, float]:
    total = sum(load.values())
    if not total:
        return dict.fromkeys(Sector, 120.0)
    spare = 360 - 3 * NARROWEST_SECTOR
    widths = {sector: NARROWEST_SECTOR + spare * load.get(sector, 0) / total for sector in Sector}
    overflow = sum(max(0.0, width - WIDEST_SECTOR) for width in widths.values())
    roomy = [sector for sector in Sector if widths[sector] < WIDEST_SECTOR]
    return {
        sector: min(width, WIDEST_SECTOR) + (overflow / len(roomy) if sector in roomy else 0)
        for sector, width in widths.items()
    }


def load_by_number(marks: Sequence[Mark]) -> dict[Sector, float]:
    """Weigh a sector by how many marks it holds."""
    return {sector: float(count) for sector, count in Counter(mark.sector for mark in marks).items()}


def load_by_crowding(marks: Sequence[Mark]) -> dict[Sector, float]:
    """Weigh a sector by its fullest ring; the nearer the ring, the less room it has."""
    cells = Counter((mark.sector, mark.ring) for mark in marks)
    return {
        sector: max((count / ring for (where, ring), count in cells.items() if where is sector), default=0.0)
        for sector in Sector
    }


def seat(
    marks: Sequence[Mark],
    sheet: Sheet,
    *,
    load: Load,
    rows: int,
    scale: float,
) -> Seating | None:
    """Give every mark a seat in this many rows a ring, at this size; None when they do not fit."""
    slices = slices_by(load(marks))
    radius = sheet.node * scale
    crowded = {ring for ring, count in Counter(mark.ring for mark in marks).items() if count > CROWDED_RING}
    centres: dict[Mark, Point] = {}
    for sector in Sector:
        wanted = wanted_shares([mark for mark in marks if mark.sector is sector])
        for ring in Ring:
            group = [mark for mark in wanted if mark.ring is ring]
            cell = _Cell(sheet, slices[sector], ring, radius, sheet.gap * scale)
            angles = cell.angles([wanted[mark] for mark in group], max(rows, 2) if ring in crowded else rows)
            if angles is None:
                return None
            for mark, (angle, distance) in zip(group, angles, strict=True):
                centres[mark] = sheet.centre.at(angle, distance).rounded()
    return Seating(slices, centres, radius)


def wanted_shares(marks: Sequence[Mark]) -> dict[Mark, float]:
    """Say how far round its sector each mark would like to sit, from 0 to 1, in order round the sector.

    Within a ring they are spread evenly by name; across rings everybody gets a ray of their own, so that a tie to
    somebody further out does not run underneath somebody nearer.
    """
    even: dict[Mark, tuple[float, int, str, str]] = {}
    for ring in Ring:
        group = sorted((mark for mark in marks if mark.ring is ring), key=lambda mark: mark.sorting)
        even |= {mark: ((i + 0.5) / len(group), -ring, *mark.sorting) for i, mark in enumerate(group)}
    in_order = sorted(even, key=lambda mark: even[mark])
    return {mark: (i + 0.5) / len(in_order) for i, mark in enumerate(in_order)}


@dataclass(frozen=True)
class _Cell:
    """One ring within one sector, and the arithmetic of sitting in it."""

    sheet: Sheet
    slice: Slice
    ring: Ring
    radius: float
    gap: float

    def distances(self, rows: int) -> list[float]:
        """Give each row's distance from the middle."""
        inner, outer = self.sheet.band(self.ring)
        if rows == 1:
            return [(inner + outer) / 2]
        low, high = inner + self.radius + 1, outer - self.radius - 1
        return [high - (high - low) * i / (rows - 1) for i in range(rows)]

    def angles(self, shares: Sequence[float], rows: int) -> list[tuple[float, float]] | None:
        """Seat this many in so many rows, staggered like bricks; None when they would touch."""
        if not shares:
            return []
        rows = min(rows, len(shares))
        distances = self.distances(rows)
        if min(distances) < self.sheet.band(self.ring)[0] + self.radius:
            return None
        step = self._step(distances)
        border = max(BORDER, degrees(asin((self.radius + self.gap / 2) / min(distances))))
        low, high = self.slice.start + border, self.slice.end - border
        if low + step * (len(shares) - 1) > high:
            return None
        wanted = [low + (high - low) * share for share in shares]
        return [(angle, distances[i % rows]) for i, angle in enumerate(_apart(wanted, step=step, high=high))]

    def _step(self, distances: Sequence[float]) -> float:
        """Find the smallest turn between neighbours that keeps every pair apart."""
        rows = len(distances)
        return max(
            self._turn(distances[row], distances[row - ahead]) / ahead
            for row in range(rows)
            for ahead in range(1, rows + 1)
        )

    def _turn(self, one: float, other: float) -> float:
        apart = 2 * self.radius + self.gap
        cosine = (one * one + other * other - apart * apart) / (2 * one * other)
        return degrees(acos(min(1.0, cosine)))


def _apart(wanted: Sequence[float], *, step: float, high: float) -> list[float]:
    """Move angles as little as need be so that neighbours are a step apart and nobody leaves the slice."""
    placed: list[float] = []
    for angle in wanted:
        placed.append(max(angle, placed[-1] + step) if placed else angle)
    limit = high
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - step
    return placed
