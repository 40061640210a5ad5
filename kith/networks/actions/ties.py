"""Drawing a map. Every deed leaves a state behind, so that the map can be asked for as it was on any day."""

from dataclasses import replace
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.ledger import action
from kith.ground.ids import PersonId, TieId, UnplacedId
from kith.networks.actions.pen import Doing, Moved, Pen
from kith.networks.models import Map, Tie
from kith.networks.queries.board import held_in_tray
from kith.networks.queries.limits import must_keep_clear
from kith.networks.rules.deeds import Deed
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.places import Carries
from kith.networks.rules.vocabulary import Kind, Life, Ring, Sector
from kith.people.models import Person
from kith.people.rules.telling import Told


@action
def add_tie(*, person_id: PersonId, facts: TieFacts, told: Told, by: Actor, at: datetime) -> TieId:
    """Put somebody or something on a person's map. The first tie begins the map."""
    pen = Pen(told, by, at)
    moved = _put(person_id, facts, pen)
    pen.note(person_id, Doing(moved))
    return moved.tie_id


@action
def place(
    *, unplaced_id: UnplacedId, kind: Kind, ring: Ring, sector: Sector, told: Told, by: Actor, at: datetime
) -> TieId:
    """Give somebody who was named a place on the map; they leave the tray. Raises NotVisible where they have one."""
    unplaced = held_in_tray(unplaced_id, by=by, at=at)
    facts = TieFacts(
        name=unplaced.name,
        kind=kind,
        ring=ring,
        sector=sector,
        is_paid=sector is Sector.PROFESSIONAL,
        is_own_view=told.is_the_persons_own,
    )
    person_id, pen = PersonId(unplaced.person_id), Pen(told, by, at)
    moved = _put(person_id, facts, pen)
    unplaced.is_waiting = False
    unplaced.save(update_fields=["is_waiting"])
    pen.note(person_id, Doing(moved, unplaced_id))
    return moved.tie_id


def _put(person_id: PersonId, facts: TieFacts, pen: Pen) -> Moved:
    person = gate.one(Person, person_id, by=pen.by, may=Permission.MAP_DRAW, at=pen.at)
    drawn_on, _began = Map.objects.get_or_create(
        person=person, defaults={"organisation_id": pen.by.organisation_id, "begun_at": pen.at}
    )
    if facts.met_through_id is not None:
        gate.one(Tie, facts.met_through_id, by=pen.by, may=Permission.MAP_SEE, at=pen.at)
    return pen.begin(Tie(map=drawn_on, organisation_id=pen.by.organisation_id), facts)


@action
def change_tie(*, tie_id: TieId, facts: TieFacts, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Change what is told of a tie. No rhythm of contact is agreed where contact is limited."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    if facts.rhythm is not None:
        must_keep_clear(tie, Crossing.RHYTHM_AGREED, mode=facts.mode, by=by, at=at)
    _become(tie, facts, Deed.CHANGED, Pen(told, by, at), version=version)


@action
def move_tie(
    *, tie_id: TieId, ring: Ring, sector: Sector, told: Told, version: int | None, by: Actor, at: datetime
) -> None:
    """Move a tie nearer or further out, or to another part of the map."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    facts = replace(tie.facts, ring=ring, sector=sector)
    _become(tie, facts, Deed.MOVED, Pen(told, by, at), version=version)


@action
def wish_ring(*, tie_id: TieId, ring: Ring | None, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Say in which ring the person would like a tie to be; None where it is right where it is."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    _become(tie, replace(tie.facts, wished_ring=ring), Deed.CHANGED, Pen(told, by, at), version=version)


@action
def tell_of_tie(*, tie_id: TieId, carries: Carries, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Say what help goes either way in a tie, and how it feels; all else that is told of it stays."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    facts = replace(tie.facts, **vars(carries), is_own_view=told.is_the_persons_own)
    _become(tie, facts, Deed.CHANGED, Pen(told, by, at), version=version)


@action
def take_off_map(*, tie_id: TieId, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Take a tie off the map. Its row and every state of it stay; it can be put back."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    _become(tie, tie.facts, Deed.TAKEN_OFF, Pen(told, by, at), version=version, is_on_map=False)


@action
def put_back(*, tie_id: TieId, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Put a tie that was taken off the map where it was."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    _become(tie, tie.facts, Deed.ADDED, Pen(told, by, at), version=version)


@action
def mark_as_remembered(*, tie_id: TieId, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Mark that somebody has died. They stay where they are, and nothing asks after contact with them any more."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    facts = replace(tie.facts, life=Life.REMEMBERED, parted_because=None, rhythm=None, mode=None)
    _become(tie, facts, Deed.REMEMBERED, Pen(told, by, at), version=version)


def _become(tie: Tie, facts: TieFacts, deed: Deed, pen: Pen, *, version: int | None, is_on_map: bool = True) -> None:
    moved = pen.bring(tie, facts, deed, version=version, is_on_map=is_on_map)
    pen.note(PersonId(tie.map.person_id), Doing(moved))
