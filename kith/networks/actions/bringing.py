"""Bringing a map in from a file: what was looked at before, and nothing else. Each of it can be undone.

Everybody who comes in is a command of their own, so that undoing goes as it always does; all of it can be taken back in
one go as well, as long as nothing else was done since.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.ledger import action
from kith.ground.ids import PersonId, TieId, new_id
from kith.networks.actions.acquaintances import set_who_knows_whom
from kith.networks.actions.pen import Doing, Moved, Pen
from kith.networks.actions.undoing import ChangedSinceError, undo
from kith.networks.models import Command, Map, Tie
from kith.networks.queries.acquaintances import acquaintances_on
from kith.networks.queries.exchange import what_would_come
from kith.networks.queries.limits import must_keep_clear
from kith.networks.rules.acquaintances import Acquainted, acquainted
from kith.networks.rules.deeds import Deed
from kith.networks.rules.exchange.coming import Coming, Defaults, Outcome, Step
from kith.networks.rules.exchange.sheet import MOST_TIES, Sheet
from kith.people.models import Person
from kith.people.rules.telling import Told


class MapMovedOnError(Exception):
    """The map is not as it was when somebody looked at what would be done: nothing is done."""


@dataclass(frozen=True)
class Brought:
    """What was brought in: how many, and the commands that did it, by their numbers."""

    ties: int
    pairs: int
    first: int
    last: int


@action
def bring_in(
    *, person_id: PersonId, sheet: Sheet, defaults: Defaults, seal: str, told: Told, by: Actor, at: datetime
) -> Brought:
    """Do to a map what a sheet says, as it was shown.

    Raises MapMovedOnError where it would be something else by now, or nothing.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    would = what_would_come(person_id, sheet, defaults, viewer=by, at=at)
    if would.seal != seal or not would.changes_anything:
        raise MapMovedOnError
    before = _last_number(person_id, by)
    pen = Pen(told, by, at)
    ids: dict[str, TieId] = {step.line.key: step.tie_id for step in would.steps if step.held and step.tie_id}
    done = [step for step in would.steps if step.is_done]
    if any(step.held is None for step in done):
        Map.objects.get_or_create(person=person, defaults={"organisation_id": by.organisation_id, "begun_at": at})
    for step in done:
        moved = _do(person_id, step, pen)
        ids[step.line.key] = moved.tie_id
        pen.note(person_id, Doing(moved))
    if would.new_pairs:
        _introduce(person_id, would, ids, pen)
    return Brought(len(done), len(would.new_pairs), before + 1, _last_number(person_id, by))


def _do(person_id: PersonId, step: Step, pen: Pen) -> Moved:
    facts = step.facts
    assert facts is not None  # noqa: S101, a step that is done has facts
    facts = replace(facts, is_own_view=pen.told.is_the_persons_own)
    if step.held is None:
        drawn_on = Map.objects.get_queryset().get(person_id=person_id)
        tie = Tie(pk=_free(step.tie_id), map=drawn_on, organisation_id=drawn_on.organisation_id)
    else:
        tie = gate.one(Tie, step.held.tie_id, by=pen.by, may=Permission.MAP_DRAW, at=pen.at, lock=True)
    if step.agrees_on_rhythm:
        tie.name = facts.name
        must_keep_clear(tie, Crossing.RHYTHM_AGREED, mode=facts.mode, by=pen.by, at=pen.at)
    if step.held is None:
        return pen.begin(tie, facts)
    deed = Deed.ADDED if step.outcome is Outcome.BACK else Deed.CHANGED
    return pen.bring(tie, facts, deed, version=step.held.version)


def _free(tie_id: TieId | None) -> UUID:
    """Return the id that somebody new is to have, or a fresh one where there is none or it stands on a hidden row."""
    return tie_id if tie_id and not Tie.objects.get_queryset().filter(pk=tie_id).exists() else new_id()


def _introduce(person_id: PersonId, would: Coming, ids: dict[str, TieId], pen: Pen) -> None:
    """Say who knows whom: what was told before, with what the sheet tells anew."""
    standing = acquaintances_on(person_id, viewer=pen.by, at=pen.at, may=Permission.MAP_DRAW)
    told: dict[tuple[TieId, TieId], Acquainted] = {pair.pair: pair for pair in standing}
    for step in would.new_pairs:
        assert step.closeness is not None  # noqa: S101, a pair that is told says how close
        pair = acquainted(ids[step.pair.one], ids[step.pair.other], step.closeness)
        told[pair.pair] = pair
    set_who_knows_whom(person_id=person_id, pairs=told.values(), told=pen.told, by=pen.by, at=pen.at)


def _last_number(person_id: PersonId, by: Actor) -> int:
    if by.account_id is None:
        return 0
    theirs = Command.objects.filter(person_id=person_id, account_id=by.account_id).order_by("-number")
    return theirs.values_list("number", flat=True).first() or 0


@action
def take_back(*, person_id: PersonId, first: int, last: int, by: Actor, at: datetime) -> None:
    """Undo everything that was brought in at once. Raises ChangedSinceError where anything was changed since."""
    gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at)
    if not 0 < first <= last <= first + MOST_TIES:
        raise ChangedSinceError
    for number in range(last, first - 1, -1):
        undo(person_id=person_id, number=number, by=by, at=at)
