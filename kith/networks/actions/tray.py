"""Naming who and what comes to mind, before anybody says where they belong."""

from collections.abc import Sequence
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, UnplacedId
from kith.networks.actions.pen import Doing, Pen
from kith.networks.models import Unplaced
from kith.networks.queries.board import held_in_tray
from kith.people.models import Person
from kith.people.models.said import heard
from kith.people.rules.telling import Told


@action
def name(*, person_id: PersonId, names: Sequence[str], told: Told, by: Actor, at: datetime) -> tuple[UnplacedId, ...]:
    """Put names into the tray, as they were said. Each is a command of its own."""
    person = gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at)
    before = Unplaced.objects.filter(person=person).count()
    rows = [
        Unplaced(
            organisation_id=person.organisation_id,
            person=person,
            name=said,
            number=number,
            at=at,
            **heard(told, by=by.name),
        )
        for number, said in enumerate(names, start=before + 1)
    ]
    Unplaced.objects.bulk_create(rows)
    content = {"names": list(names), **told.in_the_record}
    record(Act.ADDED, Unplaced._meta.label, by=by, at=at, person_id=person_id, content=content)
    for row in rows:
        Pen(told, by, at).note(person_id, Doing(unplaced_id=UnplacedId(row.pk), waits_after=True))
    return tuple(UnplacedId(row.pk) for row in rows)


@action
def let_go(*, unplaced_id: UnplacedId, by: Actor, at: datetime) -> None:
    """Take a name out of the tray again. Raises NotVisible where it is in the tray no more."""
    row = held_in_tray(unplaced_id, by=by, at=at)
    row.is_waiting = False
    row.save(update_fields=["is_waiting"])
    person_id = PersonId(row.person_id)
    record(Act.ENDED, row, by=by, at=at, person_id=person_id, content={"name": row.name})
    Pen(row.origin, by, at).note(person_id, Doing(unplaced_id=unplaced_id))
