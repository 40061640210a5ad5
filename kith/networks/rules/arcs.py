"""Thin arcs between marks that know each other. They lie under everything, and bend away from what they would cross.

An arc whose bend stands over the middle of its chord is a parabola, so whatever stands near the chord rules out one
stretch of bends: the first bend in no such stretch is taken, else the one that crosses least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.drawing import Between, Drawing, Node
from kith.networks.rules.geometry import Point, bent, beside

_BENDS = (0.1, 0.17, 0.25, 0.35, -0.1, 0.46, -0.18, 0.6, -0.28, -0.4)
"""How far the bend stands off the chord, as a share of its length, away from me first; the calmest first."""
_HIGHEST = max(_BENDS) / 2
"""How far the arc itself leaves its chord: half as far as its bend."""
_ME, _MARK, _NAME, _OFF_THE_SHEET = 1000, 60, 8, 500
"""What it costs to cross each of these."""
_CLEAR = 3.0
_PIECE = 2.0
"""A name is looked at in pieces so many times as wide as they are high: a long box on a slant would keep all away."""


class _Disc(NamedTuple):
    """Something round that an arc keeps clear of. Points are complex numbers here: turning one is a multiplication."""

    at: complex
    reach: float
    cost: int


class _Word(NamedTuple):
    """An upright box with words in it, by its middle and half its sides."""

    at: complex
    wide: float
    high: float
    cost: int


_Shut = tuple[float, float, int]
"""From which bend to which an arc would cross something, and what that costs."""


def arcs(drawing: Drawing, pairs: Iterable[Acquainted]) -> tuple[Between, ...]:
    """Draw an arc for each pair of which both are drawn, in an order that does not hang on how the pairs came."""
    places = {node.mark.tie_id: number for number, node in enumerate(drawing.nodes)}
    found = sorted(
        sorted((places[pair.one], places[pair.other])) for pair in pairs if pair.one in places and pair.other in places
    )
    if not found:
        return ()
    ground = _Ground(drawing, tuple(_discs(drawing)), tuple(_words(drawing)))
    return tuple(ground.arc(drawing.nodes[one], drawing.nodes[other]) for one, other in found)


def _discs(drawing: Drawing) -> Iterator[_Disc]:
    yield _Disc(complex(*drawing.me.centre), drawing.me.collar + _CLEAR, _ME)
    for node in drawing.nodes:
        yield _Disc(complex(*node.centre), node.radius + _CLEAR, _MARK)


def _words(drawing: Drawing) -> Iterator[_Word]:
    names = [node.label.box for node in drawing.nodes if node.label]
    for box in (*names, *(caption.box for caption in drawing.sector_captions)):
        pieces = max(1, round(box.width / (box.height * _PIECE)))
        half = box.width / pieces / 2
        for piece in range(pieces):
            middle = complex(box.left + half * (2 * piece + 1), (box.top + box.bottom) / 2)
            yield _Word(middle, half, box.height / 2, _NAME)


@dataclass(frozen=True)
class _Ground:
    """A drawing without arcs, and what they must keep clear of."""

    drawing: Drawing
    discs: tuple[_Disc, ...]
    words: tuple[_Word, ...]

    def arc(self, one: Node, other: Node) -> Between:
        """Draw the arc between two marks."""
        start, end = one.centre, other.centre
        length = start.to(end)
        middle = beside(start, end, 0.5, self._bend(one, other, length) * length)
        return Between(one.mark.tie_id, other.mark.tie_id, bent(_edge(one, middle), middle, _edge(other, middle)))

    def _bend(self, one: Node, other: Node, length: float) -> float:
        """Choose the calmest bend that crosses nothing, else the one that crosses least."""
        start, along = complex(*one.centre), complex(*other.centre) - complex(*one.centre)
        turn = along.conjugate() / length
        outward = -1.0 if ((self.discs[0].at - start) * turn).imag > 0 else 1.0
        shut = _shut(self.discs, self.words, start, turn, (length, one.radius))
        costs = {}
        for bend in (outward * share for share in _BENDS):
            costs[bend] = sum([cost for low, high, cost in shut if low < bend < high])
            if not self._is_on_sheet(start + along / 2 * complex(1, bend)):
                costs[bend] += _OFF_THE_SHEET
            if not costs[bend]:
                return bend
        return min(costs, key=lambda bend: costs[bend])

    def _is_on_sheet(self, point: complex) -> bool:
        width, height = self.drawing.width - _CLEAR, self.drawing.height - _CLEAR
        return _CLEAR <= point.real <= width and _CLEAR <= point.imag <= height


def _edge(node: Node, towards: Point) -> Point:
    """Return where an arc leaves a mark."""
    return beside(node.centre, towards, (node.radius + 1) / node.centre.to(towards), 0)


def _shut(
    discs: Iterable[_Disc], words: Iterable[_Word], start: complex, turn: complex, reach: tuple[float, float]
) -> list[_Shut]:
    """Find what stands near a chord, seen along it (real) and aside of it (imaginary), and the bends that it rules out.

    Nothing is looked at where the chord is still inside the two marks that it leads between, nor are these.
    """
    length, radius = reach
    highest, last = _HIGHEST * length, length - radius
    flat, steep = abs(turn.real), abs(turn.imag)
    shut: list[_Shut] = []
    for disc_at, wing, cost in discs:
        seen = (disc_at - start) * turn
        low, high = seen.imag - wing, seen.imag + wing
        if low < highest and high > -highest and radius < seen.real < last:
            from_, to = max(seen.real - wing, radius), min(seen.real + wing, last)
            shut.append((*_bends(low, high, from_, to, length), cost))
    for word_at, wide, tall, cost in words:
        seen = (word_at - start) * turn
        wing, half = wide * steep + tall * flat, wide * flat + tall * steep
        low, high = seen.imag - wing, seen.imag + wing
        from_, to = max(seen.real - half, radius), min(seen.real + half, last)
        if low < highest and high > -highest and from_ < to:
            shut.append((*_bends(low, high, from_, to, length), cost))
    return shut


def _bends(low: float, high: float, from_: float, to: float, length: float) -> tuple[float, float]:
    """Return the least and the greatest bend whose arc passes between two heights somewhere on a stretch of chord."""
    one, other = 2 * from_ * (1 - from_ / length), 2 * to * (1 - to / length)
    lowest, highest = (one, other) if one < other else (other, one)
    if from_ <= length / 2 <= to:
        highest = length / 2
    return low / (highest if low > 0 else lowest), high / (lowest if high > 0 else highest)
