"""Points, boxes and paths on a drawing. Angles are degrees clockwise from the top, as on a clock face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from math import cos, hypot, radians, sin
from typing import NamedTuple


def tenth(number: float) -> float:
    """Round to a tenth, as `round` does, in less than half its time: what is not near a half is never in doubt."""
    tenths = number * 10
    whole = tenths + _ONLY_WHOLE - _ONLY_WHOLE
    return whole / 10 if _LEAST < tenths - whole < _MOST else round(number, 1)


_ONLY_WHOLE = 1.5 * 2**52
"""So large that a number of this size has no room for a fraction: adding it and taking it away leaves whole ones."""
_MOST = 0.5 - 1e-6
_LEAST = -_MOST
"""Beyond these a number is so near to a half of a tenth that it is in doubt."""


def tenths(numbers: Iterable[float]) -> tuple[float, ...]:
    """Round each to a tenth."""
    return tuple([tenth(number) for number in numbers])


class Point(NamedTuple):
    """A place on the drawing; y grows downward, as in SVG."""

    x: float
    y: float

    def at(self, angle: float, distance: float) -> Point:
        """Go this far from here in this direction."""
        turn = radians(angle)
        return Point(self.x + distance * sin(turn), self.y - distance * cos(turn))

    def seat_at(self, angle: float, distance: float) -> Point:
        """Go this far from here in this direction, to the nearest tenth."""
        turn = radians(angle)
        return Point(tenth(self.x + distance * sin(turn)), tenth(self.y - distance * cos(turn)))

    def to(self, other: Point) -> float:
        """Measure the distance to another point."""
        return hypot(other.x - self.x, other.y - self.y)

    def mirrored(self, width: float) -> Point:
        return Point(width - self.x, self.y)

    def rounded(self) -> Point:
        return Point(tenth(self.x), tenth(self.y))


def between(start: Point, end: Point, share: float) -> Point:
    """Find the point this share of the way from start to end."""
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def beside(start: Point, end: Point, share: float, offset: float) -> Point:
    """Find the point this share of the way along, moved off the line to its clockwise side."""
    length = start.to(end) or 1.0
    on_line = between(start, end, share)
    return Point(
        on_line.x - (end.y - start.y) / length * offset,
        on_line.y + (end.x - start.x) / length * offset,
    )


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Box:
        return cls(centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2)

    def meets(self, other: Box) -> bool:
        """Say whether two boxes share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def touches_disc(self, centre: Point, radius: float) -> bool:
        """Say whether any part of a disc lies in the box."""
        x, y = centre
        return hypot(x - min(max(x, self.left), self.right), y - min(max(y, self.top), self.bottom)) < radius

    def holds(self, point: Point) -> bool:
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom

    def lies_in(self, width: float, height: float) -> bool:
        """Say whether the whole box is on a sheet of this size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height

    def mirrored(self, width: float) -> Box:
        return Box(width - self.right, self.top, width - self.left, self.bottom)

    def rounded(self) -> Box:
        return Box(tenth(self.left), tenth(self.top), tenth(self.right), tenth(self.bottom))


class Arc(NamedTuple):
    """A piece of a circle to draw to a point."""

    radius: float
    is_large: bool
    is_clockwise: bool

    @property
    def mirrored(self) -> Arc:
        return Arc(self.radius, self.is_large, not self.is_clockwise)


class Path(NamedTuple):
    """A line or outline, kept as numbers so that it can be mirrored and tested.

    `steps` are the letters of SVG: M goes somewhere, L draws straight, Q bent by one point to another, A along the next
    of the arcs, Z back to the beginning. `places` are where they lead, x and y in turn.
    """

    steps: str
    places: tuple[float, ...]
    arcs: tuple[Arc, ...] = ()

    @property
    def d(self) -> str:
        """Write the path the way SVG reads it."""
        return _pattern(self.steps, self.arcs) % tuple([NUMBERS[place] for place in self.places])

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(map(Point, self.places[::2], self.places[1::2]))

    @property
    def closed(self) -> Path:
        return Path(self.steps + "Z", self.places, self.arcs)

    def mirrored(self, width: float) -> Path:
        xs, ys = self.places[::2], self.places[1::2]
        places = [place for x, y in zip(xs, ys, strict=True) for place in (tenth(width - x), y)]
        return Path(self.steps, tuple(places), tuple([arc.mirrored for arc in self.arcs]))


@lru_cache(1024)
def _pattern(steps: str, arcs: tuple[Arc, ...]) -> str:
    """Give a path with its places left out: a map has a thousand paths, of a few patterns."""
    bends = iter(arcs)
    return "".join(step + (_bow(next(bends)) if step == "A" else "") + _PLACES[step] for step in steps)


def _bow(arc: Arc) -> str:
    return f"{arc.radius:g} {arc.radius:g} 0 {arc.is_large:d} {arc.is_clockwise:d} "


_PLACES = {"M": "%s %s", "L": "%s %s", "A": "%s %s", "Q": "%s %s %s %s", "Z": ""}


class _Numbers(dict[float, str]):
    """How numbers are written. Those of a sheet are tenths, so the same few thousand are written again and again."""

    def __missing__(self, number: float) -> str:
        written = f"{number + 0.0:g}"  # nothing is written as less than nothing
        if len(self) < _MOSTNUMBERS:
            self[number] = written
        return written


_MOSTNUMBERS = 20_000
NUMBERS = _Numbers()


def line(*points: Point) -> Path:
    """Draw straight from point to point."""
    return Path("M" + "L" * (len(points) - 1), tenths(chain.from_iterable(points)))


def bent(start: Point, bend: Point, end: Point) -> Path:
    """Draw one soft curve."""
    return Path("MQ", tenths((*start, *bend, *end)))


def wedge(centre: Point, inner: float, outer: float, start: float, end: float) -> Path:
    """Outline the part of a ring between two angles."""
    return next(wedges(centre, (inner, outer), start, end))


def wedges(centre: Point, radii: Sequence[float], start: float, end: float) -> Iterator[Path]:
    """Outline the parts of rings that follow each other between the same two angles."""
    is_large = end - start > 180  # noqa: PLR2004, half a turn
    starts = [centre.seat_at(start, radius) for radius in radii]
    ends = [centre.seat_at(end, radius) for radius in radii]
    for number, (inner, outer) in enumerate(pairwise(radii)):
        near, far = number, number + 1
        places = (*starts[near], *starts[far], *ends[far], *ends[near], *starts[near])
        yield Path(
            "MLALAZ", places, (Arc(outer, is_large, is_clockwise=True), Arc(inner, is_large, is_clockwise=False))
        )
