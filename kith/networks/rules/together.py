"""The measures of thousands of networks at once, in NumPy: the same values as one by one, from flat tables.

Networks are laid side by side, the last axis being which network, so that each step works on a long run of numbers.
Those of a size share a slab; a smaller one is padded, and what is padded is no person. What has no value is NaN here;
`many.measure_many` says None. Formulas and sources are those of `structure`, `composition` and `support`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kith.networks.rules.tables import Tables

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Some = NDArray[Any]
AT_ONCE = 1_600_000
"""So many places for ties in one slab: what a processor keeps near."""
BYTE, WORD = 255, 32
LEAST = np.finfo(np.float64).tiny


def measure_together(tables: Tables, names: Sequence[str]) -> dict[str, Floats]:
    """Take some measures of every network, under the names of `figures`."""
    sizes = np.asarray(tables.sizes, np.int64)
    found = {name: np.full(len(sizes), np.nan) for name in names}
    if of_shape := [name for name in names if name in OF_SHAPE]:
        for slab in _slabs(tables, sizes):
            for name in of_shape:
                found[name][slab.which] = OF_SHAPE[name](slab)
    if of_kinds := [name for name in names if name in OF_KINDS]:
        kinds = _Kinds.of(tables, sizes)
        found |= {name: OF_KINDS[name](kinds) for name in of_kinds}
    if of_help := [name for name in names if name in OF_HELP]:
        helps = _of_help(tables, sizes)
        found |= {name: helps[name] for name in of_help}
    return found


@dataclass(frozen=True)
class _Slab:
    """Networks side by side: who of them is a person, who knows whom, and how strong ties are."""

    which: Whole
    sizes: Whole
    is_person: NDArray[np.bool_]
    knows: NDArray[np.uint8]
    own: Floats
    between: Some
    is_weighted: bool

    @property
    def n(self) -> int:
        return len(self.is_person)

    @cached_property
    def pairs(self) -> Floats:
        return self.sizes * (self.sizes - 1) / 2

    @cached_property
    def degrees(self) -> Whole:
        counted: Some = self.knows.sum(axis=1, dtype=np.uint16)
        return counted.astype(np.int64)

    @cached_property
    def ties(self) -> Whole:
        return np.asarray(self.degrees.sum(axis=0) // 2)

    @cached_property
    def shares(self) -> Floats:
        """Each one's share of the strength of the person's ties; not a number where there is none to share."""
        return self.own * _over(1.0, self.own.sum(axis=0))

    @cached_property
    def effective_size(self) -> Floats:
        if not self.is_weighted:
            return self.sizes - _over(2.0 * self.ties, self.sizes)
        strongest = np.maximum(self.own, self.between.max(axis=1, initial=0))
        reached = self._reached(self.shares)
        redundant = (reached / np.maximum(strongest, LEAST)).sum(axis=0)
        return np.where(self.own.sum(axis=0) > 0, self.sizes - redundant, np.nan)

    @cached_property
    def local_constraints(self) -> Floats:
        totals = self.own + (self.degrees if not self.is_weighted else self.between.sum(axis=1))
        held = self._reached(self.shares / np.maximum(totals, LEAST))
        held += self.shares
        held *= held
        return held

    @cached_property
    def constraint(self) -> Floats:
        return np.where(self.sizes > 0, self.local_constraints.sum(axis=0), np.nan)

    @property
    def hierarchy(self) -> Floats:
        ratios = self.local_constraints / _over(self.constraint, self.sizes)
        told = np.where(ratios > 0, ratios, 1)
        spread = _over((told * np.log(told)).sum(axis=0), self.sizes * np.log(np.maximum(self.sizes, 1)))
        return np.where(np.isnan(self.constraint), np.nan, np.where(self.sizes == 1, 1, spread))

    def _reached(self, values: Floats) -> Floats:
        """Add up, for each of them, a value of all those whom they know, by strength."""
        found, part = np.zeros(self.is_person.shape), np.empty(self.is_person.shape)
        for other in range(self.n):
            found += np.multiply(self.between[:, other], values[other], out=part)
        return found

    @cached_property
    def later(self) -> Some:
        """For each of them, as bits, who after them belongs to the same circle when those before are passed through.

        Whoever has nobody after them is the last of their circle: circles are counted by their last.
        """
        word: Any = np.uint32 if self.n <= WORD else np.uint64
        wide = np.iinfo(word).bits
        rows = np.zeros((-(-self.n // wide), *self.is_person.shape), word)
        for other in range(self.n):
            rows[other // wide] |= self.knows[:, other].astype(word) << word(other % wide)
        spare, parts = np.empty(self.is_person.shape, word), np.empty(self.is_person.shape, word)
        for one in range(self.n):
            knowing, part = spare[one + 1 :], parts[one + 1 :]
            np.right_shift(rows[one // wide, one + 1 :], word(one % wide), out=knowing)
            knowing &= word(1)
            for row in rows:
                row[one + 1 :] |= np.multiply(knowing, row[one], out=part)
            rows[: one // wide, one] = 0
            rows[one // wide, one] &= word(np.iinfo(word).max) << word(one % wide) << word(1)
        return rows

    @property
    def components(self) -> Floats:
        return _count(~self.later.any(axis=0) & self.is_person)

    @property
    def largest_share(self) -> Floats:
        """Give every circle to its last member, from the back, and count."""
        rows, columns = self.later, np.arange(len(self.which))
        word: Any = rows.dtype.type
        wide = np.iinfo(word).bits
        last = np.tile(np.arange(self.n)[:, None], (1, len(columns)))
        for one in reversed(range(self.n)):
            for other in range(one + 1, self.n):
                has = rows[other // wide, one] >> word(other % wide) & word(1)
                last[one] = np.where(has, last[other], last[one])
        counts = np.zeros((self.n, len(columns)))
        for one in range(self.n):
            counts[last[one], columns] += self.is_person[one]
        return _over(counts.max(axis=0, initial=0), self.sizes)

    @property
    def isolates(self) -> Floats:
        return _count((self.degrees == 0) & self.is_person)

    @property
    def centralisation(self) -> Floats:
        below = self.sizes * self.degrees.max(axis=0, initial=0) - 2 * self.ties
        most = (self.sizes - 1) * (self.sizes - 2)
        return np.where(self.sizes > 2, _over(below, most), np.nan)  # noqa: PLR2004 - as its formula has it

    @cached_property
    def betweenness(self) -> Floats:
        found = np.zeros(len(self.which))
        kind = np.uint8 if self.n < BYTE else np.uint16
        for one in range(self.n - 1):
            both = np.ones((self.n - one - 1, len(self.which)), kind)
            for other in range(self.n):
                both += self.knows[one, other] * self.knows[one + 1 :, other]
            is_open = (self.knows[one, one + 1 :] == 0) & self.is_person[one] & self.is_person[one + 1 :]
            found += np.where(is_open, 1 / both.astype(np.float64), 0).sum(axis=0)
        return found


def _count(is_so: Some) -> Floats:
    return np.asarray(is_so.sum(axis=0), np.float64)


def _over(part: Some | float, whole: Some | int) -> Floats:
    """Divide, where there is something to divide by; else it is no number."""
    is_some = np.asarray(whole) != 0
    return np.where(is_some, part / np.where(is_some, whole, 1), np.nan)


OF_SHAPE: Mapping[str, Callable[[_Slab], Some]] = {
    "size": lambda slab: slab.sizes,
    "alter_ties": lambda slab: slab.ties,
    "density_excl_ego": lambda slab: _over(slab.ties, slab.pairs),
    "density_incl_ego": lambda slab: _over(2 * (slab.ties + slab.sizes), slab.sizes * (slab.sizes + 1)),
    "mean_alter_degree_excl_ego": lambda slab: _over(2 * slab.ties, slab.sizes),
    "effective_size": lambda slab: slab.effective_size,
    "efficiency": lambda slab: _over(slab.effective_size, slab.sizes),
    "constraint": lambda slab: slab.constraint,
    "hierarchy": lambda slab: slab.hierarchy,
    "components_excl_ego": lambda slab: slab.components,
    "isolates_excl_ego": lambda slab: slab.isolates,
    "largest_component_share": lambda slab: slab.largest_share,
    "degree_centralisation_excl_ego": lambda slab: slab.centralisation,
    "brokerage_pairs": lambda slab: slab.pairs - slab.ties,
    "brokerage_normalised": lambda slab: _over(slab.pairs - slab.ties, slab.pairs),
    "ego_betweenness": lambda slab: slab.betweenness,
    "ego_betweenness_normalised": lambda slab: _over(slab.betweenness, slab.pairs),
}


def _slabs(tables: Tables, sizes: Whole) -> Iterator[_Slab]:
    """Lay networks of like size side by side, as many as a processor keeps near."""
    order = np.argsort(sizes, kind="stable")
    ties = _Ties.of(tables, len(sizes))
    owns = None if tables.own is None else np.asarray(tables.own, np.float64)
    first_person = np.cumsum(sizes) - sizes
    begin = 0
    while begin < len(order):
        n = int(sizes[order[begin]])
        like = sizes[order[begin : begin + max(1, AT_ONCE // max(1, n**2))]]
        places = np.arange(1, len(like) + 1) * like**2  # the last of a slab is its largest, and all are laid as wide
        end = begin + max(1, int(np.searchsorted(places, AT_ONCE, side="right")))
        n = int(sizes[order[end - 1]])
        which = order[begin:end]
        is_person = np.arange(n)[:, None] < sizes[which]
        own = is_person.astype(np.float64)
        if owns is not None:
            seats = np.where(is_person, first_person[which] + np.arange(n)[:, None], 0)
            own = np.where(is_person, owns[seats] if len(owns) else 0.0, 0.0)
        knows, between = ties.laid(n, which)
        weighted = tables.is_weighted
        yield _Slab(which, sizes[which], is_person, knows, own, between if weighted else knows, weighted)
        begin = end


@dataclass(frozen=True)
class _Ties:
    """Ties in the order of their networks, and where those of each network begin."""

    starts: Whole
    network: Some
    one: Some
    other: Some
    strength: Some | None

    @classmethod
    def of(cls, tables: Tables, networks: int) -> _Ties:
        columns = [
            np.asarray(part, None if len(part) else np.int64) for part in (tables.network, tables.one, tables.other)
        ]
        columns += [] if tables.strength is None else [np.asarray(tables.strength, np.float64)]
        if np.any(columns[0][1:] < columns[0][:-1]):
            order = np.argsort(columns[0], kind="stable")
            columns = [column[order] for column in columns]
        starts = np.zeros(networks + 1, np.int64)
        np.cumsum(np.bincount(columns[0], minlength=networks), out=starts[1:])
        network, one, other, *strength = columns
        return cls(starts, network, one, other, strength[0] if strength else None)

    def rows(self, which: Whole) -> tuple[Some | slice, Some]:
        """Say which rows are those of some networks, and in which place among these their network stands."""
        if np.array_equal(which, np.arange(which[0], which[0] + len(which))):
            first, last = self.starts[which[0]], self.starts[which[-1] + 1]
            return slice(first, last), (self.network[first:last] - which[0]).astype(np.int32)
        counts = self.starts[which + 1] - self.starts[which]
        ends = np.cumsum(counts)
        rows = np.arange(ends[-1]) + np.repeat(self.starts[which] - (ends - counts), counts)
        return rows, np.repeat(np.arange(len(which), dtype=np.int32), counts)

    def laid(self, n: int, which: Whole) -> tuple[NDArray[np.uint8], Some]:
        """Lay the ties of some networks into a table each; a tie told twice is one, one to oneself is none."""
        rows, columns = self.rows(which)
        one, other = self.one[rows].astype(np.int32), self.other[rows].astype(np.int32)
        m = len(which)
        knows = np.zeros((n, n, m), np.uint8)
        flat = knows.reshape(-1)
        forth = _place(one, other, n, m, columns)
        flat[forth] = 1
        if self.strength is None:
            flat[_place(other, one, n, m, columns)] = 1
            _nobody_themself(knows)
            return knows, knows
        told = np.zeros((n, n, m))
        told.reshape(-1)[forth] = self.strength[rows]
        _nobody_themself(knows)
        _nobody_themself(told)
        ways = knows + knows.transpose(1, 0, 2)
        between = (told + told.transpose(1, 0, 2)) / np.maximum(ways, 1)
        return (ways > 0).astype(np.uint8), between


def _place(one: Some, other: Some, n: int, m: int, columns: Some) -> Some:
    place = one * n
    place += other
    place *= m
    place += columns
    return place


def _nobody_themself(table: Some) -> None:
    everyone = np.arange(len(table))
    table[everyone, everyone] = 0


@dataclass(frozen=True)
class _Kinds:
    """How many of each kind every network holds; a kind below nought is not told."""

    counts: Whole

    @classmethod
    def of(cls, tables: Tables, sizes: Whole) -> _Kinds:
        possible = tables.possible_kinds
        kinds = np.full(int(sizes.sum()), -1) if tables.kinds is None else np.asarray(tables.kinds, np.int64)
        cells = np.repeat(np.arange(len(sizes)) * possible, sizes)
        cells += kinds
        cells = cells if kinds.min(initial=0) >= 0 else cells[kinds >= 0]
        return cls(np.bincount(cells, minlength=len(sizes) * possible).reshape(len(sizes), possible))

    @cached_property
    def n(self) -> Whole:
        return np.asarray(self.counts.sum(axis=1))

    @cached_property
    def blau(self) -> Floats:
        return 1 - _over(np.einsum("bk,bk->b", self.counts, self.counts), self.n**2)

    @property
    def iqv(self) -> Floats:
        possible = self.counts.shape[1]
        return self.blau * _over(float(possible), possible - 1)

    @property
    def gini_simpson(self) -> Floats:
        return 1 - _over((self.counts * (self.counts - 1)).sum(axis=1), self.n * (self.n - 1))

    @property
    def shannon(self) -> Floats:
        shares = _over(self.counts, self.n[:, None])
        return np.asarray(-(shares * np.log(np.where(self.counts > 0, shares, 1))).sum(axis=1))


OF_KINDS: Mapping[str, Callable[[_Kinds], Floats]] = {
    "blau": lambda kinds: kinds.blau,
    "iqv": lambda kinds: kinds.iqv,
    "gini_simpson_unbiased": lambda kinds: kinds.gini_simpson,
    "shannon_nats": lambda kinds: kinds.shannon,
}


OF_HELP = (
    "support_incidences", "coverage", "single_points", "redundancy_mean_providers_per_type", "load_share_max",
    "multiplexity_mean_types_per_alter", "multiplex_share_ge2", "load_hhi", "worst_coverage",
)  # fmt: skip


def _of_help(tables: Tables, sizes: Whole) -> dict[str, Floats]:
    """Measure who helps with what, and what would fall; every kind of help that is asked about is wanted."""
    of, everybody = tables.asked, int(sizes.sum())
    network = np.repeat(np.arange(len(sizes)), sizes)
    first = np.cumsum(sizes) - sizes
    helper = first[np.asarray(tables.help_network, np.int64)] + np.asarray(tables.help_person, np.int64)
    gives = np.zeros((everybody, of), np.bool_)
    gives[helper, np.asarray(tables.help_kind, np.int64)] = True
    person, kind = np.nonzero(gives)
    counts = np.bincount(network[person] * of + kind, minlength=len(sizes) * of).reshape(len(sizes), of)
    links, total = gives.sum(axis=1), counts.sum(axis=1)
    alone = (gives & (counts[network] == 1)).sum(axis=1)
    most, most_alone = np.zeros(len(sizes)), np.zeros(len(sizes))
    np.maximum.at(most, network, links)
    np.maximum.at(most_alone, network, alone)
    squares = np.bincount(network, weights=links.astype(np.float64) ** 2, minlength=len(sizes))
    several = np.bincount(network[links > 1], minlength=len(sizes))
    covered = (counts > 0).sum(axis=1)
    return {
        "support_incidences": total.astype(np.float64),
        "coverage": _over(covered, of),
        "single_points": (counts == 1).sum(axis=1).astype(np.float64),
        "redundancy_mean_providers_per_type": _over(total, of),
        "multiplexity_mean_types_per_alter": _over(total, sizes),
        "multiplex_share_ge2": _over(several, sizes),
        "load_share_max": _over(most, total),
        "load_hhi": _over(squares, total.astype(np.float64) ** 2),
        "worst_coverage": np.where(sizes > 0, _over(covered - most_alone, of), np.nan),
    }
