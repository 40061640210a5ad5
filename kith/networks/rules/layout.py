"""The one function that turns a map into a drawing: who sits where, what line leads there, where the name stands.

It needs no chance and no physics: the same people give the same drawing, on every sheet and in every language. When
names do not find room, sectors are widened by their crowding, then rings take two rows, then everything is drawn
smaller; the first arrangement in which every name has a place wins, else the one that leaves fewest names to the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, count

from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.arcs import arcs
from kith.networks.rules.drawing import Band, Caption, Drawing, Frame, Me, Node
from kith.networks.rules.frames import Sheet, sheet_for
from kith.networks.rules.geometry import Box, Point, wedges
from kith.networks.rules.labels import LEADING, cut, place_labels, width_of
from kith.networks.rules.lines import along, arrows, courses, drawn
from kith.networks.rules.marks import Mark
from kith.networks.rules.places import rings_of
from kith.networks.rules.placing import Groups, Load, Seating, load_by_crowding, load_by_number, slices_by
from kith.networks.rules.vocabulary import Life, Ring, Sector
from kith.networks.rules.wishes import wished

MOST_AT_ONCE = 40
MOST_ROWS = 5
SHRINK = 0.88
_LOADS: tuple[Load, ...] = (load_by_number, load_by_crowding)


@dataclass(frozen=True, kw_only=True)
class Captions:
    """The words that stand on the sheet, in the reader's language."""

    me: str
    rings: Mapping[Ring, str]
    sectors: Mapping[Sector, str]


def shows_one_ring(people: Sequence[Mark]) -> bool:
    """Say whether so many are on the map that it is drawn one ring at a time, the list first."""
    return len(people) > MOST_AT_ONCE


def lay_out(
    people: Sequence[Mark],
    *,
    captions: Captions,
    frame: Frame = Frame.WIDE,
    mirrored: bool = False,
    only: Ring | None = None,
    seats_for: Sequence[Mark] = (),
    acquainted: Sequence[Acquainted] = (),
    has_edge: bool = False,
) -> Drawing:
    """Draw a map, or one ring of it.

    `seats_for` are the people of another day: their seats are kept, so that nobody moves between the two drawings.
    `acquainted` are those who know each other: an arc is drawn where both are on this drawing. `has_edge` draws the
    fourth ring where nobody is in it, too.
    """
    held = [ring for mark in (*people, *seats_for) for ring in (mark.ring, mark.wished_ring)]
    whole = sheet_for(frame, rings_of([only, *held], has_edge=has_edge))
    sheet = whole.opened_at(only) if only else whole
    shown = [mark for mark in people if only in (None, mark.ring)]
    others = [mark for mark in seats_for if only in (None, mark.ring)]
    seats = {(mark.tie_id, mark.ring, mark.sector): mark for mark in [*others, *shown]} if others else {}
    everyone = sorted(seats.values() or shown, key=lambda mark: (mark.ring, *mark.sorting))
    drawing = _best(everyone, shown, _Canvas(sheet, frame, captions))
    if between := arcs(drawing, acquainted):
        drawing = replace(drawing, between=between)
    return drawing.mirrored() if mirrored else drawing


def _best(everyone: Sequence[Mark], shown: Sequence[Mark], canvas: _Canvas) -> Drawing:
    """Try arrangements from the calmest to the most crowded until every name has a place."""
    best: Drawing | None = None
    chosen = set(shown) if len(shown) < len(everyone) else everyone
    marks = [mark for mark in everyone if mark in chosen] if chosen is not everyone else everyone
    groups, slices = Groups.of(everyone), {load: slices_by(load(everyone)) for load in _LOADS}
    for load, rows, scale in _arrangements():
        if best is not None and scale < SHRINK:
            break
        seating = groups.seated(canvas.sheet, slices[load], rows=rows, scale=scale)
        if seating is None:
            continue
        drawing = canvas.draw(marks, seating)
        if best is None or len(drawing.unnamed) < len(best.unnamed):
            best = drawing
        if not best.unnamed:
            break
    assert best is not None  # noqa: S101, marks shrink until they fit
    return best


def _arrangements() -> Iterator[tuple[Load, int, float]]:
    """Give (how sectors are shared, rows in a ring, size of a mark), calmest first."""
    for rows in (1, 2):
        for load in _LOADS:
            yield load, rows, 1.0
    for step in count(1):
        for rows in range(1, MOST_ROWS + 1):
            yield load_by_crowding, rows, SHRINK**step


@dataclass(frozen=True)
class _Canvas:
    """A sheet with its words, ready to be drawn on."""

    sheet: Sheet
    frame: Frame
    captions: Captions

    def draw(self, marks: Sequence[Mark], seating: Seating) -> Drawing:
        sheet, radius = self.sheet, round(seating.radius, 1)
        centres = {mark: seating.centres[mark] for mark in marks}
        ways = courses([*centres.values()], seating.radius, sheet)
        tied = [(mark, way) for mark, way in zip(marks, ways, strict=True) if mark.life is not Life.HOPED_FOR]
        chevrons = [arrows(mark, way, sheet) for mark, way in tied]
        rings, sectors = self._ring_captions(seating), self._sector_captions()
        seats = wished(centres, seating.radius, sheet)
        labels = place_labels(
            marks,
            centres,
            seating.radius,
            sheet,
            taken=[
                *(caption.box for caption in (*rings, *sectors)),
                *(Box.around(seat.centre, 2 * seat.radius, 2 * seat.radius) for seat in seats),
            ],
            paths={
                mark: [*along(*way), *chain.from_iterable([arrow.path.points for arrow in pair])]
                for (mark, way), pair in zip(tied, chevrons, strict=True)
            },
        )
        return Drawing(
            frame=self.frame,
            width=sheet.width,
            height=sheet.height,
            is_mirrored=False,
            bands=self._bands(seating),
            ring_captions=rings,
            sector_captions=sectors,
            lines=tuple([line for mark, way in tied for line in drawn(mark, way, sheet)]),
            arrows=tuple([arrow for pair in chevrons for arrow in pair]),
            me=self._me(),
            nodes=tuple([Node(mark, centre, radius, labels[mark]) for mark, centre in centres.items()]),
            touch_radius=round(max(seating.radius, sheet.touch * seating.radius / sheet.node), 1),
            label_size=sheet.label_size,
            second_size=sheet.second_size or 0,
            badge_radius=round(sheet.badge * max(0.7, seating.radius / sheet.node), 1),
            wished=seats,
        )

    def _me(self) -> Me:
        sheet = self.sheet
        name = cut(self.captions.me, 11)
        size = min(sheet.me_size, 2 * (sheet.me - 4) / max(width_of(name, 1), 0.1))
        return Me(name, sheet.centre, sheet.me, sheet.collar, round(size, 1))

    def _bands(self, seating: Seating) -> tuple[Band, ...]:
        parts = seating.slices.items()
        return _bands(self.sheet, tuple([(sector, part.start, part.end) for sector, part in parts]))

    def _ring_captions(self, seating: Seating) -> tuple[Caption, ...]:
        if self.frame is Frame.THUMBNAIL:
            return ()
        return _ring_captions(self.sheet, seating.slices[Sector.COMMUNITY].start, tuple(self.captions.rings.items()))

    def _sector_captions(self) -> tuple[Caption, ...]:
        if self.frame is Frame.THUMBNAIL:
            return ()
        return _sector_captions(self.sheet, tuple(self.captions.sectors.items()))


@lru_cache(256)
def _bands(sheet: Sheet, parts: Sequence[tuple[Sector, float, float]]) -> tuple[Band, ...]:
    """Outline each ring of each sector, which reaches from one angle to another.

    Bands and captions say nothing of anybody, so they are kept: a map that is drawn again always has the same.
    """
    rings = sheet.rings
    radii = [sheet.band(rings[0])[0], *(sheet.band(ring)[1] for ring in rings)]
    return tuple(
        Band(sector, ring, path)
        for sector, start, end in parts
        for ring, path in zip(rings, wedges(sheet.centre, radii, start, end), strict=True)
    )


@lru_cache(256)
def _ring_captions(sheet: Sheet, border: float, named: Sequence[tuple[Ring, str]]) -> tuple[Caption, ...]:
    """Put each ring's name in a pill on the border between my own people and my community."""
    size = sheet.ring_size
    return tuple(
        Caption(
            words=words,
            at=(middle := sheet.centre.seat_at(border, sheet.band(ring)[1])),
            size=size,
            anchor="middle",
            box=Box.around(middle, width_of(words, size) + size * 1.5, size * 1.7).rounded(),
        )
        for ring, words in named
        if ring in sheet.rings
    )


@lru_cache(256)
def _sector_captions(sheet: Sheet, named: Sequence[tuple[Sector, str]]) -> tuple[Caption, ...]:
    """Put each sector's name in its corner, never on a curve."""
    size, names = sheet.sector_size, dict(named)
    low, high, start, end = size * 1.1, sheet.height - size * 0.5, sheet.margin, sheet.width - sheet.margin
    corners = {
        Sector.PERSONAL: (Point(start, low), "start"),
        Sector.COMMUNITY: (Point(end, low), "end"),
        Sector.PROFESSIONAL: (Point(start, high), "start"),
    }
    return tuple(_corner(sector, names[sector], *corners[sector], size) for sector in Sector)


def _corner(sector: Sector, words: str, at: Point, anchor: str, size: float) -> Caption:
    width = width_of(words, size)
    left = at.x if anchor == "start" else at.x - width
    box = Box(left, at.y - size, left + width, at.y + size * (LEADING - 1))
    return Caption(words, at.rounded(), size, anchor, box.rounded(), sector)
