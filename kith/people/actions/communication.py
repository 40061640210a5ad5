"""Asking how to talk with somebody, writing it down, and following each need until it is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.people.actions.writing import Writing
from kith.people.models import CommunicationAsked, CommunicationNeed, CommunicationStep, Language
from kith.people.rules.communication import REVIEW_AFTER, Answer, Code, Step
from kith.people.rules.telling import Place, Told


@dataclass(frozen=True)
class Spoken:
    """One language of somebody's, and what for."""

    tag: str
    is_spoken: bool = True
    is_read: bool = False
    is_liked_best: bool = False
    needs_interpreter: bool = False


@action
def ask_about_communication(*, person_id: PersonId, answer: Answer, told: Told, by: Actor, at: datetime) -> None:
    """Write that somebody was asked, and what came of it. "Nothing special" ends the needs that were written."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    ended = 0
    if answer is Answer.NONE:
        ended = writing.end(
            CommunicationNeed.objects.filter(person_id=person_id, ended_at=None), "asked: nothing special"
        )
    asked = CommunicationAsked.objects.create(
        answer=answer, ask_again_on=told.said_on + REVIEW_AFTER, **writing.columns
    )
    writing.note(Act.ANSWERED, asked, {"answer": answer, "needs ended": ended})


@action
def record_need(*, person_id: PersonId, code: Code, words: str = "", told: Told, by: Actor, at: datetime) -> UUID:
    """Write one coded need. It is flagged on every page about the person from now on; to name one is to have asked."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    need, is_new = CommunicationNeed.objects.get_or_create(
        person_id=person_id, code=code, words=words.strip(), ended_at=None, defaults=writing.columns
    )
    CommunicationAsked.objects.create(answer=Answer.NEEDS, ask_again_on=told.said_on + REVIEW_AFTER, **writing.columns)
    writing.note(Act.ADDED, need, {"code": code, "words": need.words, "was known": not is_new})
    return need.pk


@action
def follow_need(*, need_id: UUID, step: Step, words: str, by: Actor, at: datetime) -> None:
    """Write that a need was told to somebody, met, or not met."""
    need = gate.one(CommunicationNeed, need_id, by=by, may=Permission.PERSON_DESCRIBE, at=at)
    CommunicationStep.objects.create(
        organisation_id=need.organisation_id,
        person_id=need.person_id,
        need=need,
        step=step,
        words=words.strip(),
        at=at,
        by=by.name,
    )
    record(Act.CHANGED, need, by=by, at=at, person_id=PersonId(need.person_id), content={"step": step, "words": words})


@action
def speak(*, person_id: PersonId, languages: Sequence[Spoken], told: Told, by: Actor, at: datetime) -> None:
    """Write the languages somebody speaks and reads, as they now are."""
    writing = Writing.begin(person_id, told, Place.ANYBODY, by=by, at=at)
    writing.end(Language.objects.filter(person_id=person_id, ended_at=None), "said anew")
    Language.objects.bulk_create(
        Language(
            tag=one.tag,
            is_spoken=one.is_spoken,
            is_read=one.is_read,
            is_liked_best=one.is_liked_best,
            needs_interpreter=one.needs_interpreter,
            **writing.columns,
        )
        for one in languages
    )
    writing.note(Act.CHANGED, Language._meta.label, {"languages": [one.tag for one in languages]})
