"""A photo in a mark: chosen, left again, and taken away for good.

Choosing and leaving are kept as states, undone and done again as everything else. Of the picture that came only a small
square is kept. Taken away for good, its bytes are gone from every map, the earlier ones too.
"""

from dataclasses import replace
from datetime import datetime
from typing import IO

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.ledger import action
from kith.ground.files.actions import keep_for, remove_for
from kith.ground.files.models import Photo
from kith.ground.files.pictures import draw_small
from kith.ground.ids import FileId, PersonId, TieId
from kith.networks.actions.pen import Doing, Pen
from kith.networks.actions.ties import add_tie
from kith.networks.models import Tie
from kith.networks.queries.photos import photo_in_mark
from kith.networks.rules.deeds import Deed
from kith.networks.rules.facts import TieFacts
from kith.people.models import Person
from kith.people.rules.telling import Told

IN_A_MARK = Photo.Purpose.IN_A_MARK


@action
def put_photo_in_mark(
    *, tie_id: TieId, upload: IO[bytes], told: Told, version: int | None, by: Actor, at: datetime
) -> FileId:
    """Let a photo stand in the mark of a tie. Raises NotAPicture, or Stale."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    picture = draw_small(upload)
    person_id = PersonId(tie.map.person_id)
    photo_id = keep_for(purpose=IN_A_MARK, person_id=person_id, picture=picture, by=by, at=at)
    _choose(tie, photo_id, Pen(told, by, at), version=version)
    return photo_id


@action
def add_pictured_tie(
    *, person_id: PersonId, facts: TieFacts, upload: IO[bytes], told: Told, by: Actor, at: datetime
) -> TieId:
    """Put somebody or something on a map with a photo in the mark: one thing done, and one to undo."""
    gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at)
    photo_id = keep_for(purpose=IN_A_MARK, person_id=person_id, picture=draw_small(upload), by=by, at=at)
    return add_tie(person_id=person_id, facts=replace(facts, photo_id=photo_id), told=told, by=by, at=at)


@action
def leave_photo_out(*, tie_id: TieId, told: Told, version: int | None, by: Actor, at: datetime) -> None:
    """Let first letters, or a picture of ours, stand in a mark again. The photo is kept for the maps before."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    _choose(tie, None, Pen(told, by, at), version=version)


@action
def take_photo_away(*, tie_id: TieId, photo_id: FileId, told: Told, by: Actor, at: datetime) -> None:
    """Take a photo away for good, from the mark and from every earlier map. No undoing brings it back."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    photo_in_mark(tie_id, photo_id, viewer=by, at=at)
    if tie.photo_id == photo_id:
        _choose(tie, None, Pen(told, by, at), version=tie.version)
    remove_for(purpose=IN_A_MARK, photo_id=photo_id, by=by, at=at)


def _choose(tie: Tie, photo_id: FileId | None, pen: Pen, *, version: int | None) -> None:
    facts = replace(tie.facts, photo_id=photo_id)
    moved = pen.bring(tie, facts, Deed.CHANGED, version=version, is_on_map=tie.is_on_map)
    pen.note(PersonId(tie.map.person_id), Doing(moved))
