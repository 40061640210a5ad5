"""What the belt of PostgreSQL costs a page: the person page with it and without it, in turns, in one run."""

import statistics
import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from kith.ground.access import belt
from tests.store import as_owner
from tests.world import World

ROUNDS, PAGES = 5, 30


@pytest.mark.long
@pytest.mark.commits
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no row-level security")
def test_the_person_page_is_hardly_slower_under_the_belt(world: World, found: Callable[[str], None]) -> None:
    client = Client()
    client.force_login(world.accounts["priya"])
    took: dict[bool, list[float]] = {True: [], False: []}

    for round_ in range(ROUNDS * 2):
        is_on = round_ % 2 == 0
        wear(is_on=is_on)
        took[is_on] += seconds_of(client, f"/people/{world.mary.pk}")

    with_it, without = (statistics.median(took[is_on]) * 1000 for is_on in (True, False))
    found(f"the person page on PostgreSQL: {with_it:.1f} ms with the belt, {without:.1f} ms without")
    assert with_it < without * 1.3


def wear(*, is_on: bool) -> None:
    """Put the belt on every table, or take it off."""
    word = "ENABLE" if is_on else "DISABLE"
    with as_owner(), connection.cursor() as cursor:
        for table in belt.worn_by():
            cursor.execute(f"ALTER TABLE {table} {word} ROW LEVEL SECURITY")


def seconds_of(client: Client, address: str) -> list[float]:
    taken = []
    for number in range(PAGES):
        began = time.perf_counter()
        assert client.get(address).status_code == 200
        if number >= 5:
            taken.append(time.perf_counter() - began)
    return taken
