"""My people, and the records that may be about one person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, PersonId
from kith.ground.prepared import prepared
from kith.people.models import LikelySame, Opening, Person, Words
from kith.people.queries.communication import HowToTalk, communication_of_each
from kith.people.queries.likeness import Lookalike, lookalikes
from kith.people.rules.about_me import Section
from kith.people.rules.likeness import Sign, Strength, Traits


@dataclass(frozen=True)
class CaseRow:
    """Somebody on a list of people, with what must be known before speaking with them."""

    person_id: PersonId
    known_as: str
    full_name: str
    open_since: datetime | None
    worker: str
    wants: str
    how_to_talk: HowToTalk


@dataclass(frozen=True)
class Alike:
    """Somebody who may be the one that is looked for, with what the two have in common."""

    person_id: PersonId
    known_as: str
    full_name: str
    born_on: object
    other_names: tuple[str, ...]
    signs: tuple[Sign, ...]
    is_likely: bool


@dataclass(frozen=True)
class LikelyPair:
    """Two records that look alike, waiting for somebody to decide."""

    likely_id: UUID
    one: str
    other: str
    signs: tuple[Sign, ...]
    at: datetime


def caseload(viewer: Actor, *, at: datetime) -> tuple[CaseRow, ...]:
    """Return the people somebody works with, or leads the work with, by name: as many queries for 3 as for 250."""
    rows = _cases(viewer, at=at)
    talks = communication_of_each(viewer, [PersonId(person_id) for person_id, *_ in rows], at=at)
    return tuple(
        CaseRow(PersonId(person_id), known_as, full_name, since, worker or "", wants or "", talks[PersonId(person_id)])
        for person_id, known_as, full_name, since, worker, wants in rows
    )


@prepared
def _cases(viewer: Actor, *, at: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    latest = Opening.objects.filter(person=OuterRef("pk"), closure=None).order_by("-at")
    wanted = Words.objects.filter(person=OuterRef("pk"), section=Section.WANTS, ended_at=None).order_by("written_at")
    live = Grant.objects.at(at).filter(person=OuterRef("pk"), relation=Relation.CASELOAD)
    rows = Person.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).annotate(
        open_since=Subquery(latest.values("at")[:1]),
        worker=Subquery(live.order_by("starts_at").values("account__display_name")[:1]),
        wants=Subquery(wanted.values("words")[:1]),
    )
    named = rows.order_by("known_as", "full_name", "pk")
    return named.values_list("pk", "known_as", "full_name", "open_since", "worker", "wants")


def found(viewer: Actor, sought: Traits, *, at: datetime) -> tuple[Alike, ...]:
    """Return who may be the person sought, among those the viewer may see. Of anybody else there is no hint."""
    seen = [one for one in lookalikes(sought, by=viewer, at=at) if one.is_visible]
    persons = Person.objects.prefetch_related("names").in_bulk([one.person_id for one in seen])
    return tuple(_alike(persons[one.person_id], one) for one in seen)


def _alike(person: Person, one: Lookalike) -> Alike:
    return Alike(
        person_id=one.person_id,
        known_as=person.known_as,
        full_name=person.full_name,
        born_on=person.born_on,
        other_names=tuple(name.words for name in person.names.all() if name.kind == "other"),
        signs=one.likeness.signs,
        is_likely=one.likeness.strength is Strength.LIKELY,
    )


def likely_same(viewer: Actor, *, at: datetime) -> tuple[LikelyPair, ...]:
    """Return the pairs of records that wait for an administrator's decision, the oldest first."""
    rows = LikelySame.objects.visible_to(viewer, may=Permission.PERSON_JOIN, at=at).filter(settled=None)
    return tuple(
        LikelyPair(
            row.pk,
            row.person.full_name or row.person.known_as,
            row.other.full_name or row.other.known_as,
            tuple(Sign(sign) for sign in row.signs.split(",") if sign),
            row.at,
        )
        for row in rows.select_related("person", "other").order_by("at", "pk")
    )


def people_of_pairs(viewer: Actor, pairs: Collection[LikelyPair], *, at: datetime) -> list[PersonId]:
    """Return whose names stand in some pairs, for the record of who looked."""
    rows = LikelySame.objects.visible_to(viewer, may=Permission.PERSON_JOIN, at=at).filter(
        pk__in=[pair.likely_id for pair in pairs]
    )
    return [PersonId(pk) for row in rows.values_list("person_id", "other_id") for pk in row]


def workers(viewer: Actor, *, at: datetime) -> tuple[tuple[AccountId, str], ...]:
    """Return the colleagues who can have people on their caseload."""
    rows = Account.objects.filter(
        organisation_id=viewer.organisation_id,
        is_active=True,
        roles_held__role=Role.PRACTITIONER,
        roles_held__starts_at__lte=at,
        roles_held__ends_at=None,
    )
    return tuple(
        (AccountId(pk), name) for pk, name in rows.order_by("display_name").values_list("pk", "display_name").distinct()
    )
