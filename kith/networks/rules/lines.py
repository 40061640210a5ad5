"""How a tie is drawn. The line says how things are now: how much help, both ways, hurting, out of touch, remembered.

What the person wants is never in the line; it is in the badge, and in the arrowheads at the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

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
    clear = radius + 5 * sheet.stroke  # the first way that is this clear is clear enough
    near = _near(start, end, [other for other in others if other != centre], clear)
    bend = beside(start, end, 0.5, _BENDS[0] * start.to(end))
    best = -1.0
    for share in _BENDS:
        bent_at = beside(start, end, 0.5, share * start.to(end))
        clearance = min(clear, _clearance(start, bent_at, end, near))
        if clearance > best:
            best, bend = clearance, bent_at
        if clearance == clear:
            break
    return start, bend, end


def _near(start: Point, end: Point, others: Iterable[Point], clear: float) -> list[Point]:
    """Keep those whom a way may come near however it is bent: a curve goes half as far aside as its bend."""
    length = start.to(end)
    reach = clear + max(_BENDS) / 2 * length
    along_x, along_y = (end.x - start.x) / (length or 1), (end.y - start.y) / (length or 1)
    near = []
    for other in others:
        x, y = other.x - start.x, other.y - start.y
        if -reach < x * along_y - y * along_x < reach and -reach < x * along_x + y * along_y < length + reach:
            near.append(other)
    return near


def _ends(centre: Point, radius: float, sheet: Sheet) -> tuple[Point, Point]:
    reach = sheet.centre.to(centre)
    start = beside(sheet.centre, centre, (sheet.me + 3) / reach, 0)
    end = beside(sheet.centre, centre, (reach - radius - 3) / reach, 0)
    return start, end


def _clearance(start: Point, bend: Point, end: Point, others: Sequence[Point]) -> float:
    """Measure how near a curve comes to anybody, at the points along it."""
    least = 1e9
    for a, b, c in _SHARES if others else ():
        x, y = a * start.x + b * bend.x + c * end.x, a * start.y + b * bend.y + c * end.y
        for other_x, other_y in others:
            least = min(least, hypot(other_x - x, other_y - y))
    return least


_SHARES = tuple(((1 - i / 14) ** 2, 2 * (i / 14) * (1 - i / 14), i / 14 * (i / 14)) for i in range(15))
"""How much of a soft curve's start, bend and end there is in each of the points along it."""


def sampled(start: Point, bend: Point, end: Point) -> tuple[Point, ...]:
    """Give points along a soft curve."""
    return tuple(
        Point(a * start.x + b * bend.x + c * end.x, a * start.y + b * bend.y + c * end.y) for a, b, c in _SHARES
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
