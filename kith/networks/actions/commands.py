"""Writing down what somebody did to a map, as one command that they can take back and do again."""

from dataclasses import dataclass
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId, UnplacedId
from kith.networks.models import Command, Unplaced
from kith.networks.rules.acquaintances import UNCHANGED, Changes
from kith.networks.rules.deeds import Counting
from kith.people.models.said import heard
from kith.people.rules.telling import Told


@dataclass(frozen=True)
class Moved:
    """A tie went from one of its states to another; `before` is none where it came onto the map."""

    tie_id: TieId
    before: int | None
    after: int


@dataclass(frozen=True)
class Doing:
    """What a command did: to a tie, to a name in the tray, or to who knows whom."""

    moved: Moved | None = None
    unplaced_id: UnplacedId | None = None
    waits_after: bool = False
    changes: Changes = UNCHANGED


def note(person_id: PersonId, doing: Doing, told: Told, *, by: Actor, at: datetime) -> None:
    """Write down a command of somebody with an account. What they had undone cannot be done again any more.

    It is called after the record was written to, which lets one write at a time: the numbers are counted in peace.
    """
    if by.account_id is None:
        return
    theirs = Command.objects.filter(person_id=person_id, account_id=by.account_id)
    theirs.filter(standing=Counting.UNDONE).update(standing=Counting.DROPPED)
    last = theirs.order_by("-number").values_list("number", flat=True).first() or 0
    moved = doing.moved
    Command.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        account_id=by.account_id,
        number=last + 1,
        standing=Counting.DONE,
        tie_id=moved.tie_id if moved else None,
        before=moved.before if moved else None,
        after=moved.after if moved else None,
        unplaced_id=doing.unplaced_id,
        waits_after=doing.waits_after,
        begun=doing.changes.begun_kept,
        ended=doing.changes.ended_kept,
        at=at,
        **heard(told, by=by.name),
    )


def held_in_tray(unplaced_id: UnplacedId, *, by: Actor, at: datetime) -> Unplaced:
    """Return somebody who waits in the tray, held by the lock. Raises NotVisible where they wait no more."""
    row = gate.one(Unplaced, unplaced_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    if not row.is_waiting:
        raise gate.NotVisible(Unplaced._meta.label, unplaced_id, Permission.MAP_DRAW)
    return row
