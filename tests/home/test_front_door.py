"""The front door: anybody may come in, and anybody may leave quickly."""

import re
from dataclasses import replace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.home.queries import navigation
from tests.client import WeatherClient
from tests.safety.samples import CRISIS, local_line
from tests.world import World

PAGES = ["home:front-door", "home:help-now", "home:about", "home:accessibility", "home:left"]


@pytest.mark.parametrize("language", ["en", "ar-xb"])
@pytest.mark.parametrize("route", PAGES)
def test_a_stranger_may_read_it(route: str, language: str, client: WeatherClient, db: None) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    response = client.get(reverse(route))

    assert response.status_code == 200


@pytest.mark.parametrize("name", ["mary", "priya", "ken", "ada"])
def test_somebody_signed_in_is_greeted_by_name(name: str, client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts[name])

    page = client.get("/").content.decode()

    assert f"<bdi>{world.accounts[name].display_name}</bdi>" in page


def test_a_person_finds_help_and_the_way_out_in_the_same_place_on_every_page(
    client: WeatherClient, world: World
) -> None:
    client.force_login(world.accounts["mary"])

    for route in ("home:front-door", "home:about"):
        page = client.get(reverse(route)).content.decode()
        assert page.index(reverse("home:help-now")) < page.index(reverse("home:left")) < page.index("<main")


def test_a_worker_finds_the_lock_where_a_person_finds_the_way_out(client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts["priya"])

    page = client.get("/").content.decode()

    assert page.index(reverse("account_logout")) < page.index("<main")
    assert "Leave quickly" not in page


def test_the_page_one_leaves_to_says_nothing_of_kith(client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts["mary"])

    response = client.get(reverse("home:left"))

    assert "kith" not in response.content.decode().lower().replace("kith-", "").partition("<body>")[2]
    assert response["Cache-Control"] == "no-store"


def test_choosing_a_language_turns_the_page_around(client: WeatherClient, db: None) -> None:
    answer = client.post(reverse("home:language"), {"language": "ar-xb", "next": "/about"})

    assert answer["Location"] == "/about"
    assert '<html lang="ar-xb" dir="rtl">' in client.get("/about").content.decode()


@pytest.mark.parametrize("planted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_choosing_a_language_never_sends_anybody_elsewhere(planted: str, client: WeatherClient, db: None) -> None:
    assert client.post(reverse("home:language"), {"language": "en", "next": planted})["Location"] == "/"


def test_a_language_that_we_do_not_have_changes_nothing(client: WeatherClient, db: None) -> None:
    client.post(reverse("home:language"), {"language": "xx", "next": "/"})

    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


def test_a_worker_raises_a_concern_from_every_page(client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts["grace"])

    page = client.get(reverse("home:about")).content.decode()

    assert page.index(reverse("safeguarding:raise-concern")) < page.index("<main")


def test_the_masthead_offers_only_what_a_role_could_ever_do(world: World) -> None:
    offered = {
        name: [place.words for place in navigation(world.actor(name), path="/").places]
        for name in ("mary", "priya", "femi", "ken", "ada")
    }

    assert "Concerns" in offered["femi"]
    assert "Concerns" not in offered["priya"]
    assert "Outbox" not in offered["mary"]
    assert "My map" in offered["mary"]
    assert "My map" not in offered["priya"]
    assert "Groups" in offered["ken"]


def test_the_foot_is_ordered_by_what_places_are_for(world: World) -> None:
    feet = {
        name: {shelf.words: [place.words for place in shelf.places] for shelf in navigation(actor, path="/").foot}
        for name, actor in (("priya", world.actor("priya")), ("mary", world.actor("mary")), ("ada", world.actor("ada")))
    }

    assert list(feet["priya"]) == ["My work", "Worries and wrongs"]
    assert feet["priya"]["My work"][:2] == ["Messages for me", "Outbox"]
    assert feet["mary"] == {"Worries and wrongs": ["I am worried about somebody", "What I have raised"]}
    assert feet["ada"]["Looking after this place"][-2:] == ["Who has an account", "Ready for real people?"]
    (signed_out,) = navigation(None, path="/").foot
    assert [place.words for place in signed_out.places] == ["I am worried about somebody"]


def test_a_place_knows_that_one_is_there_or_further_in(world: World) -> None:
    mary = world.actor("mary")
    own_map = reverse("networks:map", kwargs={"person_id": world.mary.pk})

    def here(path: str) -> list[str]:
        return [place.words for place in navigation(mary, path=path).places if place.is_here]

    assert here("/") == []
    assert here(own_map) == here(f"{own_map}/add") == ["My map"]
    assert "My map" not in here(f"{own_map}s")


def test_a_strangers_help_now_asks_the_store_for_local_lines_and_for_nothing_else(
    client: WeatherClient, world: World
) -> None:
    few = _asked_by_help_now(client)
    for number in range(5):
        local_line(world, replace(CRISIS, reach=f"01632 96017{number}"))

    assert _asked_by_help_now(client) == few == [{"accounts_organisation", "running_wentlive"}, LINES]


LINES = {"safety_lineedition", "safety_lineoff", "safety_linetried", "safety_localline"}


def _asked_by_help_now(client: WeatherClient) -> list[set[str]]:
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("home:help-now"))
    tables = {table._meta.db_table for table in apps.get_models()}
    return [tables & set(re.findall(r"\w+", question["sql"])) for question in asked.captured_queries]


def test_somebody_signed_in_finds_their_account_and_a_stranger_does_not(client: WeatherClient, world: World) -> None:
    address = f'href="{reverse("account")}"'

    assert address not in client.get("/about").content.decode()
    client.force_login(world.accounts["ken"])
    assert address in client.get("/about").content.decode()
