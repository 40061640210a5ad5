"""Many networks together give what each gives alone: of any size, weighted or not, with and without NumPy."""

import sys
from dataclasses import replace
from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.networks.rules import together
from kith.networks.rules.many import MEASURES, each_of, measure_many, measure_one_by_one
from kith.networks.rules.tables import Tables
from tests.networks.egos import Ego, egos, same, tables

NAMES = list(MEASURES)
STRENGTHS = st.one_of(st.floats(0.01, 100), st.just(0.0))


def agree(told: Tables, names: list[str] = NAMES) -> None:
    alone, at_once = measure_one_by_one(told, names), measure_many(told, names)
    for name in names:
        assert len(at_once[name]) == len(alone[name]) == len(told.sizes)
        assert all(map(same, at_once[name], alone[name])), (name, at_once[name], alone[name])


@settings(deadline=None)
@given(st.lists(egos(), min_size=1, max_size=6))
def test_together_is_as_one_by_one(networks: list[Ego]) -> None:
    agree(tables(networks))


@settings(deadline=None)
@given(st.lists(egos(weights=STRENGTHS), min_size=1, max_size=6))
def test_weighted_together_is_as_one_by_one(networks: list[Ego]) -> None:
    agree(tables(networks))


@settings(deadline=None)
@given(st.lists(egos(weights=STRENGTHS), min_size=1, max_size=4))
def test_strengths_of_only_one_sort_are_enough(networks: list[Ego]) -> None:
    told = tables(networks)

    agree(replace(told, own=None))
    agree(replace(told, strength=None))


def random(sizes: list[int], chance: float, seed: int = 1) -> Tables:
    dice = np.random.default_rng(seed)
    rows = [(number, one, other) for number, size in enumerate(sizes) for one in range(size) for other in range(one)
            if dice.random() < chance]  # fmt: skip
    network, one, other = zip(*rows, strict=True)
    return Tables(sizes=sizes, network=network, one=one, other=other)


@pytest.mark.parametrize("size", [31, 32, 33, 63, 64, 65, 130, 257, 300])
def test_large_networks_are_no_different(size: int) -> None:
    agree(random([size, 3, size - 1], 1.2 / size))


def test_a_clique_of_three_hundred_is_counted_whole() -> None:
    found = measure_many(random([300], 1.1), ["components_excl_ego", "mean_alter_degree_excl_ego", "ego_betweenness",
                                              "largest_component_share"])  # fmt: skip

    assert found == {"components_excl_ego": [1], "mean_alter_degree_excl_ego": [299], "ego_betweenness": [0],
                     "largest_component_share": [1]}  # fmt: skip


def test_betweenness_of_many_who_all_know_two_is_counted_beyond_a_byte() -> None:
    others = range(2, 300)
    rows = [(0, hub, other) for hub in (0, 1) for other in others]
    network, one, other = zip(*rows, strict=True)

    (found,) = measure_many(Tables(sizes=[300], network=network, one=one, other=other), ["ego_betweenness"]).values()
    assert found == [pytest.approx(298 * 297 / 2 / 3 + 1 / 299)]


def test_a_long_path_is_one_circle() -> None:
    path = Tables(sizes=[200], network=[0] * 199, one=range(199), other=range(1, 200))

    assert measure_many(path, ["components_excl_ego", "largest_component_share"]) == {
        "components_excl_ego": [1], "largest_component_share": [1],
    }  # fmt: skip


def test_networks_that_do_not_go_into_one_slab_come_back_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    told = random([9, 2, 7, 1, 9, 5, 30, 4, 6, 8, 3, 9], 0.3)
    for at_once in (1, 50, 100, 250, 1000):
        monkeypatch.setattr(together, "AT_ONCE", at_once)
        agree(told)


def test_a_slab_is_no_larger_than_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "AT_ONCE", 200)
    sizes = np.array([10, 3, 3, 3, 4, 4, 0, 0, 30, 10])
    slabs = list(together._slabs(Tables(sizes=sizes), sizes))

    assert [slab.sizes.tolist() for slab in slabs] == [[0, 0, 3, 3, 3, 4, 4], [10, 10], [30]]
    assert [slab.n for slab in slabs] == [4, 10, 30]


def test_ties_told_twice_or_of_one_to_oneself_count_as_they_do_alone() -> None:
    told = Tables(
        sizes=[3, 2], network=[0, 0, 0, 0, 1], one=[0, 1, 1, 2, 0], other=[1, 0, 0, 2, 1], strength=[1, 5, 3, 9, 2],
    )  # fmt: skip

    agree(told)
    agree(replace(told, strength=None))
    assert measure_many(told, ["alter_ties"]) == {"alter_ties": [1, 1]}
    assert next(each_of(told)).network.between[0] == {1: 1.0}


def test_what_has_no_value_is_none_here_and_no_number_there() -> None:
    empty = Tables(sizes=[0, 1], kinds=[-1])

    found = together.measure_together(empty, ["constraint", "blau"])
    assert isnan(found["constraint"][0])
    assert found["constraint"][1] == 1
    assert measure_many(empty, ["constraint", "blau"]) == {"constraint": [None, 1], "blau": [None, None]}
    agree(empty)
    agree(Tables(sizes=[]))
    agree(Tables(sizes=[2, 3]))


def test_one_possible_kind_gives_no_variation_and_nothing_asked_no_coverage() -> None:
    agree(Tables(sizes=[2], kinds=[0, 0], possible_kinds=1), ["blau", "iqv"])
    agree(Tables(sizes=[2], asked=0))


def test_without_numpy_the_same_is_done_more_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    told = random([4, 6], 0.5)
    with_it = measure_many(told, NAMES)
    monkeypatch.setitem(sys.modules, "kith.networks.rules.together", None)

    without = measure_many(told, NAMES)
    assert without == measure_one_by_one(told, NAMES)
    assert all(all(map(same, without[name], with_it[name])) for name in NAMES)


def test_help_in_tables_is_who_gives_what() -> None:
    told = Tables(
        sizes=[2, 1], help_network=[0, 0, 0, 0, 1], help_person=[0, 0, 0, 1, 0], help_kind=[2, 0, 2, 2, 1], asked=4,
    )  # fmt: skip

    first, second = each_of(told)
    assert first.given == {0: ["0", "2"], 1: ["2"]}
    assert second.given == {0: ["1"]}
    assert measure_many(told, ["single_points", "worst_coverage", "load_share_max", "multiplex_share_ge2"]) == {
        "single_points": [1, 1], "worst_coverage": [1 / 4, 0], "load_share_max": [2 / 3, 1],
        "multiplex_share_ge2": [1 / 2, 0],
    }  # fmt: skip
    agree(told)


def test_arrays_do_as_well_as_lists() -> None:
    told = random([4, 6, 2], 0.5)
    arrays = replace(
        told, **{name: np.asarray(getattr(told, name)) for name in ("sizes", "network", "one", "other")},
        kinds=np.array([0, 1, 2, -1] * 3),
    )  # fmt: skip

    agree(arrays)
    assert measure_many(arrays, ["constraint"]) == measure_many(told, ["constraint"])
