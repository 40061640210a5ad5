"""Somebody's plan, ready for a page; and whether it can be agreed. As many questions for ten steps as for one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kith.ground.access import gate, passing
from kith.ground.access.crossings import Answer, Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import GoalId, PersonId, ReviewId, StepId, TieId
from kith.ground.prepared import prepared
from kith.ground.reasons import Decision
from kith.networks.models import Tie
from kith.networks.queries.decided import decided_on
from kith.outcomes.models import Goal
from kith.people.queries import Whose, whose
from kith.people.rules.telling import Origin
from kith.plans.models import Agreement, NeedLine, Plan, Review, Step, StepEnding
from kith.plans.rules.agreeing import ActsOn, Agreed, AgreedAs, may_agree, standing
from kith.plans.rules.needs import NeedKind
from kith.plans.rules.steps import Chooser, Doer, HowItWent, When, whose_plan

K = TypeVar("K")
ABOUT = (
    Permission.PLAN_DECIDE,
    Permission.PLAN_AGREE,
    Permission.REVIEW_HOLD,
    Permission.OUTCOME_SEE,
    Permission.OUTCOME_RECORD,
    Permission.RECORD_PRINT,
    Permission.MAP_SEE,
)


@dataclass(frozen=True)
class StepSeen:
    """One step as a page shows it."""

    step_id: StepId
    version: int
    words: str
    when: When
    chosen_by: Chooser
    doer: Doer
    doer_name: str
    due_on: date | None
    by_when: str
    if_wrong: str
    goal_id: GoalId | None
    goal_words: str
    tie_id: TieId | None
    tie_name: str
    how: HowItWent | None
    ending_words: str
    ended_on: date | None
    changed_at: datetime

    @property
    def is_open(self) -> bool:
        return self.how is None


@dataclass(frozen=True)
class NeedSeen:
    """One kind of need: what was said, or that nobody has asked."""

    kind: NeedKind
    is_asked: bool
    is_relevant: bool = False
    words: str = ""
    origin: Origin | None = None


@dataclass(frozen=True)
class AgreementSeen:
    """The latest yes, and whether the plan is still the one it was said to."""

    standing: Agreed
    origin: Origin | None = None
    gone_through: AgreedAs | None = None


@dataclass(frozen=True)
class GoalSeen:
    """A goal that a step can serve."""

    goal_id: GoalId
    words: str


@dataclass(frozen=True)
class TieChoice:
    """Somebody or something on the map that a step can act on."""

    tie_id: TieId
    name: str


@dataclass(frozen=True)
class PlanInShort:
    """The steps of a plan, and when it is looked at again."""

    steps: tuple[StepSeen, ...]
    next_review_on: date | None

    @property
    def open_steps(self) -> tuple[StepSeen, ...]:
        order = list(When)
        return tuple(sorted((step for step in self.steps if step.is_open), key=lambda step: order.index(step.when)))

    @property
    def ended_steps(self) -> tuple[StepSeen, ...]:
        return tuple(step for step in self.steps if not step.is_open)


@dataclass(frozen=True)
class PlanSeen(PlanInShort):
    """A plan as one viewer may see it. `nudge` is for the worker's eyes, and None for everyone else."""

    person: Whose
    begun_at: datetime | None
    needs: tuple[NeedSeen, ...]
    agreement: AgreementSeen
    goals: tuple[GoalSeen, ...]
    next_review_id: ReviewId | None
    nudge: Decision | None
    may: frozenset[Permission]

    def steps_for(self, when: When) -> tuple[StepSeen, ...]:
        """Return the open steps of now, next or later, in the order they were written."""
        return tuple(step for step in self.open_steps if step.when is when)

    @property
    def by_when(self) -> tuple[tuple[When, tuple[StepSeen, ...]], ...]:
        return tuple((when, self.steps_for(when)) for when in When)

    def can(self, permission: str) -> bool:
        """Say whether the viewer may do this about the person."""
        return permission in self.may


def plan_for(viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission = Permission.PLAN_SEE) -> PlanSeen:
    """Return a person's plan: steps with whose idea each was, what is agreed, and when it is looked at again."""
    person = whose(viewer, person_id, at=at, may=may)
    plan = Plan.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at).filter(person_id=person_id).first()
    steps = steps_of(person_id, viewer=viewer, at=at)
    review = _next_review(person_id, viewer=viewer, at=at)
    allowed = gate.may_each(viewer, ABOUT, [person_id], at=at)[person_id]
    nudge = None if person.is_me else whose_plan(step.chosen_by for step in steps if step.is_open)
    return PlanSeen(
        person=person,
        begun_at=plan.begun_at if plan else None,
        steps=steps,
        needs=_needs(person_id, viewer=viewer, at=at),
        agreement=_agreement(person_id, steps, viewer=viewer, at=at),
        goals=goals_of(person_id, viewer=viewer, at=at),
        next_review_id=ReviewId(review.pk) if review else None,
        next_review_on=review.due_on if review else None,
        nudge=nudge if Permission.PLAN_DECIDE in allowed else None,
        may=frozenset(Permission(one) for one in allowed),
    )


def plan_in_short(viewer: Actor, person_id: PersonId, *, at: datetime) -> PlanInShort:
    """Return what a page about the person says of their plan; it stays empty for a viewer who may not see it."""
    review = _next_review(person_id, viewer=viewer, at=at)
    return PlanInShort(steps_of(person_id, viewer=viewer, at=at), review.due_on if review else None)


def steps_of(
    person_id: PersonId, *, viewer: Actor, at: datetime, may: Permission = Permission.PLAN_SEE
) -> tuple[StepSeen, ...]:
    """Return the steps of a person's plan in the order they were written."""
    return tuple(_step(row) for row in _steps(viewer, person_id, may=may, at=at))


@prepared
def _steps(
    viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission = Permission.PLAN_SEE
) -> QuerySet[Step]:
    rows = Step.objects.visible_to(viewer, may=may, at=at).filter(plan__person_id=person_id)
    return rows.select_related("ending", "goal", "tie").order_by("written_at", "pk")


def step_for(viewer: Actor, step_id: StepId, *, may: Permission, at: datetime) -> tuple[PersonId, StepSeen]:
    """Return one step, and whose plan it stands in."""
    rows = Step.objects.get_queryset().select_related("ending", "goal", "tie", "plan")
    row = gate.one(rows, step_id, by=viewer, may=may, at=at)
    return PersonId(row.plan.person_id), _step(row)


def _step(row: Step) -> StepSeen:
    ending = getattr(row, "ending", None)
    return StepSeen(
        step_id=StepId(row.pk),
        version=row.version,
        words=row.words,
        when=When(row.when),
        chosen_by=Chooser(row.chosen_by),
        doer=Doer(row.doer),
        doer_name=row.doer_name,
        due_on=row.due_on,
        by_when=row.by_when,
        if_wrong=row.if_wrong,
        goal_id=GoalId(row.goal_id) if row.goal_id else None,
        goal_words=row.goal.words if row.goal else "",
        tie_id=TieId(row.tie_id) if row.tie_id else None,
        tie_name=row.tie.name if row.tie else "",
        how=HowItWent(ending.how) if ending else None,
        ending_words=ending.words if ending else "",
        ended_on=ending.said_on if ending else None,
        changed_at=_changed_at(row, ending),
    )


def _changed_at(row: Step, ending: StepEnding | None) -> datetime:
    """Return when a step last became another one than it was: said anew, or not wanted any more."""
    if ending is None or not HowItWent(ending.how).changes_the_plan:
        return row.changed_at
    return max(row.changed_at, ending.written_at)


def _needs(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[NeedSeen, ...]:
    lines = (
        NeedLine.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at)
        .filter(plan__person_id=person_id)
        .order_by("said_on", "written_at")
    )
    latest = {line.kind: line for line in lines}
    return tuple(
        NeedSeen(kind, True, line.is_relevant, line.words, line.origin)
        if (line := latest.get(kind))
        else NeedSeen(kind, is_asked=False)
        for kind in NeedKind
    )


def _agreement(person_id: PersonId, steps: Iterable[StepSeen], *, viewer: Actor, at: datetime) -> AgreementSeen:
    latest = (
        Agreement.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at)
        .filter(plan__person_id=person_id)
        .order_by("-written_at", "-pk")
        .first()
    )
    if latest is None:
        return AgreementSeen(Agreed.NOT_YET)
    changed_at = max((step.changed_at for step in steps), default=None)
    return AgreementSeen(standing(latest.written_at, changed_at), latest.origin, AgreedAs(latest.gone_through))


def _next_review(person_id: PersonId, *, viewer: Actor, at: datetime) -> Review | None:
    return next(iter(_reviews_to_come(viewer, person_id, at=at)), None)


@prepared
def _reviews_to_come(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Review]:
    rows = Review.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at)
    return rows.filter(plan__person_id=person_id, held=None).order_by("due_on")[:1]


def goals_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[GoalSeen, ...]:
    """Return the goals that are still wanted; none to a viewer who may not see outcomes."""
    return tuple(GoalSeen(GoalId(pk), words) for pk, words in _goals(viewer, person_id, at=at))


@prepared
def _goals(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Goal, tuple[UUID, str]]:
    rows = Goal.objects.visible_to(viewer, may=Permission.OUTCOME_SEE, at=at).filter(person_id=person_id, ending=None)
    return rows.order_by("said_on", "written_at").values_list("pk", "words")


def ties_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[TieChoice, ...]:
    """Return who and what is on the map, for a step to act on."""
    rows = Tie.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(
        map__person_id=person_id, is_on_map=True
    )
    return tuple(TieChoice(TieId(row.pk), row.name) for row in rows.order_by("name", "pk"))


def may_be_agreed(person_id: PersonId, *, viewer: Actor, at: datetime) -> Decision:
    """Say whether the plan can be agreed now: each tie confirmed, no limit come between."""
    rows = list(
        Step.objects.visible_to(viewer, may=Permission.PLAN_AGREE, at=at)
        .filter(plan__person_id=person_id, ending=None)
        .select_related("tie")
        .order_by("written_at", "pk")
    )
    steps = [ActsOn(StepId(row.pk), row.words, TieId(row.tie_id) if row.tie_id else None) for row in rows]
    decided = decided_on([step.tie_id for step in steps if step.tie_id], viewer=viewer, at=at)
    confirmed = {tie_id for tie_id, decision in decided.items() if decision.is_confirmed}
    parties = {StepId(row.pk): parties_of(row.doer_name, row.tie) for row in rows}
    stopped = frozenset(limited(Crossing.PLAN_AGREED, person_id, parties, by=viewer, at=at))
    return may_agree(steps, confirmed, limited=stopped)


def parties_of(doer_name: str, tie: Tie | None) -> tuple[Party, ...]:
    """Return whom a step would bring the person together with."""
    doer = (Party(names=(doer_name,)),) if doer_name else ()
    return (*doer, Party(names=(tie.name,), listing_id=tie.listing_id)) if tie else doer


def limited(
    crossing: Crossing, person_id: PersonId, parties: Mapping[K, tuple[Party, ...]], *, by: Actor, at: datetime
) -> Mapping[K, Answer]:
    """Return the steps that a limit on contact stops. Every step of every plan is asked about here and nowhere else."""
    answers = passing.may_pass_each(crossing, person_id, parties, by=by, at=at)
    return {step: answer for step, answer in answers.items() if not answer}
