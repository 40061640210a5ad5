"""Everything that is kept about one person, found by how the tables point at each other and not by a list of ours.

A table that a room adds is reached from its first day, because its rows point at a person or at something of theirs.
Nothing here is shown to anybody: it is read to be erased, and so it goes past the gate that decides who may see.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from kith.ground.access.models import SetApart
from kith.ground.accounts.models import Account, RoleHeld
from kith.ground.actor import Role
from kith.ground.audit.acts import LOOKING
from kith.ground.audit.models import Entry, EntryContent, EntryPerson, Head
from kith.ground.batches import in_batches
from kith.people.models import LikelySame, Person

Table = type[models.Model]
A_BATCH = 500

STAYS: Mapping[Table, str] = MappingProxyType(
    {
        Entry: "who did what and when, bound in the chain; what it says is erased",
        EntryPerson: "which entry was about which empty row",
        Head: "where the chain has got to",
        SetApart: "that nobody sees the empty row",
        EntryContent: "erased by law, each with an entry that says so",
    }
)
"""What points at a person and is not taken away with the rows."""

OF_TWO: frozenset[Table] = frozenset({LikelySame})
"""Rows about two people, that go with whichever of them goes first."""


@dataclass(frozen=True)
class Reach:
    """Every row of one person, by table, and what of it is somebody else's too."""

    person_id: UUID
    account_id: UUID | None
    rows: Mapping[Table, frozenset[Any]]
    elsewhere: Collection[Table]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are, beside the person's own."""
        return {table._meta.label: len(ids) for table, ids in self.rows.items() if table is not Person}

    @property
    def children_first(self) -> Iterator[tuple[Table, frozenset[Any]]]:
        """Yield the tables so that nothing is left that points at what has gone."""
        left = {table: ids for table, ids in self.rows.items() if table is not Person}
        while left:
            parents = {
                field.related_model for table in left for field in _pointers(table) if field.related_model != table
            }
            table = next((one for one in left if one not in parents), next(iter(left)))
            yield table, left.pop(table)

    @property
    def entries(self) -> list[int]:
        """The entries of the record whose words are about the person, or were said by them."""
        of_one = models.Q(person_id=self.person_id)
        among = models.Q(people__person_id=self.person_id) & ~models.Q(act__in=LOOKING)
        if self.account_id is not None:
            of_one |= models.Q(actor_account=self.account_id)
        found = set(Entry.objects.filter(of_one | among).values_list("pk", flat=True))
        for table, ids in self.rows.items():
            for batch in _batches(ids):
                about = Entry.objects.filter(about=table._meta.label, about_id__in=[str(one) for one in batch])
                found.update(about.values_list("pk", flat=True))
        return sorted(found)


def held(person_id: UUID, organisation_id: UUID) -> Person:
    """Hold somebody's row to erase it. Nobody sees it any more, so that there is no gate that could be asked."""
    rows = Person._base_manager.select_for_update(no_key=True)
    return rows.get(pk=person_id, organisation_id=organisation_id)


def reach_of(person: Person) -> Reach:
    """Find every row of a person, and of their account where it is nobody else's."""
    account_id = _own_account(person)
    begin: dict[Table, set[Any]] = {Person: {person.pk}}
    if account_id is not None:
        begin[Account] = {account_id}
    found: dict[Table, set[Any]] = defaultdict(set)
    while begin:
        _follow(begin, found)
        begin = _nobodys(found)
    rows = {table: frozenset(ids) for table, ids in found.items() if ids}
    return Reach(person.pk, account_id, rows, tuple(_elsewhere(rows)))


def tables_reached() -> frozenset[Table]:
    """Return every table that belongs to a person, whether it holds a row now or not."""
    reached: set[Table] = set()
    waiting: list[Table] = [Person, Account]
    while waiting:
        table = waiting.pop()
        if table not in reached:
            reached.add(table)
            waiting += [child for child, _field in _children().get(table, ())]
    return frozenset(reached)


def _own_account(person: Person) -> UUID | None:
    """Return the account that goes with a person: theirs, and held for nothing but their own record."""
    if person.account_id is None:
        return None
    others = RoleHeld.objects.filter(account_id=person.account_id).exclude(role=Role.INDIVIDUAL)
    return None if others.exists() else person.account_id


def _follow(begin: Mapping[Table, Collection[Any]], found: dict[Table, set[Any]]) -> None:
    """Add whatever points at what was found, and whatever points at that."""
    waiting = [(table, set(ids)) for table, ids in begin.items()]
    for table, ids in waiting:
        found[table] |= ids
    while waiting:
        parent, ids = waiting.pop()
        for child, field in _children().get(parent, ()):
            new = _pointing(child, field, ids) - found[child]
            if new:
                found[child] |= new
                waiting.append((child, new))


def _pointing(table: Table, field: str, ids: Collection[Any]) -> set[Any]:
    found: set[Any] = set()
    for batch in _batches(ids):
        found.update(table._base_manager.filter(**{f"{field}__in": batch}).values_list("pk", flat=True))
    return found


def _nobodys(found: Mapping[Table, set[Any]]) -> dict[Table, set[Any]]:
    """Return what is pointed at by what was found and is about nobody else: a letter that names no person, and such."""
    more: dict[Table, set[Any]] = {}
    for _table, field, ids in _pointed_at(found):
        parent = field.related_model
        if any(one.name == "person" and one.null for one in _pointers(parent)):
            free = parent._base_manager.filter(pk__in=ids, person=None).values_list("pk", flat=True)
            more.setdefault(parent, set()).update(free)
    return {table: ids for table, ids in more.items() if ids}


def _elsewhere(rows: Mapping[Table, Collection[Any]]) -> Iterator[Table]:
    """Yield the tables of which some row also belongs to somebody else."""
    for table, _field, _ids in _pointed_at(rows):
        if table not in OF_TWO:
            yield table


def _pointed_at(rows: Mapping[Table, Collection[Any]]) -> Iterator[tuple[Table, Any, set[Any]]]:
    """Yield what is pointed at by the rows, belongs to somebody, and is not among them."""
    for table, ids in list(rows.items()):
        if table is Person:
            continue
        for field in _pointers(table):
            if field.related_model not in _of_a_person():
                continue
            pointed: set[Any] = set()
            for batch in _batches(ids):
                pointed.update(table._base_manager.filter(pk__in=batch).values_list(field.attname, flat=True))
            if others := pointed - set(rows.get(field.related_model, ())) - {None}:
                yield table, field, others


@cache
def _children() -> Mapping[Table, tuple[tuple[Table, str], ...]]:
    """Return, for each table, which others point at it and by which field."""
    children: dict[Table, list[tuple[Table, str]]] = defaultdict(list)
    for table in apps.get_models(include_auto_created=True):
        if table not in STAYS:
            for field in _pointers(table):
                children[field.related_model].append((table, field.name))
    return {parent: tuple(found) for parent, found in children.items()}


@cache
def _of_a_person() -> frozenset[Table]:
    """Return the tables whose rows belong to one person: what points at them, and what points at that."""
    reached: set[Table] = {Person}
    waiting: list[Table] = [Person]
    while waiting:
        for child, _field in _children().get(waiting.pop(), ()):
            if child not in reached:
                reached.add(child)
                waiting.append(child)
    return frozenset(reached)


@cache
def _pointers(table: Any) -> tuple[Any, ...]:
    return tuple(field for field in table._meta.local_concrete_fields if isinstance(field, models.ForeignKey))


def _batches(ids: Collection[Any]) -> Iterator[Sequence[Any]]:
    return in_batches(sorted(ids, key=str), A_BATCH)
