"""What is said of a record: beside the part that it is about, on its own page, and on the working day."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.ground.web.frame import Remark
from kith.own_record.models import Statement, StatementAnswer
from kith.own_record.rules.parts import OF_THE_RECORD, Part, parts_shown
from kith.own_record.rules.statements import Kind, Outcome, Standing, standing
from kith.own_record.scopes import SEEN_BY
from kith.people.rules.telling import Origin


@dataclass(frozen=True)
class AnswerSeen:
    """What was done about it, and why."""

    outcome: Outcome
    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class StatementSeen:
    """What somebody said of a part of the record, what it is about, and where it stands."""

    statement_id: UUID
    person_id: PersonId
    part: Part
    kind: Kind
    about_what: str
    about_term: str
    about_said: str
    words: str
    origin: Origin
    written_at: datetime
    answer_by: date | None
    answer: AnswerSeen | None
    standing: Standing
    ended_at: datetime | None
    ended_by: str
    """Who wrote that it was taken back: the person reads it, where it was not them."""


def statements_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[StatementSeen, ...]:
    """Return everything that was said of the parts that this reader may see, the latest first. One query."""
    rows = _of_parts(OF_THE_RECORD, viewer, at=at).filter(person_id=person_id)
    return tuple(_seen(row) for row in rows.order_by("-written_at", "pk"))


def statement_for(viewer: Actor, statement_id: UUID, *, may: Permission, at: datetime) -> StatementSeen:
    """Return one that this reader may answer, or take back; raises NotVisible."""
    rows = Statement.objects.get_queryset().select_related("answer")
    return _seen(gate.one(rows, statement_id, by=viewer, may=may, at=at))


def may_about(viewer: Actor, person_id: PersonId, *, at: datetime) -> frozenset[StrEnum]:
    """Return which of this room's things the reader may do about a person: one query."""
    asked = (Permission.STATEMENT_MAKE, Permission.STATEMENT_ANSWER)
    return gate.may_each(viewer, asked, [person_id], at=at)[person_id]


def statements_waiting(viewer: Actor, *, today: date, until: date, at: datetime) -> QuerySet[Statement]:
    """Return what waits for this reader: what is theirs to answer, and what nobody answered in time.

    Whoever works with the person answers; whoever leads the work hears of it once its day is over. These are rows, as
    a working day asks for everything that was promised about a record in one query.
    """
    theirs = Statement.objects.visible_to(viewer, may=Permission.STATEMENT_MAKE, at=at)
    return Statement.objects.visible_to(viewer, may=Permission.STATEMENT_ANSWER, at=at).filter(
        Q(answer_by__lt=today) | Q(pk__in=theirs.values("pk")), ended_at=None, answer=None, answer_by__lte=until
    )


def beside(viewer: Actor, person_id: PersonId, what: str, *, at: datetime) -> tuple[Remark, ...]:
    """Return what stands beside a page about somebody, by what the look at it is recorded as: one query, or none."""
    parts = parts_shown(what)
    if not parts:
        return ()
    seen = (_seen(row) for row in _standing_beside(tuple(parts), viewer, person_id, at=at))
    return tuple(_remark(one) for one in seen if one.standing.is_beside)


@prepared
def _standing_beside(
    parts: tuple[Part, ...], viewer: Actor, person_id: PersonId, *, at: datetime
) -> QuerySet[Statement]:
    rows = _of_parts(parts, viewer, at=at).filter(person_id=person_id, ended_at=None)
    return rows.order_by("written_at", "pk")


def _of_parts(parts: Collection[Part], viewer: Actor, *, at: datetime) -> QuerySet[Statement]:
    """Return what is said of some parts, each through the permission by which the part is seen."""
    together: dict[StrEnum, list[str]] = defaultdict(list)
    for part in parts:
        together[SEEN_BY[part]].append(part.value)
    found = Statement.objects.none()
    for may, values in together.items():
        found = found | Statement.objects.visible_to(viewer, may=may, at=at).filter(part__in=values)
    return found.select_related("answer")


def _seen(row: Statement) -> StatementSeen:
    given: StatementAnswer | None = getattr(row, "answer", None)
    answer = AnswerSeen(Outcome(given.outcome), given.words, given.at, given.by) if given else None
    kind = Kind(row.kind)
    return StatementSeen(
        statement_id=row.pk,
        person_id=PersonId(row.person_id),
        part=Part(row.part),
        kind=kind,
        about_what=row.about_what,
        about_term=row.about_term,
        about_said=row.about_said,
        words=row.words,
        origin=row.origin,
        written_at=row.written_at,
        answer_by=row.answer_by,
        answer=answer,
        standing=standing(kind, answer.outcome if answer else None, is_taken_back=row.ended_at is not None),
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )


def _remark(one: StatementSeen) -> Remark:
    return Remark(
        part=one.part.words,
        kind=one.kind.words,
        about_what=one.about_what,
        about_term=one.about_term,
        about_said=one.about_said,
        words=one.words,
        said_by=one.origin.said_by,
        said_on=one.origin.said_on,
        outcome=one.answer.outcome.words if one.answer else "",
        answer=one.answer.words if one.answer else "",
        answered_by=one.answer.by if one.answer else "",
        href=reverse("own_record:not-right", kwargs={"person_id": one.person_id}),
    )
