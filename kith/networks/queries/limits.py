"""Whether a limit on contact stands between a person and a tie. Only the fact; its reason has its own permission."""

from dataclasses import dataclass
from datetime import datetime

from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, How, Party, Way
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.networks.models import Tie
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Mode

WAYS = {
    Mode.PHONE: Way.PHONE,
    Mode.VIDEO: Way.ONLINE,
    Mode.ONLINE: Way.ONLINE,
    Mode.LETTER: Way.POST,
}


def party_of(tie: Tie | TieFacts) -> Party:
    """Return what is known of a tie: its name, and the listing it stands for."""
    return Party(names=(tie.name,), listing_id=tie.listing_id)


def is_under_limit(tie: Tie, *, by: Actor, at: datetime) -> bool:
    """Say whether contact with this tie is limited."""
    return not passing.may_pass(Crossing.RHYTHM_AGREED, PersonId(tie.map.person_id), [party_of(tie)], by=by, at=at)


def must_keep_clear(tie: Tie, crossing: Crossing, *, mode: Mode | None, by: Actor, at: datetime) -> None:
    """Refuse, with Stopped, an act of the map between two who are kept apart in this way, or in any."""
    how = How(way=WAYS.get(mode) if mode else None)
    passing.must_pass(crossing, PersonId(tie.map.person_id), [party_of(tie)], what=tie.name, how=how, by=by, at=at)


@dataclass(frozen=True)
class KeptAway:
    """A tie that its person may keep away."""

    tie_id: TieId
    person_id: PersonId
    name: str
    party: Party


def tie_to_keep_away(*, viewer: Actor, tie_id: TieId, at: datetime) -> KeptAway:
    """Return one of somebody's own ties; raises NotVisible for everybody else's: it is the person's word alone."""
    if viewer.person_id is None:
        raise gate.NotVisible(Tie._meta.label, tie_id, Permission.RESTRICTION_SET)
    own = Tie.objects.get_queryset().filter(map__person_id=viewer.person_id)
    tie = gate.one(own, tie_id, by=viewer, may=Permission.RESTRICTION_SET, at=at)
    return KeptAway(TieId(tie.pk), PersonId(tie.map.person_id), tie.name, party_of(tie))
