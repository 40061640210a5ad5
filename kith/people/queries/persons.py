"""Who somebody is, at the head of every page about them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.people.models import ContactPoint, Name, Opening, Person
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.persons import age_on


@dataclass(frozen=True)
class Whose:
    """Whose page it is: what they like to be called, and whether they are reading it themself."""

    person_id: PersonId
    known_as: str
    is_me: bool
    today: date
    """The day it is where this person is supported: forms begin with it."""

    @classmethod
    def of(cls, person: Person, *, viewer: Actor, at: datetime) -> "Whose":
        """Return the head of a page about a person who was read with their organisation."""
        today = clock.day_of(at, person.organisation.zone)
        return cls(PersonId(person.pk), person.known_as, viewer.person_id == person.pk, today)


@dataclass(frozen=True)
class PersonCard(Whose):
    """Somebody as they like to be called, and since when we work with them."""

    full_name: str
    other_names: tuple[str, ...]
    born_on: date | None
    age: int | None
    open_since: datetime | None
    workers: tuple[str, ...]
    version: int

    @property
    def letters(self) -> str:
        """The first letters, where there is no photo."""
        return self.known_as[:2].title()


@dataclass(frozen=True)
class Contact:
    """One way to reach somebody, with what they said about using it."""

    contact_id: UUID
    person_id: PersonId
    way: Way
    words: str
    safe: Safe
    care: str
    is_liked_best: bool


def whose(viewer: Actor, person_id: PersonId, *, at: datetime, may: StrEnum) -> Whose:
    """Return who a page is about, to a viewer who may do this about them; anybody else gets NotVisible."""
    return Whose.of(_person(viewer, person_id, at=at, may=may), viewer=viewer, at=at)


def _person(viewer: Actor, person_id: PersonId, *, at: datetime, may: StrEnum) -> Person:
    return gate.one(Person, person_id, by=viewer, may=may, at=at, beside=("organisation",))


def person_of(viewer: Actor, person_id: PersonId, *, at: datetime, may: StrEnum = Permission.PERSON_SEE) -> PersonCard:
    """Return the person, or raise NotVisible."""
    person = _person(viewer, person_id, at=at, may=may)
    today = clock.day_of(at, person.organisation.zone)
    return PersonCard(
        person_id=PersonId(person.pk),
        known_as=person.known_as,
        full_name=person.full_name,
        other_names=tuple(_other_names(person_id)),
        born_on=person.born_on,
        age=age_on(person.born_on, today) if person.born_on else None,
        open_since=next(iter(_open_since(person_id)), None),
        workers=tuple(_workers(person_id, at=at)),
        is_me=viewer.person_id == person.pk,
        version=person.version,
        today=today,
    )


@prepared
def _open_since(person_id: PersonId) -> QuerySet[Opening, datetime]:
    open_now = Opening.objects.filter(person_id=person_id, closure=None)
    return open_now.order_by("-at").values_list("at", flat=True)[:1]


@prepared
def _other_names(person_id: PersonId) -> QuerySet[Name, str]:
    names = Name.objects.filter(person_id=person_id, kind=Name.Kind.OTHER)
    return names.order_by("words").values_list("words", flat=True)


@prepared
def _workers(person_id: PersonId, *, at: datetime) -> QuerySet[Grant, str]:
    rows = Grant.objects.at(at).filter(person_id=person_id, relation=Relation.CASELOAD)
    return rows.order_by("account__display_name").values_list("account__display_name", flat=True)


def contacts_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Contact, ...]:
    """Return every way to reach somebody, the one they like best first."""
    rows = ContactPoint.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).filter(
        person_id=person_id, ended_at=None
    )
    return tuple(_contact(row) for row in rows.order_by("-is_liked_best", "way", "folded"))


def contact_of(viewer: Actor, contact_id: UUID, *, at: datetime) -> Contact:
    """Return one way to reach somebody that this reader may change, or raise NotVisible."""
    return _contact(gate.one(ContactPoint, contact_id, by=viewer, may=Permission.PERSON_DESCRIBE, at=at))


def _contact(row: ContactPoint) -> Contact:
    return Contact(
        row.pk, PersonId(row.person_id), Way(row.way), row.words, Safe(row.safe), row.care, row.is_liked_best
    )


def may_describe(viewer: Actor, person_id: PersonId, *, at: datetime) -> bool:
    """Say whether this reader may write about the person as well as read."""
    may = gate.may_each(viewer, [Permission.PERSON_DESCRIBE], [person_id], at=at)
    return Permission.PERSON_DESCRIBE in may[person_id]
