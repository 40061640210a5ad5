"""A copy of one's own record: everything the person may see, and who took one before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.own_record.queries.around import statement
from kith.own_record.queries.chapters import lines_of
from kith.own_record.queries.statements import statements_of
from kith.own_record.rules.copies import Chapter, Copy
from kith.own_record.rules.parts import Part
from kith.people.models import Person

TAKEN_AS = "own copy"
"""Under which words a copy that was taken stands in the record."""
LATELY = 20


def copy_of(viewer: Actor, person_id: PersonId, parts: Collection[Part], *, at: datetime) -> Copy:
    """Return a copy of some parts of somebody's own record, for them to take away.

    Raises NotVisible, and Stopped where a limit stands between the person and whoever takes it.
    """
    person = gate.one(Person, person_id, by=viewer, may=Permission.RECORD_COPY, at=at)
    reader = [Party(account_id=viewer.account_id)]
    passing.must_pass(Crossing.COPY_TAKEN, person_id, reader, what=mark("a copy of the record"), by=viewer, at=at)
    said = [one for one in statements_of(viewer, person_id, at=at) if one.standing.is_beside]
    beside = {part: tuple(statement(one) for one in said if one.part is part) for part in parts}
    chapters = tuple(
        Chapter(part, lines_of(part, viewer, person_id, at=at), beside[part]) for part in Part if part in parts
    )
    return Copy(person.known_as, person.organisation.name, at, chapters)


@dataclass(frozen=True)
class Taken:
    """One copy that was taken: when, and by whose account."""

    at: datetime
    by: str


def copies_taken(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Taken, ...]:
    """Return the copies that were taken lately, the latest first: one that the person did not take stands out."""
    person = gate.one(Person, person_id, by=viewer, may=Permission.RECORD_COPY, at=at)
    rows = Entry.objects.filter(person=person, act=Act.EXPORTED, about=TAKEN_AS).select_related("content")
    return tuple(Taken(row.at, row.who) for row in rows.order_by("-sequence")[:LATELY])
