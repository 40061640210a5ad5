"""The PostgreSQL that the tests start: private, with two roles that are not superusers, and gone afterwards."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import postgres
import psycopg
import pytest

pytestmark = pytest.mark.skipif(
    not postgres.installed_programs(), reason="PostgreSQL is not installed here; make test says so, or installs it"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the server a place of its own, open to the account it runs as."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        monkeypatch.setattr(tempfile, "tempdir", name)
        yield place


def test_neither_role_is_a_superuser(folder: Path) -> None:
    with postgres.running() as addresses, psycopg.connect(addresses.app) as connection:
        roles = dict(connection.execute("SELECT rolname, rolsuper FROM pg_roles WHERE rolname LIKE 'kith%'").fetchall())

    assert roles == {"kith_app": False, "kith_owner": False}


def test_only_the_owner_makes_databases(folder: Path) -> None:
    with postgres.running() as addresses, psycopg.connect(addresses.app) as connection:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolcreatedb AND rolname LIKE 'kith%'").fetchall()

    assert found == [("kith_owner",)]


def test_the_owner_makes_tables_and_the_app_cannot(folder: Path) -> None:
    with postgres.running() as addresses:
        with psycopg.connect(addresses.owner) as connection:
            connection.execute("CREATE TABLE made_by_owner (id int)")
        with psycopg.connect(addresses.app) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE made_by_app (id int)")


def test_nothing_is_left_when_the_run_fails(folder: Path) -> None:
    reached = []

    def run_that_fails() -> None:
        with postgres.running() as addresses:
            reached.append(addresses.app)
            raise RuntimeError("the tests failed")

    with pytest.raises(RuntimeError, match="the tests failed"):
        run_that_fails()

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(reached[0], connect_timeout=2)
    assert list(folder.iterdir()) == []
