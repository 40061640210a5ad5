"""Whether a limit on contact stands between a person and a tie. Only the fact; its reason has its own permission."""

from datetime import datetime

from kith.ground.ids import PersonId
from kith.networks.models import Tie
from kith.networks.rules.vocabulary import Mode
from kith.safeguarding.queries import may_meet
from kith.safeguarding.rules.limits import Channel, Party

CHANNELS = {
    Mode.PHONE: Channel.PHONE,
    Mode.VIDEO: Channel.ONLINE,
    Mode.ONLINE: Channel.ONLINE,
    Mode.LETTER: Channel.POST,
}


def is_under_limit(tie: Tie, *, at: datetime, mode: Mode | None = None) -> bool:
    """Say whether contact with this tie, in this way or in any, is limited; a tie is known by its name or listing."""
    party = Party(names=(tie.name,), listing_id=tie.listing_id)
    way = CHANNELS.get(mode, Channel.ANY) if mode else Channel.ANY
    return not may_meet(PersonId(tie.map.person_id), [party], at=at, by_way_of=way)
