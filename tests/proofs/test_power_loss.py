"""The power goes: what was said to be saved is there when it comes back, and no half of what was not.

A disk without power keeps what was synced, and of the rest any part. SQLite's log had been synced as far as it reached
when somebody was told “saved”; behind that, a crash image ends anywhere, in nothing, zeros, rubbish or scraps of what
was to come. PostgreSQL is stopped as a power cut would stop it, and must find its way back by itself.
"""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import postgres
import psycopg
import pytest
from django.db import connection

from kith.ground.access.belt import EVERY, SETTING
from kith.ground.audit.verify import Fault
from tests.proofs.stand import Stand

PAGE, SECTOR = 4096, 512
HEADER, FRAME = 32, PAGE + 24
CAREFUL = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "20"}
on_sqlite = pytest.mark.skipif("sqlite" not in connection.settings_dict["ENGINE"], reason="it is about SQLite's files")
on_postgresql = pytest.mark.skipif("sqlite" in connection.settings_dict["ENGINE"], reason="it is about PostgreSQL")

pytestmark = pytest.mark.commits


@on_sqlite
@pytest.mark.parametrize(("deeds", "cuts"), [(12, 12), pytest.param(200, 500, marks=pytest.mark.long)])
def test_a_log_cut_anywhere_holds_every_deed_that_was_synced_and_no_half_of_another(
    stand: Stand, deeds: int, cuts: int, found: Callable[[str], None]
) -> None:
    chance = Random(deeds)
    store, log = written(stand, deeds)
    saved = list(stand.journal.saved().values())
    witness = stand.folder / "witness"
    whole = examined(stand, image_of(stand, store, log), write_witness=str(witness))
    assert whole["in_order"] == [line["key"] for line in saved]

    for _ in range(cuts):
        cut = somewhere(chance, saved, len(log))
        there = examined(stand, image_of(stand, store, log[:cut] + unsynced(chance, log[cut:])), witness=str(witness))
        synced = [line["key"] for line in saved if line["log"] <= cut]
        assert there["faults"] == []
        assert there["in_order"][: len(synced)] == synced
        assert there["in_order"] == whole["in_order"][: len(there["in_order"])]
        assert there["breaks"] == ([Fault.CUT] if there["head"] < whole["head"] else [])
    found(f"SQLite: {cuts} crash images of {deeds} deeds: none that was synced was lost, every lost tail was told")


@on_sqlite
@pytest.mark.parametrize(("deeds", "cuts"), [(8, 4), pytest.param(300, 200, marks=pytest.mark.long)])
def test_a_cut_while_the_log_is_written_back_loses_nothing(
    stand: Stand, deeds: int, cuts: int, found: Callable[[str], None]
) -> None:
    chance = Random(deeds)
    store, log = written(stand, deeds)
    written_back = write_back(image_of(stand, store, log))
    everything = [line["key"] for line in stand.journal.saved().values()]

    for _ in range(cuts):
        there = examined(stand, image_of(stand, some_pages(chance, store, written_back), log))
        assert there["faults"] == there["breaks"] == []
        assert there["in_order"] == everything
    found(f"SQLite: {cuts} crash images in the middle of writing {deeds} deeds back: nothing lost")


def written(stand: Stand, deeds: int) -> tuple[bytes, bytes]:
    """Let people write and never write the log back; return the store's file and its log as they lie there."""
    stand.write(kinds=["tie", "tie", "colleague"], seed=deeds, tidy=False, deeds=deeds)
    assert stand.end() == 0
    file = Path(connection.settings_dict["NAME"])
    return file.read_bytes(), log_of(file).read_bytes()


def log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def image_of(stand: Stand, store: bytes, log: bytes) -> Path:
    """Lay down what a disk held when the power went."""
    folder = stand.folder / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    image = folder / "store.sqlite3"
    image.write_bytes(store)
    log_of(image).write_bytes(log)
    return image


def examined(stand: Stand, image: Path, **more: str) -> dict[str, Any]:
    return stand.examine(store=str(image), **more)


def somewhere(chance: Random, saved: list[dict[str, Any]], length: int) -> int:
    """Choose where the synced part ends: anywhere, at the edge of a frame, or just where somebody was told “saved”."""
    frame = HEADER + FRAME * chance.randrange((length - HEADER) // FRAME + 1)
    told = int(chance.choice(saved)["log"])
    edge = chance.choice((frame, told)) + chance.choice((-1, 0, 0, 1))
    return min(length, max(0, chance.choice((chance.randrange(length + 1), edge, edge))))


def unsynced(chance: Random, rest: bytes) -> bytes:
    """Say what the disk holds where it had not yet synced."""
    length = chance.randrange(len(rest) + 1)
    sectors = (rest[place : place + SECTOR] for place in range(0, len(rest), SECTOR))
    return chance.choice(
        (
            b"",
            bytes(length),
            chance.randbytes(length),
            b"".join(sector if chance.random() < 0.5 else bytes(len(sector)) for sector in sectors),
        )
    )


def write_back(image: Path) -> bytes:
    """Write the log back into the file, and return that file while its log still stands."""
    open_meanwhile = sqlite3.connect(image)
    try:
        open_meanwhile.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        return image.read_bytes()
    finally:
        open_meanwhile.close()


def some_pages(chance: Random, before: bytes, after: bytes) -> bytes:
    """Mix a file of which only some pages had been written."""
    before += bytes(len(after) - len(before))
    places = range(0, len(after), PAGE)
    return b"".join(chance.choice((before, after))[place : place + PAGE] for place in places)


@on_sqlite
def test_sqlite_syncs_its_log_at_every_commit(world: object) -> None:
    with connection.cursor() as cursor:
        asked = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "mmap_size")}

    assert asked == {"synchronous": 2, "mmap_size": 0}


@on_postgresql
@pytest.mark.parametrize("cuts", [1, pytest.param(60, marks=pytest.mark.long)])
def test_postgresql_comes_back_with_everything_that_was_acknowledged(
    stand: Stand, cuts: int, found: Callable[[str], None]
) -> None:
    """Three cuts of four come when something has been saved since the last one; the others anywhere, even before."""
    chance = Random(cuts)
    with postgres.cluster() as server:
        with server.served(CAREFUL):
            server.make_roles()
            copy_store(stand, server.addresses)
        for number in range(cuts):
            process = server.start(CAREFUL)
            stand.write(name=str(number), seed=number)
            if number % 4 != 3:
                stand.wait_for_more(chance.randint(1, 5))
            time.sleep(chance.uniform(0, 0.5))
            process.send_signal(postgres.IMMEDIATE)
            process.wait(30)
            assert stand.end() == 1, "a writer whose database went away was told so"
        with server.served(CAREFUL):
            asked = settings_of(server.addresses.app)
            there = stand.examine()

    saved = stand.journal.saved()
    kept = [line.get("photo", key) for key, line in saved.items()]
    assert asked == {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
    assert len(saved) >= cuts * 3 / 4
    assert there["faults"] == there["breaks"] == []
    assert [key for key in kept if there["deeds"].get(key) != 1] == []
    found(f"PostgreSQL: {cuts} cuts, {len(saved)} deeds acknowledged, none lost or half done")


def copy_store(stand: Stand, addresses: postgres.Addresses) -> None:
    """Bring the stand's store to a server that waits for its disk, and work there from now on."""
    dump = ["pg_dump", "--enable-row-security", stand.environ["KITH_OWNER_DATABASE_URL"]]
    for_every = {**os.environ, "PGOPTIONS": f"-c {SETTING}={EVERY}"}
    dumped = subprocess.run(dump, env=for_every, check=True, capture_output=True)
    load = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", addresses.superuser]
    subprocess.run(load, input=dumped.stdout, check=True, stdout=subprocess.DEVNULL)
    stand.environ |= addresses.settings


def settings_of(address: str) -> dict[str, str]:
    with psycopg.connect(address) as asked:
        names = ("fsync", "synchronous_commit", "full_page_writes")
        return {name: asked.execute(f"SHOW {name}").fetchone()[0] for name in names}  # type: ignore[index,call-overload]
