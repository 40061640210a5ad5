"""Where somebody is wished to be: an empty seat on the drawing, a sentence beside it, and a step that can be undone."""

import re
from dataclasses import replace
from math import atan2, degrees
from uuid import UUID

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.ground.ids import PersonId, TieId
from kith.networks.actions import undo, wish_ring
from kith.networks.models import Tie, TieAsItWas
from kith.networks.pages import tie_words
from kith.networks.queries.board import turns_of
from kith.networks.rules.drawing import Drawing, Frame
from kith.networks.rules.frames import SHEETS, sheet_for
from kith.networks.rules.geometry import Point
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import Mark, mark_of
from kith.networks.rules.vocabulary import Life, Ring, Sector
from kith.networks.rules.wishes import CLEAR, TURNS
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.drawings import CAPTIONS
from tests.networks.maps import ANNE, MARYS_WORD
from tests.world import World


def marks(*rings: tuple[Ring, Ring | None], life: Life = Life.NOW) -> list[Mark]:
    return [
        Mark(
            tie_id=TieId(UUID(int=number)),
            name=f"Person {number}",
            ring=ring,
            sector=list(Sector)[number % 3],
            wished_ring=wished,
            life=life,
        )
        for number, (ring, wished) in enumerate(rings)
    ]


def drawn(people: list[Mark], frame: Frame = Frame.WIDE, *, only: Ring | None = None) -> Drawing:
    return lay_out(people, captions=CAPTIONS, frame=frame, only=only)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(Ring), st.none() | st.sampled_from(Ring)), min_size=1, max_size=14),
    st.sampled_from(Frame),
)
def test_an_empty_seat_stands_in_the_wished_ring_and_on_nobody(
    rings: list[tuple[Ring, Ring | None]], frame: Frame
) -> None:
    people = marks(*rings)
    drawing = drawn(people, frame)
    sheet = sheet_for(frame, [band.ring for band in drawing.bands])
    nodes = {node.mark.tie_id: node for node in drawing.nodes}

    assert [seat.tie_id for seat in drawing.wished] == [
        node.mark.tie_id for node in drawing.nodes if node.mark.wished_ring
    ]
    for seat in drawing.wished:
        ring = nodes[seat.tie_id].mark.wished_ring
        assert ring is not None
        inner, outer = sheet.band(ring)
        assert inner < sheet.centre.to(seat.centre) < outer + 1
        nearest = min(seat.centre.to(node.centre) for node in drawing.nodes)
        assert nearest > 0.5 * CLEAR * drawing.nodes[0].radius


def test_one_alone_is_wished_inward_beside_the_line_of_the_tie() -> None:
    (mark,) = marks((Ring.FURTHER, Ring.CLOSEST))

    drawing = drawn([mark])

    (seat,), (node,), centre = drawing.wished, drawing.nodes, SHEETS[Frame.WIDE].centre
    turned = _angle(seat.centre, centre) - _angle(node.centre, centre)
    assert turned == pytest.approx(TURNS[0], abs=0.5)
    assert seat.radius < node.radius


def _angle(point: Point, centre: Point) -> float:
    return degrees(atan2(point.x - centre.x, centre.y - point.y))


def test_seats_of_two_are_two() -> None:
    first, second = (
        replace(mark, sector=Sector.PERSONAL)
        for mark in marks((Ring.CLOSE, Ring.CLOSEST), (Ring.FURTHER, Ring.CLOSEST))
    )

    one, other = drawn([first, second]).wished

    assert one.centre.to(other.centre) >= one.radius + other.radius


def test_whoever_is_remembered_and_a_ring_that_is_not_drawn_have_no_seat() -> None:
    assert not drawn(marks((Ring.CLOSE, Ring.CLOSEST), life=Life.REMEMBERED)).wished
    assert not drawn(marks((Ring.CLOSE, Ring.CLOSEST)), only=Ring.CLOSE).wished


def test_a_seat_is_mirrored_with_its_way() -> None:
    people = marks((Ring.FURTHER, Ring.CLOSEST), (Ring.CLOSE, None))
    plain = lay_out(people, captions=CAPTIONS, frame=Frame.WIDE)
    turned = lay_out(people, captions=CAPTIONS, frame=Frame.WIDE, mirrored=True)

    (seat,), (other) = plain.wished, turned.wished
    assert other[0].centre.x == pytest.approx(plain.width - seat.centre.x, abs=0.11)
    assert other[0].centre.y == seat.centre.y
    assert turned.mirrored().wished[0].path.d == seat.path.d


def test_the_wish_is_said_to_the_person_and_of_them() -> None:
    mark = mark_of(TieId(UUID(int=1)), replace(ANNE, wished_ring=Ring.CLOSEST))

    assert tie_words.wishes(mark, True, "Mary") == "You would like this in the closest ring."
    assert tie_words.wishes(mark, False, "Mary") == "Mary would like this in the closest ring."
    assert tie_words.spoken(mark, True, "Mary").endswith("You would like this in the closest ring.")


def test_whoever_is_where_they_are_wished_is_not_wished_elsewhere() -> None:
    assert mark_of(TieId(UUID(int=1)), replace(ANNE, wished_ring=ANNE.ring)).wished_ring is None


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_first_map(world)


def test_a_wish_is_kept_as_a_state_and_undone(world: World, ties: dict[str, TieId]) -> None:
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)
    wish_ring(tie_id=ties["Anne"], ring=Ring.CLOSEST, told=MARYS_WORD, version=1, by=mary, at=world.at)
    kept = Tie.objects.get(pk=ties["Anne"]).facts.wished_ring

    turn = turns_of(person_id, viewer=mary, at=world.at).back
    assert turn is not None
    undo(person_id=person_id, number=turn.number, by=mary, at=world.at)

    assert kept is Ring.CLOSEST
    assert Tie.objects.get(pk=ties["Anne"]).facts.wished_ring is None
    states = TieAsItWas.objects.filter(tie=ties["Anne"]).order_by("version")
    assert [state.wished_ring for state in states] == [None, 1, None]


def draw_page(world: World) -> str:
    return reverse("networks:draw", kwargs={"person_id": world.mary.pk})


def test_one_save_moves_somebody_and_wishes_them_nearer_still(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    anne = ties["Anne"]

    page = client.post(
        draw_page(world),
        {
            f"place-{anne}": "3.personal",
            f"was-{anne}": "2.personal",
            f"wish-{anne}": "1",
            f"was-wish-{anne}": "",
        },
        follow=True,
    ).content.decode()

    facts = Tie.objects.get(pk=anne).facts
    assert (facts.ring, facts.wished_ring) == (Ring.FURTHER, Ring.CLOSEST)
    assert 'class="wished"' in page
    assert re.search(rf'name="was-wish-{anne}" value="1"', page)


def test_a_form_that_asks_nothing_of_wishes_changes_none(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    wish_ring(
        tie_id=ties["Anne"],
        ring=Ring.CLOSEST,
        told=MARYS_WORD,
        version=1,
        by=world.actor("mary"),
        at=world.at,
    )
    client.force_login(world.accounts["mary"])

    client.post(draw_page(world), {"names": "Betty"})
    stale = client.post(
        draw_page(world), {f"wish-{ties['Anne']}": "3", f"was-wish-{ties['Anne']}": ""}
    ).content.decode()

    assert Tie.objects.get(pk=ties["Anne"]).facts.wished_ring is Ring.CLOSEST
    assert "Meanwhile somebody else wrote this." in stale
