"""Backups: the store, the private files and the witness in one archive, and back again, looked over before it counts.

SQLite is copied by its own online backup, so nobody needs to stop; PostgreSQL by `pg_dump`. A restore is made beside
what is there, and takes its place only when its rows are counted and its record is verified.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.conf import settings
from django.db import connection

from kith.ground.audit import witness
from kith.ground.audit.models import Entry
from kith.ground.audit.verify import every_break
from kith.ground.jobs.runner import is_alive
from kith.ground.running.jobs import WITNESS

MANIFEST, SQLITE, POSTGRES, FILES = "manifest.json", "store.sqlite3", "store.pgdump", "files"


class CannotBackUp(Exception):
    """The backup could not be made; the words say what to do."""


class CannotRestore(Exception):
    """The restore was not made and nothing has changed, or what was there has been put back; the words say why."""


@dataclass(frozen=True)
class Made:
    """What a backup holds."""

    tables: Mapping[str, int]
    files: int
    entries: int


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    kind: str
    store: str
    tables: Mapping[str, int]


def back_up(archive: Path, *, at: datetime, over: bool = False) -> Made:
    """Write one archive. It is finished under another name first: a backup that stands there is whole.

    Raises CannotBackUp.
    """
    if archive.exists() and not over:
        raise CannotBackUp(f"{archive} exists already. Choose another name, or add --force.")
    with TemporaryDirectory(dir=settings.KITH_DATA) as scratch:
        room = Path(scratch)
        store = _dump(room)
        tables = _counts_of(room / store) if store == SQLITE else counts()
        made = Made(tables, _count_files(settings.KITH_DATA / FILES), tables[Entry._meta.db_table])
        manifest = {
            "made_at": at.isoformat(),
            "kind": settings.KITH_KIND,
            "store": store,
            "tables": tables,
        }
        (room / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        unfinished = archive.with_name(f".{archive.name}.part")
        try:
            _pack(room, store, unfinished)
            unfinished.replace(archive)
        except OSError as fault:
            unfinished.unlink(missing_ok=True)
            raise CannotBackUp(f"{archive} cannot be written to ({fault.strerror}).") from None
    return made


def _dump(room: Path) -> str:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(room / SQLITE)
        connection.connection.backup(copy, pages=4096, sleep=0.01)
        copy.close()
        return SQLITE
    _postgres("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={room / POSTGRES}")
    return POSTGRES


def _pack(room: Path, store: str, archive: Path) -> None:
    descriptor = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as packed:
        packed.add(room / MANIFEST, MANIFEST)
        packed.add(room / store, store)
        for name in (FILES, WITNESS):
            if (settings.KITH_DATA / name).exists():
                packed.add(settings.KITH_DATA / name, name)


def counts() -> dict[str, int]:
    """Return how many rows each table of ours holds."""
    ours = [table for table in apps.get_models() if table.__module__.startswith("kith.")]
    return {table._meta.db_table: table._base_manager.count() for table in ours}


def _counts_of(store: Path) -> dict[str, int]:
    """Count in the copy itself: the store has moved on meanwhile."""
    copy = sqlite3.connect(store)
    try:
        return {
            table: copy.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - our own tables' names
            for table in sorted(
                table._meta.db_table for table in apps.get_models() if table.__module__.startswith("kith.")
            )
        }
    finally:
        copy.close()


def restore(archive: Path, *, at: datetime, over: bool = False) -> Made:
    """Put a backup in the place of what is there. Raises CannotRestore, and then all is as it was."""
    if is_running(at=at):
        raise CannotRestore("Kith is running on this store. Stop it first.")
    if not over and _holds_something():
        raise CannotRestore("There is a store here already. Back it up, then add --force to put this one in its place.")
    with TemporaryDirectory(dir=settings.KITH_DATA) as scratch:
        room = Path(scratch)
        manifest = _unpack(archive, room)
        if manifest.kind != settings.KITH_KIND:
            raise CannotRestore(f"This is a backup of a {manifest.kind} store, and KITH_KIND is {settings.KITH_KIND}.")
        with _in_its_place(room, manifest.store):
            _look_over(manifest.tables)
        return Made(manifest.tables, _count_files(settings.KITH_DATA / FILES), Entry.objects.count())


def is_running(*, at: datetime) -> bool:
    """Say whether somebody serves this store now; a store without tables is served by nobody."""
    return "jobs_heartbeat" in connection.introspection.table_names() and is_alive(at=at)


def _holds_something() -> bool:
    tables = connection.introspection.table_names()
    return "accounts_organisation" in tables and apps.get_model("accounts", "Organisation").objects.exists()


def _unpack(archive: Path, room: Path) -> Manifest:
    """Unpack what a backup of ours holds and nothing else; a path that leads elsewhere is refused."""
    try:
        with tarfile.open(archive, mode="r:gz") as packed:
            packed.extractall(room, filter="data")
        said = json.loads((room / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(str(said["kind"]), str(said["store"]), dict(said["tables"]))
    except (OSError, EOFError, tarfile.TarError, ValueError, TypeError, KeyError) as fault:
        raise CannotRestore(f"{archive} is not a whole backup of Kith ({type(fault).__name__}).") from None
    engine = SQLITE if connection.vendor == "sqlite" else POSTGRES
    if manifest.store != engine or not (room / engine).is_file():
        raise CannotRestore(f"{archive} holds no store for this database.")
    return manifest


@contextmanager
def _in_its_place(room: Path, store: str) -> Iterator[None]:
    """Move what is there aside, put the restored in its place, and change back if anything is wrong with it."""
    connection.close()
    aside = room / "before"
    aside.mkdir()
    moved = [path for path in _what_is_there() if path.exists()]
    for path in moved:
        shutil.move(path, aside / path.name)
    try:
        if store == SQLITE:
            shutil.copyfile(room / SQLITE, connection.settings_dict["NAME"])
            Path(connection.settings_dict["NAME"]).chmod(0o600)
        else:
            _postgres("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={aside / POSTGRES}")
            _load(room / POSTGRES)
        for name in (FILES, WITNESS):
            if (room / name).exists():
                shutil.move(room / name, settings.KITH_DATA / name)
        yield
    except BaseException:
        connection.close()
        for path in _what_is_there():
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for path in moved:
            shutil.move(aside / path.name, path)
        if store == POSTGRES:
            _load(aside / POSTGRES)
        raise


def _what_is_there() -> list[Path]:
    kept = [settings.KITH_DATA / FILES, settings.KITH_DATA / WITNESS]
    if connection.vendor != "sqlite":
        return kept
    store = str(connection.settings_dict["NAME"])
    return [Path(store + ending) for ending in ("", "-wal", "-shm")] + kept


def _look_over(expected: Mapping[str, int]) -> None:
    """Count the rows and verify the record of what was restored. Raises CannotRestore."""
    connection.close()
    known = counts()
    wrong = sorted(table for table, count in expected.items() if table in known and known[table] != count)
    if wrong:
        raise CannotRestore(
            f"Rows are missing after the restore, in {', '.join(wrong)}. What was there has been put back."
        )
    kept = settings.KITH_DATA / WITNESS
    breaks = every_break(witness.read_back(kept) if kept.exists() else {})
    if breaks:
        raise CannotRestore(
            f"The record of this backup is broken: {breaks[0].fault}. What was there has been put back."
        )


def _count_files(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file()) if folder.exists() else 0


def _load(dump: Path) -> None:
    _postgres(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", str(dump)
    )


def _postgres(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs as the tables' owner; its password travels by the environment."""
    if shutil.which(program) is None:
        raise CannotBackUp(f"{program} is not on this machine. Install PostgreSQL's client programs.")
    server = settings.OWNER_DATABASE
    named = {
        "PGHOST": server["HOST"],
        "PGPORT": server["PORT"],
        "PGUSER": server["USER"],
        "PGPASSWORD": server["PASSWORD"],
    }
    environment = {**os.environ, **{name: str(value) for name, value in named.items() if value}}
    database = f"--dbname={connection.settings_dict['NAME']}"
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, and no word of anybody else's
        [str(shutil.which(program)), database, *arguments], env=environment, capture_output=True, check=False
    )
    if done.returncode:
        raise CannotBackUp(f"{program} failed: {done.stderr.decode(errors='replace').strip().splitlines()[-1]}")
