"""Who has looked at somebody's record."""

import pytest
from django.test import Client

from kith.ground.access.gate import NotVisible
from kith.ground.ids import PersonId
from kith.looking.queries import looks as queries
from kith.looking.rules.looks import Look
from tests.client import WeatherClient
from tests.world import World


def _open(world: World, name: str, address: str) -> int:
    client = Client()
    client.force_login(world.accounts[name])
    return client.get(address).status_code


def _looks(world: World, *, page: int = 1) -> list[tuple[str, Look, str]]:
    looks = queries.looked(world.actor("mary"), PersonId(world.mary.pk), at=world.at, page=page)
    return [(row.name, row.look, row.what) for row in looks.rows]


def test_opening_her_page_is_told_to_her_with_name_and_role(world: World) -> None:
    assert _open(world, "priya", f"/people/{world.mary.pk}") == 200

    looks = queries.looked(world.actor("mary"), PersonId(world.mary.pk), at=world.at)

    assert [(row.name, row.role, row.look, row.what) for row in looks.rows] == [
        ("Priya", "practitioner", Look.VIEWED, "the record")
    ]


def test_a_name_on_a_list_is_told_too(world: World) -> None:
    _open(world, "priya", "/people")

    assert _looks(world) == [("Priya", Look.LISTED, "the list of people")]


def test_somebody_turned_away_is_told(world: World) -> None:
    assert _open(world, "sam", f"/people/{world.mary.pk}") == 404

    assert [row[:2] for row in _looks(world)] == [("Sam", Look.REFUSED)]


def test_her_own_looks_are_not_counted(world: World) -> None:
    _open(world, "mary", f"/people/{world.mary.pk}")

    assert _looks(world) == []


def test_nobody_elses_looks_are_told(world: World) -> None:
    _open(world, "sam", f"/people/{world.john.pk}")

    assert _looks(world) == []


@pytest.mark.parametrize("name", ["priya", "sam", "olu", "ada"])
def test_only_she_and_her_teams_manager_may_ask(world: World, name: str) -> None:
    with pytest.raises(NotVisible):
        queries.looked(world.actor(name), PersonId(world.mary.pk), at=world.at)
    assert queries.looked(world.actor("dee"), PersonId(world.mary.pk), at=world.at).rows == ()


def test_looks_come_fifty_at_a_time_in_as_many_queries(world: World, django_assert_num_queries: object) -> None:
    for _ in range(queries.A_PAGE + 3):
        _open(world, "priya", f"/people/{world.mary.pk}/what-has-happened")
    mary, person_id = world.actor("mary"), PersonId(world.mary.pk)

    with django_assert_num_queries(10):  # type: ignore[operator]
        first = queries.looked(mary, person_id, at=world.at)

    assert (len(first.rows), first.has_more) == (queries.A_PAGE, True)
    assert len(_looks(world, page=2)) == 3


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "99999", "9" * 40])
def test_a_strange_page_number_is_no_error(world: World, client: WeatherClient, page: str) -> None:
    client.force_login(world.accounts["mary"])

    assert client.get(f"/people/{world.mary.pk}/looked?page={page}").status_code == 200
