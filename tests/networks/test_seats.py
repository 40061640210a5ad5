"""Where everybody sits: each in their ring and sector, in rows, and nobody against anybody else."""

from itertools import combinations, pairwise
from math import asin, atan2, degrees

import pytest

from kith.networks.rules.drawing import Frame
from kith.networks.rules.frames import SHEETS
from kith.networks.rules.geometry import Point
from kith.networks.rules.marks import Mark
from kith.networks.rules.placing import Seating, load_by_crowding, load_by_number, seat, slices_by, wanted_shares
from kith.networks.rules.vocabulary import Ring, Sector
from tests.networks.test_layout import mark

WIDE = SHEETS[Frame.WIDE]


def seated(people: list[Mark], *, rows: int = 1, scale: float = 1.0) -> Seating:
    seating = seat(people, WIDE, load=load_by_number, rows=rows, scale=scale)
    assert seating is not None
    return seating


def rows_of(seating: Seating) -> list[int]:
    """Return how far from the middle each row is, the outermost first."""
    return sorted({round(WIDE.centre.to(centre)) for centre in seating.centres.values()}, reverse=True)


def angle_of(centre: Point) -> float:
    return degrees(atan2(centre.x - WIDE.centre.x, WIDE.centre.y - centre.y)) % 360


def around(number: int, ring: Ring) -> list[Mark]:
    """Return so many on a ring, spread over the sectors."""
    return [mark(which, ring=ring, sector=list(Sector)[which % 3]) for which in range(number)]


@pytest.mark.parametrize(("number", "rows"), [(1, 1), (15, 1), (16, 1), (17, 2)])
def test_sixteen_sit_in_one_row_and_more_in_two(number: int, rows: int) -> None:
    assert len(rows_of(seated(around(number, Ring.FURTHER)))) == rows


def test_rows_lie_evenly_within_a_ring_a_unit_clear_of_its_circles() -> None:
    inner, outer = WIDE.band(Ring.FURTHER)
    nearest, furthest = inner + WIDE.node + 1, outer - WIDE.node - 1
    people = around(18, Ring.FURTHER)

    assert rows_of(seated(people[:3])) == [(inner + outer) / 2]
    assert rows_of(seated(people, rows=2)) == [furthest, nearest]
    assert rows_of(seated(people, rows=3)) == [furthest, (nearest + furthest) / 2, nearest]


def test_whoever_is_alone_sits_in_the_middle_of_their_ring_however_many_rows_there_might_be() -> None:
    assert rows_of(seated([mark(1)], rows=5)) == [(158 + 266) / 2]


def test_too_many_for_a_ring_find_no_seats() -> None:
    def fit(number: int, scale: float) -> bool:
        people = [mark(which, ring=Ring.CLOSEST) for which in range(number)]
        return seat(people, WIDE, load=load_by_number, rows=1, scale=scale) is not None

    assert [number for number in range(1, 9) if not fit(number, 1.0)] == [5, 6, 7, 8]
    assert fit(5, 0.6)


def test_marks_too_large_for_their_ring_find_no_seats() -> None:
    """A ring of 98 units holds a mark of 49 either way, and no larger one."""
    assert seat([mark(1, ring=Ring.CLOSEST)], WIDE, load=load_by_number, rows=1, scale=49 / 27) is not None
    assert seat([mark(1, ring=Ring.CLOSEST)], WIDE, load=load_by_number, rows=1, scale=49.1 / 27) is None


def test_a_ring_too_thin_for_two_rows_seats_nobody_in_two() -> None:
    two = [mark(1, ring=Ring.CLOSEST), mark(2, ring=Ring.CLOSEST)]

    assert seat(two, WIDE, load=load_by_number, rows=1, scale=49 / 27) is not None
    assert seat(two, WIDE, load=load_by_number, rows=2, scale=49 / 27) is None


def test_whoever_is_moved_along_a_crowded_ring_stays_in_their_sector() -> None:
    """Four large marks: each would like an equal share of the sector, and there is hardly more than their own room."""
    people = [mark(number, ring=Ring.CLOSEST) for number in range(4)]
    seating = seated(people, scale=1.09)
    part = seating.slices[Sector.PERSONAL]
    angles = [(angle_of(seating.centres[one]) - part.start) % 360 for one in people]
    turn = degrees(2 * asin(1.09 * (WIDE.node + WIDE.gap / 2) / 109))

    assert [next_one - one for one, next_one in pairwise(angles)] == pytest.approx([turn] * 3, abs=0.1)
    assert part.end - part.start - angles[-1] == pytest.approx(turn / 2, abs=0.1)
    assert angles[0] >= turn / 2


@pytest.mark.parametrize(("number", "rows"), [(9, 1), (17, 2), (30, 2), (24, 3)])
def test_neighbours_keep_a_gap_and_nobody_sits_on_a_circle(number: int, rows: int) -> None:
    seating = seated(around(number, Ring.FURTHER), rows=rows)
    apart = min(one.to(other) for one, other in combinations(seating.centres.values(), 2))

    assert apart >= 2 * WIDE.node + WIDE.gap - 0.2
    assert all(WIDE.centre.to(centre) - WIDE.node >= WIDE.band(Ring.FURTHER)[0] for centre in seating.centres.values())


def test_everybody_has_a_ray_of_their_own_in_order_of_name_within_a_ring() -> None:
    anne, betty = mark(1, "Anne", ring=Ring.FURTHER), mark(2, "Betty", ring=Ring.FURTHER)
    close, closest = mark(3, "Ken", ring=Ring.CLOSE), mark(4, "Aaron", ring=Ring.CLOSEST)

    assert wanted_shares([betty, closest, anne]) == {anne: 1 / 6, closest: 3 / 6, betty: 5 / 6}
    assert list(wanted_shares([closest, close, anne])) == [anne, close, closest]


def test_a_sector_weighs_by_its_fullest_ring_the_nearer_the_heavier() -> None:
    people = [*around(1, Ring.CLOSEST), mark(8, ring=Ring.FURTHER), *(mark(n, ring=Ring.FURTHER) for n in (9, 10, 11))]
    people += [mark(12, ring=Ring.CLOSE, sector=Sector.COMMUNITY)]

    assert load_by_crowding(people) == pytest.approx(
        {Sector.PERSONAL: 4 / 3, Sector.COMMUNITY: 1 / 2, Sector.PROFESSIONAL: 0}
    )
    assert load_by_number(people) == {Sector.PERSONAL: 5, Sector.COMMUNITY: 1}


def test_an_empty_circle_is_shared_in_thirds_with_my_own_people_to_the_left() -> None:
    thirds = slices_by({})

    assert {sector: part.end - part.start for sector, part in thirds.items()} == dict.fromkeys(Sector, 120)
    assert thirds[Sector.PERSONAL].end == thirds[Sector.COMMUNITY].start
    assert thirds[Sector.COMMUNITY].end == thirds[Sector.PROFESSIONAL].start
    assert thirds[Sector.PROFESSIONAL].start < 180 < thirds[Sector.PROFESSIONAL].end
    assert thirds[Sector.PERSONAL].start + 360 == pytest.approx(thirds[Sector.PROFESSIONAL].end)


def test_what_a_full_sector_may_not_take_the_others_share() -> None:
    widths = {
        sector: part.end - part.start
        for sector, part in slices_by({Sector.PERSONAL: 9.0, Sector.COMMUNITY: 1.0}).items()
    }

    assert widths == pytest.approx({Sector.PERSONAL: 170, Sector.COMMUNITY: 101, Sector.PROFESSIONAL: 89})
