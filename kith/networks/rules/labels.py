"""Where names stand: on the outer side of their mark, clear of every mark, word and other name.

A name that would meet something moves a little aside, tries the other side, goes without its second line, breaks in
two, stands beside its mark, and is cut, in that order. A name that finds no room at all is left to the list beside the
map rather than written over somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import hypot
from unicodedata import category, east_asian_width

from kith.networks.rules.drawing import Label
from kith.networks.rules.frames import Sheet
from kith.networks.rules.geometry import Box, Point, tenth
from kith.networks.rules.marks import Mark

LEADING = 1.2
FAR_ENOUGH = 7
"""After so many free places it is better to cross a tie than to go on looking."""
FEW = 20
_THIN = frozenset("iIjl.,:;'|! ()[]\N{RIGHT SINGLE QUOTATION MARK}")
_WIDE = frozenset("mwMW@%&")
_STRIP, _THIN_STRIP = 32, 8
"""How high strips of a sheet are, for marks and names and for the points of ties."""


def width_of(words: str, size: float) -> float:
    """Estimate how wide words are in the bold of our typeface; a little generous, so that what fits does fit."""
    return size * sum(map(_share_of, words))


class _Shares(dict[str, float]):
    """How wide letters are, as a share of their size."""

    def __missing__(self, letter: str) -> float:
        share = self[letter] = _share(letter)
        return share


_share_of = _Shares().__getitem__


def _share(letter: str) -> float:
    if letter in _THIN:
        return 0.34
    if letter in _WIDE:
        return 0.9
    if category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if east_asian_width(letter) in "WF":
        return 1.05
    return 0.68 if letter.isupper() else 0.6


def broken(name: str, letters: int) -> tuple[str, ...]:
    """Break a name into two lines near its middle, or leave it on one; what is too long ends in an ellipsis."""
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if not spaces:
        return (cut(name, letters),)
    middle = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return cut(name[:middle], letters), cut(name[middle + 1 :], letters)


def cut(words: str, letters: int) -> str:
    """Keep the first letters of words that are too long."""
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


def place_labels(
    marks: Sequence[Mark],
    centres: Mapping[Mark, Point],
    radius: float,
    sheet: Sheet,
    *,
    taken: Sequence[Box],
    paths: Mapping[Mark, Iterable[tuple[float, float]]],
) -> dict[Mark, Label | None]:
    """Find a place for every name; None where there is none.

    Names are placed from the middle outward. Where all found a place but a tie would run through one, they are also
    tried from the outside inward, if they are few enough to try twice.
    """
    ground = _Ground(centres, radius, sheet, taken, paths)
    outward = ground.place(marks)
    if len(marks) > FEW:
        return outward
    left_out, crossed = ground.faults(outward)
    if left_out or not crossed:
        return outward
    return min(outward, ground.place(marks[::-1]), key=ground.faults)


_Taken = tuple[float, float, float, float, tuple[float, float, float] | None]
"""The box that something takes, and the disc in it where it is one."""


class _Strips:
    """What is taken of a sheet, by how far down it is: what lies in other strips cannot be met."""

    def __init__(self, sheet: Sheet, *, has_second_lines: bool) -> None:
        second = sheet.second_size if has_second_lines else None
        self.highest = (2 * sheet.label_size + (second or 0)) * LEADING + 1
        self.strips: list[list[_Taken]] = [[] for _ in range(int(sheet.height) // _STRIP + 1)]

    def take(
        self, left: float, top: float, right: float, bottom: float, disc: tuple[float, float, float] | None = None
    ) -> None:
        """Take a part of the sheet: it is put into every strip in which a name that meets it may begin."""
        taken = (left, top, right, bottom, disc)
        for strip in self.strips[max(0, int(top - self.highest) // _STRIP) : max(0, int(bottom) // _STRIP + 1)]:
            strip.append(taken)

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Say whether a box on the sheet meets nothing."""
        for west, north, east, south, disc in self.strips[int(top) // _STRIP]:
            if west < right and left < east and north < bottom and top < south:
                if disc is None:
                    return False
                x, y, radius = disc
                aside = left - x if x < left else x - right if x > right else 0.0
                down = top - y if y < top else y - bottom if y > bottom else 0.0
                if hypot(aside, down) < radius:
                    return False
        return True


class _Ground:
    """A drawing without names, and what a name must keep clear of."""

    def __init__(
        self,
        centres: Mapping[Mark, Point],
        radius: float,
        sheet: Sheet,
        taken: Sequence[Box],
        paths: Mapping[Mark, Iterable[tuple[float, float]]],
    ) -> None:
        self.centres, self.radius, self.sheet, self.taken = centres, radius, sheet, taken
        self.above = sheet.centre.y - sheet.radii[1] / 2
        self.points: list[list[tuple[float, float, Mark]]] = [[] for _ in range(int(sheet.height) // _THIN_STRIP + 1)]
        strips = self.points
        for mark, path in paths.items():
            for x, y in path:
                strips[int(y) // _THIN_STRIP].append((x, y, mark))

    def place(self, marks: Sequence[Mark]) -> dict[Mark, Label | None]:
        """Give each name its place in turn, clear of those before it."""
        has_second_lines = any(mark.second_line for mark in marks)
        strips, clear = _Strips(self.sheet, has_second_lines=has_second_lines), self.radius + 2
        for (x, y), reach in [(self.sheet.centre, self.sheet.collar), *((at, clear) for at in self.centres.values())]:
            strips.take(x - reach, y - reach, x + reach, y + reach, (x, y, reach))
        for box in self.taken:
            strips.take(*box)
        labels: dict[Mark, Label | None] = {}
        for mark in marks:
            place = self._clearest(mark, strips)
            labels[mark] = label = place and _written(place, self.sheet)
            if label:
                strips.take(*label.box)
        return labels

    def faults(self, labels: Mapping[Mark, Label | None]) -> tuple[int, int]:
        """Count what is wrong with the names: how many are left out, then how often ties run through one."""
        written = {mark: label for mark, label in labels.items() if label is not None}
        return len(labels) - len(written), sum(self._crossings(mark, *label.box) for mark, label in written.items())

    def _clearest(self, mark: Mark, strips: _Strips) -> _Place | None:
        """Take the first place that no tie runs through, among the nearest; else the one with least running through."""
        least, clearest = 0, None
        for place in islice(self._free_places(mark, strips), FAR_ENOUGH):
            left, top, right, bottom, _across, _down, _wording = place
            crossings = self._crossings(mark, left, top, right, bottom)
            if not crossings:
                return place
            if clearest is None or crossings < least:
                least, clearest = crossings, place
        return clearest

    def _free_places(self, mark: Mark, strips: _Strips) -> Iterator[_Place]:
        """Give the places where a name meets nothing, the best first: over its mark and under it, then beside it."""
        sheet, is_free, (x, y) = self.sheet, strips.is_free, self.centres[mark]
        for wording in _wordings(mark, sheet):
            _lines, second, width, height = wording
            half = width / 2
            lowest, highest = half + 1, sheet.width - half - 1
            rows = self._rows(y, height) if lowest <= highest else ()
            for nudge in _NUDGES if rows else ():
                middle = x + nudge * width
                middle = lowest if middle < lowest else min(middle, highest)
                left, right = tenth(middle - half), tenth(middle + half)
                for down, top, bottom in rows:
                    if is_free(left, top, right, bottom):
                        yield left, top, right, bottom, middle, down, wording
            if not second and (row := self._row(y, height)):
                _down, top, bottom = row
                for middle in self._sides(x, half):
                    left, right = tenth(middle - half), tenth(middle + half)
                    if left >= 0 and right <= sheet.width and is_free(left, top, right, bottom):
                        yield left, top, right, bottom, middle, y, wording

    def _rows(self, y: float, height: float) -> list[_Row]:
        """Give the rows over and under a mark that are on the sheet, the outer side first."""
        clear = self.radius * 1.24 + height / 2
        if y < self.above:
            clear = -clear
        return [row for row in (self._row(y + clear, height), self._row(y - clear, height)) if row]

    def _sides(self, x: float, half: float) -> tuple[float, float]:
        """Give the middles of a name on either side of a mark, the outer side first."""
        aside = self.radius * 1.34 + half
        return (x + aside, x - aside) if x >= self.sheet.centre.x else (x - aside, x + aside)

    def _row(self, middle: float, height: float) -> _Row | None:
        """Give the middle and the edges of names at one height; None where that is not on the sheet."""
        top, bottom = tenth(middle - height / 2), tenth(middle + height / 2)
        return (middle, top, bottom) if top >= 0 and bottom <= self.sheet.height else None

    def _crossings(self, mark: Mark, left: float, top: float, right: float, bottom: float) -> int:
        """Count the points at which the ties of others run through a box."""
        found = 0
        for strip in self.points[int(top) // _THIN_STRIP : int(bottom) // _THIN_STRIP + 1]:
            for x, y, other in strip:
                if left <= x <= right and top <= y <= bottom and other is not mark:
                    found += 1
        return found


_Row = tuple[float, float, float]
"""How far down the names of one row stand: their middle, their top and their bottom."""
_Wording = tuple[tuple[str, ...], str, float, float]
"""A way to write a name: its lines and its second line, how wide they are and how high."""
_Place = tuple[float, float, float, float, float, float, _Wording]
"""Where a name may stand: the box that it takes, its middle, and how it is written."""
_NUDGES = (0.0, 0.3, -0.3)


def _wordings(mark: Mark, sheet: Sheet) -> Iterator[_Wording]:
    """Give the ways to write a name, fullest first: one line if short, with its second line, without, then cut."""
    name, letters = mark.name, sheet.line_letters
    full = (name,) if len(name) <= letters else broken(name, letters)
    if mark.second_line and sheet.second_size:
        yield _measured(full, cut(mark.second_line, letters + 4), sheet)
    yield _measured(full, "", sheet)
    two_lines = broken(name, letters)
    if two_lines != full:
        yield _measured(two_lines, "", sheet)
    one_line = (cut(name, letters),)
    if one_line not in {full, two_lines}:
        yield _measured(one_line, "", sheet)


def _measured(lines: tuple[str, ...], second: str, sheet: Sheet) -> _Wording:
    size = sheet.label_size
    width = max([width_of(line, size) for line in lines])
    height = size * LEADING * len(lines)
    if second and sheet.second_size:
        width = max(width, width_of(second, sheet.second_size * 0.94))
        height += sheet.second_size * LEADING
    return lines, second, width + 4, height


def _written(place: _Place, sheet: Sheet) -> Label:
    left, top, right, bottom, across, down, (lines, second, _width, height) = place
    size, x, highest = sheet.label_size, tenth(across), down - height / 2
    second_at = None
    if second and sheet.second_size:
        second_at = Point(x, tenth(down + height / 2 - sheet.second_size * 0.28))
    at = [Point(x, tenth(highest + size * LEADING * i + size * 0.95)) for i in range(len(lines))]
    return Label(lines, second, tuple(at), second_at, Box(left, top, right, bottom))
