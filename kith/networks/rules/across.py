"""What many maps say together: how many of them are so, how wide a measure spreads. Nobody can be made out in it.

A number is only told where it stands for enough maps, and where enough others are not in it either: else whoever knows
the rest could work out the one. What is not told is None, and so is what has no value.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import quantiles

from kith.ground.ids import TieId
from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.measures import measure
from kith.networks.rules.tables import Tables
from kith.networks.rules.ties import TieNow, live
from kith.networks.rules.vocabulary import ASKED, Help, Sector

FEWEST = 7
"""So many maps must stand behind a number (C73)."""
OF_HELP = ("size", "coverage", "single_points", "load_share_max")
OF_KNOWING = ("density_excl_ego", "components_excl_ego", "isolates_excl_ego", "constraint")
MEASURED = (*OF_HELP, *OF_KNOWING)
"""What is measured of each map, by the names of `figures`."""


class Finding(StrEnum):
    """What can be so of a map."""

    EMPTY = "nobody on it now"
    LEANS_ON_ONE = "nearly all help comes from one"
    MOSTLY_PAID = "support is mostly paid"
    KNOWING_TOLD = "it is told who knows whom"


@dataclass(frozen=True)
class OneMap:
    """A map as it is measured among many: who is on it, and who knows whom; None where that was never told."""

    ties: tuple[TieNow, ...]
    knows: tuple[Acquainted, ...] | None


@dataclass(frozen=True)
class Counted:
    """What is so of one map, and what of its measures have a value."""

    findings: frozenset[Finding]
    nobody_gives: frozenset[Help]
    values: Mapping[str, float | None]


@dataclass(frozen=True)
class Spread:
    """How a measure spreads: of how many maps it has a value, and the quarters; None where too few stand behind it."""

    of: int | None
    lower: float | None = None
    middle: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Across:
    """What many maps say together."""

    maps: int | None
    findings: Mapping[Finding, int | None]
    nobody_gives: Mapping[Help, int | None]
    measures: Mapping[str, Spread]


def tables_of(maps: Sequence[OneMap]) -> Tables:
    """Lay maps out flat, as they are measured together: live ties alone, by their place on their map."""
    places: list[Mapping[TieId, int]] = [
        {tie.tie_id: place for place, tie in enumerate(live(one.ties))} for one in maps
    ]
    pairs = [
        (number, place[pair.one], place[pair.other])
        for number, (one, place) in enumerate(zip(maps, places, strict=True))
        for pair in one.knows or ()
        if pair.one in place and pair.other in place
    ]
    helps = [
        (number, place, ASKED.index(kind))
        for number, one in enumerate(maps)
        for place, tie in enumerate(live(one.ties))
        if tie.is_supportive
        for kind in sorted(tie.helps_with & set(ASKED))
    ]
    sectors = list(Sector)
    return Tables(
        sizes=[len(place) for place in places],
        network=[network for network, _one, _other in pairs],
        one=[one for _network, one, _other in pairs],
        other=[other for _network, _one, other in pairs],
        kinds=[sectors.index(tie.sector) for one in maps for tie in live(one.ties)],
        help_network=[network for network, _person, _kind in helps],
        help_person=[person for _network, person, _kind in helps],
        help_kind=[kind for _network, _person, kind in helps],
        asked=len(ASKED),
    )


def counted(one: OneMap, values: Mapping[str, float | None]) -> Counted:
    """Say what is so of one map. What is told of nobody's knowing has no value, however many are on it."""
    found = measure(one.ties)
    is_so = {
        Finding.EMPTY: not found.size,
        Finding.LEANS_ON_ONE: found.leans_on is not None,
        Finding.MOSTLY_PAID: bool(found.mostly_paid),
        Finding.KNOWING_TOLD: one.knows is not None,
    }
    return Counted(
        findings=frozenset(finding for finding, so in is_so.items() if so),
        nobody_gives=frozenset(found.nobody_gives),
        values={name: None if name in OF_KNOWING and one.knows is None else values[name] for name in MEASURED},
    )


def across(maps: Collection[Counted]) -> Across:
    """Put many maps together."""
    total = len(maps)
    return Across(
        maps=told(total, of=None),
        findings={finding: told(sum(finding in one.findings for one in maps), of=total) for finding in Finding},
        nobody_gives={kind: told(sum(kind in one.nobody_gives for one in maps), of=total) for kind in ASKED},
        measures={name: spread([one.values[name] for one in maps]) for name in MEASURED},
    )


def told(number: int, *, of: int | None) -> int | None:
    """Tell a number, or None where it, or what it leaves of all, stands for too few maps. Nought of many is told."""
    if of is not None and of < FEWEST:
        return None
    left = 0 if of is None else of - number
    return None if 0 < number < FEWEST or 0 < left < FEWEST or (of is None and not number) else number


def spread(values: Sequence[float | None]) -> Spread:
    """Say how a measure spreads over the maps that have a value of it.

    Quarters by the method of Hyndman and Fan (1996), type 7. Where few have a value, or few have none, all is withheld.
    """
    known = sorted(value for value in values if value is not None)
    of = told(len(known), of=len(values))
    if of is None or len(known) < FEWEST:
        return Spread(of)
    lower, middle, upper = quantiles(known, n=4, method="inclusive")
    return Spread(of, lower, middle, upper)
