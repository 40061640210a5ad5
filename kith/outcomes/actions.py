"""Recording what somebody answered, their goals, and that an organisation may use a locked instrument."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AnswerSetId, GoalId, PersonId
from kith.outcomes.models import (
    Answer,
    AnswerSet,
    Goal,
    GoalEnding,
    GoalRating,
    LicencePermission,
    StatedScore,
    Talk,
    said,
)
from kith.outcomes.packs import SHELF
from kith.outcomes.queries import has_permission, how_to_ask
from kith.outcomes.rules.goals import HIGHEST, LOWEST
from kith.outcomes.rules.instruments import Instrument
from kith.outcomes.rules.scoring import Asking, may_ask
from kith.people.models import Person
from kith.people.rules.telling import Told


class NotToBeAsked(Exception):
    """These questions may not be asked here: the organisation has recorded no permission for them."""


class NotAnAnswer(Exception):
    """That is not one of the answers there are."""


@dataclass(frozen=True)
class Sat:
    """How somebody sat down with the questions: whose words the answers are, in which language, through whom."""

    told: Told
    language: str = "en"
    is_interpreted: bool = False


@action
def record_answers(
    *, person_id: PersonId, instrument: Instrument, answers: Mapping[str, int], sat: Sat, by: Actor, at: datetime
) -> AnswerSetId:
    """Record what somebody answered. Questions that were left out are left out."""
    sitting = _sit_down(person_id, instrument, sat, by=by, at=at)
    for key, value in answers.items():
        if value not in instrument.item(key).values:
            raise NotAnAnswer(key)
    Answer.objects.bulk_create(
        Answer(organisation_id=by.organisation_id, answer_set=sitting, item=key, value=value)
        for key, value in answers.items()
    )
    _note(sitting, instrument, {"answers": dict(answers), **sat.told.in_the_record}, by=by, at=at)
    return AnswerSetId(sitting.pk)


@action
def record_stated_scores(
    *, person_id: PersonId, instrument: Instrument, scores: Mapping[str, int], sat: Sat, by: Actor, at: datetime
) -> AnswerSetId:
    """Record scores that were worked out on the organisation's own licensed copy."""
    sitting = _sit_down(person_id, instrument, sat, by=by, at=at)
    for key, value in scores.items():
        if not instrument.scale(key).takes(value):
            raise NotAnAnswer(key)
    StatedScore.objects.bulk_create(
        StatedScore(organisation_id=by.organisation_id, answer_set=sitting, scale=key, value=value)
        for key, value in scores.items()
    )
    _note(sitting, instrument, {"scores": dict(scores), **sat.told.in_the_record}, by=by, at=at)
    return AnswerSetId(sitting.pk)


def _sit_down(person_id: PersonId, instrument: Instrument, sat: Sat, *, by: Actor, at: datetime) -> AnswerSet:
    person = gate.one(Person, person_id, by=by, may=Permission.OUTCOME_RECORD, at=at)
    permitted = has_permission(instrument, by.organisation_id, on=at.date())
    may = may_ask(instrument, has_permission=permitted, how=how_to_ask(by, person_id, at=at))
    if not may:
        raise NotToBeAsked(Asking(may.reason.code).words)
    return AnswerSet.objects.create(
        person=person,
        instrument=instrument.key,
        instrument_version=instrument.version,
        language=sat.language,
        is_interpreted=sat.is_interpreted,
        **said(sat.told, by=by, at=at),
    )


def _note(sitting: AnswerSet, instrument: Instrument, kept: Mapping[str, object], *, by: Actor, at: datetime) -> None:
    record(
        Act.ANSWERED,
        sitting,
        by=by,
        at=at,
        person_id=PersonId(sitting.person_id),
        content={"instrument": instrument.key, "version": instrument.version, **kept},
    )


@action
def note_talk(*, answer_set_id: AnswerSetId, words: str, by: Actor, at: datetime) -> None:
    """Say that somebody talked with the person after an answer that asked for it."""
    sitting = gate.one(AnswerSet, answer_set_id, by=by, may=Permission.REVIEW_HOLD, at=at)
    talk = Talk.objects.create(
        organisation_id=by.organisation_id, answer_set=sitting, words=words, talked_by=by.name, talked_at=at
    )
    record(Act.ADDED, talk, by=by, at=at, person_id=PersonId(sitting.person_id), content={"words": words})


@action
def set_goal(
    *, person_id: PersonId, words: str, told: Told, by: Actor, at: datetime, rating: int | None = None
) -> GoalId:
    """Write down what the person wants, and where they say they are with it if they want to say."""
    person = gate.one(Person, person_id, by=by, may=Permission.OUTCOME_RECORD, at=at)
    goal = Goal.objects.create(person=person, words=words, **said(told, by=by, at=at))
    record(Act.ADDED, goal, by=by, at=at, person_id=person_id, content={"words": words, **told.in_the_record})
    if rating is not None:
        rate_goal(goal_id=GoalId(goal.pk), value=rating, told=told, by=by, at=at)
    return GoalId(goal.pk)


@action
def rate_goal(*, goal_id: GoalId, value: int, told: Told, by: Actor, at: datetime) -> None:
    """Record where the person says they are with a goal, 0 to 10."""
    goal = gate.one(Goal, goal_id, by=by, may=Permission.OUTCOME_RECORD, at=at)
    if not LOWEST <= value <= HIGHEST:
        raise NotAnAnswer(str(value))
    rating = GoalRating.objects.create(goal=goal, value=value, **said(told, by=by, at=at))
    content = {"value": value, **told.in_the_record}
    record(Act.ANSWERED, rating, by=by, at=at, person_id=PersonId(goal.person_id), content=content)


@action
def end_goal(*, goal_id: GoalId, kind: GoalEnding.Kind, told: Told, by: Actor, at: datetime) -> None:
    """Say that the person is done with a goal. It stays in the story."""
    goal = gate.one(Goal, goal_id, by=by, may=Permission.OUTCOME_RECORD, at=at, lock=True)
    ending, is_new = GoalEnding.objects.get_or_create(goal=goal, defaults={"kind": kind, **said(told, by=by, at=at)})
    act = Act.ENDED if is_new else Act.CONFIRMED
    record(
        act,
        ending,
        by=by,
        at=at,
        person_id=PersonId(goal.person_id),
        content={"kind": str(ending.kind), **told.in_the_record},
    )


@action
def permit_instrument(
    *,
    instrument_key: str,
    granted_by: str,
    reference: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    ends_on: date | None = None,
) -> None:
    """Record that the organisation holds permission for an instrument whose words do not ship."""
    permission = LicencePermission.objects.create(
        organisation_id=by.organisation_id,
        instrument=SHELF[instrument_key].key,
        granted_by=granted_by,
        reference=reference,
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_by=by.name,
        recorded_at=at,
    )
    content = {"instrument": instrument_key, "granted_by": granted_by, "reference": reference}
    record(Act.ADDED, permission, by=by, at=at, content=content)
