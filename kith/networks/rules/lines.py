"""How a tie is drawn. The line says how things are now: how much help, both ways, hurting, out of touch, remembered.

What the person wants is never in the line; it is in the badge, and in the arrowheads at the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kith.networks.rules.drawing import Arrow, Line, LineStyle
from kith.networks.rules.frames import Sheet
from kith.networks.rules.geometry import Path, Point, bent, beside, line
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import Feeling, Life, Wish

WIDTHS = (2.0, 2.5, 4.0, 5.5, 6.25, 7.0)
"""By the number of ways that somebody helps: none told yet, one, two, three, four, five or more."""
HURTING = 2.6
STITCH = 2.6
DOTS = 3.0
_BENDS = (0.07, -0.07, 0.16, -0.16, 0.0)
_NEARER = frozenset({Wish.GROW, Wish.REBUILD})


def course(centre: Point, radius: float, others: Iterable[Point], sheet: Sheet) -> tuple[Point, Point, Point]:
    """Find the way from me to a mark (start, bend, end) that keeps clear of everybody else's mark."""
    start, end = _ends(centre, radius, sheet)
    near = [other for other in others if other != centre]
    clear = radius + 5 * sheet.stroke  # the first way that is this clear is clear enough
    best = max(
        _BENDS,
        key=lambda bend: min(clear, _clearance(start, beside(start, end, 0.5, bend * start.to(end)), end, near)),
    )
    return start, beside(start, end, 0.5, best * start.to(end)), end


def _ends(centre: Point, radius: float, sheet: Sheet) -> tuple[Point, Point]:
    reach = sheet.centre.to(centre)
    start = beside(sheet.centre, centre, (sheet.me + 3) / reach, 0)
    end = beside(sheet.centre, centre, (reach - radius - 3) / reach, 0)
    return start, end


def _clearance(start: Point, bend: Point, end: Point, others: Sequence[Point]) -> float:
    along = sampled(start, bend, end)
    return min((point.to(other) for point in along for other in others), default=1e9)


def sampled(start: Point, bend: Point, end: Point) -> tuple[Point, ...]:
    """Give points along a soft curve."""
    shares = [i / 14 for i in range(15)]
    return tuple(
        Point(
            (1 - t) ** 2 * start.x + 2 * t * (1 - t) * bend.x + t * t * end.x,
            (1 - t) ** 2 * start.y + 2 * t * (1 - t) * bend.y + t * t * end.y,
        )
        for t in shares
    )


def drawn(mark: Mark, way: tuple[Point, Point, Point], sheet: Sheet) -> tuple[Line, ...]:
    """Draw one tie as it is now."""
    start, bend, end = way
    whole = bent(start, bend, end)
    if mark.life is Life.REMEMBERED:
        return (Line(mark.tie_id, whole, LineStyle.DOTS, DOTS),)
    if mark.life is Life.OUT_OF_TOUCH:
        return (Line(mark.tie_id, whole, LineStyle.STITCH, STITCH),)
    if mark.felt is Feeling.HURTS:
        return (Line(mark.tie_id, zigzag(start, end, sheet), LineStyle.ZIGZAG, HURTING),)
    if mark.felt is Feeling.BOTH:
        return _half_and_half(mark, start, end, sheet)
    if mark.is_two_way:
        return _double(mark, way, sheet)
    return (Line(mark.tie_id, whole, LineStyle.SOLID, _width(mark, sheet)),)


def _width(mark: Mark, sheet: Sheet) -> float:
    return round(WIDTHS[min(mark.ways, len(WIDTHS) - 1)] * sheet.stroke, 1)


def _half_and_half(mark: Mark, start: Point, end: Point, sheet: Sheet) -> tuple[Line, ...]:
    middle = beside(start, end, 0.5, 0)
    return (
        Line(mark.tie_id, line(start, middle), LineStyle.SOLID, _width(mark, sheet)),
        Line(mark.tie_id, zigzag(middle, end, sheet), LineStyle.ZIGZAG, HURTING),
    )


def _double(mark: Mark, way: tuple[Point, Point, Point], sheet: Sheet) -> tuple[Line, ...]:
    start, bend, end = way
    width = round(_width(mark, sheet) * 0.75, 1)
    offset = width / 2 + 2.2 * sheet.stroke
    return tuple(
        Line(mark.tie_id, bent(*_shifted(start, bend, end, side * offset)), LineStyle.SOLID, width) for side in (1, -1)
    )


def _shifted(start: Point, bend: Point, end: Point, offset: float) -> tuple[Point, Point, Point]:
    aside = beside(start, end, 0.0, offset)
    x, y = aside.x - start.x, aside.y - start.y
    return Point(start.x + x, start.y + y), Point(bend.x + x, bend.y + y), Point(end.x + x, end.y + y)


def zigzag(start: Point, end: Point, sheet: Sheet) -> Path:
    """Draw a sharp to and fro: the line that hurts."""
    teeth = max(3, round(start.to(end) / (12 * sheet.stroke)))
    swing = 6 * sheet.stroke
    between = [beside(start, end, i / teeth, swing if i % 2 else -swing) for i in range(1, teeth)]
    return line(start, *between, end)


def arrows(mark: Mark, way: tuple[Point, Point, Point], sheet: Sheet) -> tuple[Arrow, ...]:
    """Put two chevrons at the middle of a tie that is wished nearer or further; none where there is no room."""
    if mark.wish not in _NEARER | {Wish.STEP_BACK} or mark.life is Life.REMEMBERED:
        return ()
    start, bend, end = way
    size = 6.5 * sheet.stroke
    if start.to(end) < 6 * size:
        return ()
    points = sampled(start, bend, end)
    middle, next_one = points[len(points) // 2], points[len(points) // 2 + 1]
    inward = -1 if mark.wish in _NEARER else 1
    return tuple(
        Arrow(mark.tie_id, _chevron(middle, next_one, apart * size * 1.2, inward * size)) for apart in (-0.5, 0.5)
    )


def _chevron(middle: Point, ahead: Point, along: float, size: float) -> Path:
    length = middle.to(ahead) or 1.0
    tip_share, tail_share = (along + size / 2) / length, (along - size / 2) / length
    tip = beside(middle, ahead, tip_share, 0)
    wings = [beside(middle, ahead, tail_share, side * abs(size)) for side in (1, -1)]
    return line(wings[0], tip, wings[1])
