"""Going through a whole map again: everybody is kept, let go or moved, and the moment is given a name."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.networks.actions.pen import Doing, Pen
from kith.networks.models import Tie, Wave
from kith.networks.rules.deeds import Deed
from kith.networks.rules.vocabulary import Life
from kith.networks.rules.waves import Carried
from kith.people.models import Person
from kith.people.models.said import heard
from kith.people.rules.telling import Told


@action
def begin_wave(
    *, person_id: PersonId, name: str, carried: Iterable[Carried] = (), told: Told, by: Actor, at: datetime
) -> None:
    """Name this moment of a map, once whoever went elsewhere since has been moved or let go; all the others are kept.

    Each of them is a command of its own and can be undone; the wave stays what it was. Raises Stale where somebody else
    has changed one of them meanwhile, and NotVisible for a tie of another map.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    pen = Pen(told, by, at)
    for one in carried:
        _carry(person_id, one, pen)
    last = Wave.objects.filter(person=person).order_by("-number").values_list("number", flat=True).first() or 0
    wave = Wave.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        number=last + 1,
        name=name,
        at=at,
        **heard(told, by=by.name),
    )
    content = {"name": name, "number": wave.number, **told.in_the_record}
    record(Act.ADDED, wave, by=by, at=at, person_id=person_id, content=content)


def _carry(person_id: PersonId, one: Carried, pen: Pen) -> None:
    theirs = Tie.objects.get_queryset().filter(map__person_id=person_id, is_on_map=True)
    tie = gate.one(theirs, one.tie_id, by=pen.by, may=Permission.MAP_DRAW, at=pen.at, lock=True)
    if one.to is None:
        facts = replace(tie.facts, life=Life.NOT_NOW, parted_because=one.parted_because)
        deed = Deed.CHANGED
    else:
        facts = replace(tie.facts, ring=one.to.ring, sector=one.to.sector)
        deed = Deed.MOVED
    moved = pen.bring(tie, facts, deed, version=one.version, because=one.because)
    pen.note(person_id, Doing(moved))
