"""Thin arcs between those who know each other: who gets one, and what it bends away from."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.networks.rules.acquaintances import Acquainted, acquainted
from kith.networks.rules.arcs import arcs
from kith.networks.rules.drawing import Between, Drawing, Frame
from kith.networks.rules.geometry import Point, bent
from kith.networks.rules.layout import lay_out
from kith.networks.rules.lines import sampled
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import Ring
from tests.networks.drawings import marys_acquaintances
from tests.networks.test_layout import CAPTIONS, FRAMES, mark, marks, marys_map

TWO = [mark(1, "Anne", ring=Ring.CLOSEST), mark(2, "Betty", ring=Ring.CLOSEST)]


def everybody_knows(people: list[Mark]) -> list[Acquainted]:
    return [acquainted(one.tie_id, other.tie_id) for one, other in combinations(people, 2)]


def drawn(people: list[Mark], pairs: list[Acquainted] | None = None, frame: Frame = Frame.WIDE) -> Drawing:
    known = everybody_knows(people) if pairs is None else pairs
    return lay_out(people, captions=CAPTIONS, frame=frame, acquainted=known)


def along(arc: Between) -> tuple[Point, ...]:
    return sampled(*arc.path.points)


def opposite(drawing: Drawing) -> Drawing:
    """Put the two of a drawing on either side of me, exactly across."""
    centre, reach = drawing.me.centre, 109.0
    at = (Point(centre.x - reach, centre.y), Point(centre.x + reach, centre.y))
    nodes = [node._replace(centre=place, label=None) for node, place in zip(drawing.nodes, at, strict=True)]
    return replace(drawing, nodes=tuple(nodes))


@pytest.mark.parametrize("frame", FRAMES)
def test_an_arc_leads_from_mark_to_mark(frame: Frame) -> None:
    drawing = drawn(TWO, frame=frame)
    (arc,) = drawing.between
    ends = along(arc)[0], along(arc)[-1]

    assert (arc.one, arc.other) == (TWO[0].tie_id, TWO[1].tie_id)
    for end, node in zip(ends, drawing.nodes, strict=True):
        assert end.to(node.centre) == pytest.approx(node.radius + 1, abs=1.5)


def test_an_arc_is_drawn_only_where_both_are() -> None:
    people = marys_map()
    stranger = mark(99, "Una")

    assert drawn(people, everybody_knows([people[0], stranger])).between == ()
    assert drawn(people, []).between == ()
    alone = lay_out(people, captions=CAPTIONS, only=Ring.CLOSEST, acquainted=everybody_knows(people))
    assert {(arc.one, arc.other) for arc in alone.between} == {(people[0].tie_id, people[1].tie_id)}


def test_nothing_else_of_the_drawing_moves_for_an_arc() -> None:
    assert replace(drawn(marys_map()), between=()) == drawn(marys_map(), [])


@settings(max_examples=25, deadline=None)
@given(people=marks(most=14), frame=st.sampled_from(FRAMES), seed=st.randoms())
def test_the_same_acquaintances_give_the_same_arcs_in_the_same_order(
    people: list[Mark], frame: Frame, seed: object
) -> None:
    pairs = everybody_knows(people)
    shuffled = list(pairs)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]

    drawing = drawn(people, pairs, frame)

    assert drawing == drawn(people, shuffled, frame)
    assert len(drawing.between) == len(pairs)
    mirrored = lay_out(people, captions=CAPTIONS, frame=frame, mirrored=True, acquainted=pairs)
    assert mirrored.mirrored() == drawing


@settings(max_examples=25, deadline=None)
@given(people=marks(most=14), frame=st.sampled_from(FRAMES))
def test_an_arc_never_leads_through_me(people: list[Mark], frame: Frame) -> None:
    drawing = drawn(people, frame=frame)

    for arc in drawing.between:
        assert all(point.to(drawing.me.centre) > drawing.me.collar - 1 for point in along(arc))


@settings(max_examples=25, deadline=None)
@given(people=marks(most=14), frame=st.sampled_from(FRAMES), mirrored=st.booleans())
def test_an_arc_stays_on_the_sheet(people: list[Mark], frame: Frame, mirrored: bool) -> None:
    pairs = everybody_knows(people)
    drawing = lay_out(people, captions=CAPTIONS, frame=frame, mirrored=mirrored, acquainted=pairs)

    for arc in drawing.between:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in along(arc))


def test_two_on_either_side_of_me_are_joined_around_me() -> None:
    drawing = opposite(drawn(TWO))

    (arc,) = arcs(drawing, everybody_knows(TWO))

    assert all(point.to(drawing.me.centre) >= drawing.me.collar for point in along(arc))


def test_an_arc_bends_away_from_me_where_nothing_is_in_the_way() -> None:
    people = [mark(number, f"P{number}", ring=Ring.FURTHER) for number in (1, 2)]
    drawing = drawn(people, [])
    drawing = replace(drawing, nodes=tuple(node._replace(label=None) for node in drawing.nodes))
    (arc,) = arcs(drawing, everybody_knows(people))
    start, bend, end = arc.path.points
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)

    assert bend.to(drawing.me.centre) > middle.to(drawing.me.centre)
    assert bend.to(middle) < 0.15 * drawing.nodes[0].centre.to(drawing.nodes[1].centre)


def test_an_arc_bends_around_a_mark_that_stands_between() -> None:
    people = [mark(number, "X", ring=Ring.FURTHER) for number in (1, 2, 3)]
    drawing = drawn(people, [])
    left, between, right = (
        node._replace(centre=Point(x, 100.0), label=None)
        for node, x in zip(drawing.nodes, (250.0, 400.0, 550.0), strict=True)
    )
    drawing = replace(drawing, nodes=(left, between, right))

    (arc,) = arcs(drawing, [acquainted(left.mark.tie_id, right.mark.tie_id)])

    assert all(point.to(between.centre) >= between.radius for point in along(arc))


@pytest.mark.parametrize("frame", FRAMES)
def test_on_marys_map_arcs_run_through_no_mark_and_under_fewer_names_than_straight_lines(frame: Frame) -> None:
    drawing = drawn(marys_map(), list(marys_acquaintances()), frame)
    straight = replace(drawing, between=tuple(straightened(arc, drawing) for arc in drawing.between))

    assert len(drawing.between) == len(marys_acquaintances())
    assert marks_crossed(drawing) == []
    assert len(marks_crossed(straight)) == 1
    assert len(names_crossed(drawing)) < len(names_crossed(straight))


def straightened(arc: Between, drawing: Drawing) -> Between:
    one, other = (node.centre for node in drawing.nodes if node.mark.tie_id in (arc.one, arc.other))
    return arc._replace(path=bent(one, Point((one.x + other.x) / 2, (one.y + other.y) / 2), other))


def names_crossed(drawing: Drawing) -> list[str]:
    return [
        node.mark.name
        for arc in drawing.between
        for node in drawing.nodes
        if node.label and any(node.label.box.holds(point) for point in along(arc))
    ]


def marks_crossed(drawing: Drawing) -> list[str]:
    return [
        node.mark.name
        for arc in drawing.between
        for node in drawing.nodes
        if node.mark.tie_id not in (arc.one, arc.other)
        and any(point.to(node.centre) < node.radius for point in along(arc))
    ]
