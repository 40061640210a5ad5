"""What must be true of a running house, each looked at by one short function."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kith.ground.accounts.models import Organisation
from kith.ground.audit.triggers import NAMES
from kith.ground.jobs.runner import is_alive

MENDED = (3, 51, 3)
"""The first SQLite without the rare fault when two connections write the log back at once."""

ROOM = 1024**3
"""Bytes that should be free for a backup and a day's work."""

WRITTEN_THROUGH = ("fsync", "synchronous_commit", "full_page_writes")
"""PostgreSQL's settings without which a commit is not yet on the disk."""

Look = Callable[[datetime], str]
"""Looks at one thing; an empty answer is good, else it says what to do."""


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what to do about it; nothing to do is good."""

    name: str
    advice: str

    @property
    def is_good(self) -> bool:
        return not self.advice


def database_answers(_at: datetime) -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "The store cannot be reached. Look at DATABASE_URL, and whether the database is running."
    return ""


def migrations_applied(_at: datetime) -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} changes to the tables are missing. Run “kith migrate”." if plan else ""


def jobs_run(at: datetime) -> str:
    return "" if is_alive(at=at) else "Nothing that happens by time is running. Start “kith serve”, or “kith work”."


def folder_writable(_at: datetime) -> str:
    folder = settings.KITH_DATA
    is_good = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    return "" if is_good else f"The folder {folder} cannot be written to. Look at KITH_DATA and its owner."


def one_kind(_at: datetime) -> str:
    """Made-up people and real ones never share a store."""
    strangers = Organisation.objects.exclude(kind=settings.KITH_KIND).count()
    if not strangers:
        return ""
    return f"KITH_KIND is {settings.KITH_KIND}, but {strangers} organisations here are not. Use another store."


def triggers_stand(_at: datetime) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        missing = NAMES[connection.vendor] - {row[0] for row in cursor.fetchall()}
    return f"The record is not protected: {len(missing)} triggers are gone. Restore a backup." if missing else ""


def saved_is_saved(_at: datetime) -> str:
    """A commit is on the disk before anybody is told of it."""
    return _sqlite_settings() if connection.vendor == "sqlite" else _postgresql_settings()


def _sqlite_settings() -> str:
    """Look for a log, written through, with nothing mapped into memory."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "wal_autocheckpoint": 0}
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    wrong = sorted(name for name, value in wanted.items() if found[name] != value)
    return (
        f"SQLite is set up otherwise than it should be ({', '.join(wrong)}). Is DATABASE_URL a file on disk?"
        if wrong
        else ""
    )


def disk_free(_at: datetime) -> str:
    free = shutil.disk_usage(settings.KITH_DATA).free
    return "" if free >= ROOM else f"Only {free // 1024**2} MB are free. Make room before the store is full."


def kept_private(_at: datetime) -> str:
    """Nobody else on the machine may look into the folder."""
    is_open = bool(stat.S_IMODE(settings.KITH_DATA.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO))
    advice = f"Others on this machine may read {settings.KITH_DATA}. Run “chmod -R go= {settings.KITH_DATA}”."
    return advice if is_open else ""


def ways_out(_at: datetime) -> str:
    if settings.KITH_DEMO or settings.ENVIRONMENT.mail_url:
        return ""
    return "E-mail has no way out: messages wait in the outbox. Set KITH_MAIL_URL and KITH_MAIL_FROM."


def somebody_here(_at: datetime) -> str:
    if Organisation.objects.exists():
        return ""
    return f"There is no organisation here yet. Run “kith {'demo' if settings.KITH_DEMO else 'begin'}”."


def _postgresql_settings() -> str:
    """Look whether the server waits for its disk before it answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_settings WHERE name = ANY(%s) AND setting = 'off'", [list(WRITTEN_THROUGH)])
        wrong = sorted(row[0] for row in cursor.fetchall())
    return f"A power cut could lose what was saved: PostgreSQL has {', '.join(wrong)} off. Turn it on." if wrong else ""


STORE: tuple[tuple[str, Look], ...] = (
    ("store", database_answers),
    ("tables", migrations_applied),
    ("kind", one_kind),
)
"""What must hold before anybody writes into the store."""

READY: tuple[tuple[str, Look], ...] = (
    *STORE,
    ("jobs", jobs_run),
    ("folder", folder_writable),
)
"""What must hold before people are sent here."""

DOCTOR: tuple[tuple[str, Look], ...] = (
    *READY,
    ("organisation", somebody_here),
    ("record", triggers_stand),
    ("saved is saved", saved_is_saved),
    ("disk", disk_free),
    ("privacy of files", kept_private),
    ("ways out", ways_out),
)
"""What a doctor looks at besides."""


def look(looks: tuple[tuple[str, Look], ...], *, at: datetime) -> list[Finding]:
    """Look at each thing in turn. Without a store to ask, what needs one is not looked at."""
    findings: list[Finding] = []
    for name, examine in looks:
        try:
            findings.append(Finding(name, examine(at)))
        except DatabaseError:
            findings.append(Finding(name, "It could not be looked at: the store does not answer as it should."))
    return findings


def library_note() -> str:
    """Say which SQLite is linked, and what follows from its age."""
    if connection.vendor != "sqlite":
        return ""
    if sqlite3.sqlite_version_info >= MENDED:
        return f"SQLite {sqlite3.sqlite_version}."
    return (
        f"SQLite {sqlite3.sqlite_version}: before 3.51.3 two connections that write the log back at the same moment "
        "can, very rarely, lose a transaction. Kith lets one connection do it, so this is for your information."
    )


class MixedStoreError(Exception):
    """Made-up people were about to meet real ones; the words say what to do."""


def must_be_demo() -> None:
    """Refuse to make the demo world anywhere but in a store of its own. Raises MixedStoreError."""
    if not settings.KITH_DEMO:
        raise MixedStoreError("KITH_KIND is live: the demo world is never put into a live store.")
    if Organisation.objects.filter(kind=Organisation.Kind.LIVE).exists():
        raise MixedStoreError("There are real organisations in this store: the demo world is never put into it.")
