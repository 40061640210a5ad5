"""A backup made while people write comes back whole: every row and every picture of the moment it was made in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.proofs.stand import Stand

pytestmark = pytest.mark.commits


@pytest.mark.parametrize("rounds", [1, pytest.param(15, marks=pytest.mark.long)])
def test_a_backup_made_while_people_write_comes_back_whole(
    stand: Stand, tmp_path: Path, rounds: int, found: Callable[[str], None]
) -> None:
    archive, kept, entries = tmp_path / "store.kith", set[str](), 0
    for number in range(rounds):
        stand.write(name=str(number), seed=number, kinds=["tie", "colleague", "photo"])
        stand.wait_for_more(6)
        promised = kept | deeds_of(stand, number)
        made = stand.kith("backup", str(archive), "--force")
        stand.wait_for_more(1)
        stand.kill()
        assert stand.end() == -9
        assert made.returncode == 0, made.stderr

        restored = stand.kith("restore", str(archive), "--force")

        assert restored.returncode == 0, restored.stderr
        there = stand.examine()
        assert there["faults"] == there["breaks"] == []
        assert promised <= set(there["deeds"])
        kept, entries = set(there["deeds"]), entries + there["entries"]
    found(f"{rounds} backups made while people wrote, {entries} entries of the record, all came back and were verified")


def test_a_backup_comes_back_on_a_machine_that_held_nothing(stand: Stand, tmp_path: Path) -> None:
    stand.write(deeds=4, kinds=["tie", "photo"])
    assert stand.end() == 0
    assert stand.do("command", words=["backup", str(tmp_path / "store.kith")]) == 0
    elsewhere = tmp_path / "elsewhere"

    with an_empty_store(stand, elsewhere) as environ:
        restored = stand.kith("restore", str(tmp_path / "store.kith"), **environ)

    assert restored.returncode == 0, restored.stderr
    assert "the record of 4 entries is whole" in restored.stdout
    pictures = {path.name: path.read_bytes() for path in (stand.data / "files").glob("??/*")}
    assert {path.name: path.read_bytes() for path in (elsewhere / "files").glob("??/*")} == pictures != {}


def deeds_of(stand: Stand, number: int) -> set[str]:
    lines = stand.journal.lines("saved")
    return {line.get("photo", line["key"]) for line in lines if line["key"].split("-")[1] == str(number)}


@contextmanager
def an_empty_store(stand: Stand, folder: Path) -> Iterator[dict[str, str]]:
    """Name a store in which there is nothing yet, not even a table."""
    if connection.vendor == "sqlite":
        yield {"KITH_DATA": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'kith.sqlite3'}"}
        return
    owner, app = stand.environ["KITH_OWNER_DATABASE_URL"], stand.environ["DATABASE_URL"]
    with psycopg.connect(owner, autocommit=True) as asked:
        asked.execute("CREATE DATABASE kith_elsewhere")
        try:
            place = {"KITH_OWNER_DATABASE_URL": owner, "DATABASE_URL": app}
            moved = {name: f"{address.rpartition('/')[0]}/kith_elsewhere" for name, address in place.items()}
            yield {"KITH_DATA": str(folder), **moved}
        finally:
            asked.execute("DROP DATABASE kith_elsewhere")
