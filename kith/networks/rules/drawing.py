"""A finished drawing of a map: frozen shapes in drawing units, ready to be written down as SVG.

Shapes hold meaning (kind, feeling, wish), never colour: the style sheet decides how they look on screen, on paper and
in high contrast. Words that belong to the product are not here either; only names that the person gave.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from kith.ground.ids import TieId
from kith.networks.rules.geometry import Box, Path, Point
from kith.networks.rules.marks import Mark
from kith.networks.rules.shapes import Outline, outline
from kith.networks.rules.vocabulary import Ring, Sector


class Frame(StrEnum):
    """The sheets a map is drawn for. Narrow is its own drawing, never a wide one shrunk."""

    WIDE = "wide"
    NARROW = "narrow"
    THUMBNAIL = "thumb"
    PRINT = "print"


class LineStyle(StrEnum):
    """How a tie is drawn; the value is the class the style sheet knows."""

    SOLID = ""
    STITCH = "tie--mend"
    DOTS = "tie--past"
    ZIGZAG = "tie--hurt"


class Band(NamedTuple):
    """One ring within one sector."""

    sector: Sector
    ring: Ring
    outline: Path


class Caption(NamedTuple):
    """A word that stands on the sheet itself; a ring's word has a pill behind it."""

    words: str
    at: Point
    size: float
    anchor: str
    box: Box
    sector: Sector | None = None


class Line(NamedTuple):
    """One stroke of a tie. A tie has more than one when help goes both ways or it both helps and hurts."""

    tie_id: TieId
    path: Path
    style: LineStyle
    width: float


class Arrow(NamedTuple):
    """A chevron at the middle of a tie: nearer, or away."""

    tie_id: TieId
    path: Path


class Between(NamedTuple):
    """A thin arc between two marks that know each other."""

    one: TieId
    other: TieId
    path: Path


class Wished(NamedTuple):
    """The empty seat in which the person would like somebody to be, and the way there."""

    tie_id: TieId
    centre: Point
    radius: float
    path: Path


class Label(NamedTuple):
    """The name beside a node, and under it a second line where there is room."""

    lines: tuple[str, ...]
    second_line: str
    at: tuple[Point, ...]
    second_at: Point | None
    box: Box

    @property
    def is_cut(self) -> bool:
        """Whether letters were left out of the name."""
        return any(line.endswith("…") for line in self.lines)

    def mirrored(self, width: float) -> Label:
        return self._replace(
            at=tuple(point.mirrored(width).rounded() for point in self.at),
            second_at=self.second_at and self.second_at.mirrored(width).rounded(),
            box=self.box.mirrored(width).rounded(),
        )


class Node(NamedTuple):
    """One mark in its seat, with its name beside it."""

    mark: Mark
    centre: Point
    radius: float
    label: Label | None

    @property
    def outline(self) -> Outline:
        return outline(self.mark.kind, self.radius)

    @property
    def letter_size(self) -> float:
        return round(self.radius * 0.78, 1)

    @property
    def letter_drop(self) -> float:
        """How far below the middle letters stand, so that they look centred."""
        return round(self.radius * 0.28, 1)

    @property
    def glyph_scale(self) -> float:
        """How much a picture of the 24 grid is enlarged to sit in the mark."""
        return round(self.radius * 0.0415, 2)

    @property
    def glow(self) -> float:
        return round(self.radius * 1.2, 1)


@dataclass(frozen=True)
class Me:
    """The person whose map it is."""

    name: str
    centre: Point
    radius: float
    collar: float
    size: float


@dataclass(frozen=True)
class Drawing:
    """A whole map, laid out."""

    frame: Frame
    width: float
    height: float
    is_mirrored: bool
    bands: tuple[Band, ...]
    ring_captions: tuple[Caption, ...]
    sector_captions: tuple[Caption, ...]
    lines: tuple[Line, ...]
    arrows: tuple[Arrow, ...]
    me: Me
    nodes: tuple[Node, ...]
    touch_radius: float
    label_size: float
    second_size: float
    badge_radius: float
    between: tuple[Between, ...] = ()
    wished: tuple[Wished, ...] = ()

    @property
    def badge_at(self) -> Point:
        """Where the badge sits, from the middle of a mark: the top corner at the end of the line."""
        reach = round(0.78 * self.nodes[0].radius, 1) if self.nodes else 0.0
        return Point(-reach if self.is_mirrored else reach, -reach)

    @property
    def badge_scale(self) -> float:
        return round(self.badge_radius / 11, 2)

    @property
    def unnamed(self) -> tuple[Node, ...]:
        """The marks whose name found no room; the list beside the map names them."""
        return tuple(node for node in self.nodes if node.label is None)

    def mirrored(self) -> Drawing:
        """Turn the drawing for a language that runs from right to left: x changes, nothing else does."""
        width = self.width
        return replace(
            self,
            is_mirrored=not self.is_mirrored,
            bands=tuple(band._replace(outline=band.outline.mirrored(width)) for band in self.bands),
            ring_captions=tuple(_mirrored_caption(caption, width) for caption in self.ring_captions),
            sector_captions=tuple(_mirrored_caption(caption, width) for caption in self.sector_captions),
            lines=tuple(line._replace(path=line.path.mirrored(width)) for line in self.lines),
            arrows=tuple(arrow._replace(path=arrow.path.mirrored(width)) for arrow in self.arrows),
            between=tuple(arc._replace(path=arc.path.mirrored(width)) for arc in self.between),
            wished=tuple(
                seat._replace(centre=seat.centre.mirrored(width).rounded(), path=seat.path.mirrored(width))
                for seat in self.wished
            ),
            me=replace(self.me, centre=self.me.centre.mirrored(width)),
            nodes=tuple(_mirrored_node(node, width) for node in self.nodes),
        )


def _mirrored_caption(caption: Caption, width: float) -> Caption:
    return caption._replace(at=caption.at.mirrored(width).rounded(), box=caption.box.mirrored(width).rounded())


def _mirrored_node(node: Node, width: float) -> Node:
    return node._replace(
        centre=node.centre.mirrored(width).rounded(),
        label=node.label and node.label.mirrored(width),
    )
