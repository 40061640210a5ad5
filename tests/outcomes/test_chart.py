"""The chart: toward better always runs along the line, and a mirrored page mirrors every x."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kith.outcomes.rules.chart import AXIS_END, AXIS_START, WIDTH, Dot, Measure, draw

LONELY = Measure("Lonely", "9 to 4. Lower is better.", now=Dot(5 / 6, "4"), then=Dot(0.0, "9"))
LIFE = Measure("How life feels", "28 to 60", now=Dot(0.6, "60"), then=Dot(0.28, "28"), line=Dot(0.5, "below 50"))


def test_better_lies_further_along() -> None:
    (row,) = draw([LONELY], is_mirrored=False).rows

    assert row.then is not None
    assert row.now[0] > row.then[0]


def test_a_mirrored_page_mirrors_the_dots() -> None:
    (plain,) = draw([LONELY], is_mirrored=False).rows
    (mirrored,) = draw([LONELY], is_mirrored=True).rows

    assert mirrored.now[0] == round(WIDTH - plain.now[0], 1)
    assert mirrored.now[1] == plain.now[1]


def test_a_line_is_drawn_only_where_one_is_agreed() -> None:
    lonely, life = draw([LONELY, LIFE], is_mirrored=False).rows

    assert lonely.mark == ""
    assert lonely.mark_label is None
    assert life.mark_label is not None
    assert life.mark_label.words == "below 50"


def test_one_answer_is_one_filled_dot() -> None:
    chart = draw([Measure("Lonely", "8", now=Dot(0.2, "8"))], is_mirrored=False)

    assert chart.rows[0].then is None
    assert chart.rows[0].go == ""
    assert not chart.has_then


def test_a_long_goal_keeps_every_word() -> None:
    words = "Get out and be useful to the people who live near me, even when my knees ache in the cold"

    (row,) = draw([Measure(words, "2 to 7, out of 10", now=Dot(0.7, "7"))], is_mirrored=False).rows

    assert " ".join(line.words for line in row.titles) == words
    assert row.figures.y > row.titles[-1].y


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=8), st.booleans())
def test_rows_never_overlap_and_dots_stay_on_the_axis(shares: list[tuple[float, float]], is_mirrored: bool) -> None:
    chart = draw([Measure("x", "y", now=Dot(n, "1"), then=Dot(t, "2")) for t, n in shares], is_mirrored=is_mirrored)

    tops = [row.now[1] for row in chart.rows]
    assert all(b - a >= 60 for a, b in pairwise(tops))
    assert all(AXIS_START <= x <= AXIS_END for row in chart.rows for x, _ in (row.now, row.then or row.now))
    assert chart.height > tops[-1] + 13


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_stretch_between_stops_short_of_the_filled_dot(then: float, now: float) -> None:
    (row,) = draw([Measure("x", "y", now=Dot(now, "1"), then=Dot(then, "2"))], is_mirrored=False).rows

    if row.go:
        end = float(row.go.partition("H")[2])
        assert abs(end - row.now[0]) <= 13.1
        assert (end < row.now[0]) == (now > then)
