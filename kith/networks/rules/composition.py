"""Of what kinds a network is made, and how kinds keep together. None is "has no value", never nought.

Kinds may be anything that each of them has one of. Those of whom it is not told are not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log
from statistics import fmean, median

from kith.networks.rules.network import Id, Network

TWO = 2


def counted(kinds: Mapping[Id, str]) -> dict[str, int]:
    """Count people of each kind, in the order in which kinds come up. Always defined."""
    return dict(Counter(kinds.values()))


def blau(counts: Collection[int]) -> float | None:
    """Give Blau's index: the chance that two drawn with putting back differ, 1 - sum of p squared.

    Source: Blau (1977). Range 0 to 1 - 1 / K, where K kinds are possible. Undefined without anybody.
    """
    n = sum(counts)
    return 1 - sum((count / n) ** 2 for count in counts) if n else None


def iqv(counts: Collection[int], *, possible: int) -> float | None:
    """Give the index of qualitative variation: Blau's index over the most it could be, K / (K - 1).

    K counts the kinds that are possible, not those that were seen. Source: Mueller and Schuessler (1961). Range 0 to 1.
    Undefined without anybody, and where fewer than two kinds are possible or more were seen than are.
    """
    mixed = blau(counts)
    if mixed is None or possible < max(TWO, sum(count > 0 for count in counts)):
        return None
    return mixed * possible / (possible - 1)


def gini_simpson(counts: Collection[int]) -> float | None:
    """Give the chance that two different people differ: 1 - sum of n(k) (n(k) - 1) / (n (n - 1)).

    Source: Simpson (1949), unbiased, for small networks. Range 0 to 1. Undefined under two people.
    """
    n = sum(counts)
    return 1 - sum(count * (count - 1) for count in counts) / (n * (n - 1)) if n >= TWO else None


def shannon(counts: Collection[int]) -> float | None:
    """Give Shannon's entropy in nats: minus the sum of p ln p. Range 0 to ln K. Undefined without anybody."""
    n = sum(counts)
    return sum(-count / n * log(count / n) for count in counts if count) + 0.0 if n else None


@dataclass(frozen=True)
class Crossing:
    """How many of something cross between kinds, and how many stay inside one."""

    external: int
    internal: int

    @property
    def index(self) -> float | None:
        """The E-I index of Krackhardt and Stern (1988): (E - I) / (E + I). Range -1, all alike, to 1.

        Undefined where there is nothing to count.
        """
        total = self.external + self.internal
        return (self.external - self.internal) / total if total else None

    @property
    def homophily(self) -> float | None:
        """The share that stays inside: I / (E + I). Range 0 to 1; undefined as the index."""
        total = self.external + self.internal
        return self.internal / total if total else None


def between_people(network: Network, kinds: Mapping[Id, str]) -> Crossing:
    """Count the ties between people that cross kinds, and those that do not (egor's `EI`, not rescaled)."""
    told = [kinds.get(one) for one in network.people]
    pairs = [(told[one], told[other]) for one, other in network.pairs()]
    known = [one == other for one, other in pairs if one is not None and other is not None]
    return Crossing(external=known.count(False), internal=known.count(True))


def unlike(kinds: Mapping[Id, str], kind: str) -> Crossing:
    """Count those of one kind against all others, as unlike and like the person (egor's `comp_ei`)."""
    of_it = list(kinds.values()).count(kind)
    return Crossing(external=of_it, internal=len(kinds) - of_it)


def share_of(kinds: Mapping[Id, str], kind: str) -> float | None:
    """Give the share of one kind (of professionals: the formal share). Undefined without anybody."""
    return list(kinds.values()).count(kind) / len(kinds) if kinds else None


def strength(scale: Collection[float]) -> tuple[float, float] | None:
    """Give the mean and the median of a scale that was asked, such as closeness. Undefined where nobody was.

    A scale of closeness or of frequency orders and does not measure, so that the median is given beside the mean.
    """
    return (fmean(scale), median(scale)) if scale else None
