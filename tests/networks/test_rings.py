"""Three rings, or four: how a map is drawn, who may ask for it, and that nobody ever falls off the edge."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.ground.access.gate import NotVisible
from kith.ground.ids import PersonId, TieId
from kith.networks.actions import EdgeIsHeldError, draw_edge, move_tie, put_back, take_off_map, undo, wish_ring
from kith.networks.models import Map, Tie
from kith.networks.queries.board import turns_of
from kith.networks.queries.days import map_on_two_days
from kith.networks.queries.exchange import sheet_to_take_out
from kith.networks.queries.maps import MapSeen, map_for, rings_on
from kith.networks.rules.changes import Change
from kith.networks.rules.drawing import Drawing, Frame
from kith.networks.rules.exchange.plain import write
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import mark_of
from kith.networks.rules.places import rings_of
from kith.networks.rules.vocabulary import THREE_RINGS, Ring, Sector
from kith.own_record.queries import themselves
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.drawings import CAPTIONS
from tests.networks.maps import ANNE, MARYS_WORD
from tests.world import World

ONE = TieId(UUID(int=1))


@given(st.lists(st.none() | st.sampled_from(Ring), max_size=6), st.booleans())
def test_a_map_has_every_ring_that_somebody_is_in(held: list[Ring | None], has_edge: bool) -> None:
    rings = rings_of(held, has_edge=has_edge)

    assert rings in {THREE_RINGS, tuple(Ring)}
    assert {ring for ring in held if ring} <= set(rings)
    assert (Ring.EDGE in rings) is (has_edge or Ring.EDGE in held)


def rings_in(drawing: Drawing) -> set[Ring]:
    return {band.ring for band in drawing.bands}


@pytest.mark.parametrize("frame", Frame)
@pytest.mark.parametrize("facts", [{"ring": Ring.EDGE}, {"wished_ring": Ring.EDGE}])
def test_whoever_is_at_the_edge_has_a_ring_to_be_in(frame: Frame, facts: dict[str, Ring]) -> None:
    anne = mark_of(ONE, replace(ANNE, **facts))

    assert rings_in(lay_out([anne], captions=CAPTIONS, frame=frame)) == set(Ring)
    assert rings_in(lay_out([], captions=CAPTIONS, frame=frame, seats_for=[anne])) == set(Ring)


def test_the_edge_is_drawn_empty_where_it_is_wanted_and_named_on_the_sheet() -> None:
    three, four = (lay_out([mark_of(ONE, ANNE)], captions=CAPTIONS, has_edge=edge) for edge in (False, True))

    assert (rings_in(three), rings_in(four)) == (set(THREE_RINGS), set(Ring))
    assert [caption.words for caption in four.ring_captions] == [ring.words for ring in Ring]


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_first_map(world)


def draw_it(world: World, *, has_edge: bool, name: str = "mary") -> None:
    draw_edge(person_id=PersonId(world.mary.pk), has_edge=has_edge, by=world.actor(name), at=world.at)


def move(world: World, tie_id: TieId, ring: Ring, *, minutes: int = 0) -> None:
    move_tie(
        tie_id=tie_id,
        ring=ring,
        sector=Sector.PERSONAL,
        told=MARYS_WORD,
        version=Tie.objects.get(pk=tie_id).version,
        by=world.actor("mary"),
        at=world.at + timedelta(minutes=minutes),
    )


def seen(world: World, name: str = "mary") -> MapSeen:
    return map_for(PersonId(world.mary.pk), viewer=world.actor(name), at=world.at)


@pytest.mark.parametrize("name", ["mary", "priya"])
def test_the_person_and_their_worker_choose_how_many_rings_there_are(
    world: World, ties: dict[str, TieId], name: str
) -> None:
    before = seen(world).rings
    draw_it(world, has_edge=True, name=name)
    four = seen(world).rings
    draw_it(world, has_edge=False, name=name)

    assert (before, four, seen(world).rings) == (THREE_RINGS, tuple(Ring), THREE_RINGS)


@pytest.mark.parametrize("name", ["anne", "sam", "olu"])
def test_nobody_else_chooses(world: World, ties: dict[str, TieId], name: str) -> None:
    with pytest.raises(NotVisible):
        draw_it(world, has_edge=True, name=name)

    assert not Map.objects.get().has_edge


def test_a_map_that_is_not_begun_has_no_rings_to_choose(world: World) -> None:
    with pytest.raises(NotVisible):
        draw_it(world, has_edge=True)


def test_the_edge_stays_while_somebody_is_in_it(world: World, ties: dict[str, TieId]) -> None:
    draw_it(world, has_edge=True)
    move(world, ties["Anne"], Ring.EDGE)

    with pytest.raises(EdgeIsHeldError, match="Move them nearer first"):
        draw_it(world, has_edge=False)
    move(world, ties["Anne"], Ring.FURTHER)
    draw_it(world, has_edge=False)

    assert seen(world).rings == THREE_RINGS


def test_the_edge_stays_while_somebody_is_wished_there(world: World, ties: dict[str, TieId]) -> None:
    wish_ring(tie_id=ties["Joan"], ring=Ring.EDGE, told=MARYS_WORD, version=1, by=world.actor("mary"), at=world.at)

    draw_it(world, has_edge=True)

    with pytest.raises(EdgeIsHeldError):
        draw_it(world, has_edge=False)


def test_undoing_brings_somebody_back_to_an_edge_that_was_taken_away(world: World, ties: dict[str, TieId]) -> None:
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)
    draw_it(world, has_edge=True)
    move(world, ties["Anne"], Ring.EDGE)
    move(world, ties["Anne"], Ring.CLOSE)
    draw_it(world, has_edge=False)

    turn = turns_of(person_id, viewer=mary, at=world.at).back
    assert turn is not None
    undo(person_id=person_id, number=turn.number, by=mary, at=world.at)

    assert seen(world).rings == tuple(Ring)
    assert [tie.facts.name for tie in seen(world).by_ring[Ring.EDGE]] == ["Anne"]


def test_whoever_is_put_back_on_the_map_finds_their_ring(world: World, ties: dict[str, TieId]) -> None:
    mary = world.actor("mary")
    move(world, ties["Anne"], Ring.EDGE)
    take_off_map(tie_id=ties["Anne"], told=MARYS_WORD, version=2, by=mary, at=world.at)
    off = rings_on(PersonId(world.mary.pk), viewer=mary, at=world.at)
    put_back(tie_id=ties["Anne"], told=MARYS_WORD, version=3, by=mary, at=world.at)

    assert (off, seen(world).rings) == (THREE_RINGS, tuple(Ring))


def test_going_to_the_edge_is_going_further_out(world: World, ties: dict[str, TieId]) -> None:
    person_id, mary = PersonId(world.mary.pk), world.actor("mary")
    move(world, ties["Dr Ellis"], Ring.EDGE, minutes=5)
    later = world.at + timedelta(minutes=6)

    days = map_on_two_days(person_id, world.at, later, viewer=mary, at=later)

    assert [(change.tie.name, change.change) for change in days.changes] == [("Dr Ellis", Change.FURTHER)]


def test_the_edge_goes_out_and_into_ones_own_copy(world: World, ties: dict[str, TieId]) -> None:
    draw_it(world, has_edge=True)
    move(world, ties["Anne"], Ring.EDGE)
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)

    told = list(themselves.ties(mary, person_id, world.at))

    assert ",Anne,my daughter,person,4,personal," in write(sheet_to_take_out(seen(world)))
    assert "four_rings" in {line.name for line in told}
    assert Ring.EDGE.words in {more.term for line in told for more in line.more}


def page_of(world: World, route: str) -> str:
    return reverse(f"networks:{route}", kwargs={"person_id": world.mary.pk})


def test_the_choice_is_made_on_a_page_and_every_way_to_draw_knows_of_it(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])

    client.post(page_of(world, "rings"), {"rings": "4"})
    pages = {
        route: client.get(page_of(world, route)).content.decode()
        for route in ("map", "print", "draw", "add", "new-wave", "bring-in")
    }
    change = client.get(reverse("networks:change", kwargs={"tie_id": ties["Anne"]})).content.decode()
    moving = client.get(reverse("networks:move", kwargs={"tie_id": ties["Anne"]})).content.decode()

    assert all("At the edge" in page for page in (*pages.values(), change, moving))
    assert 'data-place="4.community"' in pages["draw"]
    assert client.post(page_of(world, "draw"), {f"place-{ties['Anne']}": "4.community"}).status_code == 302
    assert Tie.objects.get(pk=ties["Anne"]).facts.ring is Ring.EDGE


@pytest.mark.parametrize("rings", ["3", "4"])
def test_the_same_choice_once_more_is_an_answer_too(
    world: World, client: WeatherClient, ties: dict[str, TieId], rings: str
) -> None:
    client.force_login(world.accounts["priya"])

    answers = [client.post(page_of(world, "rings"), {"rings": rings}) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [page_of(world, "map")] * 2
    assert len(seen(world).rings) == int(rings)


@pytest.mark.parametrize(("has_edge", "rings"), [(False, {"1", "2", "3"}), (True, {"1", "2", "3", "4"})])
def test_every_small_map_has_the_rings_of_the_large_one_also_where_nobody_is_in_them(
    world: World, client: WeatherClient, ties: dict[str, TieId], *, has_edge: bool, rings: set[str]
) -> None:
    """On the person's page, beside an earlier map, and with somebody away."""
    client.force_login(world.accounts["mary"])
    if has_edge:
        draw_it(world, has_edge=True)

    pages = [
        client.get(address).content.decode()
        for address in (
            reverse("record:person", kwargs={"person_id": world.mary.pk}),
            page_of(world, "earlier") + "?step=0",
            page_of(world, "if-away") + f"?away={ties['Anne']}&open=",
        )
    ]

    drawn = [set(re.findall(r'class="band [pcs](\d)"', page)) for page in pages]
    assert drawn == [rings, rings, rings]


def test_a_file_that_does_not_say_it_may_put_them_at_the_edge(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    draw_it(world, has_edge=True)
    answers = {"ring": "4", "sector": "community"}

    looked = client.post(page_of(world, "bring-in"), {"file": SimpleUploadedFile("m.csv", b"name\nBetty\n"), **answers})
    hidden = dict(re.findall(r'name="(sheet|seal_of_all|ring|sector)" value="([^"]*)"', looked.content.decode()))
    told = {"told": "own", **{name: unescape(value) for name, value in hidden.items()}}
    client.post(page_of(world, "bring-in-now"), told)

    assert Tie.objects.get(name="Betty").facts.ring is Ring.EDGE


def test_with_three_rings_nobody_is_put_at_the_edge_by_a_form(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])

    routes = ("map", "draw", "add", "new-wave", "bring-in")
    pages = [client.get(page_of(world, route)).content.decode() for route in routes]
    client.post(page_of(world, "draw"), {f"place-{ties['Anne']}": "4.community"})

    assert not any("At the edge" in page for page in pages)
    assert Tie.objects.get(pk=ties["Anne"]).facts.ring is Ring.CLOSE


def test_a_page_says_in_one_sentence_why_the_edge_stays(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    draw_it(world, has_edge=True)
    move(world, ties["Anne"], Ring.EDGE)

    said = client.post(page_of(world, "rings"), {"rings": "3"}).content.decode()

    assert "Somebody is still at the edge, or wished there." in said
    assert Map.objects.get().has_edge


def test_one_may_look_at_the_edge_alone(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["mary"])

    assert client.get(page_of(world, "map") + "?ring=4").status_code == 200
