"""Somebody's people, and who of them know each other: the value that measures of structure are taken of.

The person in the middle is tied to everybody and is not listed. Who knows whom is kept as rows of bits; how strong a
tie is, beside it. A tie goes both ways: a strength told for each way counts as their mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar, cast

Id = str | int
Pair = tuple[Id, Id]


@dataclass(frozen=True)
class Network:
    """One network: its people, a row of bits for each that says whom they know, and the strengths of ties if told.

    Strengths matter only against each other, so the strongest is 1.
    """

    people: tuple[Id, ...]
    knows: tuple[int, ...]
    is_weighted: bool
    own: tuple[float, ...]
    between: tuple[Mapping[int, float], ...] = field(repr=False)
    taken: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def size(self) -> int:
        return len(self.people)

    @cached_property
    def degrees(self) -> tuple[int, ...]:
        """How many of the others each of them knows."""
        return tuple(row.bit_count() for row in self.knows)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Go through those who know each other, each pair once, by their places."""
        for one, row in enumerate(self.knows):
            yield from ((one, other) for other in places(row >> one + 1, one + 1))


Value = TypeVar("Value")


def once(measure: Callable[[Network], Value]) -> Callable[[Network], Value]:
    """Take a measure of a network once, however many others rest on it."""

    @wraps(measure)
    def kept(network: Network) -> Value:
        if measure.__name__ not in network.taken:
            network.taken[measure.__name__] = measure(network)
        return cast("Value", network.taken[measure.__name__])

    return kept


def places(row: int, first: int = 0) -> Iterator[int]:
    """Go through the places of the bits that are set, from the lowest."""
    return (first + place for place in range(row.bit_length()) if row >> place & 1)


def network_of(
    people: Collection[Id],
    ties: Collection[Pair] = (),
    *,
    own: Mapping[Id, float] | None = None,
    between: Mapping[Pair, float] | None = None,
) -> Network:
    """Make a network of people, the pairs who know each other, and strengths where they are told.

    A pair told twice, or both ways, is one tie; somebody who knows themself is no tie. A strength that is not told
    among others that are is 1. Strengths are numbers from nought upwards.
    """
    everyone = tuple(dict.fromkeys(people))
    place = {one: number for number, one in enumerate(everyone)}
    rows = [0] * len(everyone)
    for one, other in ties:
        if one != other:
            rows[place[one]] |= 1 << place[other]
            rows[place[other]] |= 1 << place[one]
    strengths = [(own or {}).get(one, 1.0) for one in everyone]
    told = between or {}
    weights = [
        {other: _mean(told, one, everyone[other]) for other in places(row)}
        for one, row in zip(everyone, rows, strict=True)
    ]
    strongest = max([*strengths, *(weight for row in weights for weight in row.values())], default=1.0) or 1.0
    return Network(
        people=everyone,
        knows=tuple(rows),
        is_weighted=bool(own or between),
        own=tuple(strength / strongest for strength in strengths),
        between=tuple({other: weight / strongest for other, weight in row.items()} for row in weights),
    )


def _mean(told: Mapping[Pair, float], one: Id, other: Id) -> float:
    """Give the strength of a tie: the mean of its two ways, or the one that is told."""
    ways = [told[way] for way in ((one, other), (other, one)) if way in told]
    return sum(way / len(ways) for way in ways) if ways else 1.0
