"""Putting somebody on shift: for these people, for these hours."""

from collections.abc import Collection
from datetime import datetime

from kith.ground.access import facts, gate
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.looking.queries.leads import holders
from kith.people.models import Person


class NotAShift(Exception):
    """A shift needs a support worker, somebody to be there for, and an end that is still to come."""

    def __init__(self) -> None:
        super().__init__("Choose a support worker, who they are there for, and an end that is still to come.")


@action
def put_on_shift(
    *,
    account_id: AccountId,
    people: Collection[PersonId],
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    at: datetime,
) -> None:
    """Let a support worker be there for some people from one moment to another; it ends by itself.

    Only people whom the one who plans it leads. Raises NotAllowed, NotAShift, or NotVisible.
    """
    gate.require(by, Permission.ROTA_KEEP)
    support_workers = {account.pk for account in holders(by.organisation_id, Role.SUPPORT_WORKER, at=at)}
    if ends_at <= max(starts_at, at) or account_id not in support_workers or not people:
        raise NotAShift
    for person_id in people:
        person = gate.one(Person, person_id, by=by, may=Permission.CASELOAD_ASSIGN, at=at)
        facts.grant(
            Relation.SHIFT,
            person_id,
            by=by,
            at=starts_at,
            account_id=account_id,
            ends_at=ends_at,
            because="on shift",
        )
        record(Act.ADDED, person, by=by, at=at, person_id=person_id, content={"shift until": str(ends_at)})
