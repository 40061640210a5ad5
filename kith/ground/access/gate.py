"""Ask the gate: one row, its reason, or many people at once. Unknown and forbidden look the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.http import Http404

from kith.ground.access.permissions import may_ever
from kith.ground.access.scoping import AccessReason, Ask, Effect, ScopedQuerySet, scope_of
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared, remembered
from kith.ground.reasons import Decision, Reason

T = TypeVar("T", bound=Model)


class NotVisible(Http404):
    """There is no such row for this actor: it may not exist, or they may not see it. Nobody is told which."""

    def __init__(self, table: str, row_id: object, permission: StrEnum) -> None:
        super().__init__("Not found.")
        self.table, self.row_id, self.permission = table, row_id, permission


class NotAllowed(Exception):
    """The actor may never do this, whoever it is about. Answered with 403."""

    def __init__(self, permission: StrEnum) -> None:
        super().__init__("This is not something that your role does.")
        self.permission = permission


def require(actor: Actor, permission: StrEnum) -> None:
    """Refuse, with NotAllowed, what this actor may never do about anybody."""
    if not may_ever(actor, permission):
        raise NotAllowed(permission)


def one(
    rows: type[T] | ScopedQuerySet[T],
    row_id: UUID,
    *,
    by: Actor,
    may: StrEnum,
    at: datetime,
    lock: bool = False,
    beside: tuple[str, ...] = (),
) -> T:
    """Return the row, if this actor may do this to it; else raise NotVisible. `lock` holds it for an action.

    `beside` names the rows that are read with it.

    There is no way to hold the row without having asked. Others may meanwhile write rows that point at it: PostgreSQL
    looks at those as they are committed, when the head of the record is held already, and both would wait for ever.
    """
    queryset = rows if isinstance(rows, ScopedQuerySet) else ScopedQuerySet(rows)
    if lock or queryset is rows:
        visible = _visible(queryset, row_id, by=by, may=may, at=at, beside=beside)
        row = (visible.select_for_update(of=("self",), no_key=True) if lock else visible).first()
    else:
        row = next(iter(_one(queryset.model, row_id, by=by, may=may, at=at, beside=beside)), None)
    if row is None:
        raise NotVisible(queryset.model._meta.label, row_id, may)
    return row


@prepared
def _one(
    table: type[T], row_id: UUID, *, by: Actor, may: StrEnum, at: datetime, beside: tuple[str, ...]
) -> QuerySet[T]:
    return _visible(ScopedQuerySet(table), row_id, by=by, may=may, at=at, beside=beside)


def _visible(
    rows: ScopedQuerySet[T], row_id: UUID, *, by: Actor, may: StrEnum, at: datetime, beside: tuple[str, ...]
) -> ScopedQuerySet[T]:
    visible = rows.visible_to(by, may=may, at=at).filter(pk=row_id)
    return visible.select_related(*beside) if beside else visible


@prepared
def about(
    table: type[T],
    person_id: PersonId,
    *,
    by: Actor,
    may: StrEnum,
    at: datetime,
    of: str = "person_id",
    where: tuple[tuple[str, object], ...] = (),
    order: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
    most: int | None = None,
) -> QuerySet[T]:
    """Return the rows of a table about somebody of whom this actor may do this; `of` is the path to the person."""
    visible: ScopedQuerySet[T] = ScopedQuerySet(table).visible_to(by, may=may, at=at)
    rows = visible.filter(**{of: person_id}, **dict(where)).order_by(*order)
    return (rows.select_related(*beside) if beside else rows)[:most]


def explain(actor: Actor, permission: StrEnum, table: type[Model], row_id: UUID, *, at: datetime) -> Decision:
    """Say whether this actor may do this to a row, and which clause decides it."""
    scope, ask = scope_of(table), Ask(actor, permission, at)
    code = (
        table._default_manager.filter(pk=row_id)
        .annotate(deciding=scope.first_reason(ask))
        .values_list("deciding", flat=True)
        .first()
    )
    reason = AccessReason(code) if code else AccessReason.NO_LIVE_REASON
    grants = {clause.reason for clause in scope.clauses if clause.effect is Effect.GRANTS}
    return Decision(is_yes=reason in grants, reason=Reason(reason))


def may_each(
    actor: Actor, permissions: Iterable[StrEnum], person_ids: Iterable[PersonId], *, at: datetime
) -> Mapping[PersonId, frozenset[StrEnum]]:
    """Return, for each person, which of these permissions the actor has about them: one query for the whole list.

    Permissions that come by the same way are asked about together.
    """
    asked, wanted = tuple(permissions), tuple(person_ids)
    ways = _ways(actor, asked)
    found = {
        PersonId(row[0]): frozenset[StrEnum]().union(*(given for given, yes in zip(ways, row[1:], strict=True) if yes))
        for row in _by_each_way(actor, asked, wanted, at=at)
    }
    return {person_id: found.get(person_id, frozenset()) for person_id in wanted}


@prepared
def _by_each_way(
    actor: Actor, permissions: tuple[StrEnum, ...], person_ids: tuple[PersonId, ...], *, at: datetime
) -> QuerySet[Model, tuple[Any, ...]]:
    columns = {
        f"may_{number}": Case(When(rows, then=Value(value=True)), default=Value(value=False))
        for number, rows in enumerate(_alike(actor, permissions, at=at))
    }
    people = apps.get_model("people", "Person")._default_manager.filter(pk__in=person_ids)
    return people.annotate(**columns).values_list("pk", *columns)


@remembered
def _ways(actor: Actor, permissions: tuple[StrEnum, ...]) -> tuple[frozenset[StrEnum], ...]:
    """Return the permissions that come by the same way together; by which way does not hang on the moment."""
    return tuple(frozenset(given) for given in _alike(actor, permissions, at=datetime.min.replace(tzinfo=UTC)).values())


def _alike(actor: Actor, permissions: Iterable[StrEnum], *, at: datetime) -> Mapping[Q, set[StrEnum]]:
    found: dict[Q, set[StrEnum]] = defaultdict(set)
    scope = scope_of(apps.get_model("people", "Person"))
    for permission in permissions:
        found[scope.q(Ask(actor, permission, at))].add(permission)
    return found
