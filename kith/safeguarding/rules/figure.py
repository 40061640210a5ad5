"""The figure on which marks are shown: nobody in particular, from the front and from behind, and a face.

A half of each outline is written down; the other half mirrors it. From the front, the person's left is drawn on the
right, as one sees somebody who stands before one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kith.safeguarding.rules.body import VIEWS, Part, Region, View

Point = tuple[float, float]

HALF_WIDTH = 104
BODY: Sequence[Point] = (
    (0, 8), (15, 11), (24, 25), (24, 44), (18, 59), (11, 68), (11, 82), (24, 91), (42, 95), (54, 107), (60, 132),
    (66, 160), (74, 192), (81, 226), (90, 242), (96, 262), (92, 280), (82, 284), (76, 272), (73, 252), (70, 234),
    (59, 198), (53, 168), (47, 132), (44, 140), (41, 168), (40, 190), (45, 216), (47, 246), (44, 290), (36, 332),
    (37, 362), (29, 402), (36, 426), (30, 436), (14, 436), (11, 420), (13, 402), (9, 366), (11, 332), (6, 290),
    (2, 254), (0, 250),
)  # fmt: skip
HEAD: Sequence[Point] = (
    (0, 6), (32, 12), (56, 36), (62, 68), (63, 88), (71, 84), (76, 96), (72, 114), (62, 122), (59, 146), (46, 176),
    (34, 192), (33, 208), (42, 228), (76, 240),
)  # fmt: skip
FACE = (
    "M-42 84Q-30 74-16 82M42 84Q30 74 16 82"
    "M-40 96Q-29 87-18 96Q-29 103-40 96ZM40 96Q29 87 18 96Q29 103 40 96Z"
    "M-46 176Q-26 204 0 204Q26 204 46 176"
    "M-5 96L-10 120Q0 128 10 120M-20 154Q0 146 20 154Q0 166-20 154Z"
)
LINES: Mapping[View, str] = {
    View.HEAD: FACE,
    View.FRONT: "M-36 100Q-18 108-4 101M36 100Q18 108 4 101M-40 232Q-16 240 0 250Q16 240 40 232",
    View.BACK: "M0 96V206M0 206V250M-44 246Q-22 264 0 250Q22 264 44 246M-34 112Q-28 138-12 142M34 112Q28 138 12 142",
}
"""A few soft lines inside an outline, so that front and back are told apart."""


@dataclass(frozen=True)
class Spot:
    """Where on the figure a place of the body is shown."""

    region: Region
    x: int
    y: int


@dataclass(frozen=True)
class Figure:
    """One side of the figure, as it is drawn: its frame, its outline, the soft lines in it, and its spots."""

    view: View
    frame: str
    outline: str
    lines: str
    spots: tuple[Spot, ...]

    @property
    def left_is_right(self) -> bool:
        """Say whether the person's left is drawn on the right: they face whoever looks."""
        return self.view is not View.BACK


@cache
def figure(view: View) -> Figure:
    """Return one side of the figure."""
    half, height = (HEAD, 246) if view is View.HEAD else (BODY, 444)
    return Figure(
        view,
        f"{-HALF_WIDTH} 0 {2 * HALF_WIDTH} {height}",
        outline(half),
        LINES[view],
        tuple(spot for part in VIEWS[view] for spot in spots(view, part)),
    )


def spots(view: View, part: Part) -> tuple[Spot, ...]:
    """Return where each place of a part is shown; of two, the person's left comes first."""
    if len(part.regions) == 1:
        return (Spot(part.regions[0], part.from_middle, part.from_top),)
    left, right = part.regions
    outward = -part.from_middle if view is View.BACK else part.from_middle
    return Spot(left, outward, part.from_top), Spot(right, -outward, part.from_top)


def outline(half: Sequence[Point]) -> str:
    """Draw a smooth line down a half and up its mirror, as one path.

    It is a Catmull-Rom spline through the points, written as Bézier curves. Where the halves meet in the middle it is
    closed; where they end apart, as at a neck, it stays open.
    """
    mirrored = [(-x, y) for x, y in half]
    is_closed = half[-1][0] == 0
    points = [*reversed(mirrored[1:]), *half] if not is_closed else [*half, *reversed(mirrored[1:-1])]
    count = len(points)
    curves = []
    for number in range(count if is_closed else count - 1):
        near = [points[_at(number + step, count, is_closed=is_closed)] for step in (-1, 0, 1, 2)]
        curves.append(_curve(*near))
    begin = points[0]
    return f"M{_said(begin)}{''.join(curves)}{'Z' if is_closed else ''}"


def _at(number: int, count: int, *, is_closed: bool) -> int:
    return number % count if is_closed else min(max(number, 0), count - 1)


def _curve(before: Point, here: Point, there: Point, after: Point) -> str:
    leaving = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
    arriving = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
    return f"C{_said(leaving)} {_said(arriving)} {_said(there)}"


def _said(point: Point) -> str:
    return f"{point[0]:.4g} {point[1]:.4g}"
