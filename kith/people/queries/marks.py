"""Comparing with everybody of the organisation: one person by name and birth date, and who shares a mark.

Only actions and jobs ask this. Whether anybody may see what was found is asked of the gate afterwards.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId, PersonId
from kith.people.models import ContactPoint, Name, Person
from kith.people.rules.contacts import Way
from kith.people.rules.marks import Marks, surname
from kith.people.rules.names import fold


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


def who_share(organisation_id: OrganisationId, marks: Iterable[Marks]) -> set[UUID]:
    """Return who shares any mark with anybody: found by the index, not by comparing all with all."""
    every = list(marks)
    ways = {value for own in every for value in (*own.phones, *own.emails, *own.addresses)}
    found = set(
        ContactPoint.objects.filter(organisation_id=organisation_id, folded__in=ways, ended_at=None).values_list(
            "person_id", flat=True
        )
    )
    endings = Q(pk__in=[])
    for name in {name for own in every for name in own.surnames}:
        endings |= Q(folded__endswith=f" {name}")
    return found | set(
        Name.objects.filter(endings, organisation_id=organisation_id).values_list("person_id", flat=True)
    )


def how_many_share(organisation_id: OrganisationId, surnames: Collection[str]) -> dict[str, int]:
    counts = {}
    for name in surnames:
        rows = Name.objects.filter(organisation_id=organisation_id, folded__endswith=f" {name}")
        counts[name] = rows.aggregate(many=Count("person", distinct=True))["many"]
    return counts
