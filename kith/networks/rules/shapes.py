"""The outline of a mark. Its shape says what kind of thing it is, so that colour never has to."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from kith.networks.rules.geometry import Path, Point, line, tenth
from kith.networks.rules.vocabulary import Kind


class Disc(NamedTuple):
    """A round part of an outline."""

    centre: Point
    radius: float


class Square(NamedTuple):
    """A rounded square around the middle."""

    half: float
    corner: float


class Outline(NamedTuple):
    """What to draw around the middle of a mark, in order; `hollows` hide the lines where lobes meet."""

    path: Path | None = None
    square: Square | None = None
    discs: tuple[Disc, ...] = ()
    hollows: tuple[Disc, ...] = ()


def outline(kind: Kind, radius: float) -> Outline:
    """Give the outline for a kind: circle, house, hexagon, three lobes, rounded square, or a round head with ears."""
    match kind:
        case Kind.PLACE:
            return Outline(path=_polygon(radius, (-1, -0.2), (0, -1.12), (1, -0.2), (1, 0.92), (-1, 0.92)))
        case Kind.ACTIVITY:
            return Outline(
                path=_polygon(radius, (1.14, 0), (0.57, 0.99), (-0.57, 0.99), (-1.14, 0), (-0.57, -0.99), (0.57, -0.99))
            )
        case Kind.GROUP:
            return _lobes(radius)
        case Kind.SERVICE:
            return Outline(square=Square(round(0.92 * radius, 1), round(0.3 * radius, 1)))
        case Kind.ANIMAL:
            return Outline(
                path=line(*_points(radius, (-0.9, -0.2), (-0.82, -1.12), (0, -0.8), (0.82, -1.12), (0.9, -0.2))),
                discs=(Disc(Point(0, round(0.08 * radius, 1)), round(0.94 * radius, 1)),),
            )
        case Kind.PERSON:
            return Outline(discs=(Disc(Point(0, 0), round(radius, 1)),))


WINDOWS = {
    Kind.PERSON: (0.0, 1.0),
    Kind.PLACE: (0.1, 0.78),
    Kind.ACTIVITY: (0.0, 0.84),
    Kind.GROUP: (0.0, 0.74),
    Kind.SERVICE: (0.0, 0.8),
    Kind.ANIMAL: (0.08, 0.84),
}
"""How far below its middle a photo sits in each shape, and how far it reaches, as shares of its size."""


def window(kind: Kind, radius: float) -> Disc:
    """Give the round part of a mark in which a photo shows: the shape around it still says what it is."""
    drop, reach = WINDOWS[kind]
    return Disc(Point(0, tenth(drop * radius)), tenth(reach * radius))


def _lobes(radius: float) -> Outline:
    centres = _points(radius, (0, -0.5), (-0.56, 0.4), (0.56, 0.4))
    return Outline(
        discs=tuple(Disc(centre, round(0.66 * radius, 1)) for centre in centres),
        hollows=(
            *(Disc(centre, round(0.66 * radius - 1.4, 1)) for centre in centres),
            Disc(Point(0, 0), round(0.4 * radius, 1)),
        ),
    )


def _points(radius: float, *shares: tuple[float, float]) -> tuple[Point, ...]:
    return tuple(Point(x * radius, y * radius).rounded() for x, y in shares)


def _polygon(radius: float, *shares: tuple[float, float]) -> Path:
    return line(*_points(radius, *shares)).closed


HATCHED = 0.82
"""How far out of its middle a mark is hatched, as a share of its size: not over its outline."""
CLEAR = 0.58
"""How far out of its middle it is left clear, so that letters and pictures can be read."""
HATCHES = (-0.8, -0.4, 0.0, 0.4, 0.8)
"""Where the strokes lie across it, from one side to the other."""


def hatching(radius: float) -> Path:
    """Draw the slanted strokes over somebody who is gone by a later map, each from edge to edge of a disc."""
    reach = HATCHED * radius
    chords = [(aside * reach, half * reach) for aside in HATCHES for half in (-sqrt(1 - aside**2), sqrt(1 - aside**2))]
    ends = [((aside + along) / sqrt(2), (aside - along) / sqrt(2)) for aside, along in chords]
    return Path("ML" * len(HATCHES), tuple(tenth(place) for end in ends for place in end))
