"""One person's page."""

from datetime import date

import pytest

from kith.ground.access.crossings import Party
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, PersonId
from kith.people import actions
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.telling import Told
from kith.people.rules.vocabulary import Barrier
from kith.record import queries
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.limits import Basis, Channel
from tests.client import WeatherClient
from tests.world import World

DAY = date(2026, 5, 4)
OWN_HAND = Told.by_own_hand("Mary", DAY)


def _say_something(world: World, number: int) -> None:
    about = {"person_id": PersonId(world.mary.pk), "told": OWN_HAND, "by": world.actor("mary"), "at": world.at}
    actions.describe(section=Section.MATTERS, lines=[f"thing {n}" for n in range(number)], **about)  # type: ignore[arg-type]
    for code in list(Code)[:number]:
        actions.record_need(code=code, **about)  # type: ignore[arg-type]
    for barrier in list(Barrier)[:number]:
        actions.name_barrier(barrier=barrier, **about)  # type: ignore[arg-type]


def test_the_page_costs_as_many_queries_however_long_the_story(world: World, django_assert_num_queries: object) -> None:
    priya, mary = world.actor("priya"), PersonId(world.mary.pk)
    _say_something(world, 1)
    with django_assert_num_queries(26) as counted:  # type: ignore[operator]
        queries.person_page(priya, mary, at=world.at)

    _say_something(world, 12)

    with django_assert_num_queries(len(counted)):  # type: ignore[operator]
        queries.person_page(priya, mary, at=world.at)


def test_opening_the_page_is_written_down(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["priya"])

    client.get(f"/people/{world.mary.pk}")

    assert Entry.objects.filter(person=world.mary, act="viewed", about="person", actor_name="Priya").count() == 1


def test_her_own_page_speaks_as_her(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])

    page = client.get("/me", follow=True).content.decode()

    assert 'data-register="ours"' in page
    assert "How to talk with me" in page
    assert "My page" in page


def test_a_worker_has_no_page_of_their_own(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["priya"])

    assert client.get("/me").status_code == 404


@pytest.mark.parametrize("name", ["sam", "grace", "femi", "olu"])
def test_a_stranger_sees_not_found(world: World, client: WeatherClient, name: str) -> None:
    client.force_login(world.accounts[name])

    assert client.get(f"/people/{world.mary.pk}").status_code == 404
    assert client.get(f"/people/{world.mary.pk}/what-has-happened").status_code == 404


def test_a_limit_stands_beside_how_to_talk(world: World, client: WeatherClient) -> None:
    safeguarding.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=Party(names=("Ray",)),
        party_name="Ray",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="Secret reason",
        in_their_words="Not him.",
        by=world.actor("mary"),
        at=world.at,
    )
    client.force_login(world.accounts["priya"])

    page = client.get(f"/people/{world.mary.pk}").content.decode()

    assert "Limit: <bdi>Ray</bdi>" in page
    assert "Secret reason" not in page


def test_what_happened_comes_latest_first_and_only_so_much(world: World) -> None:
    _say_something(world, 12)

    lately = queries.happenings(
        world.actor("priya"), PersonId(world.mary.pk), at=world.at, most=5, sources=queries.EVERYTHING
    )

    assert len(lately) == 5
    assert list(lately) == sorted(lately, key=lambda one: one.at, reverse=True)
    assert (
        queries.happenings(world.actor("sam"), PersonId(world.mary.pk), at=world.at, most=5, sources=queries.EVERYTHING)
        == ()
    )


def test_a_manager_hands_over_and_a_worker_closes_from_the_page(world: World, client: WeatherClient) -> None:
    address = f"/people/{world.mary.pk}"
    for name, offered, kept_back in (
        ("dee", "Hand over to another worker", "Stop working together"),
        ("mary", "My page", "Stop working together"),
    ):
        client.force_login(world.accounts[name])
        page = client.get(address).content.decode()
        assert offered in page
        assert kept_back not in page


@pytest.mark.parametrize(
    ("name", "limits", "invites"), [("priya", True, True), ("dee", True, False), ("mary", True, False)]
)
def test_the_page_leads_to_limits_and_to_an_invitation(
    name: str, limits: bool, invites: bool, world: World, client: WeatherClient
) -> None:
    actions.open_again(
        person_id=PersonId(world.mary.pk),
        account_id=AccountId(world.accounts["priya"].pk),
        because="Mary rang.",
        by=world.actor("dee"),
        at=world.at,
    )
    client.force_login(world.accounts[name])

    page = client.get(f"/people/{world.mary.pk}").content.decode()

    assert (f'href="/people/{world.mary.pk}/limits' in page) is limits
    assert (f'href="/people/{world.mary.pk}/invitation"' in page) is invites
