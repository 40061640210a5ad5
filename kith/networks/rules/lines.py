"""How a tie is drawn. The line says how things are now: how much help, both ways, hurting, out of touch, remembered.

What the person wants is never in the line; it is in the badge, and in the arrowheads at the middle.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from cmath import phase
from collections.abc import Iterable, Sequence
from math import asin, hypot, tau

from kith.networks.rules.drawing import Arrow, Line, LineStyle
from kith.networks.rules.frames import Sheet
from kith.networks.rules.geometry import Path, Point, bent, beside, line, tenth
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import Feeling, Life, Wish

WIDTHS = (2.0, 2.5, 4.0, 5.5, 6.25, 7.0)
"""By the number of ways that somebody helps: none told yet, one, two, three, four, five or more."""
HURTING = 2.6
STITCH = 2.6
DOTS = 3.0
_BENDS = (0.07, -0.07, 0.16, -0.16, 0.0)
Way = tuple[Point, Point, Point]
"""From me to a mark: the start, the bend and the end of a soft curve."""
_NEARER = frozenset({Wish.GROW, Wish.REBUILD})
_MOVING = _NEARER | {Wish.STEP_BACK}


def course(centre: Point, radius: float, others: Iterable[Point], sheet: Sheet) -> Way:
    """Find the way from me to a mark (start, bend, end) that keeps clear of everybody else's mark."""
    return courses([centre], radius, sheet, others=[*others])[0]


def courses(
    centres: Sequence[Point], radius: float, sheet: Sheet, *, others: Sequence[Point] | None = None
) -> list[Way]:
    """Find the way from me to each mark. Those of whom it keeps clear are the same, unless they are named."""
    me = complex(*sheet.centre)
    marks = [complex(x, y) - me for x, y in centres]
    around = _Around(marks if others is None else [complex(x, y) - me for x, y in others])
    return [_course(me, mark, radius, around, sheet) for mark in marks]


class _Around:
    """All marks by the direction in which they are seen from me, each as a complex number: a place and a direction."""

    def __init__(self, marks: Sequence[complex]) -> None:
        seen = sorted([(phase(mark), mark.real, mark.imag) for mark in marks])
        turns = [angle for angle, _x, _y in seen]
        self.angles = [*[angle - tau for angle in turns], *turns, *[angle + tau for angle in turns]]
        self.marks = [complex(x, y) for _angle, x, y in seen] * 3
        self.number, self.nearest = len(seen), min(map(abs, marks), default=1.0)

    def towards(self, mark: complex, aside: float) -> list[complex]:
        """Give all marks that may stand this near to the ray towards a mark."""
        if aside >= self.nearest:
            return self.marks[: self.number]
        angle, turn = phase(mark), asin(aside / self.nearest)
        return self.marks[bisect_left(self.angles, angle - turn) : bisect_right(self.angles, angle + turn)]


def _course(me: complex, mark: complex, radius: float, around: _Around, sheet: Sheet) -> Way:
    """Find one way. Places are seen from me, as complex numbers: turning one is a multiplication."""
    reach = abs(mark)
    near, far = (sheet.me + 3) / reach, (reach - radius - 3) / reach
    start, end = me + mark * near, me + mark * far
    offset = _bend(mark, mark * near, mark * (far - near), around, radius + 5 * sheet.stroke)
    bend = start + (end - start) * complex(0.5, offset)
    return Point(start.real, start.imag), Point(bend.real, bend.imag), Point(end.real, end.imag)


def _bend(mark: complex, start: complex, way: complex, around: _Around, clear: float) -> float:
    """Choose the first bend that is so clear of all other marks that it is clear enough, else the clearest.

    The way is laid flat and its length is the measure: it leads from 0 to 1.
    """
    length = abs(way)
    flat, clear = way.conjugate() / (length * length), clear / length
    furthest, ahead, lean = clear + _FURTHEST_ASIDE, 1 + clear, clear * _FURTHEST_ALONG
    near = [
        (seen, aside, 2 * along * (1 - along), *_nearest(along, lean))
        for seen in [(other - start) * flat for other in around.towards(mark, furthest * length) if other != mark]
        if -furthest < (aside := seen.imag) < furthest and -clear < (along := seen.real) < ahead
    ]
    if not near:
        return _BENDS[0]
    best, chosen, far = -1.0, 0.0, clear * _STEEPEST
    for share, points in _CURVES:
        clearance = clear
        for seen, aside, height, first, last in near:
            if -far < aside - (height * share if height > 0 else 0.0) < far:
                nearest = min([abs(point - seen) for point in points[first:last]])
                if nearest < clearance:
                    clearance = nearest
                    if clearance <= best:
                        break
        if clearance > best:
            best, chosen = clearance, share
        if clearance == clear:
            break
    return chosen


def _nearest(along: float, lean: float) -> tuple[int, int]:
    """Give the points, from the first to before the last, of which one is the nearest of a curve to a mark."""
    at = 0.0 if along < 0 else min(along, 1.0)
    return max(0, int((at - lean) * _STEPS)), int((at + lean) * _STEPS) + 2


_STEPS = 14
_FURTHEST_ASIDE = max(_BENDS) / 2
"""A curve goes half as far aside as its bend."""
_STEEPEST = hypot(1, 2 * max(_BENDS))
"""No curve is steeper: whoever is this much further above or below it than is clear is clear of it."""
_FURTHEST_ALONG = 2 * max(_BENDS)
"""So far ahead of a mark or behind it is the nearest point of a curve, as a share of how far the curve is from it."""
_ALONG = [step / _STEPS for step in range(_STEPS + 1)]
_SQUARES = [(step, step * step) for step in _ALONG]
_CURVES = tuple((bend, [complex(along, 2 * along * (1 - along) * bend) for along in _ALONG]) for bend in _BENDS)
"""The points along a way of length one, for each of its bends."""


def sampled(start: Point, bend: Point, end: Point) -> tuple[Point, ...]:
    """Give points along a soft curve."""
    return tuple(map(Point._make, along(start, bend, end)))


def along(start: Point, bend: Point, end: Point) -> list[tuple[float, float]]:
    """Give points along a soft curve, as plain numbers: at each step it goes on as it began, and ever more aside."""
    (x, y), (bend_x, bend_y), (end_x, end_y) = start, bend, end
    on_x, on_y = 2 * (bend_x - x), 2 * (bend_y - y)
    aside_x, aside_y = end_x - x - on_x, end_y - y - on_y
    return [(x + on_x * t + aside_x * square, y + on_y * t + aside_y * square) for t, square in _SQUARES]


def drawn(mark: Mark, way: Way, sheet: Sheet) -> tuple[Line, ...]:
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
    return tenth(WIDTHS[min(mark.ways, len(WIDTHS) - 1)] * sheet.stroke)


def _half_and_half(mark: Mark, start: Point, end: Point, sheet: Sheet) -> tuple[Line, ...]:
    middle = beside(start, end, 0.5, 0)
    return (
        Line(mark.tie_id, line(start, middle), LineStyle.SOLID, _width(mark, sheet)),
        Line(mark.tie_id, zigzag(middle, end, sheet), LineStyle.ZIGZAG, HURTING),
    )


def _double(mark: Mark, way: Way, sheet: Sheet) -> tuple[Line, ...]:
    start, bend, end = way
    width = round(_width(mark, sheet) * 0.75, 1)
    offset = width / 2 + 2.2 * sheet.stroke
    return tuple(
        Line(mark.tie_id, bent(*_shifted(start, bend, end, side * offset)), LineStyle.SOLID, width) for side in (1, -1)
    )


def _shifted(start: Point, bend: Point, end: Point, offset: float) -> Way:
    aside = beside(start, end, 0.0, offset)
    x, y = aside.x - start.x, aside.y - start.y
    return Point(start.x + x, start.y + y), Point(bend.x + x, bend.y + y), Point(end.x + x, end.y + y)


def zigzag(start: Point, end: Point, sheet: Sheet) -> Path:
    """Draw a sharp to and fro: the line that hurts."""
    teeth = max(3, round(start.to(end) / (12 * sheet.stroke)))
    swing = 6 * sheet.stroke
    between = [beside(start, end, i / teeth, swing if i % 2 else -swing) for i in range(1, teeth)]
    return line(start, *between, end)


def arrows(mark: Mark, way: Way, sheet: Sheet) -> tuple[Arrow, ...]:
    """Put two chevrons at the middle of a tie that is wished nearer or further; none where there is no room."""
    if mark.wish not in _MOVING or mark.life is Life.REMEMBERED:
        return ()
    start, bend, end = way
    size = 6.5 * sheet.stroke
    if start.to(end) < 6 * size:
        return ()
    middle, next_one = sampled(start, bend, end)[_STEPS // 2 : _STEPS // 2 + 2]
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
