"""Telling of a limit by time: those who decide that it waits, and the person that it has ended."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, RestrictionId
from kith.safeguarding.actions.door import tell_of_limit
from kith.safeguarding.models import Restriction


@action
def tell_who_decides(
    *, restriction_id: RestrictionId, readers: Collection[UUID], key: str, by: Actor, at: datetime
) -> int:
    """Tell the person's workers and the safeguarding leads that a limit waits; return how many were told."""
    restriction = Restriction.objects.select_related("person").get(pk=restriction_id)
    for account_id in readers:
        letter = "safeguarding/letters/limit_due"
        tell_of_limit(
            restriction=restriction, account_id=account_id, letter=letter, key=f"{key}-{account_id}", by=by, at=at
        )
    record(Act.SENT, restriction, by=by, at=at, person_id=PersonId(restriction.person_id), content={"to": len(readers)})
    return len(readers)


@action
def tell_of_ended(*, restriction_id: RestrictionId, key: str, by: Actor, at: datetime) -> int:
    """Tell the person, where they sign in here, that a limit has ended; return how many were told."""
    restriction = Restriction.objects.select_related("person").get(pk=restriction_id)
    account_id = restriction.person.account_id
    if account_id is not None:
        letter = "safeguarding/letters/limit_ended"
        tell_of_limit(restriction=restriction, account_id=account_id, letter=letter, key=key, by=by, at=at)
    content = {"told": account_id is not None}
    record(Act.SENT, restriction, by=by, at=at, person_id=PersonId(restriction.person_id), content=content)
    return int(account_id is not None)
