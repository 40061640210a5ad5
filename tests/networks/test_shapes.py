"""The shapes that a map is drawn with: what lies where, what shows which kind of thing, and how it is written down."""

from itertools import pairwise
from uuid import UUID

import pytest

from kith.ground.ids import TieId
from kith.networks.rules.drawing import Frame, Label, LineStyle, Node
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.frames import SHEETS
from kith.networks.rules.geometry import Box, Point, bent, beside, line, wedge
from kith.networks.rules.layout import lay_out
from kith.networks.rules.lines import WIDTHS, arrows, course, drawn, sampled, zigzag
from kith.networks.rules.marks import mark_of
from kith.networks.rules.shapes import CLEAR, HATCHED, hatching, outline
from kith.networks.rules.vocabulary import THREE_RINGS, Feeling, Help, Kind, Life, Ring, Wish
from tests.networks.test_layout import CAPTIONS, mark

WIDE = SHEETS[Frame.WIDE]
BOX = Box(10, 20, 30, 50)


# ---- points, boxes and paths ----


def test_angles_go_clockwise_from_the_top() -> None:
    around = [Point(5, 5).at(angle, 2).rounded() for angle in (0, 90, 180, 270)]

    assert around == [Point(5, 3), Point(7, 5), Point(5, 7), Point(3, 5)]


def test_beside_a_line_is_to_its_clockwise_side() -> None:
    """Somebody who walks to the right has what is below on their clockwise side; y grows downward."""
    assert beside(Point(0, 0), Point(10, 0), 0.5, 2) == Point(5, 2)
    assert beside(Point(0, 0), Point(0, 10), 0.5, 2) == Point(-2, 5)
    assert beside(Point(3, 4), Point(3, 4), 0.5, 2) == Point(3, 4)


def test_a_place_is_kept_to_a_tenth() -> None:
    assert Point(1.26, 2.34).rounded() == Point(1.3, 2.3)
    assert Box(1.26, 2.34, 3.46, 4.54).rounded() == Box(1.3, 2.3, 3.5, 4.5)


def test_a_box_has_a_width_and_a_height_around_its_middle() -> None:
    assert (BOX.width, BOX.height) == (20, 30)
    assert Box.around(Point(20, 35), 20, 30) == BOX


@pytest.mark.parametrize(
    ("other", "meet"),
    [
        (Box(29, 49, 60, 60), True),
        (Box(0, 0, 11, 21), True),
        (Box(30, 20, 40, 50), False),
        (Box(0, 20, 10, 50), False),
        (Box(10, 50, 30, 60), False),
        (Box(10, 0, 30, 20), False),
    ],
)
def test_boxes_that_only_share_an_edge_do_not_meet(other: Box, meet: bool) -> None:
    assert BOX.meets(other) is meet
    assert other.meets(BOX) is meet


@pytest.mark.parametrize(
    ("centre", "radius", "touches"),
    [
        (Point(20, 35), 1, True),
        (Point(35, 35), 5, False),
        (Point(35, 35), 5.1, True),
        (Point(5, 35), 5, False),
        (Point(5, 35), 5.1, True),
        (Point(20, 15), 5.1, True),
        (Point(20, 55), 5.1, True),
        (Point(34, 54), 5, False),
        (Point(34, 54), 6, True),
        (Point(34, 55), 6, False),
    ],
)
def test_a_disc_touches_a_box_where_any_part_of_it_lies_in_it(centre: Point, radius: float, touches: bool) -> None:
    assert BOX.touches_disc(centre, radius) is touches


@pytest.mark.parametrize("point", [Point(10, 20), Point(30, 50), Point(30, 20), Point(10, 50), Point(20, 35)])
def test_a_box_holds_what_is_in_it_and_on_its_edge(point: Point) -> None:
    assert BOX.holds(point)
    assert not any(BOX.holds(Point(point.x + aside, point.y)) for aside in (-21, 21))
    assert not any(BOX.holds(Point(point.x, point.y + aside)) for aside in (-31, 31))


@pytest.mark.parametrize(
    ("box", "is_on_it"),
    [
        (Box(0, 0, 40, 60), True),
        (Box(-1, 0, 40, 60), False),
        (Box(0, -1, 40, 60), False),
        (Box(0, 0, 41, 60), False),
        (Box(0, 0, 40, 61), False),
    ],
)
def test_a_box_lies_on_a_sheet_up_to_its_very_edge(box: Box, is_on_it: bool) -> None:
    assert box.lies_in(40, 60) is is_on_it


def test_in_a_mirror_left_is_right_and_an_arc_turns_the_other_way() -> None:
    assert BOX.mirrored(100) == Box(70, 20, 90, 50)
    assert BOX.mirrored(100).mirrored(100) == BOX
    ring = wedge(Point(50, 50), 10, 20, 0, 90)
    assert ring.d == "M50 40L50 30A20 20 0 0 1 70 50L60 50A10 10 0 0 0 50 40Z"
    assert ring.mirrored(100).d == "M50 40L50 30A20 20 0 0 0 30 50L40 50A10 10 0 0 1 50 40Z"


def test_more_than_half_a_turn_takes_the_long_way_round() -> None:
    def is_long(end: float) -> set[bool]:
        return {arc.is_large for arc in wedge(Point(0, 0), 10, 20, 0, end).arcs}

    assert is_long(180) == {False}
    assert is_long(181) == {True}


def test_paths_are_written_as_a_browser_reads_them() -> None:
    assert line(Point(0, 0), Point(1.04, 2), Point(3, 4)).d == "M0 0L1 2L3 4"
    assert bent(Point(0, 0), Point(1, 2.06), Point(3, 4)).d == "M0 0Q1 2.1 3 4"
    assert line(Point(0, 0), Point(1, 1)).closed.d == "M0 0L1 1Z"
    assert bent(Point(0, 0), Point(1, 2), Point(3, 4)).points == (Point(0, 0), Point(1, 2), Point(3, 4))


# ---- marks ----


def test_the_shape_of_a_mark_says_what_kind_of_thing_it_is() -> None:
    shapes = {kind: outline(kind, 17) for kind in Kind}
    corners = {kind: len(shape.path.points) for kind, shape in shapes.items() if shape.path}

    assert corners == {Kind.PLACE: 5, Kind.ACTIVITY: 6, Kind.ANIMAL: 5}
    assert [(disc.centre, disc.radius) for disc in shapes[Kind.PERSON].discs] == [(Point(0, 0), 17)]
    assert shapes[Kind.SERVICE].square is not None
    assert len(shapes[Kind.GROUP].discs) == 3
    assert len(set(shapes.values())) == len(Kind)


def test_a_mark_is_as_large_as_its_seat_and_measured_in_tenths() -> None:
    """A seat of 10.37 either way: what a browser is told has one decimal, and no mark is half again as large."""
    for kind in Kind:
        shape = outline(kind, 10.37)
        figures = [figure for disc in (*shape.discs, *shape.hollows) for figure in (*disc.centre, disc.radius)]
        figures += [figure for point in (shape.path.points if shape.path else ()) for figure in point]
        figures += [shape.square.half, shape.square.corner] if shape.square else []
        assert figures == [round(figure, 1) for figure in figures]
        assert 0.9 * 10.37 < max(map(abs, figures)) < 1.2 * 10.37 or kind is Kind.GROUP


def test_a_house_stands_upright_and_a_hexagon_is_as_high_as_it_is_wide_within_a_seventh() -> None:
    house, hexagon = (outline(kind, 100).path for kind in (Kind.PLACE, Kind.ACTIVITY))

    assert house is not None
    assert hexagon is not None
    assert house.d == "M-100 -20L0 -112L100 -20L100 92L-100 92Z"
    assert hexagon.d == "M114 0L57 99L-57 99L-114 0L-57 -99L57 -99Z"


def test_three_lobes_meet_in_the_middle_and_hide_the_lines_between_them() -> None:
    group = outline(Kind.GROUP, 100)

    assert [disc.centre for disc in group.discs] == [Point(0, -50), Point(-56, 40), Point(56, 40)]
    assert [disc.centre for disc in group.hollows] == [*(disc.centre for disc in group.discs), Point(0, 0)]
    assert [disc.radius for disc in group.discs] == [66, 66, 66]
    assert [disc.radius for disc in group.hollows] == [64.6, 64.6, 64.6, 40]
    assert all(disc.centre.to(Point(0, 0)) < disc.radius + 40 for disc in group.discs)


def test_an_animal_has_a_round_head_with_ears_above_it() -> None:
    animal = outline(Kind.ANIMAL, 100)

    assert [(disc.centre, disc.radius) for disc in animal.discs] == [(Point(0, 8), 94)]
    assert animal.path is not None
    assert animal.path.d == "M-90 -20L-82 -112L0 -80L82 -112L90 -20"


@pytest.mark.parametrize(
    ("name", "letters"), [("Anne", "An"), ("W. Hale", "W."), (" Jo", "Jo"), ("A neighbour", "A"), ("", "")]
)
def test_the_first_letters_stand_in_a_mark(name: str, letters: str) -> None:
    assert mark_of(TieId(UUID(int=1)), TieFacts(name=name)).initials == letters


def test_help_is_two_way_where_both_give() -> None:
    def of(given: set[Help], back: set[Help]) -> bool:
        facts = TieFacts(name="Anne", helps_with=frozenset(given), gives=frozenset(back))
        return mark_of(TieId(UUID(int=1)), facts).is_two_way

    assert of({Help.COMPANY}, {Help.ADVICE})
    assert not of({Help.COMPANY}, set())
    assert not of(set(), {Help.COMPANY})


def test_a_mark_tells_its_ways_of_helping_in_the_order_in_which_they_are_asked() -> None:
    facts = TieFacts(name="Anne", relationship="my daughter", helps_with=frozenset({Help.COMPANY, Help.EMOTIONAL}))
    anne = mark_of(TieId(UUID(int=1)), facts, wish=Wish.KEEP)

    assert anne.helps_with == (Help.EMOTIONAL, Help.COMPANY)
    assert (anne.ways, anne.wish, anne.second_line, anne.is_selected) == (2, Wish.KEEP, "my daughter", False)


@pytest.mark.parametrize("radius", [16.0, 17.0, 27.0])
def test_a_hatching_slants_across_a_mark_and_leaves_its_outline_alone(radius: float) -> None:
    ends = hatching(radius).points
    strokes = list(zip(ends[::2], ends[1::2], strict=True))

    assert len(strokes) == 5
    assert all(Point(0, 0).to(end) == pytest.approx(HATCHED * radius, abs=0.1) for end in ends)
    assert all(one.x - other.x == pytest.approx(other.y - one.y, abs=0.11) for one, other in strokes)
    assert CLEAR < HATCHED < 1


def test_what_stands_in_a_mark_grows_with_it_in_small_steps() -> None:
    """Letters in tenths, pictures of the 24 grid in hundredths."""
    node = Node(mark(1), Point(0, 0), radius=17, label=None)

    assert (node.letter_size, node.letter_drop, node.glow, node.glyph_scale) == (13.3, 4.8, 20.4, 0.71)
    assert Node(mark(1), Point(0, 0), radius=20.9, label=None).glow == 25.1


@pytest.mark.parametrize(("lines", "is_cut"), [(("Anne",), False), (("Barthol…",), True), (("Paint &", "Nat…"), True)])
def test_a_name_with_an_ellipsis_in_any_line_is_cut(lines: tuple[str, ...], is_cut: bool) -> None:
    assert Label(lines, "", (), None, BOX).is_cut is is_cut


@pytest.mark.parametrize(
    ("frame", "corner", "scale"), [(Frame.WIDE, Point(21.1, -21.1), 1.14), (Frame.NARROW, Point(13.3, -13.3), 0.82)]
)
def test_a_badge_sits_at_the_top_corner_where_the_line_ends(frame: Frame, corner: Point, scale: float) -> None:
    alone = lay_out([mark(1, "Anne")], captions=CAPTIONS, frame=frame)

    assert (alone.badge_at, alone.badge_scale) == (corner, scale)
    assert alone.mirrored().badge_at == Point(-corner.x, corner.y)
    assert lay_out([], captions=CAPTIONS, frame=frame).badge_at == Point(0, 0)


# ---- sheets ----


def test_a_ring_reaches_from_one_circle_to_the_next() -> None:
    assert [WIDE.band(ring) for ring in THREE_RINGS] == list(pairwise(WIDE.radii))
    assert WIDE.rings == THREE_RINGS


def test_four_rings_share_the_paper_of_three() -> None:
    four = WIDE.with_edge()

    assert four.rings == tuple(Ring)
    assert (four.radii[0], four.radii[-1]) == (WIDE.radii[0], WIDE.radii[-1])
    assert [four.band(ring) for ring in Ring] == list(pairwise(four.radii))
    assert len({round(outer - inner, 6) for inner, outer in pairwise(four.radii)}) == 1


@pytest.mark.parametrize("only", Ring)
def test_a_ring_on_its_own_reaches_from_the_innermost_circle_to_the_outermost(only: Ring) -> None:
    opened = WIDE.with_edge().opened_at(only)

    assert opened.rings == (only,)
    assert opened.band(only) == (WIDE.radii[0], WIDE.radii[-1])


# ---- lines ----


def test_a_tie_takes_the_first_way_that_is_clear() -> None:
    """Bent a little to one side; to the other where somebody sits there, and it keeps clear of them."""
    end, radius = WIDE.centre.at(0, 300), 27
    first = course(end, radius, [end], WIDE)
    in_the_way = first[1]
    second = course(end, radius, [end, in_the_way], WIDE)

    assert first[0].rounded() == WIDE.centre.at(0, WIDE.me + 3).rounded()
    assert first[2].rounded() == WIDE.centre.at(0, 300 - radius - 3).rounded()
    assert first[1].x > WIDE.centre.x > second[1].x or first[1].x < WIDE.centre.x < second[1].x


@pytest.mark.parametrize(("away", "is_clear"), [(32.5, True), (31.5, False)])
def test_five_units_from_a_mark_are_clear_enough(away: float, is_clear: bool) -> None:
    """Then the tie does not bend to the other side, although there it would be clearer still."""
    end, radius = WIDE.centre.at(0, 300), WIDE.node
    first = course(end, radius, [end], WIDE)
    middle = sampled(*first)[7]
    joan = Point(middle.x + away, middle.y)

    assert (course(end, radius, [end, joan], WIDE) == first) is is_clear


@pytest.mark.parametrize(("ways", "width"), list(enumerate((*WIDTHS, WIDTHS[-1]))))
def test_a_line_is_as_wide_as_the_ways_of_helping_up_to_five(ways: int, width: float) -> None:
    way = (Point(0, 0), Point(50, 0), Point(100, 0))
    (told,) = drawn(mark(1, helps_with=tuple(Help)[:ways]), way, WIDE)

    assert (told.style, told.width) == (LineStyle.SOLID, round(width, 1))


def test_help_both_ways_is_two_lines_of_the_same_width_on_either_side() -> None:
    way = (Point(0, 0), Point(50, 0), Point(100, 0))
    one, other = drawn(mark(1, helps_with=(Help.ADVICE,), is_two_way=True), way, WIDE)

    assert one.width == other.width == 1.9
    assert [point.y for point in one.path.points] == [-point.y for point in other.path.points]
    assert min(point.y for point in one.path.points) > one.width / 2


def test_a_tie_that_helps_and_hurts_turns_from_one_to_the_other_half_way() -> None:
    way = (Point(0, 0), Point(50, 0), Point(100, 0))
    helps, hurts = drawn(mark(1, felt=Feeling.BOTH), way, WIDE)

    assert helps.path.points == (Point(0, 0), Point(50, 0))
    assert (hurts.path.points[0], hurts.path.points[-1]) == (Point(50, 0), Point(100, 0))


@pytest.mark.parametrize(("length", "teeth"), [(20, 3), (36, 3), (48, 4), (120, 10)])
def test_a_line_that_hurts_has_a_tooth_every_twelve_units_and_at_least_three(length: int, teeth: int) -> None:
    points = zigzag(Point(0, 0), Point(length, 0), WIDE).points

    assert len(points) == teeth + 1
    assert [point.y for point in points[1:-1]] == [6 if i % 2 else -6 for i in range(1, teeth)]
    assert [point.y for point in (points[0], points[-1])] == [0, 0]


def test_arrowheads_stand_at_the_middle_where_there_is_room_for_them() -> None:
    grow = mark(1, wish=Wish.GROW)

    def on(length: float) -> list[Point]:
        way = (Point(0, 0), Point(length / 2, 0), Point(length, 0))
        return [point for arrow in arrows(grow, way, WIDE) for point in arrow.path.points]

    assert on(38.9) == []
    assert len(on(39)) == 6
    middle = sum(point.x for point in on(100)) / 6
    assert middle == pytest.approx(50, abs=4)
    assert {point.y for point in on(100)} == {-6.5, 0, 6.5}


@pytest.mark.parametrize("life", [Life.OUT_OF_TOUCH, Life.REMEMBERED])
def test_nobody_who_is_remembered_is_wished_nearer(life: Life) -> None:
    way = (Point(0, 0), Point(50, 0), Point(100, 0))

    assert len(arrows(mark(1, wish=Wish.REBUILD, life=life), way, WIDE)) == (2 if life is Life.OUT_OF_TOUCH else 0)
