"""Where a name stands beside its mark, and how it is written where there is little room."""

from collections.abc import Sequence

import pytest

from kith.networks.rules.drawing import Frame, Label
from kith.networks.rules.frames import SHEETS, Sheet
from kith.networks.rules.geometry import Box, Point
from kith.networks.rules.labels import FAR_ENOUGH, broken, cut, place_labels, width_of
from kith.networks.rules.marks import Mark
from tests.networks.test_layout import mark

WIDE, NARROW = SHEETS[Frame.WIDE], SHEETS[Frame.NARROW]
RIGHT, LEFT = Point(600, 418), Point(200, 418)
ANNE = mark(1, "Anne")


def named(
    centre: Point,
    anne: Mark = ANNE,
    *,
    sheet: Sheet = WIDE,
    taken: Sequence[Box] = (),
    ties: Sequence[Sequence[Point]] = (),
) -> Label | None:
    """Place one name, with what is on the sheet already and the ties of others that run over it."""
    others = {mark(number, f"Other {number}"): path for number, path in enumerate(ties, start=2)}
    return place_labels([anne], {anne: centre}, sheet.node, sheet, taken=taken, paths={**others, anne: [centre]})[anne]


def box_of(label: Label | None) -> Box:
    assert label is not None
    return label.box


# ---- words ----


@pytest.mark.parametrize(
    ("words", "width"),
    [("", 0), ("a", 6), ("A", 6.8), ("il.", 10.2), ("mW", 18), ("e\N{COMBINING ACUTE ACCENT}", 6), ("安", 10.5)],
)
def test_thin_letters_take_less_room_than_wide_ones_and_accents_none(words: str, width: float) -> None:
    assert width_of(words, 10) == pytest.approx(width)


@pytest.mark.parametrize(
    ("words", "letters", "kept"),
    [("Wilhelmina", 10, "Wilhelmina"), ("Wilhelmina", 9, "Wilhelmi…"), ("Anne Marie", 6, "Anne…")],
)
def test_words_that_are_too_long_keep_their_first_letters(words: str, letters: int, kept: str) -> None:
    assert cut(words, letters) == kept


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Paint & Natter", ("Paint &", "Natter")),
        ("A friend from school", ("A friend", "from school")),
        ("Featherstonehaugh", ("Featherstone…",)),
        ("Wilhelmina Featherstonehaugh", ("Wilhelmina", "Featherstone…")),
    ],
)
def test_a_name_breaks_at_the_space_nearest_its_middle(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name, 13) == lines


# ---- how a name is written ----


@pytest.mark.parametrize(
    ("name", "second", "lines", "second_line"),
    [
        ("Anne", "my daughter", ("Anne",), "my daughter"),
        ("Door-to-door lifts", "", ("Door-to-door lifts",), ""),
        ("Door-to-door liftss", "", ("Door-to-door", "liftss"), ""),
        ("Anne", "rings me every Sunday.", ("Anne",), "rings me every Sunday."),
        ("Anne", "rings me every Saturday", ("Anne",), "rings me every Saturd…"),
    ],
)
def test_a_name_of_eighteen_letters_stands_on_one_line_and_what_it_is_under_it(
    name: str, second: str, lines: tuple[str, ...], second_line: str
) -> None:
    label = named(RIGHT, mark(1, name, second_line=second))

    assert label is not None
    assert (label.lines, label.second_line) == (lines, second_line)
    assert len(label.at) == len(lines)
    assert (label.second_at is not None) is bool(second)


def test_a_narrow_sheet_has_no_second_lines() -> None:
    label = named(Point(300, 228), mark(1, "Anne", second_line="my daughter"), sheet=NARROW)

    assert label is not None
    assert (label.second_line, label.second_at) == ("", None)
    assert label.box.height == pytest.approx(NARROW.label_size * 1.2)


def test_a_name_goes_without_its_second_line_then_breaks_and_at_last_is_cut() -> None:
    """Room for two lines under the mark, then for one."""
    john = mark(1, "John from the Anchor", second_line="since school")
    beside = (Box(0, 400, 560, 436), Box(640, 400, 800, 436))
    some_room = [Box(0, 0, 800, 340), Box(0, 500, 800, 830), *beside]
    little_room = [Box(0, 0, 800, 350), Box(0, 480, 800, 830), *beside]

    shapes = [named(RIGHT, john, taken=taken) for taken in (some_room, little_room)]

    assert [(label.lines, label.second_line) if label else None for label in shapes] == [
        (("John from", "the Anchor"), ""),
        (("John from the Anc…",), ""),
    ]


# ---- where it stands ----


@pytest.mark.parametrize(("y", "is_above"), [(338, True), (339, False), (418, False), (700, False), (120, True)])
def test_a_name_stands_under_its_mark_and_at_the_top_of_the_sheet_over_it(y: float, is_above: bool) -> None:
    """The top begins half way up the closest ring."""
    box = box_of(named(Point(600, y)))

    assert (box.bottom < y - WIDE.node) is is_above
    assert (box.top > y + WIDE.node) is not is_above
    assert (box.left + box.right) / 2 == 600


def test_a_name_is_clear_of_its_mark_by_a_quarter_of_it() -> None:
    assert box_of(named(RIGHT)).top == pytest.approx(RIGHT.y + 1.24 * WIDE.node, abs=0.1)
    assert box_of(named(RIGHT)).width == pytest.approx(width_of("Anne", WIDE.label_size) + 4, abs=0.1)


def test_a_name_at_the_edge_is_kept_on_the_sheet() -> None:
    assert box_of(named(Point(30, 418), mark(1, "Harbour Street"))).left == 1
    assert box_of(named(Point(770, 418), mark(1, "Harbour Street"))).right == WIDE.width - 1


def test_a_name_that_would_meet_something_tries_the_other_side_then_moves_aside() -> None:
    under = box_of(named(RIGHT))
    over = box_of(named(RIGHT, taken=[under]))
    thin = [Box(under.left, 0, under.left + 1, 380), Box(under.left, 455, under.left + 1, 830)]
    other = [Box(under.right - 1, 0, under.right, 380), Box(under.right - 1, 455, under.right, 830)]

    assert over.bottom < RIGHT.y - WIDE.node
    assert over.left == under.left
    aside = box_of(named(RIGHT, taken=thin))
    assert (aside.top, aside.left) == (under.top, pytest.approx(under.left + 0.3 * under.width, abs=0.2))
    aside = box_of(named(RIGHT, taken=other))
    assert (aside.top, aside.left) == (under.top, pytest.approx(under.left - 0.3 * under.width, abs=0.2))


@pytest.mark.parametrize(("centre", "is_right"), [(RIGHT, True), (LEFT, False), (Point(400, 700), True)])
def test_a_name_with_no_room_over_or_under_stands_on_the_outer_side(centre: Point, is_right: bool) -> None:
    above_and_below = [Box(0, 0, 800, centre.y - 30), Box(0, centre.y + 30, 800, 830)]
    box = box_of(named(centre, taken=above_and_below))

    assert (box.top + box.bottom) / 2 == pytest.approx(centre.y, abs=0.1)
    reach = 1.34 * WIDE.node
    near = box.left - centre.x if is_right else centre.x - box.right
    assert near == pytest.approx(reach, abs=0.1)


def test_a_name_stands_on_the_inner_side_rather_than_nowhere() -> None:
    outside = Box(RIGHT.x + WIDE.node, 0, 800, 830)
    box = box_of(named(RIGHT, taken=[Box(0, 0, 800, 388), Box(0, 448, 800, 830), outside]))

    assert box.right == pytest.approx(RIGHT.x - 1.34 * WIDE.node, abs=0.1)


def test_a_name_without_any_room_is_left_to_the_list() -> None:
    assert named(RIGHT, taken=[Box(0, 0, 800, 830)]) is None


def test_a_name_keeps_two_units_from_every_mark() -> None:
    """Joan's mark is so near that Anne's name would stand on it: it goes over her own instead."""
    under = box_of(named(RIGHT))

    def anne(down: float) -> Box:
        joan = Point(RIGHT.x, under.bottom + down)
        both = {ANNE: RIGHT, mark(2, "Joan"): joan}
        return box_of(place_labels([ANNE], both, WIDE.node, WIDE, taken=[], paths={})[ANNE])

    assert anne(WIDE.node + 2.1) == under
    assert anne(WIDE.node + 1.9).bottom < RIGHT.y


def test_no_name_stands_on_me() -> None:
    """Right over the collar in the middle, with no room above: the name stands beside the mark."""
    centre = Point(400, WIDE.centre.y - WIDE.collar - 40)
    over_it = Box(0, 0, 800, centre.y - WIDE.node - 4)

    box = box_of(named(centre, taken=[over_it]))

    assert (box.top + box.bottom) / 2 == pytest.approx(centre.y, abs=0.1)


# ---- ties that run through names ----


def _along(box: Box, times: int) -> list[Point]:
    return [Point((box.left + box.right) / 2, box.top + (box.height / (times + 1)) * i) for i in range(1, times + 1)]


def test_a_name_avoids_somebody_elses_tie_and_not_its_own() -> None:
    under = box_of(named(RIGHT))

    crossed = named(RIGHT, ties=[_along(under, 1)])
    own = place_labels([ANNE], {ANNE: RIGHT}, WIDE.node, WIDE, taken=[], paths={ANNE: _along(under, 3)})

    assert box_of(crossed).bottom < RIGHT.y
    assert box_of(own[ANNE]) == under


def test_where_a_tie_runs_through_every_place_the_name_stands_where_least_does() -> None:
    everywhere = [Point(x, y) for x in range(0, 800, 8) for y in (*range(0, 418 - 40, 8), *range(418 + 40, 830, 16))]
    beside = [Point(x, 418) for x in range(0, 800, 8)]

    box = box_of(named(RIGHT, ties=[everywhere, beside]))

    assert box.top > RIGHT.y


def test_of_places_that_are_crossed_alike_the_first_is_taken() -> None:
    everywhere = [Point(600, y) for y in range(0, 830, 2)] + [Point(x, 418) for x in range(0, 800, 2)]
    under = box_of(named(RIGHT))

    assert box_of(named(RIGHT, ties=[everywhere])) == under


def test_a_name_that_is_crossed_less_on_either_side_moves_to_the_right() -> None:
    under, over = box_of(named(RIGHT)), box_of(named(RIGHT, taken=[box_of(named(RIGHT))]))
    edges = [Point(x, box.top + 5) for box in (under, over) for x in (under.left + 5, under.right - 5)]
    beside = [Box(0, 400, 565, 436), Box(635, 400, 800, 436)]

    box = box_of(named(RIGHT, taken=beside, ties=[edges]))

    assert (box.top, box.left) == (under.top, pytest.approx(under.left + 0.3 * under.width, abs=0.2))


def test_after_seven_free_places_it_is_better_to_cross_a_tie() -> None:
    """With a second line there are six places over and under the mark; the seventh is the first without it."""
    anne = mark(1, "Anne", second_line="my daughter")
    six = [Point(x, y) for x in range(500, 700, 2) for y in (*range(300, 385, 2), *range(450, 540, 2))]

    label = named(RIGHT, anne, ties=[six])

    assert FAR_ENOUGH == 7
    assert label is not None
    assert label.second_line == ""
    assert label.box.top > RIGHT.y


@pytest.mark.parametrize(("others", "are_tried_twice"), [(0, True), (18, True), (19, False)])
def test_up_to_twenty_names_are_tried_from_the_outside_inward_too_where_a_tie_runs_through_one(
    others: int, are_tried_twice: bool
) -> None:
    """Anne's first place leaves Joan none but on a tie. With Joan's name placed first, both are clear."""
    joan = mark(2, "Joan")
    rest = {mark(10 + n, "W."): Point(60 + 70 * (n % 10), 80 + 100 * (n // 10)) for n in range(others)}
    centres = {ANNE: RIGHT, joan: Point(600, 524), **rest}
    around = [Box(500, 340, 700, 380), Box(500, 555, 700, 600)]
    tie = [Point(x, 524) for x in range(0, 800, 2)]

    labels = place_labels(list(centres), centres, WIDE.node, WIDE, taken=around, paths={mark(3): tie})

    assert None not in labels.values()
    assert any(box_of(labels[joan]).holds(point) for point in tie) is not are_tried_twice
    assert (box_of(labels[ANNE]).top > RIGHT.y) is not are_tried_twice


def test_a_name_left_out_is_worse_than_any_tie_that_runs_through_one() -> None:
    """From the outside inward no name would be crossed, and one would find no place."""
    joan = mark(2, "Joan")
    centres = {ANNE: RIGHT, joan: Point(600, 524)}
    around = [Box(500, 340, 700, 380), Box(500, 555, 700, 600), Box(0, 400, 565, 436), Box(635, 400, 800, 436)]
    tie = [Point(x, 524) for x in range(0, 800, 2)]

    labels = place_labels([ANNE, joan], centres, WIDE.node, WIDE, taken=around, paths={mark(3): tie})

    assert None not in labels.values()
    assert any(box_of(labels[joan]).holds(point) for point in tie)
