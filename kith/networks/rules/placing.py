"""Where everybody sits: how wide each sector is, and one seat for each mark in its ring and sector.

The same people always sit in the same places. Seats come from names and rings alone, so a person moves on the drawing
only when somebody moves them on the map or a neighbour arrives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from math import acos, asin, degrees
from operator import itemgetter
from typing import NamedTuple, Self

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
    overflow = sum([max(0.0, width - WIDEST_SECTOR) for width in widths.values()])
    roomy = [sector for sector in Sector if widths[sector] < WIDEST_SECTOR]
    return {
        sector: min(width, WIDEST_SECTOR) + (overflow / len(roomy) if sector in roomy else 0)
        for sector, width in widths.items()
    }


def load_by_number(marks: Sequence[Mark]) -> dict[Sector, float]:
    """Weigh a sector by how many marks it holds."""
    return {sector: float(count) for sector, count in Counter([mark.sector for mark in marks]).items()}


def load_by_crowding(marks: Sequence[Mark]) -> dict[Sector, float]:
    """Weigh a sector by its fullest ring; the nearer the ring, the less room it has."""
    fullest = dict.fromkeys(Sector, 0.0)
    for (sector, ring), count in Counter([(mark.sector, mark.ring) for mark in marks]).items():
        fullest[sector] = max(fullest[sector], count / ring)
    return fullest


def seat(
    marks: Sequence[Mark],
    sheet: Sheet,
    *,
    load: Load,
    rows: int,
    scale: float,
) -> Seating | None:
    """Give every mark a seat in this many rows a ring, at this size; None when they do not fit."""
    return Groups.of(sorted(marks, key=lambda mark: mark.sorting)).seated(
        sheet, slices_by(load(marks)), rows=rows, scale=scale
    )


@dataclass(frozen=True)
class Groups:
    """Those who sit in one ring of one sector, in order round it, each with how far round they would like to sit.

    They are the same in however many rows they are seated, and at whatever size.
    """

    groups: Sequence[tuple[Sector, Ring, Sequence[Mark], Sequence[float]]]
    crowded: frozenset[Ring]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> Self:
        """Group the marks of a map, which are in order of name within each ring."""
        groups = []
        for sector in Sector:
            by_ring: dict[Ring, tuple[list[Mark], list[float]]] = {ring: ([], []) for ring in Ring}
            for mark, share in _wanted([mark for mark in marks if mark.sector is sector]):
                group, shares = by_ring[mark.ring]
                group.append(mark)
                shares.append(share)
            groups += [(sector, ring, *together) for ring, together in by_ring.items() if together[0]]
        crowded = [ring for ring, count in Counter([mark.ring for mark in marks]).items() if count > CROWDED_RING]
        return cls(groups, frozenset(crowded))

    def seated(self, sheet: Sheet, slices: Mapping[Sector, Slice], *, rows: int, scale: float) -> Seating | None:
        """Give everybody a seat; None when they do not fit."""
        radius = sheet.node * scale
        parts = []
        for sector, ring, _group, shares in self.groups:
            wanted_rows = max(rows, 2) if ring in self.crowded else rows
            row = _row(*sheet.band(ring), radius, sheet.gap * scale, min(wanted_rows, len(shares)))
            if row is None or not row.holds(len(shares), slices[sector]):
                return None
            parts.append(row)
        at = sheet.centre.seat_at
        centres = {
            mark: at(angle, distance)
            for (sector, _ring, group, shares), row in zip(self.groups, parts, strict=True)
            for mark, (angle, distance) in zip(group, row.angles(shares, slices[sector]), strict=True)
        }
        return Seating(slices, centres, radius)


def wanted_shares(marks: Sequence[Mark]) -> dict[Mark, float]:
    """Say how far round its sector each mark would like to sit, from 0 to 1, in order round the sector.

    Within a ring they are spread evenly by name; across rings everybody gets a ray of their own, so that a tie to
    somebody further out does not run underneath somebody nearer.
    """
    return dict(_wanted(sorted(marks, key=lambda mark: mark.sorting)))


def _wanted(in_order: Sequence[Mark]) -> Iterator[tuple[Mark, float]]:
    """Say what each mark wants, of marks that are in order of name within each ring."""
    by_ring: dict[Ring, list[Mark]] = {}
    for mark in in_order:
        by_ring.setdefault(mark.ring, []).append(mark)
    even = [((i + 0.5) / len(group), -ring, mark) for ring, group in by_ring.items() for i, mark in enumerate(group)]
    even.sort(key=itemgetter(0, 1))
    return ((mark, (i + 0.5) / len(even)) for i, (_share, _ring, mark) in enumerate(even))


class _Row(NamedTuple):
    """The rows of one ring, the smallest turn between neighbours, and how far all keep from the edge of a sector."""

    distances: tuple[float, ...]
    step: float
    border: float

    def holds(self, number: int, slice_: Slice) -> bool:
        """Say whether so many sit in a slice without touching."""
        return slice_.start + self.border + self.step * (number - 1) <= slice_.end - self.border

    def angles(self, shares: Sequence[float], slice_: Slice) -> list[tuple[float, float]]:
        """Seat everybody, staggered like bricks: each at an angle, and so far from the middle."""
        low, high = slice_.start + self.border, slice_.end - self.border
        wanted = [low + (high - low) * share for share in shares]
        distances = cycle(self.distances)
        return list(zip(_apart(wanted, step=self.step, high=high), distances, strict=False))


@lru_cache(1024)
def _row(inner: float, outer: float, radius: float, gap: float, rows: int) -> _Row | None:
    """Lay so many rows into a ring; None where they are too near its inner circle. Every map asks for the same few."""
    low, high = inner + radius + 1, outer - radius - 1
    in_rows = [high - (high - low) * row / (rows - 1) for row in range(rows)] if rows > 1 else [(inner + outer) / 2]
    distances = tuple(in_rows)
    if min(distances) < inner + radius:
        return None
    border = max(BORDER, degrees(asin((radius + gap / 2) / min(distances))))
    return _Row(distances, _step(distances, 2 * radius + gap), border)


def _step(distances: Sequence[float], apart: float) -> float:
    """Find the smallest turn between neighbours that keeps every pair apart."""
    rows = len(distances)
    return max(
        _turn(distances[row], distances[row - ahead], apart) / ahead
        for row in range(rows)
        for ahead in range(1, rows + 1)
    )


def _turn(one: float, other: float, apart: float) -> float:
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
