"""Drawing a map. Every deed leaves a state behind, so that the map can be asked for as it was on any day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, TieId, UnplacedId
from kith.ground.tables import next_version
from kith.networks.actions.commands import Doing, Moved, held_in_tray, note
from kith.networks.models import Map, Tie, TieAsItWas
from kith.networks.queries.limits import must_keep_clear
from kith.networks.rules.deeds import Deed
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Kind, Life, Ring, Sector
from kith.people.models import Person
from kith.people.models.said import heard
from kith.people.rules.telling import Told

ACTS = {Deed.TAKEN_OFF: Act.ENDED, Deed.UNDONE: Act.UNDONE}
"""What the record calls a deed, where it is no change."""


@action
def add_tie(*, person_id: PersonId, facts: TieFacts, told: Told, by: Actor, at: datetime) -> TieId:
    """Put somebody or something on a person's map. The first tie begins the map."""
    tie = _put(person_id, facts, told, by=by, at=at)
    note(person_id, Doing(Moved(TieId(tie.pk), None, tie.version)), told, by=by, at=at)
    return TieId(tie.pk)


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
    person_id = PersonId(unplaced.person_id)
    tie = _put(person_id, facts, told, by=by, at=at)
    unplaced.is_waiting = False
    unplaced.save(update_fields=["is_waiting"])
    moved = Moved(TieId(tie.pk), None, tie.version)
    note(person_id, Doing(moved, unplaced_id), told, by=by, at=at)
    return TieId(tie.pk)


def _put(person_id: PersonId, facts: TieFacts, told: Told, *, by: Actor, at: datetime) -> Tie:
    person = gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at)
    drawn_on, _began = Map.objects.get_or_create(
        person=person, defaults={"organisation_id": by.organisation_id, "begun_at": at}
    )
    if facts.met_through_id is not None:
        gate.one(Tie, facts.met_through_id, by=by, may=Permission.MAP_SEE, at=at)
    tie = Tie(map=drawn_on, organisation_id=by.organisation_id)
    _write(tie, facts, is_on_map=True)
    tie.save(force_insert=True)
    _keep_state(tie, Deed.ADDED, told, by=by, at=at)
    record(Act.ADDED, tie, by=by, at=at, person_id=person_id, content={**_content(tie), **told.in_the_record})
    return tie


@action
def change_tie(*, tie_id: TieId, facts: TieFacts, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Change what is told of a tie. No rhythm of contact is agreed where contact is limited."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    if facts.rhythm is not None:
        must_keep_clear(tie, Crossing.RHYTHM_AGREED, mode=facts.mode, by=by, at=at)
    _become(tie, facts, Deed.CHANGED, told, version=version, by=by, at=at)


@action
def move_tie(
    *, tie_id: TieId, ring: Ring, sector: Sector, told: Told, version: int | None, by: Actor, at: datetime
) -> None:
    """Move a tie nearer or further out, or to another part of the map."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    facts = replace(tie.facts, ring=ring, sector=sector)
    _become(tie, facts, Deed.MOVED, told, version=version, by=by, at=at)


@action
def take_off_map(*, tie_id: TieId, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Take a tie off the map. Its row and every state of it stay; it can be put back."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    _become(tie, tie.facts, Deed.TAKEN_OFF, told, version=version, by=by, at=at, is_on_map=False)


@action
def put_back(*, tie_id: TieId, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Put a tie that was taken off the map where it was."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    _become(tie, tie.facts, Deed.ADDED, told, version=version, by=by, at=at)


@action
def mark_as_remembered(*, tie_id: TieId, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Mark that somebody has died. They stay where they are, and nothing asks after contact with them any more."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    facts = replace(tie.facts, life=Life.REMEMBERED, parted_because=None, rhythm=None, mode=None)
    _become(tie, facts, Deed.REMEMBERED, told, version=version, by=by, at=at)


def _become(
    tie: Tie,
    facts: TieFacts,
    deed: Deed,
    told: Told,
    *,
    version: int | None,
    by: Actor,
    at: datetime,
    is_on_map: bool = True,
) -> None:
    before = tie.version
    become(tie, facts, deed, told, version=version, by=by, at=at, is_on_map=is_on_map)
    note(PersonId(tie.map.person_id), Doing(Moved(TieId(tie.pk), before, tie.version)), told, by=by, at=at)


def become(
    tie: Tie,
    facts: TieFacts,
    deed: Deed,
    told: Told,
    *,
    version: int | None,
    by: Actor,
    at: datetime,
    is_on_map: bool,
) -> None:
    """Bring a tie that is held by its lock into another state, and leave that state behind. Raises Stale."""
    before = _content(tie)
    tie.version = next_version(tie, filled_from=version)
    _write(tie, facts, is_on_map=is_on_map)
    tie.save()
    _keep_state(tie, deed, told, by=by, at=at)
    changed = {name: value for name, value in _content(tie).items() if before[name] != value}
    act = ACTS.get(deed, Act.CHANGED)
    content = {"deed": deed, **changed, **told.in_the_record}
    record(act, tie, by=by, at=at, person_id=PersonId(tie.map.person_id), content=content)


def _write(tie: Tie, facts: TieFacts, *, is_on_map: bool) -> None:
    tie.is_on_map = is_on_map
    for name, value in _columns(facts).items():
        setattr(tie, name, value)


def _columns(facts: TieFacts) -> Mapping[str, object]:
    """Give facts as a row keeps them: kinds of help in order, nothing told as an empty word."""
    ids = {"listing_id": facts.listing_id, "met_through_id": facts.met_through_id}
    helps = {"helps_with": sorted(facts.helps_with), "gives": sorted(facts.gives)}
    return {name: value if value is not None else "" for name, value in vars(facts).items()} | ids | helps


def _keep_state(tie: Tie, deed: Deed, told: Told, *, by: Actor, at: datetime) -> None:
    TieAsItWas.objects.create(
        tie=tie,
        organisation_id=tie.organisation_id,
        version=tie.version,
        is_on_map=tie.is_on_map,
        deed=deed,
        at=at,
        **heard(told, by=by.name),
        **_columns(tie.facts),
    )


def _content(tie: Tie) -> Mapping[str, object]:
    columns = _columns(tie.facts)
    ids = {name: str(columns[name] or "") for name in ("listing_id", "met_through_id")}
    return {**columns, **ids, "is_on_map": tie.is_on_map}
