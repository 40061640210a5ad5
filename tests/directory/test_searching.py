"""Searching: every row says why it is here, unknown distance is said, and a page costs the same whatever there is."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.urls import reverse

from kith.directory.queries.candidates import candidates, outward, place_called
from kith.directory.queries.search import search
from kith.directory.rules.distance import Point
from kith.directory.rules.hours import Weekday
from kith.directory.rules.listings import ListingEntry
from kith.directory.rules.searching import Near, SearchReason, Wanted
from kith.directory.rules.words import sought
from kith.people.rules.vocabulary import Interest
from tests.client import WeatherClient
from tests.directory.town import PAINT, fill
from tests.world import World

Queries = Callable[[int], AbstractContextManager[object]]
HARBOUR = Near(Point(53.10, -4.20), "Porthaven")


def found(world: World, wanted: Wanted) -> list[tuple[str, list[str]]]:
    results = search(world.actor("priya"), wanted, page=1, at=world.at, today=world.at.date())
    return [(row.name, [reason.code.value for reason in row.reasons]) for row in results.rows]


def test_words_are_found_in_the_name_first(world: World) -> None:
    fill(world)

    assert found(world, Wanted(words=sought("shed"))) == [("The Shed", ["name_has"])]
    assert found(world, Wanted(words=sought("harbour"))) == [
        ("Paint & Natter", ["description_has"]),
        ("The Shed", ["description_has"]),
    ]


def test_an_interest_says_which_word_of_the_listing_speaks_of_it(world: World) -> None:
    fill(world)

    results = search(world.actor("priya"), Wanted(interest=Interest.ART), page=1, at=world.at, today=world.at.date())

    assert [row.name for row in results.rows] == ["Paint & Natter"]
    assert results.rows[0].reasons[0].params["word"] == "paint"


def test_a_day_says_the_time(world: World) -> None:
    fill(world)

    results = search(world.actor("priya"), Wanted(weekday=Weekday.TUESDAY), page=1, at=world.at, today=world.at.date())

    reason = results.rows[0].reasons[0]
    assert (reason.code, reason.params["opens"], reason.params["closes"]) == (SearchReason.MEETS_ON, "11:00", "12:00")


def test_free_and_step_free_are_what_the_listing_says(world: World) -> None:
    fill(world)

    assert found(world, Wanted(is_free=True)) == [("Gentle Moves", ["free"])]
    assert found(world, Wanted(is_step_free=True)) == [("Paint & Natter", ["provides"])]


def test_near_sorts_by_distance_and_an_unknown_distance_is_said_and_last(world: World) -> None:
    fill(world)

    assert found(world, Wanted(near=HARBOUR)) == [
        ("Paint & Natter", ["near"]),
        ("Gentle Moves", ["free", "near"]),
        ("The Shed", ["distance_unknown"]),
    ]


def test_too_far_is_out_and_unknown_is_not(world: World) -> None:
    fill(world)

    near = Near(HARBOUR.point, HARBOUR.name, within_km=1)

    assert [name for name, _ in found(world, Wanted(near=near))] == ["Paint & Natter", "The Shed"]


def test_a_town_is_about_the_middle_of_its_own_listings(world: World) -> None:
    fill(world)
    priya = world.actor("priya")

    town = place_called(priya, "porthaven", at=world.at)
    district = place_called(priya, "PH1 5QQ", at=world.at)

    assert town is not None
    assert town.point == Point(53.11, -4.20)
    assert district is not None
    assert place_called(priya, "Atlantis", at=world.at) is None
    assert place_called(world.actor("olu"), "Porthaven", at=world.at) is None


@pytest.mark.parametrize(
    ("postcode", "district"), [("ph12ab", "ph1"), ("m11ae", "m1"), ("33136", "33136"), ("ph1", "ph1")]
)
def test_the_district_of_a_postcode(postcode: str, district: str) -> None:
    assert outward(postcode) == district


def test_matching_may_ask_what_is_near_and_gets_what_is_unknown_too(world: World) -> None:
    fill(world)

    near = candidates(world.actor("priya"), at=world.at, today=world.at.date(), near=HARBOUR.point, km=1)

    assert sorted(one.name for one in near) == ["Paint & Natter", "The Shed"]


def test_a_page_of_results_costs_the_same_for_three_and_for_three_hundred(
    world: World, django_assert_num_queries: Queries
) -> None:
    fill(world)
    priya, today = world.actor("priya"), world.at.date()

    with django_assert_num_queries(4):
        search(priya, Wanted(words=sought("art")), page=1, at=world.at, today=today)
    many = (ListingEntry(f"m{n}", f"Art group {n}", provider=PAINT.provider, places=PAINT.places) for n in range(300))
    fill(world, *many, source="Many")
    with django_assert_num_queries(4):
        second = search(priya, Wanted(words=sought("art")), page=2, at=world.at, today=today)

    assert (second.total, len(second.rows), second.pages) == (301, 20, 16)


# Pages


@pytest.mark.parametrize("language", ["en", "ar-xb"])
@pytest.mark.parametrize("name", ["mary", "anne", "priya", "grace", "dee", "femi", "ken", "ada"])
def test_everyone_of_the_organisation_searches(client: WeatherClient, world: World, name: str, language: str) -> None:
    fill(world)
    client.cookies["kith-language"] = language
    client.force_login(world.accounts[name])

    page = client.get("/directory?words=paint&near=Porthaven&km=5&day=3&step_free=on").content.decode()

    assert "Paint &amp; Natter" in page


def test_the_page_says_why_and_what_is_not_known(client: WeatherClient, world: World) -> None:
    fill(world)
    client.force_login(world.accounts["priya"])

    page = client.get("/directory?near=Porthaven").content.decode()

    assert "About 1.1 km from \u2068Porthaven\u2069" in page
    assert "Distance not known: it has no place on the map" in page
    assert "Provider not stated" in page
    assert "Checked on Friday 1 May" in page
    assert "Nobody here has checked this yet" in page


def test_a_place_that_nobody_knows_is_said_and_the_rest_stands(client: WeatherClient, world: World) -> None:
    fill(world)
    client.force_login(world.accounts["priya"])

    page = client.get("/directory?words=paint&near=Atlantis").content.decode()

    assert "We do not know where this is" in page
    assert 'value="Atlantis"' in page
    assert "Paint &amp; Natter" in page


@pytest.mark.parametrize(
    "query",
    [
        "day=9",
        "km=x",
        "interest=gold",
        "page=0",
        "page=x",
        "page=99999999",
        "words=" + "a" * 500,
        "words=%00",
        "near=%F0%9F%98%80",
    ],
)
def test_a_search_that_cannot_be_read_is_never_lost(client: WeatherClient, world: World, query: str) -> None:
    fill(world)
    client.force_login(world.accounts["priya"])

    assert client.get(f"/directory?{query}").status_code == 200


def test_an_empty_directory_says_so(client: WeatherClient, world: World) -> None:
    client.force_login(world.accounts["mary"])

    assert "The directory is empty" in client.get(reverse("directory:search")).content.decode()


def test_pages_of_twenty_keep_the_search(client: WeatherClient, world: World) -> None:
    fill(world, *(ListingEntry(str(n), f"Art {n:02}") for n in range(45)))
    client.force_login(world.accounts["priya"])

    page = client.get("/directory?words=art&page=2").content.decode()

    assert "Page 2 of 3" in page
    assert "?words=art&amp;page=3" in page
    assert page.count("<article") == 20


def test_nothing_that_a_listing_says_becomes_markup(client: WeatherClient, world: World) -> None:
    fill(world, ListingEntry("1", "<script>alert(1)</script>", about="<img src=x onerror=alert(1)>"))
    client.force_login(world.accounts["priya"])

    page = client.get("/directory").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
