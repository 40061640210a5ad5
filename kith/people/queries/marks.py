"""Comparing with everybody of the organisation: one person by name and birth date, and who shares a mark.

Only actions and jobs ask this. Whether anybody may see what was found is asked of the gate afterwards.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from kith.ground.actor import Actor
from kith.ground.batches import in_batches
from kith.ground.ids import OrganisationId, PersonId
from kith.people.models import ContactPoint, Name, Person
from kith.people.rules.contacts import Way
from kith.people.rules.marks import Marks, surname
from kith.people.rules.names import fold

AT_ONCE = 500
"""So many are asked about, or read, at once: a store takes no question of any length."""


def person_called(name: str, born_on: date, *, by: Actor) -> PersonId | None:
    """Return the one person of the organisation who has this name and this birth date; of two alike, neither."""
    sought = set(fold(name).split())
    born = Person.objects.filter(organisation_id=by.organisation_id, born_on=born_on)
    known: dict[PersonId, set[str]] = {
        PersonId(row.pk): {*fold(row.full_name).split(), *fold(row.known_as).split()} for row in born
    }
    for person_id, words in Name.objects.filter(person__in=born).values_list("person_id", "folded"):
        known[PersonId(person_id)] |= set(words.split())
    alike = [person_id for person_id, words in known.items() if sought and sought <= words]
    return alike[0] if len(alike) == 1 else None


def own_accounts(organisation_id: OrganisationId, people: Collection[UUID]) -> dict[UUID, UUID | None]:
    """Return which of some people are of the organisation, with the account that each signs in with."""
    rows = Person.objects.filter(organisation_id=organisation_id, pk__in=people)
    return dict(rows.values_list("pk", "account_id"))


def person_marks(people: Collection[UUID]) -> dict[UUID, Marks]:
    """Return by what some people are compared: their surnames, and the ways in which they are reached."""
    surnames: dict[UUID, set[str]] = defaultdict(set)
    for pk, full_name in Person.objects.filter(pk__in=people).values_list("pk", "full_name"):
        surnames[pk] |= surname(full_name)
    for person_id, folded in Name.objects.filter(person_id__in=people, kind=Name.Kind.FULL).values_list(
        "person_id", "folded"
    ):
        surnames[person_id] |= surname(folded)
    reached: dict[UUID, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    points = ContactPoint.objects.filter(person_id__in=people, ended_at=None)
    for person_id, way, folded in points.values_list("person_id", "way", "folded"):
        reached[person_id][Way.PHONE if way == Way.MOBILE else way].add(folded)
    return {
        pk: Marks(
            frozenset(surnames[pk]),
            frozenset(reached[pk][Way.PHONE]),
            frozenset(reached[pk][Way.EMAIL]),
            frozenset(reached[pk][Way.POST]),
        )
        for pk in people
    }


def who_is_reached(organisation_id: OrganisationId, marks: Iterable[Marks]) -> set[UUID]:
    """Return whoever is reached in a way in which one of these is reached too."""
    ways = sorted({value for own in marks for value in (*own.phones, *own.emails, *own.addresses)})
    points = ContactPoint.objects.filter(organisation_id=organisation_id, ended_at=None)
    return {
        person_id
        for some in in_batches(ways, AT_ONCE)
        for person_id in points.filter(folded__in=some).values_list("person_id", flat=True)
    }


def who_is_called(organisation_id: OrganisationId, surnames: Collection[str]) -> Mapping[str, frozenset[UUID]]:
    """Return, by surname, who has one of these at the end of a name: one look through all names, however many."""
    called: dict[str, set[UUID]] = defaultdict(set)
    names = Name.objects.filter(organisation_id=organisation_id).values_list("folded", "person_id")
    for folded, person_id in names.iterator(chunk_size=AT_ONCE):
        before, _, last = folded.rpartition(" ")
        if before and last in surnames:
            called[last].add(person_id)
    return {name: frozenset(people) for name, people in called.items()}
