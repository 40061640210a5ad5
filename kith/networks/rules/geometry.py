"""Points, boxes and paths on a drawing. Angles are degrees clockwise from the top, as on a clock face."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the drawing; y grows downward, as in SVG."""

    x: float
    y: float

    def at(self, angle: float, distance: float) -> Point:
        """Go this far from here in this direction."""
        turn = radians(angle)
        return Point(self.x + distance * sin(turn), self.y - distance * cos(turn))

    def to(self, other: Point) -> float:
        """Measure the distance to another point."""
        return hypot(other.x - self.x, other.y - self.y)

    def mirrored(self, width: float) -> Point:
        return Point(width - self.x, self.y)

    def rounded(self) -> Point:
        return Point(round(self.x, 1), round(self.y, 1))


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
        return Box(round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1))


class Arc(NamedTuple):
    """A piece of a circle to draw to a point."""

    radius: float
    is_large: bool
    is_clockwise: bool


class Stroke(NamedTuple):
    """One step of a path: go to the last point, straight, bent by the points before it, or along an arc."""

    points: tuple[Point, ...]
    arc: Arc | None = None
    is_move: bool = False

    def mirrored(self, width: float) -> Stroke:
        arc = self.arc and self.arc._replace(is_clockwise=not self.arc.is_clockwise)
        return Stroke(tuple(point.mirrored(width).rounded() for point in self.points), arc, self.is_move)


@dataclass(frozen=True)
class Path:
    """A line or outline, kept as points so that it can be mirrored and tested."""

    strokes: tuple[Stroke, ...]
    is_closed: bool = False

    @property
    def d(self) -> str:
        """Write the path the way SVG reads it."""
        return "".join(_written(stroke) for stroke in self.strokes) + ("Z" if self.is_closed else "")

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for stroke in self.strokes for point in stroke.points)

    def mirrored(self, width: float) -> Path:
        return Path(tuple(stroke.mirrored(width) for stroke in self.strokes), self.is_closed)


def _written(stroke: Stroke) -> str:
    points = " ".join(f"{point.x:g} {point.y:g}" for point in stroke.points)
    if stroke.is_move:
        return f"M{points}"
    if stroke.arc is not None:
        radius, is_large, is_clockwise = stroke.arc
        return f"A{radius:g} {radius:g} 0 {is_large:d} {is_clockwise:d} {points}"
    return f"{'LQ'[len(stroke.points) - 1]}{points}"


def line(*points: Point) -> Path:
    """Draw straight from point to point."""
    first, *rest = (point.rounded() for point in points)
    return Path((Stroke((first,), is_move=True), *(Stroke((point,)) for point in rest)))


def bent(start: Point, bend: Point, end: Point) -> Path:
    """Draw one soft curve."""
    return Path((Stroke((start.rounded(),), is_move=True), Stroke((bend.rounded(), end.rounded()))))


def wedge(centre: Point, inner: float, outer: float, start: float, end: float) -> Path:
    """Outline the part of a ring between two angles."""
    is_large = end - start > 180  # noqa: PLR2004, half a turn
    return Path(
        (
            Stroke((centre.at(start, inner).rounded(),), is_move=True),
            Stroke((centre.at(start, outer).rounded(),)),
            Stroke((centre.at(end, outer).rounded(),), Arc(outer, is_large, is_clockwise=True)),
            Stroke((centre.at(end, inner).rounded(),)),
            Stroke((centre.at(start, inner).rounded(),), Arc(inner, is_large, is_clockwise=False)),
        ),
        is_closed=True,
    )
