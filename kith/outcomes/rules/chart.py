"""Where everything in the before-and-after chart stands: an open dot then, a filled dot now, always toward better.

Pure geometry in one drawing, as narrow as a phone, so that it is never shrunk below what can be read. For a
right-to-left page every x is mirrored here; anchors of text follow the direction of the page by themselves. The page
puts the raw numbers beside each line and a table underneath.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 320
AXIS_START, AXIS_END = 15.0, 305.0
TEXT_START, TEXT_END = 2.0, 318.0
LINE_HEIGHT = 22
AXIS_BELOW_TEXT = 26
MARK_BELOW_AXIS = 30
ROW_GAP = 28
KEY_HEIGHT = 60
NOW_RADIUS, THEN_RADIUS = 13.0, 9.0
LETTERS_A_LINE = 32
TITLE_LETTER, FIGURE_LETTER = 9.4, 7.6
"""How wide a letter is at most, of a title and of the figures beside it."""


@dataclass(frozen=True)
class Dot:
    """A place on the scale: how far toward better (0 to 1), and the number said there."""

    share: float
    label: str


@dataclass(frozen=True)
class Measure:
    """One line of the chart, in the words of the page. `figures` holds the raw numbers that stand beside it."""

    title: str
    figures: str
    now: Dot
    then: Dot | None = None
    line: Dot | None = None


@dataclass(frozen=True)
class Text:
    """One line of words and where it is written. `is_at_end` hangs it from its far end."""

    x: float
    y: float
    words: str
    is_at_end: bool = False


@dataclass(frozen=True)
class Drawn:
    """One measure as it is drawn."""

    titles: tuple[Text, ...]
    figures: Text
    axis: str
    go: str
    then: tuple[float, float] | None
    now: tuple[float, float]
    now_label: Text
    mark: str
    mark_label: Text | None


@dataclass(frozen=True)
class Chart:
    """The whole drawing."""

    width: int
    height: float
    rows: tuple[Drawn, ...]
    key_y: float
    key_then_x: float
    key_now_x: float
    key_then_text_x: float
    key_now_text_x: float
    key_words_y: float
    key_words_x: float
    has_then: bool


def draw(measures: Sequence[Measure], *, is_mirrored: bool) -> Chart:
    """Lay out the measures below each other."""
    top, rows = 10.0, []
    for measure in measures:
        row, height = _draw_one(measure, top, is_mirrored=is_mirrored)
        rows.append(row)
        top += height
    has_then = any(row.then for row in rows)

    def x(value: float) -> float:
        return _mirror(value, is_mirrored=is_mirrored)

    return Chart(
        WIDTH,
        top + KEY_HEIGHT,
        tuple(rows),
        key_y=top + 8,
        key_then_x=x(13),
        key_then_text_x=x(28),
        key_now_x=x(110 if has_then else 15),
        key_now_text_x=x(128 if has_then else 33),
        key_words_y=top + 40,
        key_words_x=x(TEXT_START),
        has_then=has_then,
    )


def _draw_one(measure: Measure, top: float, *, is_mirrored: bool) -> tuple[Drawn, float]:
    def x(value: float) -> float:
        return _mirror(value, is_mirrored=is_mirrored)

    lines = textwrap.wrap(measure.title, LETTERS_A_LINE) or [""]
    titles = tuple(Text(x(TEXT_START), top + LINE_HEIGHT * (n + 1), line) for n, line in enumerate(lines))
    beside = len(lines[-1]) * TITLE_LETTER + len(measure.figures) * FIGURE_LETTER
    fits = beside + LINE_HEIGHT <= TEXT_END - TEXT_START
    text_lines = len(lines) + (0 if fits else 1)
    last = top + LINE_HEIGHT * text_lines
    figures = Text(x(TEXT_END if fits else TEXT_START), last, measure.figures, is_at_end=fits)
    axis_y = last + AXIS_BELOW_TEXT
    now_x = _along(measure.now.share)
    mark, mark_label = _mark(measure.line, axis_y, is_mirrored=is_mirrored)
    drawn = Drawn(
        titles=titles,
        figures=figures,
        axis=f"M{x(AXIS_START):g} {axis_y:g}H{x(AXIS_END):g}",
        go=_go(measure, axis_y, is_mirrored=is_mirrored),
        then=(x(_along(measure.then.share)), axis_y) if measure.then else None,
        now=(x(now_x), axis_y),
        now_label=Text(x(now_x), axis_y + 5, measure.now.label),
        mark=mark,
        mark_label=mark_label,
    )
    below = MARK_BELOW_AXIS if mark_label else 0
    return drawn, axis_y - top + below + ROW_GAP


def _go(measure: Measure, axis_y: float, *, is_mirrored: bool) -> str:
    """Draw the stretch between then and now, stopping short of the filled dot; nothing where they are the same."""
    if measure.then is None or measure.then.share == measure.now.share:
        return ""
    then, now = _along(measure.then.share), _along(measure.now.share)
    end = now - NOW_RADIUS if now > then else now + NOW_RADIUS
    if abs(now - then) <= NOW_RADIUS:
        return ""
    return f"M{_mirror(then, is_mirrored=is_mirrored):g} {axis_y:g}H{_mirror(end, is_mirrored=is_mirrored):g}"


def _mark(line: Dot | None, axis_y: float, *, is_mirrored: bool) -> tuple[str, Text | None]:
    if line is None:
        return "", None
    x = _mirror(_along(line.share), is_mirrored=is_mirrored)
    return f"M{x:g} {axis_y - 14:g}V{axis_y + 14:g}", Text(x, axis_y + MARK_BELOW_AXIS, line.label)


def _along(share: float) -> float:
    return round(AXIS_START + share * (AXIS_END - AXIS_START), 1)


def _mirror(x: float, *, is_mirrored: bool) -> float:
    return round(WIDTH - x, 1) if is_mirrored else x
