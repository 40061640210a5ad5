"""The drawing of a map holds its promises whoever is on it."""

from itertools import combinations
from math import atan2, degrees
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.ground.ids import TieId
from kith.networks.rules.drawing import Drawing, Frame, LineStyle, Node
from kith.networks.rules.frames import SHEETS, sheet_for
from kith.networks.rules.layout import Captions, lay_out, shows_one_ring
from kith.networks.rules.marks import Mark
from kith.networks.rules.placing import load_by_number, slices_by
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Ring, Sector, Wish

CAPTIONS = Captions(
    me="Mary",
    rings={ring: ring.words for ring in Ring},
    sectors={sector: sector.words for sector in Sector},
)
FRAMES = list(Frame)


def mark(number: int, name: str = "", **facts: object) -> Mark:
    return Mark(tie_id=TieId(UUID(int=number)), name=name or f"Person {number}", **facts)  # type: ignore[arg-type]


def marys_map() -> list[Mark]:
    community, professional = Sector.COMMUNITY, Sector.PROFESSIONAL
    return [
        mark(1, "Anne", second_line="my daughter", ring=Ring.CLOSEST, helps_with=(Help.EMOTIONAL,), wish=Wish.KEEP),
        mark(2, "My husband", ring=Ring.CLOSEST, life=Life.REMEMBERED),
        mark(3, "Joan", ring=Ring.FURTHER, life=Life.OUT_OF_TOUCH, wish=Wish.REBUILD),
        mark(5, "Betty", sector=community, helps_with=(Help.BELONGING,), is_two_way=True, wish=Wish.GROW),
        mark(6, "Stan", sector=community, helps_with=(Help.ESTEEM, Help.BELONGING)),
        mark(7, "Harbour Street", sector=community, kind=Kind.PLACE),
        mark(8, "Paint & Natter", sector=community, kind=Kind.GROUP, ring=Ring.FURTHER),
        mark(11, "My cleaner", sector=professional),
        mark(12, "Door-to-door lift", sector=professional, kind=Kind.SERVICE),
        mark(13, "Dr Ellis", sector=professional, ring=Ring.FURTHER, second_line="my GP"),
    ]


@st.composite
def marks(draw: st.DrawFn, most: int = 30) -> list[Mark]:
    names = draw(st.lists(st.text("abcdefgh ÄمیםW.", min_size=1, max_size=40), max_size=most))
    return [
        Mark(
            tie_id=TieId(UUID(int=number + 1)),
            name=name,
            second_line=draw(st.sampled_from(["", "my daughter", "lives 200 miles away, rings on Sundays"])),
            kind=draw(st.sampled_from(Kind)),
            ring=draw(st.sampled_from(Ring)),
            sector=draw(st.sampled_from(Sector)),
            helps_with=tuple(draw(st.sets(st.sampled_from(Help)))),
            is_two_way=draw(st.booleans()),
            felt=draw(st.sampled_from([None, *Feeling])),
            life=draw(st.sampled_from(Life)),
            wish=draw(st.sampled_from([None, *Wish])),
        )
        for number, name in enumerate(names)
    ]


def is_in_its_band_and_sector(node: Node, people: list[Mark], drawing: Drawing) -> bool:
    sheet = sheet_for(drawing.frame, [band.ring for band in drawing.bands])
    inner, outer = sheet.band(node.mark.ring)
    reach = sheet.centre.to(node.centre)
    if not inner <= reach - node.radius + 0.2 <= reach + node.radius - 0.2 <= outer:
        return False
    angle = degrees(atan2(node.centre.x - sheet.centre.x, sheet.centre.y - node.centre.y))
    band = next(b for b in drawing.bands if (b.sector, b.ring) == (node.mark.sector, node.mark.ring))
    start, end = (
        degrees(atan2(point.x - sheet.centre.x, sheet.centre.y - point.y))
        for point in (band.outline.points[1], band.outline.points[2])
    )
    return (angle - start) % 360 <= (end - start) % 360 + 0.1


@settings(max_examples=60, deadline=None)
@given(people=marks(), frame=st.sampled_from(FRAMES))
def test_marks_never_overlap_and_stay_where_they_belong(people: list[Mark], frame: Frame) -> None:
    drawing = lay_out(people, captions=CAPTIONS, frame=frame)

    assert len(drawing.nodes) == len(people)
    for one, other in combinations(drawing.nodes, 2):
        assert one.centre.to(other.centre) >= one.radius + other.radius
    for node in drawing.nodes:
        assert is_in_its_band_and_sector(node, people, drawing)
        assert node.centre.to(drawing.me.centre) >= node.radius + drawing.me.radius


@settings(max_examples=60, deadline=None)
@given(people=marks(), frame=st.sampled_from(FRAMES))
def test_names_meet_no_mark_no_caption_and_no_other_name(people: list[Mark], frame: Frame) -> None:
    drawing = lay_out(people, captions=CAPTIONS, frame=frame)

    labels = [node.label for node in drawing.nodes if node.label]
    captions = [caption.box for caption in (*drawing.ring_captions, *drawing.sector_captions)]
    for one, other in combinations([label.box for label in labels], 2):
        assert not one.meets(other)
    for label in labels:
        assert not any(label.box.touches_disc(node.centre, node.radius) for node in drawing.nodes)
        assert not any(label.box.meets(box) for box in captions)


@settings(max_examples=60, deadline=None)
@given(people=marks(), frame=st.sampled_from(FRAMES), mirrored=st.booleans())
def test_everything_is_on_the_sheet(people: list[Mark], frame: Frame, mirrored: bool) -> None:
    drawing = lay_out(people, captions=CAPTIONS, frame=frame, mirrored=mirrored)

    width, height = drawing.width, drawing.height
    for node in drawing.nodes:
        assert node.radius <= node.centre.x <= width - node.radius
        assert node.radius <= node.centre.y <= height - node.radius
        assert node.label is None or node.label.box.lies_in(width, height)
    for line in drawing.lines:
        assert all(0 <= point.x <= width and 0 <= point.y <= height for point in line.path.points)


@settings(max_examples=40, deadline=None)
@given(people=marks(), frame=st.sampled_from(FRAMES), seed=st.randoms())
def test_the_same_people_always_give_the_same_drawing(people: list[Mark], frame: Frame, seed: object) -> None:
    shuffled = list(people)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]

    first, second = (lay_out(order, captions=CAPTIONS, frame=frame) for order in (people, shuffled))

    assert first == second


@settings(max_examples=40, deadline=None)
@given(people=marks(), frame=st.sampled_from(FRAMES))
def test_right_to_left_mirrors_x_alone_and_twice_is_the_same(people: list[Mark], frame: Frame) -> None:
    drawing = lay_out(people, captions=CAPTIONS, frame=frame)

    mirrored = lay_out(people, captions=CAPTIONS, frame=frame, mirrored=True)

    assert mirrored.mirrored() == drawing
    for node, twin in zip(drawing.nodes, mirrored.nodes, strict=True):
        assert twin.centre.y == node.centre.y
        assert twin.centre.x == pytest.approx(drawing.width - node.centre.x)


@settings(max_examples=30, deadline=None)
@given(people=marks(most=60), frame=st.sampled_from(FRAMES), ring=st.sampled_from(Ring))
def test_one_ring_at_a_time_has_the_whole_sheet(people: list[Mark], frame: Frame, ring: Ring) -> None:
    drawing = lay_out(people, captions=CAPTIONS, frame=frame, only=ring)

    assert {node.mark for node in drawing.nodes} == {person for person in people if person.ring is ring}
    assert {band.ring for band in drawing.bands} == {ring}
    for one, other in combinations(drawing.nodes, 2):
        assert one.centre.to(other.centre) >= one.radius + other.radius


@pytest.mark.parametrize("frame", FRAMES)
def test_on_a_map_of_usual_size_every_name_is_written_out(frame: Frame) -> None:
    drawing = lay_out(marys_map(), captions=CAPTIONS, frame=frame)

    assert not drawing.unnamed
    assert {node.radius for node in drawing.nodes} == {SHEETS[frame].node}
    written = {" ".join(node.label.lines) for node in drawing.nodes if node.label}
    assert written == {person.name for person in marys_map()}


def test_an_empty_map_shows_only_me() -> None:
    drawing = lay_out([], captions=CAPTIONS)

    assert drawing.nodes == ()
    assert drawing.lines == ()
    assert drawing.me.name == "Mary"
    assert len(drawing.bands) == 9


def test_sectors_take_between_80_and_170_degrees_by_what_they_hold() -> None:
    alone = slices_by(load_by_number([mark(number) for number in range(9)]))
    shared = slices_by(load_by_number(marys_map()))

    assert {sector: part.end - part.start for sector, part in alone.items()} == pytest.approx(
        {Sector.PERSONAL: 170, Sector.COMMUNITY: 95, Sector.PROFESSIONAL: 95}
    )
    assert sum(part.end - part.start for part in shared.values()) == pytest.approx(360)
    assert all(80 <= part.end - part.start <= 170 for part in shared.values())


def test_over_sixteen_on_a_ring_sit_in_two_rows() -> None:
    people = [mark(number, ring=Ring.FURTHER, sector=list(Sector)[number % 3]) for number in range(17)]

    drawing = lay_out(people, captions=CAPTIONS)

    rows = {round(drawing.me.centre.to(node.centre)) for node in drawing.nodes}
    assert len(rows) == 2


def test_over_forty_are_shown_one_ring_at_a_time() -> None:
    assert not shows_one_ring([mark(number) for number in range(40)])
    assert shows_one_ring([mark(number) for number in range(41)])


def test_nobody_moves_between_two_days_unless_they_moved() -> None:
    then, now = marys_map()[:5], [*marys_map()[1:], mark(20, "Ken", sector=Sector.COMMUNITY)]

    before = lay_out(then, captions=CAPTIONS, frame=Frame.THUMBNAIL, seats_for=now)
    after = lay_out(now, captions=CAPTIONS, frame=Frame.THUMBNAIL, seats_for=then)

    seats = {node.mark.tie_id: node.centre for node in before.nodes}
    kept = {node.mark.tie_id: node.centre for node in after.nodes if node.mark.tie_id in seats}
    assert len(kept) == 4
    assert kept == {tie_id: seats[tie_id] for tie_id in kept}


@pytest.mark.parametrize(
    ("facts", "styles"),
    [
        ({"helps_with": (Help.ADVICE,)}, [LineStyle.SOLID]),
        ({"helps_with": (Help.ADVICE,), "is_two_way": True}, [LineStyle.SOLID, LineStyle.SOLID]),
        ({"felt": Feeling.HURTS}, [LineStyle.ZIGZAG]),
        ({"felt": Feeling.BOTH}, [LineStyle.SOLID, LineStyle.ZIGZAG]),
        ({"life": Life.OUT_OF_TOUCH, "felt": Feeling.HURTS}, [LineStyle.STITCH]),
        ({"life": Life.REMEMBERED}, [LineStyle.DOTS]),
        ({"life": Life.HOPED_FOR}, []),
    ],
)
def test_the_line_says_how_it_is_now(facts: dict[str, object], styles: list[LineStyle]) -> None:
    drawing = lay_out([mark(1, "Anne", **facts)], captions=CAPTIONS)

    assert [line.style for line in drawing.lines] == styles


def test_a_line_grows_with_the_ways_somebody_helps() -> None:
    widths = [
        lay_out([mark(1, helps_with=tuple(Help)[:ways])], captions=CAPTIONS).lines[0].width for ways in range(1, 6)
    ]

    assert widths == sorted(widths)
    assert widths[0] == 2.5
    assert widths[-1] == 7


@pytest.mark.parametrize(("wish", "is_inward"), [(Wish.GROW, True), (Wish.REBUILD, True), (Wish.STEP_BACK, False)])
def test_arrowheads_point_the_way_the_person_wishes(wish: Wish, is_inward: bool) -> None:
    drawing = lay_out([mark(1, "Meg", ring=Ring.FURTHER, wish=wish)], captions=CAPTIONS)

    wing, tip, _ = drawing.arrows[0].path.points
    me = drawing.me.centre
    assert (me.to(tip) < me.to(wing)) is is_inward
    assert len(drawing.arrows) == 2


@pytest.mark.parametrize("wish", [None, Wish.KEEP, Wish.UNDECIDED])
def test_a_tie_that_stays_as_it_is_has_no_arrowheads(wish: Wish | None) -> None:
    assert lay_out([mark(1, "Anne", ring=Ring.FURTHER, wish=wish)], captions=CAPTIONS).arrows == ()


def test_a_name_too_long_for_the_sheet_is_cut_with_an_ellipsis() -> None:
    drawing = lay_out([mark(1, "Bartholomewandhisbrothersandsisters")], captions=CAPTIONS, frame=Frame.NARROW)

    label = drawing.nodes[0].label
    assert label is not None
    assert label.lines[0].endswith("…")
