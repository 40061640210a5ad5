"""What a map tells a worker about support. For staff, in words first; never a score of the person.

Only ties that are part of the person's life at the moment count. Each measure says where its formula comes from, its
range, and when it has no value: None is "nothing to say", never nought.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kith.ground.reasons import Decision, Reason
from kith.networks.rules.ties import TieNow, live
from kith.networks.rules.vocabulary import ASKED, Help, Kind, Sector

SMALL = 3
"""Under so many ties there are words and no shares (C16)."""
MOST_OF_IT = 0.6
SEVERAL = 2
MOSTLY_PAID = 0.8


def size(ties: Iterable[TieNow]) -> int:
    """Count the ties in the person's life now.

    Source: Hanneman and Riddle, ego networks. Range 0 upwards; always defined, a map of nobody counts 0.
    """
    return len(live(ties))


def size_by_kind(ties: Iterable[TieNow]) -> Mapping[Kind, int]:
    """Count ties by what they are, nought included. Range 0 upwards; always defined."""
    counted = Counter(tie.kind for tie in live(ties))
    return {kind: counted[kind] for kind in Kind}


def size_by_sector(ties: Iterable[TieNow]) -> Mapping[Sector, int]:
    """Count ties by whose world they belong to, nought included. Range 0 upwards; always defined."""
    counted = Counter(tie.sector for tie in live(ties))
    return {sector: counted[sector] for sector in Sector}


def paid_share(ties: Iterable[TieNow]) -> float | None:
    """Give the share of ties that are paid to be there (formal share: professional alters over all alters).

    Range 0 to 1. Undefined without ties.
    """
    now = live(ties)
    return sum(tie.is_paid for tie in now) / len(now) if now else None


def two_way_share(ties: Iterable[TieNow]) -> float | None:
    """Give the share of supporting ties in which help goes both ways.

    Ties that carry help in at least one direction are counted; range 0 to 1. Undefined when none carries any.
    """
    helping = [tie for tie in live(ties) if tie.helps_with or tie.gives]
    return sum(tie.is_two_way for tie in helping) / len(helping) if helping else None


def helpers(ties: Iterable[TieNow]) -> Mapping[Help, tuple[TieNow, ...]]:
    """Say who gives each kind of help, in order of name; a kind that nobody gives has an empty place.

    A tie that only hurts is no source of help, whatever is written beside it; one that helps and hurts is.
    """
    giving = sorted((tie for tie in live(ties) if tie.helps_with and tie.is_supportive), key=lambda tie: tie.sorting)
    return {kind: tuple(tie for tie in giving if kind in tie.helps_with) for kind in Help}


def coverage(ties: Iterable[TieNow], *, wanted: frozenset[Help] = frozenset(ASKED)) -> float | None:
    """Give the share of the wanted kinds of help that at least one tie gives.

    Range 0 to 1. Undefined when nothing is wanted: ask what is wanted first.
    """
    if not wanted:
        return None
    given = helpers(ties)
    return sum(bool(given[kind]) for kind in wanted) / len(wanted)


def load_shares(ties: Iterable[TieNow]) -> Mapping[TieNow, float]:
    """Give each supporting tie's share of all support links (one link: one tie, one kind of help).

    Range 0 to 1, adding up to 1. Empty, so undefined, when nobody helps with anything.
    """
    links = Counter(tie for giving in helpers(ties).values() for tie in giving)
    total = links.total()
    return {tie: count / total for tie, count in links.items()}


def without(ties: Iterable[TieNow], away: TieNow) -> tuple[Help, ...]:
    """Say which kinds of help nobody would give if this tie were away (the loss test).

    Empty where somebody else gives each of them too; always defined.
    """
    return tuple(kind for kind, giving in helpers(ties).items() if giving == (away,))


class Leaning(StrEnum):
    """Why it is, or is not, said that nearly all help comes from one person."""

    MOST_LINKS = "most links"
    SOLE_SOURCE = "sole source"
    SPREAD = "spread"
    NO_HELP_TOLD = "no help told"
    MOSTLY_PAID = "mostly paid"
    NOT_MOSTLY_PAID = "not mostly paid"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class LeansOn:
    """Nearly all help comes from this one person: the evidence."""

    tie: TieNow
    links: int
    of: int
    sole_source_of: tuple[Help, ...]
    why: Leaning


def leans_on_one(ties: Sequence[TieNow]) -> LeansOn | None:
    """Find the one person from whom nearly all help comes (rule R03).

    One tie that is not paid supplies 60 % or more of the support links, or is the only source of two or more kinds of
    help. Where two would qualify, the one with more links is named. None when help is spread, or none is told.
    """
    links = Counter(tie for giving in helpers(ties).values() for tie in giving)
    found = []
    for tie, share in load_shares(ties).items():
        alone = without(ties, tie)
        if tie.is_paid or not (share >= MOST_OF_IT or len(alone) >= SEVERAL):
            continue
        why = Leaning.MOST_LINKS if share >= MOST_OF_IT else Leaning.SOLE_SOURCE
        found.append(LeansOn(tie, links[tie], links.total(), alone, why))
    return min(found, key=lambda leans: (-leans.links, leans.tie.sorting), default=None)


def nearly_all_from_one(ties: Sequence[TieNow]) -> Decision:
    """Say whether nearly all help comes from one person, with what was seen (rule R03)."""
    leans = leans_on_one(ties)
    if leans is None:
        told = any(helpers(ties).values())
        return Decision.no(Reason(Leaning.SPREAD if told else Leaning.NO_HELP_TOLD))
    params = {"name": leans.tie.name, "links": leans.links, "of": leans.of, "alone": leans.sole_source_of}
    return Decision.yes(Reason(leans.why, params, (str(leans.tie.tie_id),)))


def mostly_paid(ties: Sequence[TieNow]) -> Decision:
    """Say whether support is mostly paid (rule R05): 80 % or more of at least three ties."""
    now = live(ties)
    paid = tuple(tie for tie in now if tie.is_paid)
    params = {"paid": len(paid), "of": len(now)}
    if len(now) < SMALL:
        return Decision.no(Reason(Leaning.TOO_FEW, params))
    evidence = tuple(str(tie.tie_id) for tie in paid)
    if len(paid) / len(now) >= MOSTLY_PAID:
        return Decision.yes(Reason(Leaning.MOSTLY_PAID, params, evidence))
    return Decision.no(Reason(Leaning.NOT_MOSTLY_PAID, params, evidence))


@dataclass(frozen=True)
class Measures:
    """What the desk is told about a map. Shares are None on a small map, where words must do."""

    size: int
    by_kind: Mapping[Kind, int]
    by_sector: Mapping[Sector, int]
    paid: int
    paid_share: float | None
    two_way: int
    two_way_share: float | None
    helpers: Mapping[Help, tuple[TieNow, ...]]
    coverage: float | None
    leans_on: LeansOn | None
    mostly_paid: Decision

    @property
    def is_small(self) -> bool:
        return self.size < SMALL

    @property
    def kinds_given(self) -> int:
        """How many of the kinds of help that everybody is asked about somebody gives."""
        return len(ASKED) - len(self.nobody_gives)

    @property
    def nobody_gives(self) -> tuple[Help, ...]:
        return tuple(kind for kind in ASKED if not self.helpers[kind])


def measure(ties: Sequence[TieNow]) -> Measures:
    """Take all measures of a map at once; a small map gets words and no shares."""
    now = live(ties)
    is_small = len(now) < SMALL
    return Measures(
        size=len(now),
        by_kind=size_by_kind(now),
        by_sector=size_by_sector(now),
        paid=sum(tie.is_paid for tie in now),
        paid_share=None if is_small else paid_share(now),
        two_way=sum(tie.is_two_way for tie in now),
        two_way_share=None if is_small else two_way_share(now),
        helpers=helpers(now),
        coverage=None if is_small else coverage(now),
        leans_on=leans_on_one(now),
        mostly_paid=mostly_paid(now),
    )
