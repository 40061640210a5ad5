"""Writing down that somebody who asked by name and birth date was turned away. The person reads of it."""

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.audit import ledger
from kith.ground.ids import PersonId
from kith.ground.web.requests import KithRequest
from kith.people.models import Person


def turned_away(request: KithRequest, person_id: PersonId | None, *, may: Permission) -> None:
    """Record a refusal, about the person where there is one."""
    refusal = gate.NotVisible(Person._meta.label, person_id or "", may)
    ledger.refused(refusal, by=request.actor, at=request.at)
