"""Setting the ladder: who stands on it, who is away or on call, whom to ring outside, and what is done with a concern.

Nobody can take a rung away from one concern, and an empty ladder is climbed at once: there is no way to mute it.
"""

from datetime import date, datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId
from kith.safeguarding.models import ConcernStance, LadderPlace, OnCall, OutsideNumber
from kith.safeguarding.queries.ladder import crew_of
from kith.safeguarding.rules.concerns import Stance
from kith.safeguarding.rules.ladder import Rung


class NotOnTheLadderError(Exception):
    """Only somebody who may read a concern can be told of one."""

    def __init__(self) -> None:
        super().__init__("Choose a manager or a safeguarding lead: others may not read what they would be told of.")


class EndsBeforeItBeginsError(Exception):
    """A time that ends before it begins is no time."""

    def __init__(self) -> None:
        super().__init__("The end lies before the beginning. Look at both again.")


def _member(account_id: AccountId, *, by: Actor, at: datetime) -> AccountId:
    if account_id not in {member.account_id for member in crew_of(by.organisation_id, at=at).members}:
        raise NotOnTheLadderError
    return account_id


@action
def give_place(*, account_id: AccountId, rung: Rung, by: Actor, at: datetime) -> None:
    """Put somebody on a rung; where they stood before ends. Raises NotOnTheLadderError."""
    gate.require(by, Permission.LADDER_SET)
    own = {"organisation_id": by.organisation_id, "account_id": _member(account_id, by=by, at=at)}
    LadderPlace.objects.filter(**own, ended_at=None).update(ended_at=at)
    place = LadderPlace.objects.create(**own, rung=rung, starts_at=at, said_by=by.name)
    record(Act.ADDED, place, by=by, at=at, content={"rung": rung})


@action
def end_place(*, place_id: UUID, by: Actor, at: datetime) -> None:
    """Take somebody off a rung."""
    place = gate.one(LadderPlace, place_id, by=by, may=Permission.LADDER_SET, at=at, lock=True)
    LadderPlace.objects.filter(pk=place.pk, ended_at=None).update(ended_at=at)
    record(Act.ENDED, place, by=by, at=at)


@action
def put_on_call(
    *, account_id: AccountId, starts_at: datetime, ends_at: datetime, phone: str, by: Actor, at: datetime
) -> None:
    """Say who can be reached outside working hours, and under which number.

    Raises NotOnTheLadderError or EndsBeforeItBeginsError.
    """
    gate.require(by, Permission.LADDER_SET)
    if ends_at <= starts_at:
        raise EndsBeforeItBeginsError
    duty = OnCall.objects.create(
        organisation_id=by.organisation_id,
        account_id=_member(account_id, by=by, at=at),
        starts_at=starts_at,
        ends_at=ends_at,
        phone=phone,
        said_by=by.name,
    )
    record(Act.ADDED, duty, by=by, at=at)


@action
def list_number(*, label: str, number: str, hours: str, tried_on: date, by: Actor, at: datetime) -> None:
    """Put a number on the sheet for outside. Whoever does says on which day it was rung and answered."""
    gate.require(by, Permission.LADDER_SET)
    listed = OutsideNumber.objects.create(
        organisation_id=by.organisation_id, label=label, number=number, hours=hours, tried_on=tried_on, said_by=by.name
    )
    record(Act.ADDED, listed, by=by, at=at)


@action
def strike_number(*, number_id: UUID, by: Actor, at: datetime) -> None:
    """Take a number off the sheet: it does not answer any more."""
    listed = gate.one(OutsideNumber, number_id, by=by, may=Permission.LADDER_SET, at=at, lock=True)
    OutsideNumber.objects.filter(pk=listed.pk, ended_at=None).update(ended_at=at)
    record(Act.ENDED, listed, by=by, at=at)


@action
def take_stance(*, stance: Stance, by: Actor, at: datetime) -> None:
    """Say whether this organisation raises concerns with the council, or makes enquiries itself."""
    gate.require(by, Permission.LADDER_SET)
    said = ConcernStance.objects.create(organisation_id=by.organisation_id, stance=stance, at=at, said_by=by.name)
    record(Act.DECIDED, said, by=by, at=at, content={"stance": stance})
