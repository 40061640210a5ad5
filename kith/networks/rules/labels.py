"""Where names stand: on the outer side of their mark, clear of every mark, word and other name.

A name that would meet something moves a little aside, tries the other side, goes without its second line, breaks in
two, stands beside its mark, and is cut, in that order. A name that finds no room at all is left to the list beside the
map rather than written over somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import NamedTuple
from unicodedata import category, east_asian_width

from kith.networks.rules.drawing import Label
from kith.networks.rules.frames import Sheet
from kith.networks.rules.geometry import Box, Point
from kith.networks.rules.marks import Mark

LEADING = 1.2
FAR_ENOUGH = 7
"""After so many free places it is better to cross a tie than to go on looking."""
FEW = 20
_THIN = frozenset("iIjl.,:;'|! ()[]\N{RIGHT SINGLE QUOTATION MARK}")
_WIDE = frozenset("mwMW@%&")


def width_of(words: str, size: float) -> float:
    """Estimate how wide words are in the bold of our typeface; a little generous, so that what fits does fit."""
    return size * sum(_share(letter) for letter in words)


@cache
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


@dataclass(frozen=True)
class _Wording:
    lines: tuple[str, ...]
    second_line: str


def place_labels(
    marks: Sequence[Mark],
    centres: Mapping[Mark, Point],
    radius: float,
    sheet: Sheet,
    *,
    taken: Sequence[Box],
    paths: Mapping[Mark, Sequence[Point]],
) -> dict[Mark, Label | None]:
    """Find a place for every name; None where there is none.

    Names are placed from the middle outward. Where all found a place but a tie would run through one, they are also
    tried from the outside inward, if they are few enough to try twice.
    """
    ground = _Ground(centres, radius, sheet, taken, paths)
    outward = ground.place(marks)
    left_out, crossed = ground.faults(outward)
    if len(marks) > FEW or left_out or not crossed:
        return outward
    return min(outward, ground.place(marks[::-1]), key=ground.faults)


@dataclass(frozen=True)
class _Ground:
    """A drawing without names, and what a name must keep clear of."""

    centres: Mapping[Mark, Point]
    radius: float
    sheet: Sheet
    taken: Sequence[Box]
    paths: Mapping[Mark, Sequence[Point]]

    def place(self, marks: Sequence[Mark]) -> dict[Mark, Label | None]:
        """Give each name its place in turn, clear of those before it."""
        boxes = list(self.taken)
        labels: dict[Mark, Label | None] = {}
        for mark in marks:
            found = _candidates(mark, self.centres[mark], self.radius, self.sheet)
            place = self._clearest(mark, (place for place in found if self._is_free(place.box, boxes)))
            labels[mark] = None if place is None else _written(place, self.sheet)
            if place is not None:
                boxes.append(place.box)
        return labels

    def faults(self, labels: Mapping[Mark, Label | None]) -> tuple[int, int]:
        """Count what is wrong with the names: how many are left out, then how often ties run through one."""
        written = {mark: label for mark, label in labels.items() if label is not None}
        return len(labels) - len(written), sum(self._crossings(mark, label.box) for mark, label in written.items())

    def _is_free(self, box: Box, boxes: Iterable[Box]) -> bool:
        return (
            box.lies_in(self.sheet.width, self.sheet.height)
            and not box.touches_disc(self.sheet.centre, self.sheet.collar)
            and not self._touches_somebody(box)
            and not _meets_one(box, boxes)
        )

    def _touches_somebody(self, box: Box) -> bool:
        """Say whether a box touches anybody's mark, looking closely only at those that are near."""
        clear = self.radius + 2
        left, top, right, bottom = box.left - clear, box.top - clear, box.right + clear, box.bottom + clear
        for centre in self.centres.values():
            x, y = centre
            if left <= x <= right and top <= y <= bottom and box.touches_disc(centre, clear):
                return True
        return False

    def _clearest(self, mark: Mark, free: Iterable[_Place]) -> _Place | None:
        """Take the first place that no tie runs through, among the nearest; else the one with least running through."""
        least: tuple[int, _Place] | None = None
        for place in islice(free, FAR_ENOUGH):
            crossings = self._crossings(mark, place.box)
            if not crossings:
                return place
            if least is None or crossings < least[0]:
                least = crossings, place
        return least and least[1]

    def _crossings(self, mark: Mark, box: Box) -> int:
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        found = 0
        for other, path, (west, north, east, south) in self._ways:
            if west > right or left > east or north > bottom or top > south or other is mark:
                continue
            for x, y in path:
                if left <= x <= right and top <= y <= bottom:
                    found += 1
        return found

    @cached_property
    def _ways(self) -> list[tuple[Mark, Sequence[Point], tuple[float, float, float, float]]]:
        """Every tie with the bounds that it keeps to."""
        return [(mark, path, _around(path)) for mark, path in self.paths.items() if path]


def _meets_one(box: Box, boxes: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < east and west < right and top < south and north < bottom for west, north, east, south in boxes)


def _around(path: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*path, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class _Place(NamedTuple):
    """Where a name may stand, in one of its wordings."""

    wording: _Wording
    middle: Point
    whole: Box
    box: Box


def _candidates(mark: Mark, centre: Point, radius: float, sheet: Sheet) -> Iterator[_Place]:
    is_above = centre.y < sheet.centre.y - sheet.radii[1] / 2
    outward = 1 if centre.x >= sheet.centre.x else -1
    for wording in _wordings(mark, sheet):
        width, height = _size(wording, sheet)
        clear = radius * 1.24 + height / 2
        for nudge in (0.0, 0.3, -0.3):
            x = _kept_on_sheet(centre.x + nudge * width, width, sheet)
            for above in (is_above, not is_above):
                yield _place(wording, Point(x, centre.y - clear if above else centre.y + clear), width, height)
        if not wording.second_line:
            for side in (outward, -outward):
                aside = Point(centre.x + side * (radius * 1.34 + width / 2), centre.y)
                yield _place(wording, aside, width, height)


def _place(wording: _Wording, middle: Point, width: float, height: float) -> _Place:
    whole = Box.around(middle, width, height)
    return _Place(wording, middle, whole, whole.rounded())


def _wordings(mark: Mark, sheet: Sheet) -> list[_Wording]:
    """Give the ways to write a name, fullest first: one line if short, with its second line, without, then cut."""
    name, letters = mark.name, sheet.line_letters
    one_line, two_lines = (name,), broken(name, letters)
    full = one_line if len(name) <= letters else two_lines
    second = cut(mark.second_line, letters + 4) if sheet.second_size else ""
    wordings = [
        _Wording(full, second),
        _Wording(full, ""),
        _Wording(two_lines, ""),
        _Wording((cut(name, letters),), ""),
    ]
    return list(dict.fromkeys(wordings))


def _kept_on_sheet(x: float, width: float, sheet: Sheet) -> float:
    return min(max(x, width / 2 + 1), sheet.width - width / 2 - 1)


def _size(wording: _Wording, sheet: Sheet) -> tuple[float, float]:
    width = max(width_of(line, sheet.label_size) for line in wording.lines)
    height = sheet.label_size * LEADING * len(wording.lines)
    if wording.second_line and sheet.second_size:
        width = max(width, width_of(wording.second_line, sheet.second_size * 0.94))
        height += sheet.second_size * LEADING
    return width + 4, height


def _written(place: _Place, sheet: Sheet) -> Label:
    wording, middle, whole = place.wording, place.middle, place.whole
    line = sheet.label_size * LEADING
    baselines = [whole.top + line * i + sheet.label_size * 0.95 for i in range(len(wording.lines))]
    second_at = None
    if wording.second_line and sheet.second_size:
        second_at = Point(middle.x, whole.bottom - sheet.second_size * 0.28).rounded()
    return Label(
        lines=wording.lines,
        second_line=wording.second_line,
        at=tuple(Point(middle.x, y).rounded() for y in baselines),
        second_at=second_at,
        box=place.box,
    )
