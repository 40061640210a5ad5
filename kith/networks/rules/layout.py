"""The one function that turns a map into a drawing: who sits where, what line leads there, where the name stands.

It needs no chance and no physics: the same people give the same drawing, on every sheet and in every language. When
names do not find room, sectors are widened by their crowding, then rings take two rows, then everything is drawn
smaller; the first arrangement in which every name has a place wins, else the one that leaves fewest names to the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.arcs import arcs
from kith.networks.rules.drawing import Band, Caption, Drawing, Frame, Me, Node
from kith.networks.rules.frames import SHEETS, Sheet
from kith.networks.rules.geometry import Box, Point, wedge
from kith.networks.rules.labels import LEADING, cut, place_labels, width_of
from kith.networks.rules.lines import arrows, course, drawn, sampled
from kith.networks.rules.marks import Mark
from kith.networks.rules.placing import Load, Seating, load_by_crowding, load_by_number, seat
from kith.networks.rules.vocabulary import Life, Ring, Sector

MOST_AT_ONCE = 40
MOST_ROWS = 5
SHRINK = 0.88


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
) -> Drawing:
    """Draw a map, or one ring of it.

    `seats_for` are the people of another day: their seats are kept, so that nobody moves between the two drawings.
    `acquainted` are those who know each other: an arc is drawn where both are on this drawing.
    """
    sheet = SHEETS[frame].opened_at(only) if only else SHEETS[frame]
    shown = [mark for mark in people if only in (None, mark.ring)]
    others = [mark for mark in seats_for if only in (None, mark.ring)]
    seats = {(mark.tie_id, mark.ring, mark.sector): mark for mark in [*others, *shown]}
    everyone = sorted(seats.values(), key=lambda mark: (mark.ring, *mark.sorting))
    drawing = _best(everyone, shown, _Canvas(sheet, frame, captions))
    drawing = replace(drawing, between=arcs(drawing, acquainted))
    return drawing.mirrored() if mirrored else drawing


def _best(everyone: Sequence[Mark], shown: Sequence[Mark], canvas: _Canvas) -> Drawing:
    """Try arrangements from the calmest to the most crowded until every name has a place."""
    best: Drawing | None = None
    chosen = set(shown)
    for load, rows, scale in _arrangements():
        if best is not None and scale < SHRINK:
            break
        seating = seat(everyone, canvas.sheet, load=load, rows=rows, scale=scale)
        if seating is None:
            continue
        drawing = canvas.draw([mark for mark in everyone if mark in chosen], seating)
        if best is None or len(drawing.unnamed) < len(best.unnamed):
            best = drawing
        if not best.unnamed:
            break
    assert best is not None  # noqa: S101, marks shrink until they fit
    return best


def _arrangements() -> Iterator[tuple[Load, int, float]]:
    """Give (how sectors are shared, rows in a ring, size of a mark), calmest first."""
    for rows in (1, 2):
        yield load_by_number, rows, 1.0
        yield load_by_crowding, rows, 1.0
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
        sheet = self.sheet
        centres = {mark: seating.centres[mark] for mark in marks}
        ways = {mark: course(centre, seating.radius, centres.values(), sheet) for mark, centre in centres.items()}
        tied = {mark: way for mark, way in ways.items() if mark.life is not Life.HOPED_FOR}
        chevrons = {mark: arrows(mark, way, sheet) for mark, way in tied.items()}
        rings, sectors = self._ring_captions(seating), self._sector_captions()
        labels = place_labels(
            marks,
            centres,
            seating.radius,
            sheet,
            taken=[caption.box for caption in (*rings, *sectors)],
            paths={
                mark: [*sampled(*way), *(point for arrow in chevrons[mark] for point in arrow.path.points)]
                for mark, way in tied.items()
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
            lines=tuple(line for mark, way in tied.items() for line in drawn(mark, way, sheet)),
            arrows=tuple(arrow for pair in chevrons.values() for arrow in pair),
            me=self._me(),
            nodes=tuple(
                Node(
                    mark=mark,
                    centre=centres[mark],
                    radius=round(seating.radius, 1),
                    label=labels[mark],
                )
                for mark in marks
            ),
            touch_radius=round(max(seating.radius, sheet.touch * seating.radius / sheet.node), 1),
            label_size=sheet.label_size,
            second_size=sheet.second_size or 0,
            badge_radius=round(sheet.badge * max(0.7, seating.radius / sheet.node), 1),
        )

    def _bands(self, seating: Seating) -> tuple[Band, ...]:
        return tuple(
            Band(sector, ring, wedge(self.sheet.centre, *self.sheet.band(ring), part.start, part.end))
            for sector, part in seating.slices.items()
            for ring in self.sheet.rings
        )

    def _me(self) -> Me:
        sheet = self.sheet
        name = cut(self.captions.me, 11)
        size = min(sheet.me_size, 2 * (sheet.me - 4) / max(width_of(name, 1), 0.1))
        return Me(name, sheet.centre, sheet.me, sheet.collar, round(size, 1))

    def _ring_captions(self, seating: Seating) -> tuple[Caption, ...]:
        """Put each ring's name in a pill on the border between my own people and my community."""
        if self.frame is Frame.THUMBNAIL:
            return ()
        border = seating.slices[Sector.COMMUNITY].start
        size = self.sheet.ring_size
        return tuple(
            Caption(
                words=words,
                at=(middle := self.sheet.centre.at(border, self.sheet.band(ring)[1]).rounded()),
                size=size,
                anchor="middle",
                box=Box.around(middle, width_of(words, size) + size * 1.5, size * 1.7).rounded(),
            )
            for ring, words in self.captions.rings.items()
            if ring in self.sheet.rings
        )

    def _sector_captions(self) -> tuple[Caption, ...]:
        """Put each sector's name in its corner, never on a curve."""
        if self.frame is Frame.THUMBNAIL:
            return ()
        sheet, size = self.sheet, self.sheet.sector_size
        low, high, start, end = size * 1.1, sheet.height - size * 0.5, sheet.margin, sheet.width - sheet.margin
        corners = {
            Sector.PERSONAL: (Point(start, low), "start"),
            Sector.COMMUNITY: (Point(end, low), "end"),
            Sector.PROFESSIONAL: (Point(start, high), "start"),
        }
        return tuple(self._corner(sector, self.captions.sectors[sector], *corners[sector]) for sector in Sector)

    def _corner(self, sector: Sector, words: str, at: Point, anchor: str) -> Caption:
        size = self.sheet.sector_size
        width = width_of(words, size)
        left = at.x if anchor == "start" else at.x - width
        box = Box(left, at.y - size, left + width, at.y + size * (LEADING - 1))
        return Caption(words, at.rounded(), size, anchor, box.rounded(), sector)
