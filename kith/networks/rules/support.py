"""Which kinds of help a network gives, on whom they rest, and which would fall if somebody were away.

Each person gives some kinds of help, or none. What is wanted is asked first: without it there is neither coverage nor
gap. Somebody who only hurts gives none; somebody who helps and hurts gives what they give. None is "has no value".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

Who = TypeVar("Who")
What = TypeVar("What")
SEVERAL = 2


def incidences(given: Mapping[Who, Collection[What]]) -> int:
    """Count links of support: one person, one kind of help. Range 0 upwards; always defined."""
    return sum(len(kinds) for kinds in given.values())


def givers(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> dict[What, tuple[Who, ...]]:
    """Say who gives each kind of help; a kind that nobody gives has an empty place. Always defined."""
    found: dict[What, list[Who]] = {kind: [] for kind in wanted}
    for one, kinds in given.items():
        for kind in dict.fromkeys(kinds):
            if kind in found:
                found[kind].append(one)
    return {kind: tuple(giving) for kind, giving in found.items()}


def coverage(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> float | None:
    """Give the share of wanted kinds of help that somebody gives. Range 0 to 1; undefined where none is wanted."""
    of = len(set(wanted))
    return (of - len(gaps(given, wanted))) / of if of else None


def gaps(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> tuple[What, ...]:
    """Give the wanted kinds of help that nobody gives. Always defined."""
    return tuple(kind for kind, giving in givers(given, wanted).items() if not giving)


def single_points(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> dict[What, Who]:
    """Give the kinds of help that rest on one person alone, and who that is. Always defined."""
    return {kind: giving[0] for kind, giving in givers(given, wanted).items() if len(giving) == 1}


def spare(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> dict[What, int]:
    """Give how many more than one give each kind of help: -1 is a gap, 0 rests on one. Always defined."""
    return {kind: len(giving) - 1 for kind, giving in givers(given, wanted).items()}


def mean_givers(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> float | None:
    """Give how many people give each kind of help, on average. Undefined where no kind is asked about."""
    each = givers(given, wanted).values()
    return sum(len(giving) for giving in each) / len(each) if each else None


def multiplexity(given: Mapping[Who, Collection[What]]) -> float | None:
    """Give how many kinds of help each person gives, on average. Undefined without anybody."""
    return incidences(given) / len(given) if given else None


def multiplex_share(given: Mapping[Who, Collection[What]]) -> float | None:
    """Give the share of people who give two kinds of help or more. Range 0 to 1; undefined without anybody."""
    return sum(len(kinds) >= SEVERAL for kinds in given.values()) / len(given) if given else None


def load_shares(given: Mapping[Who, Collection[What]]) -> dict[Who, float]:
    """Give each helper's share of all links of support, adding up to 1. Empty, so undefined, where nobody helps."""
    links = incidences(given)
    return {one: len(kinds) / links for one, kinds in given.items() if kinds}


def heaviest_load(given: Mapping[Who, Collection[What]]) -> tuple[Who, float] | None:
    """Give who carries most, the first where two carry as much, and their share. Undefined where nobody helps."""
    shares = load_shares(given)
    return max(shares.items(), key=lambda one: one[1]) if shares else None


def load_concentration(given: Mapping[Who, Collection[What]]) -> float | None:
    """Give how far help rests on few: the sum of squared shares (Herfindahl and Hirschman).

    Range 1 / helpers to 1. Undefined where nobody helps.
    """
    shares = load_shares(given)
    return sum(share**2 for share in shares.values()) if shares else None


def without(given: Mapping[Who, Collection[What]], away: Collection[Who]) -> dict[Who, Collection[What]]:
    """Leave one or several people out (the loss test begins so)."""
    return {one: kinds for one, kinds in given.items() if one not in away}


def falls(given: Mapping[Who, Collection[What]], wanted: Sequence[What], away: Collection[Who]) -> tuple[What, ...]:
    """Give the kinds of help that somebody gives, and nobody would if these were away. Always defined."""
    before = gaps(given, wanted)
    return tuple(kind for kind in gaps(without(given, away), wanted) if kind not in before)


def coverage_without_each(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> dict[Who, float] | None:
    """Give the coverage that is left where each in turn is away (the loss test). Undefined where none is wanted."""
    if not wanted:
        return None
    of = len(set(wanted))
    alone, left = single_points(given, wanted), of - len(gaps(given, wanted))
    rests = list(alone.values())
    return {one: (left - rests.count(one)) / of for one in given}


def worst_loss(given: Mapping[Who, Collection[What]], wanted: Sequence[What]) -> tuple[Who, float] | None:
    """Give whose being away would leave least, and what it would leave. Undefined where nothing or nobody is there."""
    left = coverage_without_each(given, wanted)
    return min(left.items(), key=lambda one: one[1]) if left else None
