"""The first tables of a store: drawn one by one, they are the very tables that Django would have made."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from kith.ground.access.management.commands.migrate import _draw_one, _each_table_drawn_once
from tests.world import World

ROOT = Path(__file__).parents[2]
OUR_WAY = "from kith.config.command import main; main()"
DJANGOS_WAY = f"""
import os
from contextlib import nullcontext
os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings"
import django
django.setup()
from kith.ground.access.management.commands import migrate
migrate._each_table_drawn_once = nullcontext
{OUR_WAY}
"""


def _tables(folder: Path, way: str) -> list[tuple[str, ...]]:
    folder.mkdir()
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("KITH_", "DATABASE_URL"))}
    environ |= {"KITH_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", way, "migrate"], env=environ, check=True, capture_output=True)
    with closing(sqlite3.connect(folder / "kith.sqlite3")) as store:
        return store.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()


@pytest.mark.long
def test_tables_drawn_one_by_one_are_those_that_django_makes(tmp_path: Path) -> None:
    ours, djangos = _tables(tmp_path / "ours", OUR_WAY), _tables(tmp_path / "djangos", DJANGOS_WAY)

    assert len(ours) > 1_000
    assert ours == djangos


def test_a_store_that_holds_something_is_brought_up_to_date_in_djangos_way(world: World) -> None:
    usual = ProjectState.add_model

    with _each_table_drawn_once():
        assert ProjectState.add_model is usual


def test_only_the_first_tables_are_drawn_one_by_one_and_nothing_after_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = ProjectState.add_model
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _recorder: {})

    with _each_table_drawn_once():
        assert ProjectState.add_model is _draw_one

    assert ProjectState.add_model is usual
