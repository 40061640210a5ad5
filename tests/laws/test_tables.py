"""Every table says how long it is kept and how much harm it could do; every row of a record is behind the gate."""

import pytest
from django.apps import apps
from django.db import connection, models

from kith.ground.access.scoping import Scope, scope_of
from kith.ground.audit.triggers import NAMES
from kith.ground.tables import Retention, Row, Sensitivity

OURS = [table for table in apps.get_models() if table.__module__.startswith("kith.")]
ROWS = [table for table in OURS if issubclass(table, Row) and not table.__module__.startswith("kith.ground.")]


@pytest.mark.parametrize("table", OURS, ids=lambda table: table._meta.label)
def test_a_table_states_its_retention_and_sensitivity(table: type[models.Model]) -> None:
    assert isinstance(getattr(table, "retention", None), Retention), (
        f"{table._meta.label}: say `retention = Retention.…`"
    )
    assert isinstance(getattr(table, "sensitivity", None), Sensitivity), (
        f"{table._meta.label}: say `sensitivity = Sensitivity.…`"
    )


@pytest.mark.parametrize("table", ROWS, ids=lambda table: table._meta.label)
def test_a_row_of_a_room_has_its_clauses(table: type[models.Model]) -> None:
    assert scope_of(table) != Scope(()), f"{table._meta.label}: list who may see it in the room's scopes.py"


def test_the_records_triggers_stand_after_every_migration(db: None) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        standing = {row[0] for row in cursor.fetchall()}

    assert NAMES[connection.vendor] <= standing


def test_the_app_is_not_the_tables_owner_on_postgresql(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no roles")
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        is_super = cursor.fetchone()[0]
        cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'audit_entry'")
        owner = cursor.fetchone()[0]
        cursor.execute("SELECT current_user")
        me = cursor.fetchone()[0]

    assert not is_super
    assert owner != me


def test_migrations_match_the_tables(db: None) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_are_linear() -> None:
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)

    assert loader.detect_conflicts() == {}
