"""Beginning a legal hold and ending it, each by somebody named, with why."""

from datetime import datetime
from uuid import UUID

from kith.disposal.models import Hold, HoldEnd
from kith.disposal.rules.hindrances import Hindered, Hindrance
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.people.models import Person

PLACE = Permission.HOLD_PLACE


@action
def begin_hold(*, person_id: PersonId | None, because: str, reference: str, by: Actor, at: datetime) -> UUID:
    """Let nothing of a person be erased from now on; without a person, nothing of anybody."""
    gate.require(by, PLACE)
    if person_id is not None:
        gate.one(Person, person_id, by=by, may=PLACE, at=at, lock=True)
    hold = Hold.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        because=because.strip(),
        reference=reference.strip(),
        begun_at=at,
        begun_by=by.name,
        begun_by_account=by.account_id,
    )
    content = {"because": because, "reference": reference, "of": "one person" if person_id else "everybody"}
    record(Act.ADDED, hold, by=by, at=at, person_id=person_id, content=content)
    return hold.pk


@action
def end_hold(*, hold_id: UUID, because: str, by: Actor, at: datetime) -> None:
    """End a hold, with why. Raises Hindered where it has ended."""
    hold = gate.one(Hold, hold_id, by=by, may=PLACE, at=at, lock=True)
    if HoldEnd.objects.filter(hold=hold).exists():
        raise Hindered(Hindrance.ENDED)
    HoldEnd.objects.create(
        organisation_id=hold.organisation_id,
        hold=hold,
        because=because.strip(),
        at=at,
        by=by.name,
        by_account=by.account_id,
    )
    person_id = PersonId(hold.person_id) if hold.person_id else None
    record(Act.ENDED, hold, by=by, at=at, person_id=person_id, content={"because": because})
