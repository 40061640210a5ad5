"""Thin arcs between marks that know each other. They lie under everything, and bend away from what they would cross.

An arc whose bend stands over the middle of its chord is a parabola, so whatever stands near the chord rules out one
stretch of bends, at a cost: of a few bends the one is taken that costs least, the calm ones looked at first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot, inf, sqrt
from typing import NamedTuple

from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.drawing import Between, Drawing, Node
from kith.networks.rules.geometry import bent, beside

_STEPS = (0.1, 0.17, 0.25, 0.35, 0.46, 0.6, 0.8)
_BENDS = tuple(
    (bend, cost)
    for cost, bend in sorted(
        (30 * step * step + (side < 0), side * step) for step in _STEPS for side in (1, -1) if side * step > -_STEPS[-1]
    )
)
"""How far the bend stands off the chord, as a share of its length and away from me, with what that costs: the calmest
first, and away from me rather than towards me."""
_HIGHEST = _STEPS[-1] / 2
"""How far the arc itself leaves its chord: half as far as its bend."""
_ME, _MARK, _NAME, _OFF_THE_SHEET = 100_000, 60, 8, 5_000
"""What it costs to cross each of these."""
_CLEAR = 3.0
_STEPS_ALONG = tuple(step / 7 for step in range(8))


_SLICES = tuple((along, sqrt(1 - along * along)) for along in (-0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 0.9))
"""Where a disc is looked at, as a share of its radius from its middle, and half as high as it is there."""


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


class _Near(NamedTuple):
    """Words near a chord: the bends between which an arc may cross them, and the stretch of chord where it would."""

    low: float
    high: float
    first: float
    last: float
    word: _Word


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
        middle = complex((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        yield _Word(middle, box.width / 2, box.height / 2)


@dataclass(frozen=True)
class _Ground:
    """A drawing without arcs, and what they must keep clear of."""

    drawing: Drawing
    discs: tuple[_Disc, ...]
    words: tuple[_Word, ...]

    def arc(self, one: Node, other: Node) -> Between:
        """Draw the arc between two marks: the part of it that is outside both."""
        start, end = one.centre, other.centre
        length = start.to(end)
        bend = self._bend(one, other, length)
        cut = (one.radius + 1) / (length * hypot(1, 2 * bend))
        height = bend * length * 2 * cut * (1 - cut)
        path = bent(
            beside(start, end, cut, height),
            beside(start, end, 0.5, bend * length - height),
            beside(start, end, 1 - cut, height),
        )
        return Between(one.mark.tie_id, other.mark.tie_id, path)

    def _bend(self, one: Node, other: Node, length: float) -> float:
        """Choose the bend that costs least: what it crosses, and how far it leaves the straight way."""
        start, along = complex(*one.centre), complex(*other.centre) - complex(*one.centre)
        chord = _Chord(start, along, along.conjugate() / length, length, one.radius)
        outward = -1.0 if ((self.discs[0].at - start) * chord.turn).imag > 0 else 1.0
        shut, near = chord.shut(self.discs), chord.near(self.words)
        best, least = 0.0, inf
        for share, calm in _BENDS:
            if least <= calm:
                break
            bend = outward * share
            cost = calm + sum([toll for low, high, toll in shut if low < bend < high])
            if not self._is_on_sheet(start + along / 2 * complex(1, bend)):
                cost += _OFF_THE_SHEET
            if cost < least:
                cost += _NAME * sum([chord.crosses(words, bend) for words in near if words.low < bend < words.high])
            if cost < least:
                best, least = bend, cost
        return best

    def _is_on_sheet(self, point: complex) -> bool:
        width, height = self.drawing.width - _CLEAR, self.drawing.height - _CLEAR
        return _CLEAR <= point.real <= width and _CLEAR <= point.imag <= height


class _Chord(NamedTuple):
    """The straight way between the middles of two marks.

    Multiplied by `turn` it lies flat: what stands near is seen along it (real) and aside of it (imaginary).
    """

    start: complex
    way: complex
    turn: complex
    length: float
    radius: float

    def shut(self, discs: Iterable[_Disc]) -> list[tuple[float, float, int]]:
        """Find the bends (from, to) whose arc would cross a disc, and what that costs; the two ends are none."""
        start, turn, length = self.start, self.turn, self.length
        highest, first, last = _HIGHEST * length, self.radius, length - self.radius
        shut = []
        for at, wing, cost in discs:
            seen = (at - start) * turn
            if -highest - wing < seen.imag < highest + wing and first < seen.real < last:
                shut.append((*_bends_through(seen, wing, length), cost))
        return shut

    def near(self, words: Iterable[_Word]) -> list[_Near]:
        """Find the words that an arc could cross, outside the two marks that it leads between."""
        start, turn, length = self.start, self.turn, self.length
        highest, far = _HIGHEST * length, length - self.radius
        flat, steep = abs(turn.real), abs(turn.imag)
        near = []
        for word in words:
            seen = (word.at - start) * turn
            wing, half = word.wide * steep + word.high * flat, word.wide * flat + word.high * steep
            if -highest - wing < seen.imag < highest + wing:
                first, last = max(seen.real - half, self.radius), min(seen.real + half, far)
                if first < last:
                    bends = _bends_between(seen.imag - wing, seen.imag + wing, first, last, length)
                    near.append(_Near(*bends, first, last, word))
        return near

    def crosses(self, words: _Near, bend: float) -> bool:
        """Say whether an arc with this bend runs through these words."""
        _low, _high, first, last, word = words
        for step in _STEPS_ALONG:
            along = first + (last - first) * step
            aside = 2 * along * (1 - along / self.length) * bend
            seen = self.start + self.way * complex(along, aside) / self.length - word.at
            if abs(seen.real) < word.wide + 1 and abs(seen.imag) < word.high + 1:
                return True
        return False


def _bends_through(seen: complex, wing: float, length: float) -> tuple[float, float]:
    """Return the least and the greatest bend whose arc passes through a disc, which is looked at in upright slices."""
    low, high = inf, -inf
    for along, half in _SLICES:
        place = seen.real + along * wing
        height = 2 * place * (1 - place / length)
        if height > 0:
            least, most = (seen.imag - half * wing) / height, (seen.imag + half * wing) / height
            low, high = min(low, least), max(high, most)
    return low, high


def _bends_between(low: float, high: float, from_: float, to: float, length: float) -> tuple[float, float]:
    """Return the least and the greatest bend whose arc passes between two heights somewhere on a stretch of chord."""
    one, other = 2 * from_ * (1 - from_ / length), 2 * to * (1 - to / length)
    lowest, highest = (one, other) if one < other else (other, one)
    if from_ <= length / 2 <= to:
        highest = length / 2
    return low / (highest if low > 0 else lowest), high / (lowest if high > 0 else highest)
