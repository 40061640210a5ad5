"""What was promised about somebody's record and waits for a reader: answers to what is not right, and packs.

Everything in one query, whatever kind it is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from kith.disclosure.models import Request, RequestTurn
from kith.disclosure.rules.requests import Step
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared, saying
from kith.own_record.models import Statement
from kith.own_record.queries.statements import statements_waiting


class What(StrEnum):
    """Which kind of thing was promised."""

    STATEMENT = "statement"
    PACK = "pack"
    SECOND_LOOK = "second look"


@dataclass(frozen=True)
class Due:
    """One thing that was promised, by when and about whom. `words` are theirs, of what is not right."""

    what: What
    row_id: UUID
    person_id: PersonId
    known_as: str
    words: str
    on: date


def record_promises(viewer: Actor, *, today: date, until: date, at: datetime) -> tuple[Due, ...]:
    """Return what waits for this reader, in one query.

    Whoever took a request puts its pack together, or anybody who may where the person asked in Kith; whoever else may,
    looks a second time; late, it is everybody's.
    """
    rows = _waiting(viewer, today=today, until=until, at=at)
    return tuple(Due(What(what), pk, PersonId(of), known_as, words, on) for what, pk, of, known_as, words, on in rows)


@prepared
def _waiting(viewer: Actor, *, today: date, until: date, at: datetime) -> QuerySet[Statement, tuple[Any, ...]]:
    columns = ("person_id", "person__known_as")
    statements = statements_waiting(viewer, today=today, until=until, at=at)
    return statements.values_list(saying(What.STATEMENT), "pk", *columns, "words", "answer_by").union(
        _packs(viewer, today=today, at=at).values_list("what", "pk", *columns, "no_words", "day"), all=True
    )


def _packs(viewer: Actor, *, today: date, at: datetime) -> QuerySet[Request]:
    turns = RequestTurn.objects.filter(request=OuterRef("pk")).order_by("-number")
    telling = turns.exclude(step=Step.LONGER)
    longer = turns.filter(step=Step.LONGER)
    rows = Request.objects.visible_to(viewer, may=Permission.DISCLOSURE_PREPARE, at=at).annotate(
        last_step=Coalesce(Subquery(telling.values("step")[:1]), Value("")),
        last_by=Subquery(telling.values("by_account")[:1]),
        day=Coalesce(Subquery(longer.values("due_on")[:1]), F("due_on")),
        no_words=Value("", output_field=TextField()),
    )
    is_asked = Q(last_step=Step.ASKED)
    second = is_asked & ~Q(last_by=viewer.account_id)
    theirs = Q(written_by_account=viewer.account_id) | Q(written_by_account=F("person__account_id"))
    own = ~is_asked & theirs
    what = Case(When(second, then=saying(What.SECOND_LOOK)), default=saying(What.PACK))
    waiting = rows.filter(second | own | Q(day__lt=today)).exclude(last_step__in=[Step.RELEASED, Step.WITHDRAWN])
    return waiting.annotate(what=what)
