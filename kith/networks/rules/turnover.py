"""How many stayed between two days, by their ids and never by name. None is "has no value", never nought.

Why somebody is not there any more (a decision, a death, a drifting apart) is no figure: it stands with the tie.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Who = TypeVar("Who")


@dataclass(frozen=True)
class Turnover(Generic[Who]):
    """Who is on both maps, on the earlier one only, and on the later one only."""

    kept: frozenset[Who]
    gone: frozenset[Who]
    new: frozenset[Who]

    @property
    def jaccard(self) -> float | None:
        """Jaccard's similarity (1912): K / (K + L + G). Range 0 to 1; undefined where both maps are empty."""
        everyone = len(self.kept) + len(self.gone) + len(self.new)
        return len(self.kept) / everyone if everyone else None

    @property
    def turnover(self) -> float | None:
        """What the similarity leaves: 1 - Jaccard. Range 0 to 1; undefined as that is."""
        return None if self.jaccard is None else 1 - self.jaccard

    @property
    def stability(self) -> float | None:
        """The share of the earlier map that stayed: K / (K + L). Range 0 to 1; undefined where that was empty."""
        earlier = len(self.kept) + len(self.gone)
        return len(self.kept) / earlier if earlier else None

    @property
    def two_way(self) -> float | None:
        """Those who went and came for all who were and are there: (L + G) / (n1 + n2). Range 0 to 1."""
        both = 2 * len(self.kept) + len(self.gone) + len(self.new)
        return (len(self.gone) + len(self.new)) / both if both else None

    @property
    def net_change(self) -> int:
        """How many more there are, or fewer. Always defined."""
        return len(self.new) - len(self.gone)


def turnover(before: Collection[Who], after: Collection[Who]) -> Turnover[Who]:
    """Compare who is on two maps."""
    then, now = frozenset(before), frozenset(after)
    return Turnover(kept=then & now, gone=then - now, new=now - then)


@dataclass(frozen=True)
class RingChange(Generic[Who]):
    """How far those who stayed have moved: by how many rings each, and how many moved which way."""

    moved: Mapping[Who, int]

    @property
    def nearer(self) -> int:
        return sum(rings < 0 for rings in self.moved.values())

    @property
    def further(self) -> int:
        return sum(rings > 0 for rings in self.moved.values())

    @property
    def same(self) -> int:
        return sum(rings == 0 for rings in self.moved.values())


def ring_change(before: Mapping[Who, int], after: Mapping[Who, int]) -> RingChange[Who]:
    """Say how many rings out each has moved who is on both maps. Ring 1 is nearest; below nought is nearer."""
    return RingChange({one: after[one] - ring for one, ring in before.items() if one in after})
