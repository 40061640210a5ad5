"""Pictures for the made-up world, each drawn by hand from discs: nobody real was in front of a camera for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw

SIDE = 1024
"""Drawn larger than it is kept, so that its edges are smooth."""


class Spot(NamedTuple):
    """A disc or an oval: its colour, its middle and how far it reaches, in hundredths of the picture."""

    colour: str
    x: float
    y: float
    across: float
    down: float


@dataclass(frozen=True)
class Portrait:
    """A picture of somebody: what lies behind them, and the spots that they are drawn of, the farthest first."""

    behind: str
    ground: str
    spots: Sequence[Spot]

    @property
    def drawn(self) -> BytesIO:
        """The picture as a file, as it would come from a telephone."""
        sheet = Image.new("RGB", (SIDE, SIDE), self.behind)
        brush = ImageDraw.Draw(sheet)
        brush.rectangle((0, SIDE * 0.72, SIDE, SIDE), self.ground)
        for colour, x, y, across, down in self.spots:
            corners = (x - across, y - down, x + across, y + down)
            brush.ellipse(tuple(corner * SIDE / 100 for corner in corners), colour)
        written = BytesIO()
        sheet.save(written, "JPEG", quality=90)
        return BytesIO(written.getvalue())


def _face(skin: str, hair: str, coat: str, *, is_long: bool) -> tuple[Spot, ...]:
    """Draw a head and shoulders: hair behind, neck, coat, face, a fringe, eyes and a mouth."""
    behind = (Spot(hair, 50, 46, 27, 31),) if is_long else (Spot(hair, 50, 36, 24, 22),)
    return (
        *behind,
        Spot(coat, 50, 103, 40, 32),
        Spot(skin, 50, 68, 9, 14),
        Spot(skin, 50, 45, 20, 25),
        Spot(hair, 44, 25, 18, 9),
        Spot(hair, 59, 26, 13, 8),
        Spot("#251b28", 42, 45, 2.2, 2.6),
        Spot("#251b28", 58, 45, 2.2, 2.6),
        Spot("#7a3b36", 50, 58, 8, 4.5),
        Spot(skin, 50, 55.5, 9, 4),
    )


JO = Portrait("#a8c9d8", "#6f9a76", _face("#c98d66", "#3a2420", "#b0582c", is_long=False))
GRACE = Portrait("#f1dcb4", "#c9a46c", _face("#6e4430", "#1d1418", "#2f6a67", is_long=True))
BISCUIT = Portrait(
    "#d9c7b4",
    "#7f5f78",
    (
        Spot("#d98f3f", 50, 100, 34, 34),
        Spot("#d98f3f", 27, 30, 9, 17),
        Spot("#d98f3f", 73, 30, 9, 17),
        Spot("#f0c48f", 28, 32, 4, 10),
        Spot("#f0c48f", 72, 32, 4, 10),
        Spot("#d98f3f", 50, 52, 32, 27),
        Spot("#b66f2a", 50, 30, 3, 9),
        Spot("#b66f2a", 40, 32, 2.4, 7),
        Spot("#b66f2a", 60, 32, 2.4, 7),
        Spot("#fdf3e3", 50, 65, 17, 12),
        Spot("#4c7a3a", 37, 50, 5.5, 6.5),
        Spot("#4c7a3a", 63, 50, 5.5, 6.5),
        Spot("#251b28", 37, 50, 1.8, 6),
        Spot("#251b28", 63, 50, 1.8, 6),
        Spot("#8a3f3f", 50, 61, 4, 2.6),
    ),
)
COURT = Portrait(
    "#bcd3e2",
    "#b8734a",
    (
        Spot("#5d6b73", 50, 96, 34, 3),
        Spot("#f4f1ec", 50, 24, 21, 15),
        Spot("#96202c", 50, 41, 11, 3),
        Spot("#b8734a", 50, 40, 8, 1.6),
        Spot("#3b2a22", 30, 82, 11, 3),
        Spot("#d9762e", 30, 74, 10, 10),
        Spot("#8a3f12", 30, 74, 1.2, 10),
        Spot("#8a3f12", 30, 74, 10, 1.2),
    ),
)
CANAL = Portrait(
    "#f1dcb4",
    "#5f8a9a",
    (
        Spot("#f4bd3f", 72, 26, 10, 10),
        Spot("#6f9a76", 18, 62, 34, 14),
        Spot("#4f7a58", 84, 64, 30, 12),
        Spot("#5f8a9a", 50, 104, 80, 34),
        Spot("#96202c", 44, 79, 24, 6),
        Spot("#fdf3e3", 42, 73, 12, 6),
        Spot("#8fb4c2", 60, 92, 22, 1.4),
    ),
)
PHOTOS = {"Jo": JO, "Grace": GRACE, "Biscuit": BISCUIT}
