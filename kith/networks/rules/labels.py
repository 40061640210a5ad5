"""Where names stand: on the outer side of their mark, clear of every mark, word and other name.

A name that would meet something moves a little aside, tries the other side, goes without its second line, breaks in
two, stands beside its mark, and is cut, in that order. A name that finds no room at all is left to the list beside the
map rather than written over somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
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
            free = (label for label in found if self._is_free(label.box, boxes))
            label = labels[mark] = self._clearest(mark, free)
            if label is not None:
                boxes.append(label.box)
        return labels

    def faults(self, labels: Mapping[Mark, Label | None]) -> tuple[int, int]:
        """Count what is wrong with the names: how many are left out, then how often ties run through one."""
        written = {mark: label for mark, label in labels.items() if label is not None}
        return len(labels) - len(written), sum(self._crossings(mark, label.box) for mark, label in written.items())

    def _is_free(self, box: Box, boxes: Iterable[Box]) -> bool:
        return (
            box.lies_in(self.sheet.width, self.sheet.height)
            and not box.touches_disc(self.sheet.centre, self.sheet.collar)
            and not any(box.touches_disc(centre, self.radius + 2) for centre in self.centres.values())
            and not any(box.meets(other) for other in boxes)
        )

    def _clearest(self, mark: Mark, free: Iterable[Label]) -> Label | None:
        """Take the first place that no tie runs through, among the nearest; else the one with least running through."""
        least: tuple[int, Label] | None = None
        for label in islice(free, FAR_ENOUGH):
            crossings = self._crossings(mark, label.box)
            if not crossings:
                return label
            if least is None or crossings < least[0]:
                least = crossings, label
        return least and least[1]

    def _crossings(self, mark: Mark, box: Box) -> int:
        return sum(box.holds(point) for other, path in self.paths.items() if other is not mark for point in path)


def _candidates(mark: Mark, centre: Point, radius: float, sheet: Sheet) -> Iterator[Label]:
    is_above = centre.y < sheet.centre.y - sheet.radii[1] / 2
    outward = 1 if centre.x >= sheet.centre.x else -1
    for wording in _wordings(mark, sheet):
        for nudge in (0.0, 0.3, -0.3):
            for above in (is_above, not is_above):
                yield _label(wording, centre, radius, sheet, above=above, nudge=nudge)
        if not wording.second_line:
            for side in (outward, -outward):
                yield _label_beside(wording, centre, radius, sheet, side=side)


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


def _label(wording: _Wording, centre: Point, radius: float, sheet: Sheet, *, above: bool, nudge: float) -> Label:
    width, height = _size(wording, sheet)
    clear = radius * 1.24
    middle = Point(
        _kept_on_sheet(centre.x + nudge * width, width, sheet),
        centre.y - clear - height / 2 if above else centre.y + clear + height / 2,
    )
    return _written(wording, middle, width, height, sheet)


def _label_beside(wording: _Wording, centre: Point, radius: float, sheet: Sheet, *, side: int) -> Label:
    width, height = _size(wording, sheet)
    middle = Point(centre.x + side * (radius * 1.34 + width / 2), centre.y)
    return _written(wording, middle, width, height, sheet)


def _kept_on_sheet(x: float, width: float, sheet: Sheet) -> float:
    return min(max(x, width / 2 + 1), sheet.width - width / 2 - 1)


def _size(wording: _Wording, sheet: Sheet) -> tuple[float, float]:
    width = max(width_of(line, sheet.label_size) for line in wording.lines)
    height = sheet.label_size * LEADING * len(wording.lines)
    if wording.second_line and sheet.second_size:
        width = max(width, width_of(wording.second_line, sheet.second_size * 0.94))
        height += sheet.second_size * LEADING
    return width + 4, height


def _written(wording: _Wording, middle: Point, width: float, height: float, sheet: Sheet) -> Label:
    box = Box.around(middle, width, height)
    line = sheet.label_size * LEADING
    baselines = [box.top + line * i + sheet.label_size * 0.95 for i in range(len(wording.lines))]
    second_at = None
    if wording.second_line and sheet.second_size:
        second_at = Point(middle.x, box.bottom - sheet.second_size * 0.28).rounded()
    return Label(
        lines=wording.lines,
        second_line=wording.second_line,
        at=tuple(Point(middle.x, y).rounded() for y in baselines),
        second_at=second_at,
        box=box.rounded(),
    )
