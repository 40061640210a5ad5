"""The duty line: who answers it, the small card of one person, and calls that wait to be read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kith.ground.access import gate
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.looking.models import Call, CallEnded, CallerChecked, CallerQuestion, RotaTurn
from kith.looking.rules.callers import Caller, Standing, standing
from kith.people.models import ContactPoint, Person
from kith.people.queries.communication import HowToTalk, communication_of
from kith.people.rules.contacts import Safe, Way


@dataclass(frozen=True)
class Turn:
    """One turn on the duty line."""

    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Card:
    """All that the duty line is shown of a person. Before the caller is known it holds the question and no more."""

    person_id: PersonId
    known_as: str
    is_me: bool
    caller: Caller
    purpose: str
    standing: Standing
    tries: int
    question: str
    phone: str
    ends_at: datetime
    talk: HowToTalk | None
    workers: tuple[str, ...]
    covers: tuple[str, ...]


def turns(viewer: Actor, *, at: datetime) -> tuple[Turn, ...]:
    """Return the turns that are not over, the earliest first."""
    rows = RotaTurn.objects.visible_to(viewer, may=Permission.DUTY_ANSWER, at=at).filter(ends_at__gt=at)
    listed = rows.order_by("starts_at", "pk").values_list("account__display_name", "starts_at", "ends_at")
    return tuple(Turn(*row) for row in listed)


def my_turn(viewer: Actor, *, at: datetime) -> datetime | None:
    """Return until when this worker answers the duty line, if they do now."""
    rows = RotaTurn.objects.visible_to(viewer, may=Permission.DUTY_ANSWER, at=at)
    now = rows.filter(account=viewer.account_id, starts_at__lte=at, ends_at__gt=at)
    return now.order_by("-ends_at").values_list("ends_at", flat=True).first()


def card_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Card:
    """Return the small card that a call opened, or raise NotVisible."""
    person = gate.one(Person, person_id, by=viewer, may=Permission.CARD_SEE, at=at)
    calls = Call.objects.visible_to(viewer, may=Permission.CARD_SEE, at=at)
    mine = calls.filter(person=person, account=viewer.account_id, ended=None).select_related("grant")
    call = mine.order_by("-at").first()
    if call is None:
        raise gate.NotVisible(Call._meta.label, person_id, Permission.CARD_SEE)
    tries = list(CallerChecked.objects.filter(call=call).order_by("at").values_list("was_right", flat=True))
    stands = standing(Caller(call.caller), tries)
    asked = CallerQuestion.objects.filter(person=person, ended_at=None).first() if stands is Standing.UNKNOWN else None
    names = _names(person_id, at=at) if stands is Standing.KNOWN else {}
    return Card(
        person_id=person_id,
        known_as=person.known_as,
        is_me=False,
        caller=Caller(call.caller),
        purpose=call.purpose,
        standing=stands,
        tries=len(tries),
        question=asked.question if asked else "",
        phone=_ring_back(viewer, person_id, at=at) if stands is Standing.UNKNOWN else "",
        ends_at=call.grant.ends_at or at,
        talk=communication_of(_reading(viewer), person_id, at=at) if stands is not Standing.NEVER else None,
        workers=tuple(names.get(Relation.CASELOAD, ())),
        covers=tuple(names.get(Relation.COVER, ())),
    )


def _reading(viewer: Actor) -> Actor:
    """Return who reads how to talk with somebody for the card: it is for whoever holds the telephone."""
    return Actor.of_system("duty card", viewer.organisation_id, Permission.PERSON_SEE)


def _ring_back(viewer: Actor, person_id: PersonId, *, at: datetime) -> str:
    """Return a number that the person said is safe to ring."""
    safe = ContactPoint.objects.visible_to(_reading(viewer), may=Permission.PERSON_SEE, at=at).filter(
        person_id=person_id, ended_at=None, way__in=[Way.PHONE, Way.MOBILE], safe=Safe.YES
    )
    point = safe.order_by("-is_liked_best", "way", "folded").first()
    return point.words if point else ""


def _names(person_id: PersonId, *, at: datetime) -> dict[Relation, list[str]]:
    rows = Grant.objects.at(at).filter(
        person_id=person_id, relation__in=[Relation.CASELOAD, Relation.COVER], account__is_active=True
    )
    found: dict[Relation, list[str]] = {}
    for relation, name in rows.order_by("account__display_name").values_list("relation", "account__display_name"):
        found.setdefault(Relation(relation), []).append(name)
    return found


def people_led(viewer: Actor, *, at: datetime) -> list[tuple[PersonId, str]]:
    """Return whom this reader leads the work with, by name: those for whom they may plan a shift."""
    rows = Person.objects.visible_to(viewer, may=Permission.CASELOAD_ASSIGN, at=at)
    return [(PersonId(pk), name) for pk, name in rows.order_by("known_as", "pk").values_list("pk", "known_as")]


@dataclass(frozen=True)
class Rang:
    """A call that was passed on: who rang about whom, and what was said."""

    call_id: UUID
    person_id: PersonId
    known_as: str
    at: datetime
    note: str


def question_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> str:
    """Return the question by which a person is known on the phone, to whoever may set it; never its answer."""
    rows = CallerQuestion.objects.visible_to(viewer, may=Permission.PERSON_DESCRIBE, at=at)
    asked = rows.filter(person_id=person_id, ended_at=None).first()
    return asked.question if asked else ""


def passed_on(viewer: Actor, *, since: datetime, at: datetime) -> tuple[Rang, ...]:
    """Return what the duty line passed on about the people this worker works with, the latest first."""
    rows = _calls_passed_on(viewer, since=since, at=at)
    return tuple(Rang(call_id, PersonId(pk), known_as, when, note) for call_id, pk, known_as, when, note in rows)


@prepared
def _calls_passed_on(viewer: Actor, *, since: datetime, at: datetime) -> QuerySet[CallEnded, tuple[Any, ...]]:
    rows = CallEnded.objects.visible_to(viewer, may=Permission.PLAN_DECIDE, at=at).filter(at__gte=since)
    columns = ("call_id", "call__person_id", "call__person__known_as", "at", "note")
    return rows.exclude(note="").order_by("-at").values_list(*columns)
