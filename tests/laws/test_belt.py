"""Row-level security on PostgreSQL: another organisation's rows do not exist for a session, and neither does anything
for a session that has not said whose it is. Asked as the app's own role, in raw SQL that no gate has seen."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kith.ground.access import belt
from kith.ground.accounts.models import Organisation
from kith.people.models import Person
from tests.laws.stage import set_stage
from tests.world import World

pytestmark = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no row-level security")
LOOSE = {
    "jobs_heartbeat", "jobs_run", "jobs_turn", "web_answered", "web_draft",
    "accounts_account", "accounts_organisation", "accounts_roleheld", "accounts_team", "sign_in_counter",
    "safeguarding_opendoortry", "sign_in_invitation", "sign_in_knock", "sign_in_sitting",
    "sign_in_sparecode", "sign_in_sentcode", "devices_device", "devices_pin", "devices_seat",
}  # fmt: skip
"""Tables without the belt: the door, which is opened before anybody is known, and what holds nobody's record."""


@pytest.fixture
def postgres_stage(records: None, moment: datetime) -> None:
    set_stage(at=moment)


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_every_table_wears_the_belt_or_is_named_here(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        enforced = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = %s", [belt.POLICY])
        told = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        passes_by = cursor.fetchone()[0]
    ours = {table._meta.db_table for table in apps.get_models() if table.__module__.startswith("kith.")}

    assert enforced == told == set(belt.worn_by())
    assert ours - told == LOOSE
    assert not passes_by


def test_a_session_sees_its_own_organisation_and_nothing_of_another(postgres_stage: None) -> None:
    elsewhere = Organisation.objects.get(name="Elsewhere")
    theirs = Person.objects.create(organisation=elsewhere, known_as="Una").pk
    every = {table: counted(table) for table in belt.worn_by()}
    own = {
        table: counted(f"{table} WHERE organisation_id = '{elsewhere.pk}'")
        for table, said in belt.worn_by().items()
        if said == belt.OWN
    }
    assert sum(1 for table in every if every[table]) > 30

    with belt.for_organisation(elsewhere.pk):
        seen = {table: counted(table) for table in every}
        assert {table: seen[table] for table in own} == own
        assert [table for table in every if every[table] and seen[table] == every[table]] == []
        assert list(Person.objects.values_list("pk", flat=True)) == [theirs]
        with connection.cursor() as cursor:
            cursor.execute("UPDATE people_person SET known_as = 'x' WHERE id <> %s", [theirs])
            assert cursor.rowcount == 0
            cursor.execute("DELETE FROM access_denial")
            assert cursor.rowcount == 0


def test_a_session_that_has_said_nothing_sees_nothing_and_writes_nothing(postgres_stage: None) -> None:
    here = Organisation.objects.get(name="Harbour Link")
    with belt.for_nobody():
        assert {table for table in belt.worn_by() if counted(table)} == set()
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Person.objects.create(organisation=here, known_as="Una")
    with connection.cursor() as cursor:
        cursor.execute("RESET kith.organisation")
    assert counted("people_person") == 0


def test_nobody_writes_a_row_into_another_organisation(world: World) -> None:
    with (
        belt.for_organisation(world.organisation.pk),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Person.objects.create(organisation=world.elsewhere, known_as="Una")


def test_a_connection_that_breaks_in_the_middle_still_shows_only_its_rows(world: World) -> None:
    with belt.for_organisation(world.elsewhere.pk):
        another = connection.copy()
        try:
            with another.cursor() as cursor:
                cursor.execute("SELECT current_setting('kith.organisation')")
                assert cursor.fetchone()[0] == str(world.elsewhere.pk)
        finally:
            another.close()


@pytest.mark.commits
def test_a_connection_that_was_cut_is_told_of_as_of_any_question(world: World) -> None:
    """Whoever waits for Django's own error, to answer plainly or to let nothing happen, waits for this one too.

    Afterwards the rows are shown again that were shown before, and not those that could not be asked for.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (ours,) = cursor.fetchone()
    with closing(connection.copy()) as another, another.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [ours])

    with pytest.raises(DatabaseError), belt.for_organisation(world.elsewhere.pk):
        pass

    connection.close()
    assert counted(f"people_person WHERE organisation_id <> '{world.elsewhere.pk}'") == 2


def test_a_failed_transaction_puts_back_whose_rows_are_seen(world: World) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), belt.for_organisation(world.elsewhere.pk):
        connection.cursor().execute("SELECT 1 / 0")

    assert counted("people_person") == 2


def test_a_request_of_one_organisation_runs_under_its_belt(world: World) -> None:
    client, seen = Client(), []
    client.force_login(world.accounts["priya"])

    def look(execute: Callable[..., object], words: str, *more: object) -> object:
        if "people_person" in words:
            cursor = connection.connection.execute("SELECT current_setting('kith.organisation')")
            seen.append(cursor.fetchone()[0])
        return execute(words, *more)

    with connection.execute_wrapper(look):
        client.get(f"/people/{world.mary.pk}")

    assert set(seen) == {str(world.organisation.pk)}
