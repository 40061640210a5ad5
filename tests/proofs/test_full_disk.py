"""A full disk: what was acknowledged is there, what cannot be saved is refused in plain words, and reading goes on."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from kith.ground.accounts.models import Account
from kith.ground.audit.models import Entry
from kith.ground.audit.verify import every_break
from kith.ground.files import actions as files
from kith.ground.web.full import is_no_room
from tests.client import WeatherClient
from tests.people.test_photos import picture
from tests.world import World

pytestmark = pytest.mark.commits


@contextmanager
def no_room() -> Iterator[None]:
    """Fill the disk. SQLite is truly given no page more; PostgreSQL, whose disk is not ours, is stood in for."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")
            try:
                yield
            finally:
                connection.cursor().execute("PRAGMA max_page_count = 1073741823")
        return

    def refuses(execute: Callable[..., Any], words: str, *more: Any) -> Any:
        if words.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            raise OperationalError("could not extend file") from psycopg.errors.DiskFull("No space left on device")
        return execute(words, *more)

    with connection.execute_wrapper(refuses):
        yield


def invite(client: Client, number: int) -> int:
    told = {"display_name": "x" * 140, "sign_in_name": f"nell{number}", "email": f"n{number}@example.org"}
    return client.post("/colleagues/invitation", {**told, "role": "practitioner", "once": f"key{number}"}).status_code


def test_a_full_disk_refuses_plainly_loses_nothing_and_lets_people_read(world: World) -> None:
    client = WeatherClient()
    client.force_login(world.accounts["ada"])
    assert invite(client, 0) == 302
    saved = set()

    with no_room():
        answers = []
        for number in range(1, 60):
            answers.append(invite(client, number))
            saved |= {number} if answers[-1] == 302 else set()
            if answers.count(507) == 3:
                break
        read = [client.get(address).status_code for address in ("/account", "/colleagues", "/help-now", "/readiness")]
        words = client.post(
            "/colleagues/invitation",
            {"display_name": "y" * 140, "sign_in_name": "una", "email": "u@example.org", "role": "practitioner"},
        ).content.decode()

    assert set(answers) <= {302, 507}
    assert answers.count(507) == 3
    assert read == [200, 200, 200, 200]
    assert "there is no room left" in words
    there = set(Account.objects.filter(sign_in_name__startswith="nell").values_list("sign_in_name", flat=True))
    assert there == {"nell0", *(f"nell{number}" for number in saved)}
    assert every_break({}) == []
    assert invite(client, 99) == 302, "it goes on by itself once there is room"


def test_a_picture_that_does_not_fit_is_refused_and_leaves_no_row(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    client, before = WeatherClient(), Entry.objects.count()
    client.force_login(world.accounts["priya"])
    monkeypatch.setattr(files, "_write", full)

    answer = client.post(reverse("people:photos", args=[world.mary.pk]), {"picture": picture()})

    assert answer.status_code == 507
    assert Entry.objects.count() == before


def test_another_fault_is_no_full_disk() -> None:
    assert not is_no_room(OperationalError("locked"))
    assert not is_no_room(OSError(errno.EACCES, "no"))
    assert is_no_room(OSError(errno.ENOSPC, "no"))
