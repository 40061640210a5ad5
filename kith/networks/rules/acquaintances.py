"""Who on a map knows whom. A pair has no direction, and stands in one order alone.

Of two people who are not there to ask, nothing is kept but that they know each other, and whether they are close.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from kith.ground.ids import TieId
from kith.networks.rules.marks import NOBODY, Known, Mark
from kith.networks.rules.vocabulary import Closeness, Life

ACQUAINTED_LIVES = frozenset({Life.NOW, Life.OUT_OF_TOUCH, Life.REMEMBERED})
"""Of whom it is asked whom they know: not of room for someone, and not of those whom the map opens only when asked."""


Kept = list[list[str]]
"""Pairs as a row keeps them: two ids and how close they are."""


@dataclass(frozen=True, order=True)
class Acquainted:
    """Two on a map who know each other; `one` is the lesser id."""

    one: TieId
    other: TieId
    closeness: Closeness = Closeness.KNOWS

    def __post_init__(self) -> None:
        if self.one >= self.other:
            raise ValueError("A pair is of two, in order: make it with `acquainted`.")

    @property
    def pair(self) -> tuple[TieId, TieId]:
        return self.one, self.other

    @property
    def kept(self) -> list[str]:
        """The pair as a row of the store and the record keep it."""
        return [str(self.one), str(self.other), self.closeness.value]

    @classmethod
    def of(cls, kept: Sequence[str]) -> Acquainted:
        """Return the pair that a row keeps."""
        one, other, closeness = kept
        return cls(TieId(UUID(one)), TieId(UUID(other)), Closeness(closeness))


def acquainted(one: TieId, other: TieId, closeness: Closeness = Closeness.KNOWS) -> Acquainted:
    """Make a pair of two, whoever is named first. Raises ValueError for one who would know themself."""
    return Acquainted(min(one, other), max(one, other), closeness)


@dataclass(frozen=True)
class Changes:
    """What was said anew of who knows whom: pairs that begin, and pairs that end. Another closeness is both."""

    begun: tuple[Acquainted, ...] = ()
    ended: tuple[Acquainted, ...] = ()

    @property
    def undone(self) -> Changes:
        """What takes these changes back."""
        return Changes(begun=self.ended, ended=self.begun)

    @property
    def begun_kept(self) -> Kept:
        """The pairs that begin, as a row keeps them."""
        return [pair.kept for pair in self.begun]

    @property
    def ended_kept(self) -> Kept:
        """The pairs that end, as a row keeps them."""
        return [pair.kept for pair in self.ended]

    @classmethod
    def of(cls, begun: Kept, ended: Kept) -> Changes:
        """Return the changes that a row keeps."""
        return cls(tuple(map(Acquainted.of, begun)), tuple(map(Acquainted.of, ended)))


UNCHANGED = Changes()


def changes_to(standing: Iterable[Acquainted], wanted: Iterable[Acquainted]) -> Changes:
    """Say what begins and what ends, so that just the wanted pairs stand."""
    now, then = frozenset(standing), frozenset(wanted)
    return Changes(begun=tuple(sorted(then - now)), ended=tuple(sorted(now - then)))


def possible(standing: Iterable[Acquainted], changes: Changes) -> Changes:
    """Leave of some changes what can still be done: what ends must stand as it was, what begins must not stand yet."""
    now = frozenset(standing)
    ended = tuple(one for one in changes.ended if one in now)
    left = {one.pair for one in now.difference(ended)}
    return Changes(begun=tuple(one for one in changes.begun if one.pair not in left), ended=ended)


def known_to(tie_id: TieId, pairs: Iterable[Acquainted]) -> Mapping[TieId, Closeness]:
    """Say whom one knows, and how closely."""
    ours = (pair for pair in pairs if tie_id in pair.pair)
    return {pair.other if pair.one == tie_id else pair.one: pair.closeness for pair in ours}


def among(tie_ids: Iterable[TieId], pairs: Iterable[Acquainted]) -> tuple[Acquainted, ...]:
    """Keep the pairs of which both are among some."""
    here = frozenset(tie_ids)
    return tuple(pair for pair in pairs if here.issuperset(pair.pair))


class Named(Protocol):
    """Somebody on a map, as far as their name can be told to those who know them."""

    @property
    def tie_id(self) -> TieId: ...
    @property
    def name(self) -> str: ...
    @property
    def life(self) -> Life: ...
    @property
    def sorting(self) -> tuple[str, TieId]: ...


def names_known(ties: Iterable[Named], pairs: Iterable[Acquainted]) -> Mapping[TieId, Known]:
    """Say by name whom each of some knows among them, in order of name; who is remembered was known."""
    by_id = {tie.tie_id: tie for tie in ties}
    known: dict[TieId, list[Named]] = defaultdict(list)
    for pair in among(by_id, pairs):
        known[pair.one].append(by_id[pair.other])
        known[pair.other].append(by_id[pair.one])
    return {tie_id: _by_name(by_id[tie_id], those) for tie_id, those in known.items()}


def _by_name(tie: Named, known: Iterable[Named]) -> Known:
    names: dict[bool, list[str]] = {False: [], True: []}
    for one in sorted(known, key=lambda each: each.sorting):
        names[Life.REMEMBERED in (one.life, tie.life)].append(one.name)
    return Known(tuple(names[False]), tuple(names[True]))


def introduced(marks: Sequence[Mark], pairs: Iterable[Acquainted]) -> tuple[Mark, ...]:
    """Tell each mark whom they know among the others."""
    known = names_known(marks, pairs)
    return tuple(replace(mark, known=known.get(mark.tie_id, NOBODY)) for mark in marks)
