"""The pages of a map: as the person, as their worker and as a stranger; by form alone, and the same however full."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.ground import clock
from kith.ground.audit.models import Entry
from kith.ground.ids import TieId
from kith.networks.models import Contact, Tie, TieDecision
from kith.networks.rules.vocabulary import Help, Wish
from tests.client import WeatherClient
from tests.networks import maps
from tests.world import World

TIE_PAGES = ("tie", "change", "move", "take-off", "remember", "contact", "decide")


@pytest.fixture
def ties(world: World) -> dict[str, TieId]:
    return maps.draw_whole_map(world)


def later(world: World) -> datetime:
    return world.at + timedelta(minutes=5)


def as_(client: WeatherClient, world: World, name: str) -> WeatherClient:
    client.force_login(world.accounts[name])
    return client


def map_page(world: World) -> str:
    return reverse("networks:map", kwargs={"person_id": world.mary.pk})


def test_a_map_starts_with_one(world: World, client: WeatherClient) -> None:
    as_(client, world, "mary")

    empty = client.get(map_page(world)).content.decode()
    page = client.post(
        reverse("networks:add", kwargs={"person_id": world.mary.pk}),
        {"name_they_use": "Rex", "relationship": "my dog", "kind": "animal", "ring": "1", "sector": "personal"},
        follow=True,
    ).content.decode()

    assert "One is enough for today" in empty
    assert "Rex" in page
    assert "was added to the map." in page
    assert Tie.objects.get().states.get().telling == "own_hand"


def test_a_name_is_the_one_thing_that_is_asked_for(world: World, client: WeatherClient) -> None:
    page = (
        as_(client, world, "mary")
        .post(reverse("networks:add", kwargs={"person_id": world.mary.pk}), {"kind": "person", "ring": "2"})
        .content.decode()
    )

    assert "Write a name, or a word you will know them by" in page
    assert not Tie.objects.exists()


def test_a_worker_says_whose_word_it_is(world: World, client: WeatherClient) -> None:
    as_(client, world, "priya")
    add = reverse("networks:add", kwargs={"person_id": world.mary.pk})
    anne = {"name_they_use": "Anne", "kind": "person", "ring": "1", "sector": "personal"}

    refused = client.post(add, anne).content.decode()
    client.post(add, {**anne, "told": "phone", "said_on": "2026-05-03"})

    state = Tie.objects.get().states.get()
    assert "How do you know?" in refused
    assert (state.said_by, state.telling, state.said_on, state.written_by) == (
        "Mary",
        "phone",
        date(2026, 5, 3),
        "Priya",
    )


@pytest.mark.parametrize("route", TIE_PAGES)
@pytest.mark.parametrize("name", ["mary", "priya"])
def test_every_page_of_a_tie_opens(
    world: World, client: WeatherClient, ties: dict[str, TieId], route: str, name: str
) -> None:
    with clock.fixed(later(world)):
        answer = as_(client, world, name).get(reverse(f"networks:{route}", kwargs={"tie_id": ties["Anne"]}))

    assert answer.status_code == 200
    assert Entry.objects.filter(act="viewed", person_id=world.mary.pk).exists()


@pytest.mark.parametrize("route", TIE_PAGES)
@pytest.mark.parametrize("name", ["sam", "olu"])
def test_a_stranger_sees_not_found(
    world: World, client: WeatherClient, ties: dict[str, TieId], route: str, name: str
) -> None:
    answer = as_(client, world, name).get(reverse(f"networks:{route}", kwargs={"tie_id": ties["Anne"]}))

    assert answer.status_code == 404


@pytest.mark.parametrize("language", ["en", "ar-xb"])
@pytest.mark.parametrize("name", ["mary", "priya"])
def test_the_map_opens_in_both_directions(
    world: World, client: WeatherClient, ties: dict[str, TieId], name: str, language: str
) -> None:
    client.cookies["kith-language"] = language
    with clock.fixed(later(world)):
        page = as_(client, world, name).get(map_page(world)).content.decode()

    assert page.count('<svg class="map map--') == 2


def test_the_map_can_be_narrowed_to_one_kind_of_help(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    with clock.fixed(later(world)):
        page = as_(client, world, "mary").get(map_page(world) + "?help=emotional").content.decode()

    assert f"#tie-{ties['Anne']}" in page
    assert f"#tie-{ties['Betty']}" not in page


def test_the_person_is_never_shown_a_measure_or_a_workers_view(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    as_(client, world, "priya").post(
        reverse("networks:worker-view", kwargs={"tie_id": ties["Anne"]}),
        {"felt": "both", "because": "Mary was quiet after the call."},
    )
    desk = client.get(map_page(world)).content.decode()
    ours = as_(client, world, "mary").get(map_page(world)).content.decode()
    tie = client.get(reverse("networks:tie", kwargs={"tie_id": ties["Anne"]})).content.decode()

    assert "What the map says of support" in desk
    assert "Mary was quiet after the call." in desk
    for page in (ours, tie):
        assert "What the map says of support" not in page
        assert "Mary was quiet" not in page


def test_the_desk_is_told_when_nearly_all_help_comes_from_one(world: World, client: WeatherClient) -> None:
    maps.add(world, replace(maps.ANNE, helps_with=frozenset({Help.EMOTIONAL, Help.COMPANY})))
    maps.add(world, maps.DR_ELLIS)

    desk = as_(client, world, "priya").get(map_page(world)).content.decode()
    ours = as_(client, world, "mary").get(map_page(world)).content.decode()

    assert "Nearly all help comes from one person" in desk
    assert "nobody would be there for feelings and company" in desk
    assert "Nearly all help" not in ours


def test_more_than_forty_are_shown_one_ring_at_a_time(world: World, client: WeatherClient) -> None:
    for facts in maps.many(42):
        maps.add(world, facts)
    as_(client, world, "mary")

    closest = client.get(map_page(world)).content.decode()
    close = client.get(map_page(world) + "?ring=2").content.decode()

    assert closest.count('class="hit"') == close.count('class="hit"') == 2 * 14
    assert closest.count('<li id="tie-') == 42


def test_the_person_does_not_write_a_workers_view(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    answer = as_(client, world, "mary").get(reverse("networks:worker-view", kwargs={"tie_id": ties["Anne"]}))

    assert answer.status_code == 403


def test_moving_shows_where_to_and_can_be_undone(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "mary")
    tie = {"tie_id": ties["Anne"]}
    with clock.fixed(later(world)):
        moved = client.post(
            reverse("networks:move", kwargs=tie), {"ring": "1", "sector": "personal", "version": "1"}, follow=True
        ).content.decode()
        back = reverse("networks:undo", kwargs={"person_id": world.mary.pk})
        undone = client.post(back, {"number": "1"}, follow=True).content.decode()

    assert "moved to the closest ring." in moved
    assert "is as before." in undone
    assert Tie.objects.get(pk=ties["Anne"]).ring == 2


def test_a_stale_form_overwrites_nothing(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "mary")
    move = reverse("networks:move", kwargs={"tie_id": ties["Anne"]})
    client.post(move, {"ring": "1", "sector": "personal", "version": "1"})

    late = client.post(move, {"ring": "3", "sector": "personal", "version": "1"}).content.decode()

    assert "Somebody saved this while you were writing" in late
    assert Tie.objects.get(pk=ties["Anne"]).ring == 1


def test_one_press_notes_that_they_were_in_touch(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    as_(client, world, "mary")
    tie = {"tie_id": ties["Anne"]}

    page = client.post(
        reverse("networks:contact", kwargs=tie), {"on": "2026-05-04", "mode": "phone"}, follow=True
    ).content.decode()

    assert Contact.objects.get().said_by == "Mary"
    assert "by phone" in page


def test_nobody_notes_contact_in_the_future(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    contact = reverse("networks:contact", kwargs={"tie_id": ties["Anne"]})

    page = as_(client, world, "mary").post(contact, {"on": "2026-05-09"}).content.decode()

    assert "Choose today or a day before it." in page
    assert not Contact.objects.exists()


def test_stepping_back_waits_for_the_persons_word(world: World, client: WeatherClient, ties: dict[str, TieId]) -> None:
    decide = reverse("networks:decide", kwargs={"tie_id": ties["Ken"]})
    observed = {"wish": "withdraw", "told": "seen", "said_on": "2026-05-04"}

    refused = as_(client, world, "priya").post(decide, observed).content.decode()
    asked = client.post(decide, {**observed, "told": "phone"}).content.decode()
    kept = client.post(decide, {**observed, "told": "phone", "asked_in": "spoken"})

    assert "Stepping back is the person" in refused
    assert "Say in which form you asked" in asked
    assert kept.status_code == 302
    assert TieDecision.objects.get(tie=ties["Ken"]).confirmation.format == "spoken"


def test_a_proposal_becomes_a_decision_by_the_persons_yes(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    tie = {"tie_id": ties["Ken"]}
    as_(client, world, "priya").post(
        reverse("networks:decide", kwargs=tie), {"wish": "develop", "told": "seen", "said_on": "2026-05-04"}
    )

    asked = as_(client, world, "mary").get(reverse("networks:tie", kwargs=tie)).content.decode()
    client.post(reverse("networks:confirm", kwargs=tie), {})
    answered = client.get(reverse("networks:tie", kwargs=tie)).content.decode()

    assert "Is this what you want?" in asked
    assert "Is this what you want?" not in answered
    assert client.get(reverse("networks:confirm", kwargs=tie)).status_code == 302


def test_those_not_in_my_life_now_open_only_when_asked(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    Tie.objects.filter(pk=ties["Joan"]).update(life="not_now", parted_because="moved")
    as_(client, world, "mary")

    closed = client.get(map_page(world)).content.decode()
    opened = client.get(map_page(world) + "?earlier").content.decode()

    assert "Not in my life now" in closed
    assert "Joan" not in closed
    assert "Joan" in opened
    assert "One of us moved" in opened
    assert "lost" not in opened.lower().replace("node--lost", "")


def test_the_map_of_another_day_opens_beside_todays_when_asked(
    world: World, client: WeatherClient, ties: dict[str, TieId]
) -> None:
    earlier = reverse("networks:earlier", kwargs={"person_id": world.mary.pk})
    with clock.fixed(world.at + timedelta(days=80)):
        as_(client, world, "mary")
        client.post(
            reverse("networks:move", kwargs={"tie_id": ties["Anne"]}),
            {"ring": "1", "sector": "personal", "version": "1"},
        )
        asked = client.get(earlier).content.decode()
        opened = client.get(earlier + "?on=2026-05-05").content.decode()
        unreadable = client.get(earlier + "?on=then").content.decode()

    assert '<svg class="map"' not in asked
    assert opened.count('<svg class="map"') == 2
    assert "Nearer" in opened
    assert "Write a day" in unreadable


@pytest.mark.parametrize("paper", ["a4", "a3", "large", "nonsense"])
def test_the_map_is_printed_in_one_drawing_with_its_list(
    world: World, client: WeatherClient, ties: dict[str, TieId], paper: str
) -> None:
    with clock.fixed(later(world)):
        page = as_(client, world, "mary").get(
            reverse("networks:print", kwargs={"person_id": world.mary.pk}) + f"?paper={paper}"
        )

    words = page.content.decode()
    assert words.count('<svg class="map') == 1
    assert (
        "\u2068Anne\u2069, \u2068my daughter\u2069. Close ring. "
        "Helps with feelings and practical things. You want to keep this." in words
    )
    key = words[words.index('id="key-heading"') :]
    assert "Where you would like them" in key
    assert "Room for someone" in key
    assert ("letter--large" in words) is (paper == "large")
    assert Entry.objects.filter(act="printed", person_id=world.mary.pk).exists()


@pytest.mark.parametrize("route", ["map", "print"])
def test_a_map_costs_as_many_questions_however_full_it_is(world: World, client: WeatherClient, route: str) -> None:
    as_(client, world, "priya")
    here = reverse(f"networks:{route}", kwargs={"person_id": world.mary.pk})

    counts = []
    for number in (1, 12):
        for facts in maps.many(number):
            maps.decide(world, maps.add(world, facts), Wish.KEEP)
        client.get(here)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(here).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] < 40


@pytest.mark.parametrize("route", ["map", "add", "earlier"])
def test_every_page_of_a_map_says_by_name_who_can_see_it_and_at_the_desk_how_to_talk(
    world: World, client: WeatherClient, ties: dict[str, TieId], route: str
) -> None:
    page = reverse(f"networks:{route}", kwargs={"person_id": world.mary.pk})
    with clock.fixed(later(world)):
        hers = as_(client, world, "mary").get(page).content.decode()
        desk = as_(client, world, "priya").get(page).content.decode()

    assert "<bdi>Priya</bdi>" in hers.split('class="seen"', 1)[1].split("</p>", 1)[0]
    assert "<bdi>Sam</bdi>" not in hers.split('class="seen"', 1)[1].split("</p>", 1)[0]
    assert "How to talk with <bdi>Mary</bdi>" in desk
    assert "How to talk with" not in hers
