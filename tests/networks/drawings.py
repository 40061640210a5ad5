"""Maps as they are drawn, told line by line, so that a change of one stroke is seen and looked at.

`python -m tests.networks.drawings` writes them down again, after somebody has looked at the pages.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import cycle
from pathlib import Path

from kith.networks.rules.drawing import Arrow, Band, Drawing, Frame, Line, Node
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Ring, Sector, Wish
from tests.networks.test_layout import CAPTIONS, mark, marys_map

WRITTEN = Path(__file__).with_name("drawings.txt")
_NUMBER = re.compile(r"-?\d+\.\d+")


def a_full_life() -> list[Mark]:
    """Return many ties of every kind, feeling, wish and ring, with names long and short."""
    names = ("Otto", "Wilhelmina Featherstonehaugh", "My neighbour from across the road", "Li", "Anne-Marie", "W.")
    facts = zip(
        cycle(names), cycle(Kind), cycle((*Ring, Ring.CLOSE)), cycle(Sector), cycle((None, *Feeling)),
        cycle((*[Life.NOW] * 3, *Life)), cycle((None, *Wish)), range(1, 27), strict=False,
    )  # fmt: skip
    return [
        mark(
            number, f"{name} {number}", kind=kind, ring=ring, sector=sector, felt=felt, life=life, wish=wish,
            helps_with=tuple(Help)[: number % 4], is_two_way=number % 3 == 0, is_selected=number == 7,
            second_line="rings on Sundays" if number % 2 else "",
        )
        for name, kind, ring, sector, felt, life, wish, number in facts
    ]  # fmt: skip


def told() -> str:
    """Return every drawing, one part a line."""
    full = a_full_life()
    drawings = {
        **{f"Mary, {frame}": lay_out(marys_map(), captions=CAPTIONS, frame=frame) for frame in Frame},
        "Mary, from right to left": lay_out(marys_map(), captions=CAPTIONS, mirrored=True),
        "nobody": lay_out([], captions=CAPTIONS),
        "a full life": lay_out(full, captions=CAPTIONS),
        **{f"{ring.name} alone": lay_out(full, captions=CAPTIONS, frame=Frame.NARROW, only=ring) for ring in Ring},
        "Anne’s seat is kept": lay_out(marys_map()[1:], captions=CAPTIONS, seats_for=marys_map()),
    }
    lines = [line for name, drawing in drawings.items() for line in (f"# {name}", *_parts(drawing))]
    return "\n".join(_NUMBER.sub(lambda number: f"{float(number[0]):.1f}", line) for line in lines) + "\n"


def _parts(drawing: Drawing) -> Iterator[str]:
    for field in fields(drawing):
        value = getattr(drawing, field.name)
        if not isinstance(value, tuple):
            yield f"{field.name} {value}"
            continue
        for one in value:
            yield f"{field.name} {_told(one)}"
    yield f"badge {drawing.badge_at} {drawing.badge_scale} unnamed {[node.mark.name for node in drawing.unnamed]}"


def _told(part: object) -> str:
    """Tell one part of a drawing, its paths as a browser reads them."""
    match part:
        case Node():
            is_cut = part.label is not None and part.label.is_cut
            sizes = (part.radius, part.letter_size, part.letter_drop, part.glyph_scale, part.glow)
            path = part.outline.path.d if part.outline.path else ""
            return f"{part.mark.name} {part.centre} {sizes} {path} {part.label} {is_cut}"
        case Band():
            return f"{part.sector.value} {part.ring.value} {part.outline.d}"
        case Line():
            return f"{part.tie_id.int} {part.style.value} {part.width} {part.path.d}"
        case Arrow():
            return f"{part.tie_id.int} {part.path.d}"
    return str(part)


if __name__ == "__main__":
    WRITTEN.write_text(told(), encoding="utf-8")
