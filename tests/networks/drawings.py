"""Maps as they are drawn, told line by line, so that a change of one stroke is seen and looked at.

`python -m tests.networks.drawings` writes them down again, after somebody has looked at the pages.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import cycle
from pathlib import Path
from uuid import UUID

from kith.ground.ids import TieId
from kith.networks.rules.acquaintances import Acquainted, acquainted
from kith.networks.rules.drawing import Arrow, Band, Between, Drawing, Frame, Line, Node
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import THREE_RINGS, Feeling, Help, Kind, Life, Ring, Sector, Wish
from tests.networks.test_layout import CAPTIONS, mark, marys_map

WRITTEN = Path(__file__).with_name("drawings.txt")
_NUMBER = re.compile(r"-?\d+\.\d+")


def a_full_life() -> list[Mark]:
    """Return many ties of every kind, feeling, wish and ring, with names long and short."""
    names = ("Otto", "Wilhelmina Featherstonehaugh", "My neighbour from across the road", "Li", "Anne-Marie", "W.")
    facts = zip(
        cycle(names), cycle(Kind), cycle((*THREE_RINGS, Ring.CLOSE)), cycle(Sector), cycle((None, *Feeling)),
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


def at_the_edge(people: list[Mark]) -> list[Mark]:
    """Put every fifth into the fourth ring."""
    return [replace(mark, ring=Ring.EDGE) if number % 5 == 0 else mark for number, mark in enumerate(people)]


def marys_acquaintances() -> tuple[Acquainted, ...]:
    """Say who on Mary's map knows whom: her own people across the middle, those of the art group side by side."""
    pairs = ((1, 2), (1, 13), (5, 6), (5, 8), (6, 8), (1, 12), (2, 3))
    return tuple(acquainted(TieId(UUID(int=one)), TieId(UUID(int=other))) for one, other in pairs)


def many_acquainted(people: list[Mark]) -> tuple[Acquainted, ...]:
    """Let everybody know two others: one near, one far."""
    ids = [mark.tie_id for mark in people]
    pairs = ((number, (number + step) % len(ids)) for step in (1, 11) for number in range(len(ids)))
    return tuple(acquainted(ids[one], ids[other]) for one, other in pairs)


def told() -> str:
    """Return every drawing, one part a line."""
    full = a_full_life()
    drawings = {
        **{f"Mary, {frame}": lay_out(marys_map(), captions=CAPTIONS, frame=frame) for frame in Frame},
        "Mary, from right to left": lay_out(marys_map(), captions=CAPTIONS, mirrored=True),
        "nobody": lay_out([], captions=CAPTIONS),
        "a full life": lay_out(full, captions=CAPTIONS),
        **{
            f"{ring.name} alone": lay_out(full, captions=CAPTIONS, frame=Frame.NARROW, only=ring)
            for ring in THREE_RINGS
        },
        "Mary, who knows whom": lay_out(marys_map(), captions=CAPTIONS, acquainted=marys_acquaintances()),
        "a full life, who knows whom": lay_out(
            full, captions=CAPTIONS, frame=Frame.NARROW, mirrored=True, acquainted=many_acquainted(full)
        ),
        "Anne’s seat is kept": lay_out(marys_map()[1:], captions=CAPTIONS, seats_for=marys_map()),
        "Mary, with four rings": lay_out(marys_map(), captions=CAPTIONS, has_edge=True),
        "a full life, with four rings": lay_out(at_the_edge(full), captions=CAPTIONS, frame=Frame.NARROW),
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
        case Between():
            return f"{part.one.int} {part.other.int} {part.path.d}"
    return str(part)


if __name__ == "__main__":
    WRITTEN.write_text(told(), encoding="utf-8")
