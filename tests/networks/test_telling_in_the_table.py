"""Help and feelings in the table beside a drawing: told in a row, kept as every other fact, and undone as one step."""

import re
from collections.abc import Mapping

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.ground.ids import PersonId, TieId
from kith.networks.actions import undo
from kith.networks.models import Command, Tie
from kith.networks.queries.board import turns_of
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.places import Carries
from kith.networks.rules.vocabulary import Feeling, Help, Ring
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.maps import ANNE
from tests.world import World

CARRIES = st.builds(
    Carries,
    helps_with=st.frozensets(st.sampled_from(Help), max_size=3),
    gives=st.frozensets(st.sampled_from(Help), max_size=3),
    felt=st.none() | st.sampled_from(Feeling),
)


@given(CARRIES, CARRIES)
def test_the_word_for_what_a_tie_carries_is_the_same_for_the_same_alone(one: Carries, other: Carries) -> None:
    assert (one.key == other.key) is (one == other)


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_first_map(world)


def draw_page(world: World) -> str:
    return reverse("networks:draw", kwargs={"person_id": world.mary.pk})


def row(tie_id: TieId, was: TieFacts, **told: object) -> Mapping[str, object]:
    """Return what the row of one tie sends, as it was shown and as it is told now."""
    shown = Carries(was.helps_with, was.gives, was.felt)
    says = {"helps": sorted(was.helps_with), "gives": sorted(was.gives), "felt": was.felt or "", **told}
    return {f"was-carried-{tie_id}": shown.key, **{f"{name}-{tie_id}": value for name, value in says.items()}}


def facts_of(tie_id: TieId) -> TieFacts:
    return Tie.objects.get(pk=tie_id).facts


def test_a_row_shows_what_is_told_and_takes_what_is_told_otherwise(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    anne = ties["Anne"]

    page = client.get(draw_page(world)).content.decode()
    client.post(draw_page(world), row(anne, ANNE, helps=["company"], felt="both"))

    assert set(re.findall(rf'name="helps-{anne}" value="(\w+)" checked', page)) == ANNE.helps_with
    facts = facts_of(anne)
    assert (facts.helps_with, facts.gives, facts.felt) == ({Help.COMPANY}, ANNE.gives, Feeling.BOTH)
    assert (facts.rhythm, facts.in_their_words) == (ANNE.rhythm, ANNE.in_their_words)


def test_everything_can_be_unsaid(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["mary"])
    shown = Carries(ANNE.helps_with, ANNE.gives, ANNE.felt).key

    client.post(draw_page(world), {f"was-carried-{ties['Anne']}": shown})

    facts = facts_of(ties["Anne"])
    assert (facts.helps_with, facts.gives, facts.felt) == (frozenset(), frozenset(), None)


def test_what_is_told_in_a_row_is_one_step_that_is_undone(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)
    client.post(draw_page(world), row(ties["Anne"], ANNE, helps=[], gives=["company"]))

    turn = turns_of(person_id, viewer=mary, at=world.at).back
    assert turn is not None
    undo(person_id=person_id, number=turn.number, by=mary, at=world.at)

    assert Command.objects.filter(account=world.accounts["mary"]).count() == 1
    facts = facts_of(ties["Anne"])
    assert (facts.helps_with, facts.gives) == (ANNE.helps_with, ANNE.gives)


def test_one_save_tells_wishes_and_moves(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["mary"])
    anne = ties["Anne"]

    client.post(
        draw_page(world),
        {**row(anne, ANNE, felt="not_sure"), f"place-{anne}": "3.personal", f"wish-{anne}": "1"},
    )

    facts = facts_of(anne)
    assert (facts.felt, facts.ring, facts.wished_ring) == (Feeling.NOT_SURE, Ring.FURTHER, Ring.CLOSEST)


def test_rows_as_they_were_and_a_form_without_them_do_nothing(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])

    client.post(draw_page(world), row(ties["Anne"], ANNE))
    client.post(draw_page(world), {"names": "Betty"})

    assert facts_of(ties["Anne"]) == ANNE
    assert Tie.objects.get(pk=ties["Anne"]).version == 1


def test_what_somebody_else_told_meanwhile_is_not_written_over(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    client.force_login(world.accounts["mary"])
    client.post(draw_page(world), row(ties["Anne"], ANNE, helps=["care"]))

    page = client.post(draw_page(world), row(ties["Anne"], ANNE, felt="hurts")).content.decode()

    assert "Meanwhile somebody else wrote this." in page
    assert (facts_of(ties["Anne"]).helps_with, facts_of(ties["Anne"]).felt) == ({Help.CARE}, ANNE.felt)


def test_a_worker_is_asked_whose_word_it_is(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    client.force_login(world.accounts["priya"])

    client.post(draw_page(world), row(ties["Anne"], ANNE, felt="hurts"))
    told = {"told": "face", "said_on": world.at.date().isoformat()}
    unsaid = facts_of(ties["Anne"]).felt
    client.post(draw_page(world), {**row(ties["Anne"], ANNE, felt="hurts"), **told})

    assert (unsaid, facts_of(ties["Anne"]).felt) == (ANNE.felt, Feeling.HURTS)


def test_of_very_many_each_row_leads_to_the_page_that_asks(world: World, client: WeatherClient) -> None:
    for facts in maps.many(41):
        maps.add(world, facts)
    client.force_login(world.accounts["mary"])

    page = client.get(draw_page(world)).content.decode()

    assert "was-carried-" not in page
    assert page.count("Help and feelings") == 41
