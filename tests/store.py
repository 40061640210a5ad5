"""The store that tests work in: made by its owner, used as the app's role, and copied for a test that commits.

On SQLite the empty store is kept in a file until a migration changes, so that a developer waits for its making once.

A test's own copy is thrown away whole. Nothing is ever flushed: the app's role may not truncate, and the triggers of
the audit would rightly refuse.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from kith.config.settings import database
from kith.ground.access.owner import let_in

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".cache" / "tests"
OPENS_A_STORE = {"db", "records", "store_of_its_own", "django_db_setup"}
"""The fixtures by which a test comes to the store."""


def stands_on_a_store(test: pytest.Item) -> bool:
    """Say whether a test reads or writes records."""
    opens = OPENS_A_STORE & set(getattr(test, "fixturenames", ()))
    return bool(opens) or test.get_closest_marker("django_db") is not None


@contextmanager
def made() -> Iterator[None]:
    """Make the store as its owner, let the app's role in, and destroy it in the end."""
    connection = connections["default"]
    app, name = connection.settings_dict["USER"], connection.settings_dict["NAME"]
    with as_owner():
        if connection.vendor == "postgresql":
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            let_in(app)
        else:
            make_on_sqlite(connection)
    yield
    with as_owner():
        connection.creation.destroy_test_db(name, verbosity=0)


def make_on_sqlite(connection: Any) -> None:
    """Take the empty store from the file that holds it as these migrations make it; where there is none, make both."""
    file = kept_empty()
    if file.exists():
        connection.close()
        connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as kept:
            kept.backup(connection.connection)
        return
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    KEPT.mkdir(parents=True, exist_ok=True)
    being_made = file.with_suffix(f".{os.getpid()}")
    copy_sqlite(connection, being_made)
    being_made.replace(file)


def kept_empty() -> Path:
    """Return where the empty SQLite store is kept, if any test has made it yet."""
    return KEPT / f"{digest_of_what_makes_it()}.sqlite3"


def digest_of_what_makes_it() -> str:
    """Tell one set of tables from another: by the migrations, what they run, and the libraries that bring more."""
    files = [*ROOT.glob("kith/**/migrations/*.py"), *ROOT.glob("kith/ground/audit/triggers.py")]
    files += ROOT.glob("requirements/*.txt")
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def as_owner() -> Iterator[None]:
    """Be the owner of the tables for a while, where that is another role than the app's."""
    address = os.environ.get("KITH_OWNER_DATABASE_URL")
    if not address:
        yield
        return
    connection, owner = connections["default"], database(address)
    app = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update(USER=owner["USER"], PASSWORD=owner["PASSWORD"])
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(app)


@contextmanager
def copied(folder: Path) -> Iterator[None]:
    """Work in a copy of the store, which other threads see too and where a commit is a commit."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        file = folder / "copied.sqlite3"
        copy_sqlite(connection, file)
        with store_in(str(file)):
            yield
        return
    name = connection.creation.get_test_db_clone_settings("copied")["NAME"]
    with as_owner():
        connection.close()
        connection.creation.clone_test_db("copied", verbosity=0, autoclobber=True)
    try:
        with store_in(name):
            yield
    finally:
        with as_owner():
            connection.creation.destroy_test_db(verbosity=0, suffix="copied")


def copy_sqlite(connection: Any, file: Path) -> None:
    connection.ensure_connection()
    copy = sqlite3.connect(file)
    connection.connection.backup(copy)
    copy.close()


@contextmanager
def store_in(name: str) -> Iterator[None]:
    """Point every thread's connection at another store for a while; the one in memory lives on meanwhile."""
    connection = connections["default"]
    before = connection.settings_dict["NAME"]
    kept, connection.connection = connection.connection, None
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        connection.connection = kept
