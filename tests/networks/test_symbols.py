"""A picture in somebody's mark: chosen by whoever it means something to, kept as every other fact, said nowhere."""

import re
from dataclasses import replace
from uuid import UUID

import pytest
from django.urls import reverse

from kith.ground.ids import PersonId, TieId
from kith.ground.web.templates import strokes_of
from kith.networks.actions import change_tie, redo, undo
from kith.networks.models import Tie, TieAsItWas
from kith.networks.pages import svg, tie_words
from kith.networks.pages.picturing import svg_of
from kith.networks.queries.board import turns_of
from kith.networks.queries.maps import map_for
from kith.networks.queries.shown import map_shown
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import mark_of
from kith.networks.rules.vocabulary import Kind, Life, Symbol
from kith.own_record.queries import themselves
from tests.circles.circles import in_the_circle, shares
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.drawings import CAPTIONS
from tests.networks.maps import ANNE, MARYS_WORD
from tests.world import World

ONE = TieId(UUID(int=1))
TEA = replace(ANNE, symbol=Symbol.TEA)


def drawn(facts: TieFacts) -> str:
    return svg.map_drawing(lay_out([mark_of(ONE, facts)], captions=CAPTIONS), "Map", "All", True)


@pytest.mark.parametrize("symbol", Symbol)
def test_every_symbol_is_one_of_our_own_pictures(symbol: Symbol) -> None:
    assert strokes_of(symbol.icon) in drawn(replace(ANNE, symbol=symbol))


def test_a_symbol_stands_in_place_of_the_first_letters() -> None:
    assert 'class="ini"' in drawn(ANNE)
    assert 'class="ini"' not in drawn(TEA)


@pytest.mark.parametrize("facts", [{"kind": Kind.PLACE}, {"life": Life.REMEMBERED}, {"life": Life.OUT_OF_TOUCH}])
def test_a_symbol_keeps_the_shape_that_says_what_it_is_and_how_it_stands(facts: dict[str, Kind | Life]) -> None:
    plain, chosen = (drawn(replace(one, **facts)) for one in (ANNE, TEA))
    outlines = [re.findall(r'class="(node [^"]*|sh)"', page) for page in (plain, chosen)]

    assert outlines[0] == outlines[1]
    assert strokes_of("cup") in chosen


def test_a_symbol_is_said_nowhere() -> None:
    spoken = [tie_words.spoken(mark_of(ONE, facts), True, "Mary") for facts in (ANNE, TEA)]

    assert spoken[0] == spoken[1]


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_first_map(world)


def choose(world: World, tie_id: TieId, symbol: Symbol | None) -> None:
    tie = Tie.objects.get(pk=tie_id)
    change_tie(
        tie_id=tie_id,
        facts=replace(tie.facts, symbol=symbol),
        told=MARYS_WORD,
        version=tie.version,
        by=world.actor("mary"),
        at=world.at,
    )


def test_a_symbol_is_kept_as_a_state_undone_and_done_again(world: World, ties: dict[str, TieId]) -> None:
    mary, person_id, anne = world.actor("mary"), PersonId(world.mary.pk), ties["Anne"]
    choose(world, anne, Symbol.TEA)

    for turn in (undo, redo):
        turns = turns_of(person_id, viewer=mary, at=world.at)
        command = turns.back if turn is undo else turns.forward
        assert command is not None
        turn(person_id=person_id, number=command.number, by=mary, at=world.at)

    states = TieAsItWas.objects.filter(tie=anne).order_by("version")
    assert [state.facts.symbol for state in states] == [None, Symbol.TEA, None, Symbol.TEA]


def test_a_symbol_goes_out_with_the_picture_and_into_ones_own_copy(world: World, ties: dict[str, TieId]) -> None:
    choose(world, ties["Anne"], Symbol.TEA)
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)

    told = {more.term for line in themselves.ties(mary, person_id, world.at) for more in line.more}

    assert Symbol.TEA.words in told
    assert strokes_of("cup") in svg_of(map_for(person_id, viewer=mary, at=world.at))


def test_nobody_of_the_circle_sees_a_symbol_which_may_tell_a_feeling(world: World, ties: dict[str, TieId]) -> None:
    choose(world, ties["Anne"], Symbol.HEART)
    shares(world, in_the_circle(world), ties=[ties["Anne"]])

    marks = map_shown(PersonId(world.mary.pk), viewer=world.actor("anne"), at=world.at)

    assert [mark.symbol for mark in marks] == [None]


def change_page(tie_id: TieId) -> str:
    return reverse("networks:change", kwargs={"tie_id": tie_id})


def sent(page: str) -> dict[str, str]:
    """Return what the form on a page would send without a word of its reader, ticks apart."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    chosen = dict(re.findall(r'type="radio" name="(\w+)" value="([^"]*)" checked', page))
    return {**hidden, **chosen, "name_they_use": "Anne"}


def test_a_symbol_is_chosen_and_left_again_where_a_tie_is_changed(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    page = change_page(ties["Anne"])

    kept = []
    for symbol in ("tea", "none"):
        client.post(page, {**sent(client.get(page).content.decode()), "symbol": symbol})
        kept.append(Tie.objects.get(pk=ties["Anne"]).facts.symbol)

    assert kept == [Symbol.TEA, None]


def test_the_symbol_that_stands_is_the_one_that_is_chosen_on_the_form(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    choose(world, ties["Anne"], Symbol.MUSIC)

    shown = sent(client.get(change_page(ties["Anne"])).content.decode())

    assert shown["symbol"] == "music"


def test_a_strange_symbol_is_refused(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["mary"])
    page = change_page(ties["Anne"])

    client.post(page, {**sent(client.get(page).content.decode()), "symbol": "skull"})

    assert Tie.objects.get(pk=ties["Anne"]).version == 1
