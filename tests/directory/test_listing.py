"""One listing: what is stated, what is not, and who keeps it true."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from django.urls import reverse

from kith.directory.actions.checking import TooManyPlacesError, report_not_running, say_places_left
from kith.directory.models import Check, Doubt, Glance, Listing
from kith.directory.queries.candidates import candidates
from kith.directory.queries.listing import whole
from kith.directory.rules.freshness import Freshness
from kith.directory.rules.hours import Hours
from kith.directory.rules.listings import ContactEntry, ListingEntry, PlaceEntry
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, ListingId
from kith.ground.tables import Stale
from tests.client import WeatherClient
from tests.directory.town import PAINT, fill
from tests.world import World

Queries = Callable[[int], AbstractContextManager[object]]


def listing_id(source_row_id: str = "s1") -> ListingId:
    return ListingId(Listing.objects.get(source_row_id=source_row_id).pk)


def organise(world: World, name: str = "ken") -> None:
    from kith.directory.actions.checking import name_organiser

    by = Actor.of_system("import", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    name_organiser(listing_id=listing_id(), account_id=AccountId(world.accounts[name].pk), by=by, at=world.at)


def fresh_of(world: World, source_row_id: str = "s1") -> Freshness:
    found = candidates(world.actor("priya"), at=world.at, today=world.at.date())
    return next(one.fresh.freshness for one in found if one.id == listing_id(source_row_id))


@pytest.mark.parametrize("language", ["en", "ar-xb"])
@pytest.mark.parametrize("name", ["mary", "priya", "ken", "ada"])
@pytest.mark.parametrize("source_row_id", ["s1", "s2", "s3"])
def test_everyone_of_the_organisation_reads_it(
    client: WeatherClient, world: World, name: str, source_row_id: str, language: str
) -> None:
    fill(world)
    client.cookies["kith-language"] = language
    client.force_login(world.accounts[name])

    assert client.get(reverse("directory:listing", args=[listing_id(source_row_id)])).status_code == 200


def test_what_is_not_stated_is_said_not_to_be(client: WeatherClient, world: World) -> None:
    fill(world, ListingEntry("s1", "Bare"))
    client.force_login(world.accounts["mary"])

    page = client.get(reverse("directory:listing", args=[listing_id()])).content.decode()

    assert page.count("Not stated. Ask.") == 4
    assert "Provider not stated" in page
    assert "No way to get in touch is stated." in page


def test_somebody_elsewhere_finds_nothing(client: WeatherClient, world: World) -> None:
    fill(world)
    client.force_login(world.accounts["olu"])

    assert client.get(reverse("directory:listing", args=[listing_id()])).status_code == 404


def test_a_listing_costs_the_same_however_much_it_says(world: World, django_assert_num_queries: Queries) -> None:
    much = replace(
        PAINT,
        hours=PAINT.hours * 20 + tuple(Hours(words=f"w{n}") for n in range(20)),
        contacts=tuple(ContactEntry(phone=f"0{n}") for n in range(20)),
        places=tuple(PlaceEntry(f"p{n}") for n in range(20)),
    )
    fill(world, replace(much, source_id="s9"), ListingEntry("s1", "Bare"))

    for source_row_id in ("s1", "s9"):
        with django_assert_num_queries(15):
            whole(world.actor("priya"), listing_id(source_row_id), at=world.at, today=world.at.date())


def test_a_worker_marks_it_checked_and_it_answers_every_doubt(client: WeatherClient, world: World) -> None:
    fill(world)
    report_not_running(listing_id=listing_id("s2"), because="Closed", by=world.actor("sam"), at=world.at)
    client.force_login(world.accounts["priya"])

    answer = client.post(reverse("directory:checked", args=[listing_id("s2")]))

    assert answer.status_code == 302
    assert fresh_of(world, "s2") is Freshness.CHECKED
    assert Check.objects.get(listing_id=listing_id("s2")).checked_by == "Priya"
    assert Doubt.objects.get().answered_at == world.at


def test_two_people_keep_it_out_of_suggestions_and_one_twice_does_not(world: World) -> None:
    fill(world)
    for name in ("priya", "priya"):
        report_not_running(listing_id=listing_id(), because="Closed", by=world.actor(name), at=world.at)
    assert fresh_of(world) is Freshness.CHECKED

    report_not_running(listing_id=listing_id(), because="Nobody came", by=world.actor("sam"), at=world.at)

    assert fresh_of(world) is Freshness.DOUBTED


def test_a_report_needs_words(client: WeatherClient, world: World) -> None:
    fill(world)
    client.force_login(world.accounts["priya"])
    address = reverse("directory:not-running", args=[listing_id()])

    empty = client.post(address, {"because": " "}).content.decode()
    answer = client.post(address, {"because": "The hall was closed."})

    assert "Write what happened, in a few words." in empty
    assert answer.status_code == 302
    assert "The hall was closed." in client.get(answer["Location"]).content.decode() or Doubt.objects.exists()


def test_an_organiser_says_how_many_places_are_left(client: WeatherClient, world: World) -> None:
    fill(world)
    organise(world)
    client.force_login(world.accounts["ken"])
    address = reverse("directory:places", args=[listing_id()])

    assert client.get(address).status_code == 200
    wrong = client.post(address, {"left": "12", "in_all": "3", "version": "1"}).content.decode()
    answer = client.post(address, {"left": "0", "in_all": "12", "version": "1"})

    assert "There cannot be more places left than there are in all." in wrong
    assert answer.status_code == 302
    assert "Full at present" in client.get(answer["Location"]).content.decode()
    assert Glance.objects.get(listing_id=listing_id()).places_left == 0


def test_an_organiser_changes_their_own_listing_and_no_other(world: World) -> None:
    fill(world)
    organise(world)
    ken = world.actor("ken")

    with pytest.raises(NotVisible):
        say_places_left(listing_id=listing_id("s2"), left=1, in_all=None, version=1, by=ken, at=world.at)
    with pytest.raises(NotVisible):
        say_places_left(listing_id=listing_id(), left=1, in_all=None, version=1, by=world.actor("priya"), at=world.at)


def test_a_stale_edit_overwrites_nothing(world: World) -> None:
    fill(world)
    organise(world)
    ken = world.actor("ken")
    say_places_left(listing_id=listing_id(), left=4, in_all=None, version=1, by=ken, at=world.at)

    with pytest.raises(Stale):
        say_places_left(listing_id=listing_id(), left=9, in_all=None, version=1, by=ken, at=world.at)

    assert Listing.objects.get(pk=listing_id()).places_left == 4


def test_more_places_left_than_there_are_is_refused(world: World) -> None:
    fill(world)
    organise(world)

    with pytest.raises(TooManyPlacesError):
        say_places_left(listing_id=listing_id(), left=9, in_all=3, version=1, by=world.actor("ken"), at=world.at)


def test_an_organiser_says_that_it_is_still_true(client: WeatherClient, world: World) -> None:
    fill(world)
    organise(world)
    client.force_login(world.accounts["ken"])

    client.post(reverse("directory:still-true", args=[listing_id()]))

    assert Check.objects.filter(listing_id=listing_id(), checked_by="Ken").exists()
