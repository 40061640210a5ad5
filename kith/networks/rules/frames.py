"""The measurements of each sheet a map is drawn on, in drawing units."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from kith.networks.rules.drawing import Frame
from kith.networks.rules.geometry import Point
from kith.networks.rules.vocabulary import Ring


@dataclass(frozen=True)
class Sheet:
    """What a frame fixes: the size of the paper, of the rings and of everything that stands on them."""

    width: float
    height: float
    centre: Point
    radii: tuple[float, ...]
    node: float
    touch: float
    gap: float
    me: float
    collar: float
    me_size: float
    label_size: float
    second_size: float | None
    ring_size: float
    sector_size: float
    margin: float
    line_letters: int
    badge: float
    stroke: float

    def band(self, ring: Ring) -> tuple[float, float]:
        """Give the inner and outer radius of a ring."""
        return self.radii[ring - 1], self.radii[ring]

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The rings that are drawn on this sheet."""
        return tuple(Ring(at) for at in range(1, len(self.radii)) if self.radii[at] > self.radii[at - 1])

    def opened_at(self, only: Ring) -> Self:
        """Give one ring the whole sheet."""
        inner, *_, outer = self.radii
        return replace(self, radii=tuple(inner if at < only else outer for at in range(len(self.radii))))

    def with_edge(self) -> Self:
        """Share the same paper among all four rings, each as wide as the others."""
        inner, *_, outer = self.radii
        width = (outer - inner) / len(Ring)
        return replace(self, radii=tuple(inner + width * at for at in range(len(Ring) + 1)))


_WIDE = Sheet(
    width=800,
    height=830,
    centre=Point(400, 418),
    radii=(60, 158, 266, 378),
    node=27,
    touch=36,
    gap=16,
    me=47,
    collar=57,
    me_size=24,
    label_size=18.5,
    second_size=15,
    ring_size=15.5,
    sector_size=20,
    margin=12,
    line_letters=18,
    badge=12.5,
    stroke=1,
)
_NARROW = Sheet(
    width=400,
    height=448,
    centre=Point(200, 228),
    radii=(30, 82, 136, 194),
    node=17,
    touch=22,
    gap=10,
    me=23.5,
    collar=28.5,
    me_size=15,
    label_size=14,
    second_size=None,
    ring_size=12,
    sector_size=13.5,
    margin=4,
    line_letters=13,
    badge=9,
    stroke=0.77,
)
SHEETS = {
    Frame.WIDE: _WIDE,
    Frame.PRINT: _WIDE,
    Frame.NARROW: _NARROW,
    Frame.THUMBNAIL: replace(_NARROW, height=402, centre=Point(200, 200)),
}
_WITH_EDGE = {frame: sheet.with_edge() for frame, sheet in SHEETS.items()}


def sheet_for(frame: Frame, rings: Sequence[Ring]) -> Sheet:
    """Return the sheet that a map with these rings is drawn on."""
    return (_WITH_EDGE if Ring.EDGE in rings else SHEETS)[frame]
