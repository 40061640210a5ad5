"""The second belt, on PostgreSQL: row-level security shows a session one organisation's rows, whatever SQL it asks.

The gate decides who may see what; this only sees to it that a forgotten filter never crosses an organisation. Whoever
works says whose rows: `for_organisation` around a request or a link, `for_every` around jobs, commands and the lookup
of a link. Nothing said, nothing seen. SQLite has no such thing, and holds one small team.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from psycopg.pq import TransactionStatus

SETTING, EVERY, NOBODY = "kith.organisation", "every", ""
POLICY = "of_its_organisation"
AT_THE_DOOR = frozenset({"accounts", "sign_in", "devices"})
"""Rooms whose tables are read before anybody is known: they open the door, and hold nobody's record."""

_whose: ContextVar[str] = ContextVar("whose rows this session may see", default=NOBODY)


@contextmanager
def for_organisation(organisation_id: UUID) -> Iterator[None]:
    """Show one organisation's rows for a while."""
    with _for(str(organisation_id)):
        yield


@contextmanager
def for_every() -> Iterator[None]:
    """Show every organisation's rows for a while: to a job, to a command, or to find whose a link is."""
    with _for(EVERY):
        yield


@contextmanager
def for_nobody() -> Iterator[None]:
    """Show nothing, until it is known who asks: every request begins so."""
    with _for(NOBODY):
        yield


def from_now_on_for_every() -> None:
    """Show every organisation's rows to a whole command, whose process ends with it."""
    _whose.set(EVERY)


@contextmanager
def _for(whose: str) -> Iterator[None]:
    before = _whose.get()
    if whose == before:
        yield
        return
    try:
        _put(whose)
        yield
    finally:
        _put(before)


def _put(whose: str) -> None:
    """Tell the connection. A transaction that failed puts back by itself what was said within it."""
    _whose.set(whose)
    opened = connection.connection
    if connection.vendor != "postgresql" or opened is None or opened.closed:
        return
    if opened.info.transaction_status != TransactionStatus.INERROR:
        _say(connection)


def say_to_new(connection: Any, **_more: object) -> None:
    """Tell a connection that was just made: one that broke in the middle of a request still shows only its rows."""
    if connection.vendor == "postgresql":
        _say(connection)


def _say(connection: Any) -> None:
    """Say it under everything that asks. A connection that broke is told of as Django tells of any question's."""
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, _whose.get()])


# ---- the policies ----


def worn_by() -> dict[str, str]:
    """Return each table that wears the belt, with the condition under which a row shows."""
    ours = [table for table in apps.get_models() if _is_ours(table)]
    own = {table: OWN for table in ours if _has_organisation(table)}
    worn: dict[type[models.Model], str] = dict(own)
    while more := {table: said for table in ours if table not in worn and (said := _by_its_parent(table, worn))}:
        worn |= more
    return {table._meta.db_table: said for table, said in worn.items()}


OWN = (
    f"(SELECT current_setting('{SETTING}', true)) = '{EVERY}' OR organisation_id = "
    f"(SELECT NULLIF(NULLIF(current_setting('{SETTING}', true), ''), '{EVERY}')::uuid)"
)


def _is_ours(table: type[models.Model]) -> bool:
    return table.__module__.startswith("kith.") and table._meta.app_label not in AT_THE_DOOR


def _has_organisation(table: type[models.Model]) -> bool:
    return any(field.name == "organisation" for field in table._meta.local_concrete_fields)


def _by_its_parent(table: type[models.Model], worn: dict[type[models.Model], str]) -> str:
    """Show a row without an organisation of its own where the row that it belongs to shows."""
    for field in table._meta.local_concrete_fields:
        parent = field.related_model
        if isinstance(field, models.ForeignKey) and not field.null and isinstance(parent, type) and parent in worn:
            key, name = parent._meta.pk.column, parent._meta.db_table
            return f"EXISTS (SELECT 1 FROM {name} parent WHERE parent.{key} = {table._meta.db_table}.{field.column})"  # noqa: S608 - names of tables
    return ""


def put_on() -> None:
    """Put the belt on every table that is there, as its owner, who feels it too. The same again changes nothing."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, said in worn_by().items():
            if table not in there:
                continue
            name = connection.ops.quote_name(table)
            cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
            cursor.execute(f"DROP POLICY IF EXISTS {POLICY} ON {name}")
            cursor.execute(f"CREATE POLICY {POLICY} ON {name} USING ({said})")
