"""A row in every table that belongs to a person, and a word that stands nowhere else in every text of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from decimal import Decimal
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from kith.disposal.queries.reach import reach_of, tables_reached
from kith.ground.accounts.models import Account
from kith.ground.ids import new_id
from kith.people.models import Person
from tests.world import ANCHOR, MORNING

MARKER = "Zzyzxmark"
Table = type[models.Model]
VALUES: tuple[tuple[type[Any], Any], ...] = (
    (models.DateTimeField, MORNING),
    (models.DateField, ANCHOR),
    (models.TimeField, time(9)),
    (models.BooleanField, False),
    (models.DecimalField, Decimal(1)),
    (models.IntegerField, 1),
    (models.JSONField, {}),
    (models.GenericIPAddressField, "192.0.2.1"),
)


def everywhere(person: Person) -> set[str]:
    """Fill every table of a person's, plant the word in every text, and return in which columns it stands.

    On SQLite the store is told to let pass what it would refuse; on PostgreSQL what it refuses is left out.
    """
    with _without_checks():
        _fill(person)
        rows = reach_of(person).rows
        return {column for table, ids in rows.items() for column in _plant_in(table, sorted(ids, key=str))}


def columns() -> set[str]:
    """Return every column of those tables in which a word could stand."""
    return {_called(table, field) for table in tables_reached() for field in _texts(table)}


def _texts(table: Table) -> Iterator[Any]:
    for field in table._meta.local_concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if is_text and not field.choices and not field.primary_key and (field.max_length or 99) > len(MARKER):
            yield field


def _called(table: Table, field: Any) -> str:
    return f"{table._meta.label}.{field.name}"


def _plant_in(table: Table, ids: list[Any]) -> Iterator[str]:
    for field in _texts(table):
        for number, pk in enumerate(ids):
            try:
                with transaction.atomic():
                    words = f"{MARKER}{number}"[: field.max_length or None]
                    table._base_manager.filter(pk=pk).update(**{field.attname: words})
                    yield _called(table, field)
            except DatabaseError:
                continue


def _fill(person: Person) -> None:
    """Make a row in each table that has none yet, parents before children."""
    rows: dict[Table, Any] = {table: next(iter(ids)) for table, ids in reach_of(person).rows.items()}
    left, made = set(tables_reached()) - set(rows), True
    while left and made:
        made = False
        for table in sorted(left, key=lambda one: one._meta.label):
            key = _make(table, person, rows)
            if key is not None:
                rows[table], made = key, True
                left.discard(table)


def _make(table: Table, person: Person, rows: dict[Table, Any]) -> Any:
    """Make a row, and return its key; None where what it points at is not there yet, or the store refuses it."""
    values = {}
    for field in table._meta.local_concrete_fields:
        if field.primary_key and not field.is_relation:
            if isinstance(field, models.UUIDField):
                values[field.attname] = new_id()
            continue
        found, value = _value(field, person, rows)
        if not found:
            return None
        values[field.attname] = value
    row = table(**values)
    try:
        with transaction.atomic():
            row.save_base(force_insert=True)
    except DatabaseError:
        return None
    return row.pk


def _value(field: Any, person: Person, rows: dict[Table, Any]) -> tuple[bool, Any]:
    """Return whether there is a value for a field yet, and which."""
    if field.is_relation:
        return _pointed(field, person, rows)
    if isinstance(field, models.UUIDField):
        return True, new_id()
    if field.choices:
        return True, field.choices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        return True, f"{new_id()}"[: min(field.max_length or 36, 36)]
    return True, next((value for kind, value in VALUES if isinstance(field, kind)), None)


def _pointed(field: Any, person: Person, rows: dict[Table, Any]) -> tuple[bool, Any]:
    parent, reached = field.related_model, tables_reached()
    if parent is Person:
        other = Person.objects.exclude(pk=person.pk).values_list("pk", flat=True).first()
        return True, {"person": person.pk, "other": other}.get(field.name)
    if parent is Account:
        return True, person.account_id
    if parent in reached:
        if field.null and field.name != "message":
            return True, None
        return parent in rows, rows.get(parent)
    there = parent._base_manager.values_list("pk", flat=True).first()
    return True, there or _make(parent, person, rows)


@contextmanager
def _without_checks() -> Iterator[None]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
