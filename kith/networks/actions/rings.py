"""How many rings a map has. It is a way to draw, and nobody is moved by it."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.networks.models import Map, Tie
from kith.networks.rules.vocabulary import Ring
from kith.people.models import Person


class EdgeIsHeldError(Exception):
    """Somebody stands in the fourth ring, or is wished there: it stays."""

    def __str__(self) -> str:
        return _("Somebody is still at the edge, or wished there. Move them nearer first; then three rings are enough.")


@action
def draw_edge(*, person_id: PersonId, has_edge: bool, by: Actor, at: datetime) -> None:
    """Give a map the fourth ring, or take it away again.

    Raises EdgeIsHeldError where somebody is in it, and NotVisible where nothing was drawn yet.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    drawn_on = Map.objects.get_queryset().filter(person=person).first()
    if drawn_on is None:
        raise gate.NotVisible(Map._meta.label, person_id, Permission.MAP_DRAW)
    if not has_edge and _is_held(drawn_on):
        raise EdgeIsHeldError
    drawn_on.has_edge = has_edge
    drawn_on.save(update_fields=["has_edge"])
    record(Act.CHANGED, drawn_on, by=by, at=at, person_id=person_id, content={"has_edge": has_edge})


def _is_held(drawn_on: Map) -> bool:
    there = Q(ring=Ring.EDGE) | Q(wished_ring=Ring.EDGE)
    return Tie.objects.get_queryset().filter(there, map=drawn_on, is_on_map=True).exists()
