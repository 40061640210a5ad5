"""The measures of many networks, from flat tables: together in NumPy where it is there, else one by one.

Both ways give the same values. What has no value is None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from kith.networks.rules import composition, structure, support
from kith.networks.rules.figures import Described
from kith.networks.rules.network import Id, Pair, network_of
from kith.networks.rules.tables import Tables

Value = float | None


def measure_many(tables: Tables, names: Sequence[str]) -> dict[str, list[Value]]:
    """Take some measures of every network, in the order of the table. The names are those of `MEASURES`."""
    try:
        from kith.networks.rules.together import measure_together  # noqa: PLC0415 - only whoever has many loads it
    except ImportError:
        return measure_one_by_one(tables, names)
    found = measure_together(tables, names)
    return {name: [None if value != value else value for value in found[name].tolist()] for name in names}  # noqa: PLR0124


def measure_one_by_one(tables: Tables, names: Sequence[str]) -> dict[str, list[Value]]:
    """Take the same measures without NumPy."""
    networks = list(each_of(tables))
    return {name: [MEASURES[name](one) for one in networks] for name in names}


def each_of(tables: Tables) -> Iterator[Described]:
    """Go through the networks of a table, each as one by itself."""
    ties, helps = _by_network(tables), _helps(tables)
    first = 0
    for number, size in enumerate(tables.sizes):
        people = range(int(size))
        own: dict[Id, float] = {} if tables.own is None else {one: float(tables.own[first + one]) for one in people}
        kinds: dict[Id, str] = {one: kind for one in people if (kind := _kind(tables, first + one))}
        yield Described(
            network=network_of(
                people, ties[number], own=own, between=ties[number] if tables.strength is not None else None
            ),
            kinds=kinds,
            possible_kinds=[str(kind) for kind in range(tables.possible_kinds)],
            given={one: sorted(helps[number, one]) for one in people},
            asked=[str(kind) for kind in range(tables.asked)],
        )
        first += int(size)


def _kind(tables: Tables, person: int) -> str | None:
    if tables.kinds is None or tables.kinds[person] < 0:
        return None
    return str(int(tables.kinds[person]))


def _by_network(tables: Tables) -> defaultdict[int, dict[Pair, float]]:
    found: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    for row, network in enumerate(tables.network):
        pair: Pair = int(tables.one[row]), int(tables.other[row])
        found[int(network)][pair] = 1.0 if tables.strength is None else float(tables.strength[row])
    return found


def _helps(tables: Tables) -> defaultdict[tuple[int, int], set[str]]:
    found: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for row, network in enumerate(tables.help_network):
        found[int(network), int(tables.help_person[row])].add(str(int(tables.help_kind[row])))
    return found


def _given(one: Described) -> Mapping[Id, Sequence[str]]:
    return one.given or {}


def _asked(one: Described) -> Sequence[str]:
    return one.asked or ()


def _of_shape(measure: Callable[..., Value]) -> Callable[[Described], Value]:
    return lambda one: measure(one.network)


def _counts(one: Described) -> list[int]:
    return list(composition.counted(one.kinds).values())


def _second(found: tuple[Id, float] | None) -> Value:
    return found[1] if found else None


MEASURES: Mapping[str, Callable[[Described], Value]] = {
    "size": lambda one: one.network.size,
    "alter_ties": _of_shape(structure.ties_between),
    "density_excl_ego": _of_shape(structure.density),
    "density_incl_ego": _of_shape(structure.density_with_ego),
    "mean_alter_degree_excl_ego": _of_shape(structure.mean_degree),
    "effective_size": _of_shape(structure.effective_size),
    "efficiency": _of_shape(structure.efficiency),
    "constraint": _of_shape(structure.constraint),
    "hierarchy": _of_shape(structure.hierarchy),
    "components_excl_ego": lambda one: len(structure.components(one.network)),
    "isolates_excl_ego": _of_shape(structure.isolates),
    "largest_component_share": _of_shape(structure.largest_share),
    "degree_centralisation_excl_ego": _of_shape(structure.degree_centralisation),
    "brokerage_pairs": _of_shape(structure.brokerage),
    "brokerage_normalised": _of_shape(structure.brokerage_share),
    "ego_betweenness": _of_shape(structure.ego_betweenness),
    "ego_betweenness_normalised": _of_shape(structure.ego_betweenness_share),
    "blau": lambda one: composition.blau(_counts(one)),
    "iqv": lambda one: composition.iqv(_counts(one), possible=len(one.possible_kinds)),
    "gini_simpson_unbiased": lambda one: composition.gini_simpson(_counts(one)),
    "shannon_nats": lambda one: composition.shannon(_counts(one)),
    "support_incidences": lambda one: support.incidences(_given(one)),
    "coverage": lambda one: support.coverage(_given(one), _asked(one)),
    "single_points": lambda one: len(support.single_points(_given(one), _asked(one))),
    "redundancy_mean_providers_per_type": lambda one: support.mean_givers(_given(one), _asked(one)),
    "multiplexity_mean_types_per_alter": lambda one: support.multiplexity(_given(one)),
    "multiplex_share_ge2": lambda one: support.multiplex_share(_given(one)),
    "load_share_max": lambda one: _second(support.heaviest_load(_given(one))),
    "load_hhi": lambda one: support.load_concentration(_given(one)),
    "worst_coverage": lambda one: _second(support.worst_loss(_given(one), _asked(one))),
}
"""What can be taken of many: numbers, one a network."""
