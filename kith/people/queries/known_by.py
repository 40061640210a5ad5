"""By what somebody is known, and which records are about one person: for the door between two people, for no page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.ground.prepared import prepared
from kith.people.models import ContactPoint, Name, Person, Settled
from kith.people.rules.contacts import Way


@dataclass(frozen=True)
class KnownBy:
    """Every name, number and address that is kept of somebody, and the account they sign in with."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    account_id: UUID | None = None


def known_by(person_ids: Collection[UUID]) -> Mapping[UUID, KnownBy]:
    """Return by what each of these people is known: three queries, however many they are."""
    if not person_ids:
        return {}
    names: dict[UUID, list[str]] = defaultdict(list)
    accounts: dict[UUID, UUID | None] = {}
    people = tuple(person_ids)
    for row in _people(people):
        names[row[0]] += [name for name in row[1:3] if name]
        accounts[row[0]] = row[3]
    for person_id, words in _names(people):
        names[person_id].append(words)
    reached: dict[tuple[UUID, Way], list[str]] = defaultdict(list)
    for person_id, way, words in _points(people):
        reached[person_id, Way(way)].append(words)
    return {
        person_id: KnownBy(
            names=tuple(dict.fromkeys(names[person_id])),
            phones=(*reached[person_id, Way.PHONE], *reached[person_id, Way.MOBILE]),
            emails=tuple(reached[person_id, Way.EMAIL]),
            addresses=tuple(reached[person_id, Way.POST]),
            account_id=account_id,
        )
        for person_id, account_id in accounts.items()
    }


@prepared
def _people(person_ids: tuple[UUID, ...]) -> QuerySet[Person, tuple[Any, ...]]:
    return Person.objects.filter(pk__in=person_ids).values_list("pk", "known_as", "full_name", "account_id")


@prepared
def _names(person_ids: tuple[UUID, ...]) -> QuerySet[Name, tuple[UUID, str]]:
    return Name.objects.filter(person_id__in=person_ids).values_list("person_id", "words")


@prepared
def _points(person_ids: tuple[UUID, ...]) -> QuerySet[ContactPoint, tuple[Any, ...]]:
    return ContactPoint.objects.filter(person_id__in=person_ids).values_list("person_id", "way", "words")


@prepared
def _found_to_be_one(person_ids: tuple[UUID, ...]) -> QuerySet[Settled, tuple[UUID, UUID]]:
    near = Q(likely__person_id__in=person_ids) | Q(likely__other_id__in=person_ids)
    return Settled.objects.filter(near, are_one=True).values_list("likely__person_id", "likely__other_id")


def records_of_one(person_ids: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Return for each of these which records are about the same person, their own among them.

    Records that somebody found to be one stand for each other, so that a limit in either holds in both; when that is
    taken back, each has its own again, and none was moved.
    """
    wanted = list(person_ids)
    found = set(wanted)
    pairs: set[tuple[UUID, UUID]] = set()
    while found:
        new = set(_found_to_be_one(tuple(found))) - pairs
        if not new:
            break
        pairs |= new
        found |= {one for pair in new for one in pair}
    return {person_id: _joined(person_id, pairs) for person_id in wanted}


def _joined(person_id: UUID, pairs: Collection[tuple[UUID, UUID]]) -> frozenset[UUID]:
    together = {person_id}
    while more := {one for pair in pairs if together & set(pair) for one in pair} - together:
        together |= more
    return frozenset(together)
