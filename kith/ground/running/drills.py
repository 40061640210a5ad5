"""The drill: a backup is put back beside the store and looked over, while people go on working.

Every row is counted, the record is verified against its witness, and each picture is the one that its row speaks of.
That it was done is written down for every organisation: it is what readiness asks for.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.audit.models import Entry
from kith.ground.clock import day_of
from kith.ground.files.models import Photo, Removal
from kith.ground.ids import OrganisationId
from kith.ground.running.backups import (
    FILES,
    POSTGRES,
    SQLITE,
    CannotRestore,
    back_up,
    load,
    look_over,
    reading,
    unpack,
)
from kith.ground.running.jobs import WITNESS
from kith.ground.running.readiness import write_ready
from kith.ground.running.rules import RESTORED_BACKUP


@dataclass(frozen=True)
class Drilled:
    """What was put back and found whole."""

    rows: int
    files: int
    entries: int

    @property
    def words(self) -> str:
        return f"Put back and found whole: {self.rows} rows, {self.files} files, {self.entries} entries of the record."


def drill(archive: Path | None, *, at: datetime) -> Drilled:
    """Restore a backup to a scratch store and look it over. Raises CannotRestore, CannotBackUp."""
    with TemporaryDirectory(dir=settings.KITH_DATA, prefix="drill-") as scratch:
        room = Path(scratch)
        if archive is None:
            archive = room / "drill.kith"
            back_up(archive, at=at)
        manifest = unpack(archive, room)
        if manifest.kind != settings.KITH_KIND:
            raise CannotRestore(f"This is a backup of a {manifest.kind} store, and KITH_KIND is {settings.KITH_KIND}.")
        with _put_back(room):
            look_over(manifest.tables, room / WITNESS)
            pictures, entries = _pictures(), Entry.objects.count()
        _must_match(pictures, room / FILES)
    done = Drilled(sum(manifest.tables.values()), len(pictures), entries)
    for organisation in Organisation.objects.all():
        by = Actor.of_system("kith drill", OrganisationId(organisation.pk))
        day = day_of(at, organisation.zone)
        write_ready(key=RESTORED_BACKUP, who="kith drill", proof=done.words, done_on=day, by=by, at=at)
    return done


@contextmanager
def _put_back(room: Path) -> Iterator[None]:
    """Look into a scratch store that holds the backup; it is gone afterwards."""
    if connection.vendor == "sqlite":
        with reading(str(room / SQLITE)):
            yield
        return
    name = f"{connection.settings_dict['NAME']}_drill"
    with _scratch_database(name), reading(name):
        load(room / POSTGRES)
        yield


@contextmanager
def _scratch_database(name: str) -> Iterator[None]:
    """Make a database beside the store, as the tables' owner, and drop it in the end."""
    owner, there = settings.OWNER_DATABASE, connection.settings_dict
    server = {"host": owner["HOST"], "port": owner["PORT"], "user": owner["USER"], "password": owner["PASSWORD"]}
    known = {key: value for key, value in server.items() if value}
    drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    with psycopg.connect(dbname=str(there["NAME"]), autocommit=True, **known) as asked:
        try:
            asked.execute(drop)
            asked.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise CannotRestore(
                f"The owner “{owner['USER']}” may not create a database to try the backup in. Give it CREATEDB for the "
                "drill, or restore on another machine."
            ) from None
        try:
            yield
        finally:
            asked.execute(drop)


def _pictures() -> dict[UUID, str]:
    """Return the digest of every picture that the store being read speaks of."""
    return dict(Photo.objects.filter(removal=None).values_list("pk", "digest"))


def _must_match(pictures: dict[UUID, str], folder: Path) -> None:
    """Hold each picture against its row. One that was taken away while the backup was packed may be missing."""
    for photo_id, digest in pictures.items():
        place = folder / photo_id.hex[:2] / photo_id.hex
        if place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() == digest:
            continue
        if place.is_file() or not Removal.objects.filter(pk=photo_id).exists():
            raise CannotRestore(f"The picture {photo_id} did not come back as it was. Make another backup.")
