"""Measures of any network, held against networkx (with `nodes=`, its default is wrong) and igraph.

igraph is under the GPL: it is asked here, and nowhere in Kith.
"""

from math import isnan
from typing import Any

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.networks.rules import structure
from tests.networks.egos import EGO, Ego, egos, same

STRENGTHS = st.floats(0.01, 100)
ANY = st.one_of(egos(), egos(weights=STRENGTHS))


def drawn(ego: Ego) -> nx.Graph:
    """Return the network with the person in it."""
    graph = nx.Graph()
    graph.add_node(EGO)
    graph.add_weighted_edges_from((EGO, one, strength) for one, strength in enumerate(ego.own))
    graph.add_weighted_edges_from((*tie, strength) for tie, strength in zip(ego.ties, ego.strengths, strict=True))
    return graph


def of_igraph(ego: Ego) -> tuple[Any, list[float]]:
    spokes = [(ego.size, one) for one in range(ego.size)]
    return igraph.Graph(ego.size + 1, [*ego.ties, *spokes]), [*ego.strengths, *ego.own]


def value(told: float) -> float | None:
    return None if isnan(told) else told


@settings(deadline=None)
@given(ANY)
def test_effective_size_and_constraint_are_those_of_networkx(ego: Ego) -> None:
    graph, weight = drawn(ego), "weight" if ego.is_weighted else None
    network = ego.network

    assert same(structure.effective_size(network), value(nx.effective_size(graph, nodes=[EGO], weight=weight)[EGO]))
    assert same(structure.constraint(network), value(nx.constraint(graph, nodes=[EGO], weight=weight)[EGO]))
    local = structure.local_constraints(network) or {}
    for one in range(ego.size):
        assert local[one] == pytest.approx(nx.local_constraint(graph, EGO, one, weight=weight))


@settings(deadline=None)
@given(ANY)
def test_constraint_and_betweenness_are_those_of_igraph(ego: Ego) -> None:
    graph, weights = of_igraph(ego)
    weighed = weights if ego.is_weighted else None

    assert same(structure.constraint(ego.network), value(graph.constraint([ego.size], weights=weighed)[0]))
    assert structure.ego_betweenness(ego.network) == pytest.approx(graph.betweenness([ego.size])[0])


@settings(deadline=None)
@given(ANY)
def test_what_is_counted_is_what_networkx_and_igraph_count(ego: Ego) -> None:
    network, graph = ego.network, drawn(ego)
    whole, others = nx.density(graph), graph.subgraph(range(ego.size))
    circles = sorted(map(len, nx.connected_components(others)), reverse=True)

    assert network.size == len(others)
    assert structure.density(network) == (pytest.approx(nx.density(others)) if ego.size > 1 else None)
    assert structure.density_with_ego(network) == (pytest.approx(whole) if ego.size else None)
    assert list(structure.components(network)) == circles
    assert structure.isolates(network) == nx.number_of_isolates(others)
    assert structure.ego_betweenness(network) == pytest.approx(nx.betweenness_centrality(graph, normalized=False)[EGO])
    assert len(igraph.Graph(ego.size, list(ego.ties)).connected_components()) == len(circles)


@settings(deadline=None)
@given(ANY)
def test_measures_that_have_two_ways_to_be_taken_agree(ego: Ego) -> None:
    network = ego.network
    density, share = structure.density(network), structure.brokerage_share(network)
    efficiency, effective = structure.efficiency(network), structure.effective_size(network)

    assert (density is None) == (share is None) == (ego.size < 2)
    assert density is None or share is None or density + share == pytest.approx(1)
    assert effective is None or efficiency is None or efficiency * ego.size == pytest.approx(effective)
    if not ego.is_weighted:
        assert same(structure.effective_size_of_borgatti(network), effective)
    hierarchy = structure.hierarchy(network)
    assert (hierarchy is None) == (ego.size == 0)
    assert hierarchy is None or -1e-9 <= hierarchy <= 1 + 1e-9
