"""Undo and redo: something done in its turn, on the same word as before. Nothing is rewritten.

Everybody takes back what they did themself, the last first. Where somebody else has changed it since, it stays.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from kith.ground.access import gate
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, TieId
from kith.networks.actions.acquaintances import apply_acquaintances
from kith.networks.actions.pen import Pen
from kith.networks.models import Command, Map, Tie, TieAsItWas, Unplaced
from kith.networks.queries.limits import must_keep_clear
from kith.networks.rules.acquaintances import UNCHANGED, Changes
from kith.networks.rules.deeds import Counting, Deed
from kith.people.models import Person


class ChangedSinceError(Exception):
    """What would be undone is not as this person left it: nothing is changed."""

    def __str__(self) -> str:
        return _("This was changed again since. Nothing was undone.")


@action
def undo(*, person_id: PersonId, number: int, by: Actor, at: datetime) -> TieId | None:
    """Undo one's own last command on a map, and return the tie that it moved. `number` says which it is thought to be.

    Raises ChangedSinceError where it is another, or what it did was changed since.
    """
    command = _held(person_id, number, Counting.DONE, "-number", by=by, at=at)
    _go(command, Deed.UNDONE, by=by, at=at)
    return _settle(command, Counting.UNDONE, by=by, at=at)


@action
def redo(*, person_id: PersonId, number: int, by: Actor, at: datetime) -> TieId | None:
    """Do again what one undid last, and return the tie that it moved. Raises ChangedSinceError, and as `undo`."""
    command = _held(person_id, number, Counting.UNDONE, "number", by=by, at=at)
    _go(command, Deed.REDONE, by=by, at=at)
    return _settle(command, Counting.DONE, by=by, at=at)


def _held(person_id: PersonId, number: int, standing: Counting, order: str, *, by: Actor, at: datetime) -> Command:
    """Return the next command in this direction, held by its lock, if it is the one that is meant.

    Raises NotVisible where this actor may not draw this map.
    """
    gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at)
    visible = Command.objects.visible_to(by, may=Permission.MAP_DRAW, at=at)
    theirs = visible.filter(person_id=person_id, account=by.account_id, standing=standing)
    next_one = theirs.order_by(order).first()
    if next_one is None or next_one.number != number:
        raise ChangedSinceError
    return gate.one(Command, next_one.pk, by=by, may=Permission.MAP_DRAW, at=at, lock=True)


def _go(command: Command, deed: Deed, *, by: Actor, at: datetime) -> None:
    """Bring what a command touched from one side of it to the other."""
    is_back = deed is Deed.UNDONE
    if command.unplaced_id is not None:
        row = gate.one(Unplaced, command.unplaced_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
        waits = command.waits_after is not is_back
        if row.is_waiting is waits:
            raise ChangedSinceError
        row.is_waiting = waits
        row.save(update_fields=["is_waiting"])
    changes = Changes.of(command.begun, command.ended)
    if changes != UNCHANGED:
        _go_among(command, changes.undone if is_back else changes, by=by, at=at)
    if command.tie_id is not None:
        _bring(TieId(command.tie_id), command, deed, by=by, at=at)


def _go_among(command: Command, changes: Changes, *, by: Actor, at: datetime) -> None:
    """Take back who knows whom, or say it again: all of it or, where somebody has said otherwise since, nothing."""
    map_id = Map.objects.get_queryset().filter(person_id=command.person_id).values_list("pk", flat=True).get()
    if apply_acquaintances(map_id=map_id, changes=changes, told=command.origin, by=by, at=at) != changes:
        raise ChangedSinceError


def _bring(tie_id: TieId, command: Command, deed: Deed, *, by: Actor, at: datetime) -> None:
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    before, after = (
        TieAsItWas.objects.filter(tie=tie, version=version).first() if version is not None else None
        for version in (command.before, command.after)
    )
    assert after is not None  # noqa: S101, a command that moved a tie left a state behind
    left, wanted = (after, before) if deed is Deed.UNDONE else (before, after)
    is_as_left = tie.is_on_map and left.facts == tie.facts if left and left.is_on_map else not tie.is_on_map
    if not is_as_left:
        raise ChangedSinceError
    facts = wanted.facts if wanted else tie.facts
    if facts.rhythm is not None and facts.rhythm is not tie.facts.rhythm:
        must_keep_clear(tie, Crossing.RHYTHM_AGREED, mode=facts.mode, by=by, at=at)
    pen = Pen(command.origin, by, at)
    pen.bring(tie, facts, deed, version=tie.version, is_on_map=bool(wanted and wanted.is_on_map))


def _settle(command: Command, standing: Counting, *, by: Actor, at: datetime) -> TieId | None:
    command.standing = standing
    command.save(update_fields=["standing"])
    content = {"number": command.number, "standing": standing}
    record(Act.UNDONE, command, by=by, at=at, person_id=PersonId(command.person_id), content=content)
    return TieId(command.tie_id) if command.tie_id else None
