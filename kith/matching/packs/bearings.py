"""What brings which help, and what stands against what, version 1. Written here, licence as the project.

Known failures:
- That eating together brings company is true of most groups and not of all; the reason says so openly.
- What a barrier stands against is drawn narrowly, so most of what would be hard is only found out by asking.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kith.people.rules.vocabulary import Barrier, Interest, Preference, Provision

VERSION = 1

BRINGS: Mapping[str, frozenset[Interest]] = MappingProxyType(
    {
        "emotional": frozenset({Interest.PEER_SUPPORT, Interest.TALKING}),
        "esteem": frozenset({Interest.VOLUNTEERING}),
        "network": frozenset({Interest.EATING_TOGETHER, Interest.TALKING, Interest.CULTURE}),
        "informational": frozenset({Interest.MONEY_ADVICE}),
        "company": frozenset({Interest.EATING_TOGETHER, Interest.TALKING, Interest.GAMES}),
    }
)
"""By the kind of help on a map. Practical help and care are arranged, not suggested."""

AGAINST: Mapping[Barrier, frozenset[Interest]] = MappingProxyType(
    {
        Barrier.MOBILITY: frozenset(
            {Interest.WALKING, Interest.FITNESS, Interest.CYCLING, Interest.FOOTBALL, Interest.TEAM_SPORT}
        ),
    }
)

ASKED_AS: Mapping[Preference, frozenset[Provision]] = MappingProxyType(
    {
        Preference.WOMEN_ONLY: frozenset({Provision.WOMEN_ONLY}),
        Preference.MEN_ONLY: frozenset({Provision.MEN_ONLY}),
        Preference.SMALL_GROUP: frozenset({Provision.SMALL_GROUP}),
        Preference.FIRST_VISIT_TOGETHER: frozenset({Provision.BUDDY, Provision.GREETER}),
    }
)
"""What somebody asked for in who is with them, as a group would provide it."""
