"""The chart: toward better always runs along the line, and a mirrored page mirrors every x."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kith.outcomes.rules.chart import AXIS_END, AXIS_START, NOW_RADIUS, WIDTH, Dot, Measure, Text, draw

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


def test_a_drawing_of_two_measures_stands_where_it_is_said() -> None:
    lonely, life = (chart := draw([LONELY, LIFE], is_mirrored=False)).rows

    assert (lonely.titles, lonely.figures) == ((Text(2.0, 32.0, "Lonely"),), Text(318.0, 32.0, LONELY.figures, True))
    assert (lonely.axis, lonely.then, lonely.now) == ("M15 58H305", (15.0, 58.0), (256.7, 58.0))
    assert (lonely.go, lonely.now_label) == ("M15 58H243.7", Text(256.7, 63.0, "4"))
    assert (life.axis, life.go) == ("M15 134H305", "M96.2 134H176")
    assert (life.mark, life.mark_label) == ("M160 120V148", Text(160.0, 164.0, "below 50"))
    assert (chart.width, chart.height, chart.has_then) == (320, 252.0, True)
    assert (chart.key_y, chart.key_words_y, chart.key_words_x) == (200.0, 232.0, 2.0)
    assert (chart.key_then_x, chart.key_then_text_x, chart.key_now_x, chart.key_now_text_x) == (13, 28, 110, 128)


def test_a_mirrored_drawing_is_the_same_from_the_other_side() -> None:
    (row,) = (chart := draw([LIFE], is_mirrored=True)).rows

    assert (row.axis, row.go, row.mark) == ("M305 58H15", "M223.8 58H144", "M160 44V72")
    assert (row.titles[0].x, row.figures.x) == (318.0, 2.0)
    assert (chart.key_then_x, chart.key_now_x, chart.key_words_x) == (307, 210, 318)


def test_without_a_first_answer_the_key_has_one_dot() -> None:
    once = Measure("Lonely", "8", now=Dot(0.2, "8"))

    chart = draw([once], is_mirrored=False)
    assert (chart.key_now_x, chart.key_now_text_x) == (15, 33)
    assert draw([once, LIFE], is_mirrored=False).has_then


def test_the_way_between_two_dots_runs_to_the_edge_of_the_last_and_not_where_they_touch() -> None:
    def go(then: float, now: float) -> str:
        (row,) = draw([Measure("x", "y", now=Dot(now, "1"), then=Dot(then, "2"))], is_mirrored=False).rows
        return row.go

    assert go(0.0, 0.5) == "M15 58H147"
    assert go(1.0, 0.5) == "M305 58H173"
    assert go(0.5, 0.5) == ""
    assert go(0.0, NOW_RADIUS / (AXIS_END - AXIS_START)) == ""
    assert go(0.0, (NOW_RADIUS + 0.1) / (AXIS_END - AXIS_START)) == "M15 58H15.1"


def test_figures_that_do_not_fit_beside_a_title_stand_below_it() -> None:
    (below,) = draw(
        [Measure("Getting about in the town", "2 to 7, out of 10", now=Dot(0.7, "7"))], is_mirrored=False
    ).rows
    (empty,) = draw([Measure("", "7", now=Dot(0.7, "7"))], is_mirrored=False).rows

    assert (below.titles[0].y, below.figures) == (32.0, Text(2.0, 54.0, "2 to 7, out of 10"))
    assert below.now[1] == 80.0
    assert (empty.titles, empty.figures.y) == ((Text(2.0, 32.0, ""),), 32.0)
