"""Networks that are made up for a test: any shape, weighted or not, one by one and as flat tables."""

from dataclasses import dataclass
from itertools import combinations
from math import isclose

from hypothesis import strategies as st

from kith.networks.rules.network import Network, network_of
from kith.networks.rules.tables import Tables

EGO = "ego"
KINDS, HELPS = 3, 4


def same(one: float | None, other: float | None) -> bool:
    """Say whether two values are one to within the errors of computing, where none is only none."""
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


@dataclass(frozen=True)
class Ego:
    """One made-up network, as it would be told."""

    size: int
    ties: tuple[tuple[int, int], ...]
    own: tuple[float, ...]
    strengths: tuple[float, ...]
    is_weighted: bool
    kinds: tuple[int, ...] = ()
    helps: frozenset[tuple[int, int]] = frozenset()

    @property
    def network(self) -> Network:
        if not self.is_weighted:
            return network_of(range(self.size), self.ties)
        own = dict(enumerate(self.own))
        return network_of(
            range(self.size), self.ties, own=own, between=dict(zip(self.ties, self.strengths, strict=True))
        )  # type: ignore[arg-type]


@st.composite
def egos(draw: st.DrawFn, *, most: int = 9, weights: st.SearchStrategy[float] | None = None) -> Ego:
    """Make one up; with `weights` it is weighted."""
    size = draw(st.integers(0, most))
    pairs = list(combinations(range(size), 2))
    ties = tuple(draw(st.lists(st.sampled_from(pairs), unique=True))) if pairs else ()
    numbers = st.just(1.0) if weights is None else weights
    return Ego(
        size,
        ties,
        tuple(draw(st.lists(numbers, min_size=size, max_size=size))),
        tuple(draw(st.lists(numbers, min_size=len(ties), max_size=len(ties)))),
        is_weighted=weights is not None,
        kinds=tuple(draw(st.lists(st.integers(-1, KINDS - 1), min_size=size, max_size=size))),
        helps=draw(st.frozensets(st.tuples(st.integers(0, size - 1), st.integers(0, HELPS - 1))))
        if size
        else frozenset(),
    )


def tables(networks: list[Ego]) -> Tables:
    """Tell several networks as flat tables, the ties of one among those of the others."""
    rows = [(number, *tie, strength) for number, ego in enumerate(networks)
            for tie, strength in zip(ego.ties, ego.strengths, strict=True)]  # fmt: skip
    rows.sort(key=lambda row: (row[2], row[0]))
    helps = [(number, *help_) for number, ego in enumerate(networks) for help_ in ego.helps]
    weighted = any(ego.is_weighted for ego in networks)
    return Tables(
        sizes=[ego.size for ego in networks],
        network=[row[0] for row in rows],
        one=[row[1] for row in rows],
        other=[row[2] for row in rows],
        strength=[row[3] for row in rows] if weighted else None,
        own=[strength for ego in networks for strength in ego.own] if weighted else None,
        kinds=[kind for ego in networks for kind in ego.kinds],
        possible_kinds=KINDS,
        help_network=[row[0] for row in helps],
        help_person=[row[1] for row in helps],
        help_kind=[row[2] for row in helps],
        asked=HELPS,
    )
