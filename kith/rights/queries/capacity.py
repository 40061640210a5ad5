"""Reading single decisions: what was found about each, and what was decided for somebody where they could not then."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.people.queries import person_of
from kith.rights.models import BestInterestsDecision, CapacityDecision, ChildDecision
from kith.rights.rules.capacity import Checked, Imca, Limb, Outcome, Path, Question, can_decide, path_for


@dataclass(frozen=True)
class BestInterestsSeen:
    """What was decided for somebody, by whom and on what."""

    decided: str
    maker: str
    wishes: str
    asked: tuple[tuple[str, str], ...]
    nobody_because: str
    options: tuple[str, ...]
    why_not_less: str
    attorney: Checked
    advance_decision: Checked
    imca: Imca
    review_on: date
    by: str
    at: datetime


@dataclass(frozen=True)
class CapacitySeen:
    """One decision, as it was looked at on one day."""

    capacity_id: UUID
    person_id: PersonId
    path: Path
    decision: str
    made_on: date
    support_tried: str
    could: tuple[tuple[Limb, bool], ...]
    outcome: Outcome
    cause: str
    apart_from_the_choice: str
    review_on: date | None
    told_parents: str
    by: str
    best_interests: tuple[BestInterestsSeen, ...]

    @property
    def decides(self) -> bool:
        return self.outcome is Outcome.DECIDES


@dataclass(frozen=True)
class ChildSeen:
    """One decision looked at with somebody younger than 16."""

    decision: str
    made_on: date
    answers: tuple[tuple[Question, bool], ...]
    in_their_words: str
    told_parents: str
    by: str

    @property
    def decides(self) -> bool:
        return can_decide(dict(self.answers))


@dataclass(frozen=True)
class Decisions:
    """Every single decision that was looked at with somebody, the latest first."""

    capacity: tuple[CapacitySeen, ...]
    as_a_child: tuple[ChildSeen, ...]


def decisions_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Decisions:
    """Return what this reader may see of it: a fixed number of queries, however many there are."""
    may = Permission.CAPACITY_SEE
    rows = CapacityDecision.objects.visible_to(viewer, may=may, at=at).filter(person_id=person_id)
    whole = rows.prefetch_related("best_interests__consulted").order_by("-made_on", "-at")
    children = ChildDecision.objects.visible_to(viewer, may=may, at=at).filter(person_id=person_id)
    return Decisions(
        tuple(_capacity(row) for row in whole),
        tuple(_child(row) for row in children.order_by("-made_on", "-at")),
    )


def capacity_for(viewer: Actor, capacity_id: UUID, *, at: datetime) -> CapacitySeen:
    """Return one decision that this reader may write about, or raise NotVisible."""
    rows = CapacityDecision.objects.get_queryset().prefetch_related("best_interests__consulted")
    return _capacity(gate.one(rows, capacity_id, by=viewer, may=Permission.CAPACITY_RECORD, at=at))


def path_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Path:
    """Return by which way a decision of this person is looked at today, or raise NotVisible."""
    person = person_of(viewer, person_id, at=at, may=Permission.CAPACITY_RECORD)
    return path_for(person.born_on, person.today)


def _capacity(row: CapacityDecision) -> CapacitySeen:
    return CapacitySeen(
        capacity_id=row.pk,
        person_id=PersonId(row.person_id),
        path=Path(row.path),
        decision=row.decision,
        made_on=row.made_on,
        support_tried=row.support_tried,
        could=(
            (Limb.UNDERSTAND, row.can_understand),
            (Limb.RETAIN, row.can_retain),
            (Limb.WEIGH, row.can_weigh),
            (Limb.COMMUNICATE, row.can_communicate),
        ),
        outcome=Outcome(row.outcome),
        cause=row.cause,
        apart_from_the_choice=row.apart_from_the_choice,
        review_on=row.review_on,
        told_parents=row.told_parents,
        by=row.by,
        best_interests=tuple(_best(one) for one in sorted(row.best_interests.all(), key=lambda one: one.at)),
    )


def _best(row: BestInterestsDecision) -> BestInterestsSeen:
    return BestInterestsSeen(
        decided=row.decided,
        maker=row.maker,
        wishes=row.wishes,
        asked=tuple(sorted((one.name, one.words) for one in row.consulted.all())),
        nobody_because=row.nobody_because,
        options=tuple(row.options.splitlines()),
        why_not_less=row.why_not_less,
        attorney=Checked(row.attorney),
        advance_decision=Checked(row.advance_decision),
        imca=Imca(row.imca),
        review_on=row.review_on,
        by=row.by,
        at=row.at,
    )


def _child(row: ChildDecision) -> ChildSeen:
    return ChildSeen(
        decision=row.decision,
        made_on=row.made_on,
        answers=(
            (Question.WHAT, row.knows_what),
            (Question.HOW, row.knows_how),
            (Question.IF_YES, row.knows_if_yes),
            (Question.IF_NO, row.knows_if_no),
            (Question.OWN, row.decides_own),
        ),
        in_their_words=row.in_their_words,
        told_parents=row.told_parents,
        by=row.by,
    )


@dataclass(frozen=True)
class DecisionDue:
    """A decision that is to be looked at again."""

    person_id: PersonId
    known_as: str
    decision: str
    on: date


def decisions_due(viewer: Actor, *, until: date, at: datetime) -> tuple[DecisionDue, ...]:
    """Return which decisions are to be looked at again, where no later look was taken: at most two queries."""
    latest: dict[tuple[UUID, str], DecisionDue] = {}
    for person_id, decision, on, known_as in _looked_at(viewer, at=at):
        latest.pop((person_id, decision.casefold()), None)
        if on is not None:
            latest[person_id, decision.casefold()] = DecisionDue(PersonId(person_id), known_as, decision, on)
    if not latest:
        return ()
    for person_id, decision, on, known_as in _in_best_interests(viewer, at=at):
        standing = latest.get((person_id, decision.casefold()))
        if standing is not None and on < standing.on:
            latest[person_id, decision.casefold()] = DecisionDue(PersonId(person_id), known_as, decision, on)
    return tuple(due for due in latest.values() if due.on <= until)


@prepared
def _looked_at(viewer: Actor, *, at: datetime) -> QuerySet[CapacityDecision, tuple[Any, ...]]:
    rows = CapacityDecision.objects.visible_to(viewer, may=Permission.CAPACITY_RECORD, at=at)
    return rows.order_by("made_on", "at").values_list("person_id", "decision", "review_on", "person__known_as")


@prepared
def _in_best_interests(viewer: Actor, *, at: datetime) -> QuerySet[BestInterestsDecision, tuple[Any, ...]]:
    rows = BestInterestsDecision.objects.visible_to(viewer, may=Permission.CAPACITY_RECORD, at=at)
    columns = ("capacity__person_id", "capacity__decision", "review_on", "capacity__person__known_as")
    return rows.order_by("at").values_list(*columns)
