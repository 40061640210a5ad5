"""Where on a body something was seen: its places, how they are drawn and numbered, and what tells nothing."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from kith.safeguarding.rules.body import UNMARKED, VIEWS, MarkKind, Marks, Region, View, numbered
from kith.safeguarding.rules.figure import BODY, HEAD, Point, figure, outline

STYLE = Path(__file__).parents[2] / "kith/ground/web/static/web/css/body-map.css"
A_LABEL = 20
"""How wide a spot's label is, in units of the figure."""


def _is_inside(x: float, y: float, half: Sequence[Point]) -> bool:
    """Say whether a point lies within an outline: a line to the side crosses it an odd number of times."""
    around = [*half, *((-px, py) for px, py in reversed(half))]
    crossed = [
        (ax + (y - ay) * (bx - ax) / (by - ay)) > x
        for (ax, ay), (bx, by) in zip(around, [*around[1:], around[0]], strict=True)
        if (ay > y) != (by > y)
    ]
    return sum(crossed) % 2 == 1


def test_each_place_is_listed_and_drawn_once_and_only_somewhere_else_is_not() -> None:
    listed = [region for parts in VIEWS.values() for part in parts for region in part.regions]
    drawn = [spot.region for view in View for spot in figure(view).spots]

    assert sorted(listed) == sorted(drawn) == sorted(set(Region) - {Region.SOMEWHERE})


def test_a_part_is_in_the_middle_or_left_and_right_in_this_order_and_its_words_say_so() -> None:
    for parts in VIEWS.values():
        for part in parts:
            if len(part.regions) == 1:
                assert part.from_middle == 0
                assert part.regions[0].words == part.words
            else:
                assert [region.split("_")[0] for region in part.regions] == ["left", "right"]
                assert ["left" in one.words.lower() for one in part.regions] == [True, False]
                assert ["right" in one.words.lower() for one in part.regions] == [False, True]


@pytest.mark.parametrize(("view", "on_the_right"), [(View.HEAD, True), (View.FRONT, True), (View.BACK, False)])
def test_their_left_is_drawn_on_the_right_of_whoever_faces_them(view: View, *, on_the_right: bool) -> None:
    side = figure(view)

    assert side.left_is_right is on_the_right
    for spot in side.spots:
        if spot.region.startswith("left_"):
            assert (spot.x > 0) is on_the_right
        elif spot.region.startswith("right_"):
            assert (spot.x < 0) is on_the_right
        else:
            assert spot.x == 0


@pytest.mark.parametrize("view", View)
def test_no_spot_lies_on_another_or_beside_the_figure(view: View) -> None:
    spots = figure(view).spots

    assert all(dist((one.x, one.y), (other.x, other.y)) >= A_LABEL for one, other in combinations(spots, 2))
    assert [spot.region for spot in spots if not _is_inside(spot.x, spot.y, HEAD if view is View.HEAD else BODY)] == []


def test_left_and_right_are_drawn_at_the_same_height_and_as_far_out() -> None:
    where = {spot.region: (spot.x, spot.y) for view in View for spot in figure(view).spots}

    assert where[Region.LEFT_UPPER_ARM] == (55, 140)
    assert where[Region.RIGHT_UPPER_ARM] == (-55, 140)
    assert where[Region.LEFT_ELBOW] == (-62, 174)
    assert where[Region.RIGHT_ELBOW] == (62, 174)


def test_a_side_has_a_frame_that_holds_its_outline() -> None:
    assert [figure(view).frame for view in View] == ["-104 0 208 246", "-104 0 208 444", "-104 0 208 444"]
    assert figure(View.FRONT).outline == figure(View.BACK).outline == outline(BODY)
    assert figure(View.HEAD).outline == outline(HEAD)
    assert len({figure(view).lines for view in View}) == len(View)


def test_halves_that_meet_make_a_closed_line() -> None:
    assert outline([(0, 0), (10, 10), (0, 20)]) == (
        "M0 0C3.333 0 10 6.667 10 10C10 13.33 3.333 20 0 20C-3.333 20 -10 13.33 -10 10C-10 6.667 -3.333 0 0 0Z"
    )


def test_halves_that_end_apart_stay_open() -> None:
    assert outline([(0, 0), (10, 10)]) == "M-10 10C-8.333 8.333 -3.333 0 0 0C3.333 0 8.333 8.333 10 10"


def test_a_place_keeps_its_number_however_often_it_is_told_of() -> None:
    told = [Region.NOSE, Region.LEFT_EYE, Region.NOSE, Region.BELLY]

    assert numbered(told) == {Region.NOSE: 1, Region.LEFT_EYE: 2, Region.BELLY: 3}


def test_a_day_alone_tells_of_nothing() -> None:
    assert UNMARKED.are_none
    assert Marks(looks="  ", said="\n", seen_on=date(2026, 5, 1), seen_about="at 10").are_none
    assert not Marks(looks="Blue.").are_none
    assert not Marks(said="He grabs.").are_none
    assert not Marks({Region.NOSE: MarkKind.NOT_SURE}).are_none


def test_the_figure_shows_each_place_that_is_ticked() -> None:
    style = STYLE.read_text(encoding="utf-8")

    for region in set(Region) - {Region.SOMEWHERE}:
        assert f".body-map:has(#mark-{region}:checked) [for=mark-{region}]" in style
