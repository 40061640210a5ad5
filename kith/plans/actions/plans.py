"""Writing a plan, agreeing it, setting the day it is looked at again.

Each verb asks the gate, the limits and the rules, in that order.
"""

from dataclasses import dataclass
from datetime import date, datetime

from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import GoalId, PersonId, ReviewId, StepId, TieId
from kith.ground.reasons import Decision
from kith.ground.tables import next_version
from kith.networks.models import Tie
from kith.outcomes.models import Goal, said
from kith.people.models import Person
from kith.people.rules.telling import Told
from kith.plans.models import Agreement, NeedLine, Plan, Review, Step, StepEnding
from kith.plans.queries.plans import may_be_agreed, parties_of
from kith.plans.rules.agreeing import AgreedAs, Agreeing
from kith.plans.rules.needs import NeedKind
from kith.plans.rules.steps import Chooser, Doer, HowItWent, When


class NotYet(Exception):
    """The plan cannot be agreed now; the decision says why."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(Agreeing(decision.reason.code).words)
        self.decision = decision


@dataclass(frozen=True)
class StepWords:
    """What a step says."""

    words: str
    when: When
    chosen_by: Chooser
    doer: Doer
    doer_name: str = ""
    due_on: date | None = None
    by_when: str = ""
    if_wrong: str = ""
    goal_id: GoalId | None = None
    tie_id: TieId | None = None

    def columns(self) -> dict[str, object]:
        """Return the columns of a step that holds these words."""
        return {
            "words": self.words,
            "when": self.when,
            "chosen_by": self.chosen_by,
            "doer": self.doer,
            "doer_name": self.doer_name,
            "due_on": self.due_on,
            "by_when": self.by_when,
            "if_wrong": self.if_wrong,
            "goal_id": self.goal_id,
            "tie_id": self.tie_id,
        }

    @property
    def in_the_record(self) -> dict[str, object]:
        """Return what the record keeps of it."""
        return {name: None if value is None else str(value) for name, value in self.columns().items()}


@action
def add_step(*, person_id: PersonId, step: StepWords, told: Told, by: Actor, at: datetime) -> StepId:
    """Add a step to somebody's plan; the first one begins the plan."""
    plan = _plan_of(person_id, may=Permission.PLAN_DECIDE, by=by, at=at)
    _check(person_id, step, by=by, at=at)
    row = Step.objects.create(plan=plan, changed_at=at, **step.columns(), **said(told, by=by, at=at))
    record(Act.ADDED, row, by=by, at=at, person_id=person_id, content={**step.in_the_record, **told.in_the_record})
    return StepId(row.pk)


@action
def change_step(*, step_id: StepId, step: StepWords, version: int, told: Told, by: Actor, at: datetime) -> None:
    """Say a step anew, in place. What it said before stays in the record."""
    row = gate.one(Step, step_id, by=by, may=Permission.PLAN_DECIDE, at=at, lock=True)
    person_id = PersonId(row.plan.person_id)
    _check(person_id, step, by=by, at=at)
    Step.objects.filter(pk=row.pk).update(
        changed_at=at,
        version=next_version(row, filled_from=version),
        **step.columns(),
        **said(told, by=by, at=at),
    )
    record(Act.CHANGED, row, by=by, at=at, person_id=person_id, content={**step.in_the_record, **told.in_the_record})


@action
def end_step(*, step_id: StepId, how: HowItWent, words: str, told: Told, by: Actor, at: datetime) -> None:
    """Say how a step ended. Said twice, the first word stands."""
    row = gate.one(Step, step_id, by=by, may=Permission.PLAN_DECIDE, at=at, lock=True)
    defaults = {"how": how, "words": words, **said(told, by=by, at=at)}
    ending, is_new = StepEnding.objects.get_or_create(step=row, defaults=defaults)
    act = Act.ENDED if is_new else Act.CONFIRMED
    record(
        act,
        ending,
        by=by,
        at=at,
        person_id=PersonId(row.plan.person_id),
        content={"how": str(ending.how), **told.in_the_record},
    )


@action
def answer_need(
    *, person_id: PersonId, kind: NeedKind, is_relevant: bool, words: str, told: Told, by: Actor, at: datetime
) -> None:
    """Write down what was said about a spiritual, ethical or legal need, or that it is not relevant and who says so."""
    plan = _plan_of(person_id, may=Permission.PLAN_DECIDE, by=by, at=at)
    line = NeedLine.objects.create(
        plan=plan, kind=kind, is_relevant=is_relevant, words=words, **said(told, by=by, at=at)
    )
    content = {"kind": str(kind), "is_relevant": is_relevant, "words": words, **told.in_the_record}
    record(Act.ANSWERED, line, by=by, at=at, person_id=person_id, content=content)


@action
def agree(*, person_id: PersonId, gone_through: AgreedAs, told: Told, by: Actor, at: datetime) -> None:
    """Record the person's yes to their plan as it stands. Raises NotYet where something has to be asked first."""
    plan = _plan_of(person_id, may=Permission.PLAN_AGREE, by=by, at=at)
    decision = may_be_agreed(person_id, viewer=by, at=at)
    if not decision:
        raise NotYet(decision)
    agreement = Agreement.objects.create(plan=plan, gone_through=gone_through, **said(told, by=by, at=at))
    content = {**told.in_the_record, "gone_through": str(gone_through)}
    record(Act.CONFIRMED, agreement, by=by, at=at, person_id=person_id, content=content)


@action
def set_review(*, person_id: PersonId, due_on: date, by: Actor, at: datetime) -> ReviewId:
    """Set the day on which the plan is looked at again."""
    plan = _plan_of(person_id, may=Permission.REVIEW_HOLD, by=by, at=at)
    review = Review.objects.create(
        organisation_id=by.organisation_id, plan=plan, due_on=due_on, set_by=by.name, set_at=at
    )
    record(Act.ADDED, review, by=by, at=at, person_id=person_id, content={"due_on": str(due_on)})
    return ReviewId(review.pk)


def _plan_of(person_id: PersonId, *, may: Permission, by: Actor, at: datetime) -> Plan:
    """Return somebody's plan, begun now if there was none."""
    person = gate.one(Person, person_id, by=by, may=may, at=at)
    plan, is_new = Plan.objects.get_or_create(
        person=person, defaults={"organisation_id": by.organisation_id, "begun_at": at, "begun_by": by.name}
    )
    if is_new:
        record(Act.ADDED, plan, by=by, at=at, person_id=person_id)
    return plan


def _check(person_id: PersonId, step: StepWords, *, by: Actor, at: datetime) -> None:
    """Refuse a goal or a tie that is somebody else's, and a party that a limit keeps apart."""
    tie = None
    if step.goal_id is not None:
        goals = Goal.objects.visible_to(by, may=Permission.OUTCOME_SEE, at=at).filter(person_id=person_id)
        gate.one(goals, step.goal_id, by=by, may=Permission.OUTCOME_SEE, at=at)
    if step.tie_id is not None:
        ties = Tie.objects.visible_to(by, may=Permission.MAP_SEE, at=at).filter(map__person_id=person_id)
        tie = gate.one(ties, step.tie_id, by=by, may=Permission.MAP_SEE, at=at)
    passing.must_pass(Crossing.STEP_PLANNED, person_id, parties_of(step.doer_name, tie), what=step.words, by=by, at=at)
