"""Backups: the store, the private files and the witness in one archive, and back again, looked over before it counts.

SQLite is copied by its own online backup, PostgreSQL by `pg_dump`, so nobody needs to stop. The witness is taken first
and the files last: what was witnessed is in the store, and what the store speaks of is among the files.
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
from django.db import DatabaseError, connection, transaction

from kith.ground.access.belt import EVERY, SETTING
from kith.ground.access.owner import EMPTY, as_owner, rights_of
from kith.ground.audit import witness
from kith.ground.audit.models import Entry
from kith.ground.audit.verify import every_break
from kith.ground.jobs.runner import is_alive
from kith.ground.running import restored
from kith.ground.running.jobs import WITNESS
from kith.ground.running.restored import DISPOSED

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
    erased_again: int | None = 0
    """How many came back with a backup and were erased again; None where the store must be migrated first."""


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
    with TemporaryDirectory(dir=settings.KITH_DATA, prefix="backup-") as scratch:
        room = Path(scratch)
        if (settings.KITH_DATA / WITNESS).exists():
            shutil.copyfile(settings.KITH_DATA / WITNESS, room / WITNESS)
        if (settings.KITH_DATA / DISPOSED).exists():
            shutil.copyfile(settings.KITH_DATA / DISPOSED, room / DISPOSED)
        store, tables = _dump(room)
        manifest = {"made_at": at.isoformat(), "kind": settings.KITH_KIND, "store": store, "tables": tables}
        (room / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        unfinished = archive.with_name(f".{archive.name}.part")
        try:
            files = _pack(room, unfinished)
            unfinished.replace(archive)
            restored.gather([room / DISPOSED], archive.parent / DISPOSED)
            written_through(archive.parent)
        except OSError as fault:
            unfinished.unlink(missing_ok=True)
            raise CannotBackUp(f"{archive} cannot be written to ({fault.strerror}).") from None
    return Made(tables, files, tables[Entry._meta.db_table])


def _dump(room: Path) -> tuple[str, Mapping[str, int]]:
    """Copy the store while others go on writing; return the copy's name and how many rows each of its tables holds."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(room / SQLITE)
        connection.connection.backup(copy, pages=4096, sleep=0.01)
        copy.close()
        with reading(str(room / SQLITE)):
            return SQLITE, counts()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _dump_postgres(room / POSTGRES, f"--snapshot={snapshot}")
        return POSTGRES, counts()


def _pack(room: Path, archive: Path) -> int:
    """Put everything into one archive and see that it is on the disk; return how many files went in."""
    packed_files = 0
    descriptor = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as packed:
            for path in sorted(room.iterdir()):
                packed.add(path, path.name)
            for path in _files(settings.KITH_DATA):
                try:
                    packed.add(path, str(path.relative_to(settings.KITH_DATA)))
                    packed_files += 1
                except FileNotFoundError:  # a photo was taken away while we were packing
                    continue
        raw.flush()
        os.fsync(raw.fileno())
    return packed_files


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / FILES).rglob("*") if path.is_file())


def counts() -> dict[str, int]:
    """Return how many rows each table of ours holds. A store of another age may lack some."""
    there = set(connection.introspection.table_names())
    ours = [table for table in apps.get_models() if table.__module__.startswith("kith.")]
    return {table._meta.db_table: table._base_manager.count() for table in ours if table._meta.db_table in there}


@contextmanager
def reading(store: str) -> Iterator[None]:
    """Look into another file than the store for a while."""
    connection.close()
    kept = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = store
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


def restore(archive: Path, *, at: datetime, over: bool = False) -> Made:
    """Put a backup in the place of what is there. Raises CannotRestore, and then all is as it was."""
    if is_running(at=at):
        raise CannotRestore("Kith is running on this store. Stop it first.")
    if not over and _holds_something():
        raise CannotRestore("There is a store here already. Back it up, then add --force to put this one in its place.")
    with TemporaryDirectory(dir=settings.KITH_DATA, prefix="restore-") as scratch:
        room = Path(scratch)
        manifest = unpack(archive, room)
        if manifest.kind != settings.KITH_KIND:
            raise CannotRestore(f"This is a backup of a {manifest.kind} store, and KITH_KIND is {settings.KITH_KIND}.")
        if manifest.store == SQLITE:
            with reading(str(room / SQLITE)):
                look_over(manifest.tables, room / WITNESS)
        else:
            _change_postgres(room, manifest.tables)
        restored.gather([room / DISPOSED, archive.parent / DISPOSED], settings.KITH_DATA / DISPOSED)
        _change_places(room)
    erased_again = _erase_again(at=at)
    return Made(manifest.tables, len(_files(settings.KITH_DATA)), Entry.objects.count(), erased_again)


def _erase_again(*, at: datetime) -> int | None:
    """See that nobody comes back who was erased after the backup was made. A store of another age is migrated first."""
    try:
        return restored.do([settings.KITH_DATA / DISPOSED], at=at)
    except DatabaseError:
        return None


def throw_away() -> None:
    """Leave nothing of this store: no table, no picture, no witness."""
    with as_owner():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(EMPTY)
    for path in [*_what_is_there(), settings.KITH_DATA / DISPOSED]:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def is_running(*, at: datetime) -> bool:
    """Say whether somebody works on this store now; a store without tables is served by nobody."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0]:
                return True
    return "jobs_heartbeat" in connection.introspection.table_names() and is_alive(at=at)


def _holds_something() -> bool:
    tables = connection.introspection.table_names()
    return "accounts_organisation" in tables and apps.get_model("accounts", "Organisation").objects.exists()


def unpack(archive: Path, room: Path) -> Manifest:
    """Unpack what a backup of ours holds and nothing else; a path that leads elsewhere is refused."""
    try:
        with tarfile.open(archive, mode="r:gz") as packed:
            _take_out(packed, room)
        said = json.loads((room / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(str(said["kind"]), str(said["store"]), dict(said["tables"]))
    except (OSError, EOFError, tarfile.TarError, ValueError, TypeError, KeyError) as fault:
        raise CannotRestore(f"{archive} is not a whole backup of Kith ({type(fault).__name__}).") from None
    engine = SQLITE if connection.vendor == "sqlite" else POSTGRES
    if manifest.store != engine or not (room / engine).is_file():
        raise CannotRestore(f"{archive} holds no store for this database.")
    return manifest


def _take_out(packed: tarfile.TarFile, room: Path) -> None:
    """Take out files and folders alone, into the room and nowhere else. Debian 12's own Python has no filter for it."""
    room = room.resolve()
    for part in packed:
        place = (room / part.name).resolve()
        if not place.is_relative_to(room) or not (part.isfile() or part.isdir()):
            raise tarfile.ExtractError(part.name)
        if part.isdir():
            place.mkdir(exist_ok=True, parents=True)
            continue
        place.parent.mkdir(exist_ok=True, parents=True)
        source = packed.extractfile(part)
        if source is not None:
            with source, place.open("xb") as file:
                shutil.copyfileobj(source, file)


def look_over(expected: Mapping[str, int], witnessed: Path) -> None:
    """Count the rows and verify the record of what is to be restored. Raises CannotRestore."""
    known = counts()
    wrong = sorted(table for table, count in expected.items() if table in known and known[table] != count)
    if wrong:
        raise CannotRestore(f"Rows are missing in this backup, in {', '.join(wrong)}. Nothing here has changed.")
    breaks = every_break(witness.read_back(witnessed) if witnessed.exists() else {})
    if breaks:
        raise CannotRestore(f"The record of this backup is broken: {breaks[0].fault}. Nothing here has changed.")


def _change_places(room: Path) -> None:
    """Move what is there aside and the restored into its place; change back if that fails half way."""
    connection.close()
    aside = room / "before"
    aside.mkdir()
    store = Path(str(connection.settings_dict["NAME"]))
    restored = {room / FILES: settings.KITH_DATA / FILES, room / WITNESS: settings.KITH_DATA / WITNESS}
    if connection.vendor == "sqlite":
        restored[room / SQLITE] = store
    moved: list[tuple[Path, Path]] = []
    try:
        for source, target in [*((path, aside / path.name) for path in _what_is_there()), *restored.items()]:
            if source.exists():
                shutil.move(source, target)
                moved.append((source, target))
        if connection.vendor == "sqlite":
            store.chmod(0o600)
            written_through(store)
            written_through(store.parent)
    except BaseException:
        for source, target in reversed(moved):
            shutil.move(target, source)
        raise


def _what_is_there() -> list[Path]:
    """Name what a store is made of on this machine's disk."""
    kept = [settings.KITH_DATA / FILES, settings.KITH_DATA / WITNESS]
    if connection.vendor == "postgresql":
        return kept
    store = str(connection.settings_dict["NAME"])
    return [*kept, *(Path(store + ending) for ending in ("-wal", "-shm", ""))]


def written_through(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _change_postgres(room: Path, expected: Mapping[str, int]) -> None:
    """Put the restored tables in the place of those that are there, and change back if anything is wrong with them."""
    before = room / "before.pgdump"
    _dump_postgres(before)
    load(room / POSTGRES)
    try:
        look_over(expected, room / WITNESS)
    except BaseException:
        load(before)
        raise


def _dump_postgres(dump: Path, *how: str) -> None:
    _postgres(
        "pg_dump", "--enable-row-security", "--format=custom", "--no-owner", "--no-privileges", *how, f"--file={dump}"
    )


def load(dump: Path) -> None:
    """Replace every table, as their owner, and let the app's role in: all of it in one transaction, or none."""
    connection.close()
    tables, empty, rights = dump.with_suffix(".sql"), dump.with_name("empty.sql"), dump.with_name("rights.sql")
    _postgres("pg_restore", "--no-owner", "--no-privileges", f"--file={tables}", str(dump), to_the_store=False)
    empty.write_text(EMPTY, encoding="utf-8")
    app, owner = str(connection.settings_dict["USER"]), str(settings.OWNER_DATABASE["USER"])
    rights.write_text("" if app == owner else ";\n".join([*rights_of(app), ""]), encoding="utf-8")
    scripts = [f"--file={script}" for script in (empty, tables, rights)]
    _postgres("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction", *scripts)


def _postgres(program: str, *arguments: str, to_the_store: bool = True) -> None:
    """Run one of PostgreSQL's own programs as the tables' owner; its password travels by the environment."""
    if shutil.which(program) is None:
        raise CannotBackUp(f"{program} is not on this machine. Install PostgreSQL's client programs.")
    server = settings.OWNER_DATABASE
    named = {
        "PGHOST": server["HOST"],
        "PGPORT": server["PORT"],
        "PGUSER": server["USER"],
        "PGPASSWORD": server["PASSWORD"],
        "PGOPTIONS": f"-c {SETTING}={EVERY}",
    }
    environment = {**os.environ, **{name: str(value) for name, value in named.items() if value}}
    store = [f"--dbname={connection.settings_dict['NAME']}"] if to_the_store else []
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, and no word of anybody else's
        [str(shutil.which(program)), *store, *arguments], env=environment, capture_output=True, check=False
    )
    if done.returncode:
        raise CannotBackUp(f"{program} failed: {done.stderr.decode(errors='replace').strip().splitlines()[-1]}")
