"""What lies beside a map while it is drawn: who is named and has no place yet, what can be undone and done again."""

from dataclasses import dataclass
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId, UnplacedId
from kith.networks.models import Command, TieAsItWas, Unplaced
from kith.networks.rules.deeds import MOVED_TO, NAMED, TAKEN_OUT, WHO_KNOWS_WHOM, Counting, Deed
from kith.networks.rules.places import Waiting
from kith.networks.rules.vocabulary import Ring


@dataclass(frozen=True)
class CommandSeen:
    """One's own command, as it can be undone or done again: whom it was about, and what it did."""

    number: int
    tie_id: TieId | None
    name: str
    words: str


@dataclass(frozen=True)
class Turns:
    """The next step back and the next forward, as far as there is one."""

    back: CommandSeen | None
    forward: CommandSeen | None


def turns_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> Turns:
    """Return what this viewer did last to a map and has not undone, and what they undid last."""
    back, forward = (
        _command(person_id, standing, order, viewer=viewer, at=at)
        for standing, order in ((Counting.DONE, "-number"), (Counting.UNDONE, "number"))
    )
    return Turns(back, forward)


def tray_of(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[Waiting, ...]:
    """Return who waits for a place, as they were named."""
    rows = Unplaced.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    waiting = rows.filter(person_id=person_id, is_waiting=True).order_by("number", "pk").values_list("pk", "name")
    return tuple(Waiting(UnplacedId(unplaced_id), name) for unplaced_id, name in waiting)


def held_in_tray(unplaced_id: UnplacedId, *, by: Actor, at: datetime) -> Unplaced:
    """Return somebody who waits in the tray, held by the lock. Raises NotVisible where they wait no more."""
    row = gate.one(Unplaced, unplaced_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    if not row.is_waiting:
        raise gate.NotVisible(Unplaced._meta.label, unplaced_id, Permission.MAP_DRAW)
    return row


def _command(person_id: PersonId, standing: Counting, order: str, *, viewer: Actor, at: datetime) -> CommandSeen | None:
    rows = Command.objects.visible_to(viewer, may=Permission.MAP_DRAW, at=at).select_related("unplaced")
    theirs = rows.filter(person_id=person_id, account=viewer.account_id, standing=standing)
    row = theirs.order_by(order).first()
    if row is None:
        return None
    if row.unplaced and row.tie_id is None:
        return CommandSeen(row.number, None, row.unplaced.name, NAMED if row.waits_after else TAKEN_OUT)
    if row.tie_id is None or row.after is None:
        return CommandSeen(row.number, None, "", WHO_KNOWS_WHOM)
    states = TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    state = states.get(tie_id=row.tie_id, version=row.after)
    deed = Deed(state.deed)
    words = MOVED_TO[Ring(state.ring)] if deed is Deed.MOVED else deed.words
    return CommandSeen(row.number, TieId(row.tie_id), state.name, words)
