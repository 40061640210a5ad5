"""Each measure of a network by hand: closed forms, small networks, and no value where there is none."""

import json
from itertools import combinations
from math import log
from typing import Any

import pytest

from kith.networks.rules import composition, figures, structure, support, turnover
from kith.networks.rules.composition import Crossing
from kith.networks.rules.figures import Described
from kith.networks.rules.network import Network, network_of, places
from kith.networks.rules.reading import read
from tests.shared import shared

NOBODY = network_of([])
ALONE = network_of(["Anne"])
PAIR = network_of(["Anne", "Betty"], [("Anne", "Betty")])
STRANGERS = network_of(["Anne", "Betty"])
PATH = network_of("abcd", [("a", "b"), ("b", "c"), ("c", "d")])


def clique(n: int) -> Network:
    return network_of(range(n), combinations(range(n), 2))  # type: ignore[arg-type]


def star(n: int) -> Network:
    return network_of(range(n))


def examples() -> list[dict[str, Any]]:
    told = json.loads(shared("network", "worked-examples.json").read_text())["examples"]
    return [one for one in told if one["input"]]


def same(expected: Any, found: Any) -> bool:
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(name in found and same(value, found[name]) for name, value in
                                               expected.items())  # fmt: skip
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(same, expected, found))
    if isinstance(expected, int | float):
        return found is not None and abs(expected - found) <= 1e-6
    return bool(expected == found)


def test_every_worked_example_is_met() -> None:
    worked = examples()

    assert len(worked) >= 7
    for example in worked:
        found = figures.figures(read(example["input"]).described)
        wrong = [name for name, value in example["expected_by_hand_formula"].items()
                 if name not in found or not same(value, found[name])]  # fmt: skip
        assert wrong == [], example["id"]


def test_each_network_that_others_computed_holds_what_it_was_published_with() -> None:
    for example in examples():
        found = figures.figures(read(example["input"]).described)
        for name, value in (example["published_values"] or {}).items():
            assert found[name] == pytest.approx(value, abs=0.005), (example["id"], name)


def test_a_tie_told_twice_or_both_ways_is_one_and_one_to_oneself_is_none() -> None:
    told = network_of(["a", "b", "c", "a"], [("a", "b"), ("b", "a"), ("a", "b"), ("c", "c")])

    assert told.people == ("a", "b", "c")
    assert told.knows == (0b010, 0b001, 0)
    assert structure.ties_between(told) == 1
    assert list(told.pairs()) == [(0, 1)]
    assert structure.isolates(told) == 1


def test_strengths_matter_only_against_each_other() -> None:
    people, ties = ["a", "b", "c"], [("a", "b")]
    small = network_of(people, ties, own={"a": 1, "b": 2, "c": 4}, between={("a", "b"): 2})
    large = network_of(people, ties, own={"a": 1e300, "b": 2e300, "c": 4e300}, between={("a", "b"): 2e300})

    assert small.is_weighted
    assert small.own == (0.25, 0.5, 1.0)
    assert small.between == ({1: 0.5}, {0: 0.5}, {})
    assert structure.constraint(large) == structure.constraint(small)


def test_a_strength_told_for_each_way_counts_as_their_mean_and_one_not_told_is_one() -> None:
    both = network_of("abc", [("a", "b"), ("b", "c")], between={("a", "b"): 2, ("b", "a"): 4})

    assert both.own == (1 / 3, 1 / 3, 1 / 3)
    assert both.between[0] == {1: 1.0}
    assert both.between[2] == {1: 1 / 3}
    assert not network_of("ab", [("a", "b")], own={}, between={}).is_weighted
    assert network_of("ab", own={"a": 2}).is_weighted


def test_bits_are_gone_through_from_the_lowest() -> None:
    assert list(places(0b10110)) == [1, 2, 4]
    assert list(places(0b101, 3)) == [3, 5]
    assert list(places(0)) == []


@pytest.mark.parametrize("n", [3, 4, 7, 20])
def test_a_star_has_its_closed_forms(n: int) -> None:
    network = star(n)

    assert structure.density(network) == 0
    assert structure.density_with_ego(network) == pytest.approx(2 / (n + 1))
    assert structure.mean_degree(network) == 0
    assert structure.effective_size(network) == structure.effective_size_of_borgatti(network) == n
    assert structure.efficiency(network) == 1
    assert structure.constraint(network) == pytest.approx(1 / n)
    assert structure.hierarchy(network) == pytest.approx(0, abs=1e-12)
    assert structure.components(network) == (1,) * n
    assert structure.isolates(network) == n
    assert structure.largest_share(network) == pytest.approx(1 / n)
    assert structure.degree_centralisation(network) == 0
    assert structure.brokerage(network) == structure.ego_betweenness(network) == n * (n - 1) / 2
    assert structure.brokerage_share(network) == structure.ego_betweenness_share(network) == 1


@pytest.mark.parametrize("n", [3, 4, 7, 20])
def test_a_clique_has_its_closed_forms(n: int) -> None:
    network = clique(n)

    assert structure.ties_between(network) == n * (n - 1) / 2
    assert structure.density(network) == structure.density_with_ego(network) == 1
    assert structure.mean_degree(network) == n - 1
    assert structure.effective_size(network) == pytest.approx(1)
    assert structure.efficiency(network) == pytest.approx(1 / n)
    assert structure.constraint(network) == pytest.approx((1 + (n - 1) / n) ** 2 / n)
    assert structure.hierarchy(network) == pytest.approx(0, abs=1e-12)
    assert structure.components(network) == (n,)
    assert structure.isolates(network) == structure.brokerage(network) == structure.ego_betweenness(network) == 0
    assert structure.largest_share(network) == 1
    assert structure.degree_centralisation(network) == structure.brokerage_share(network) == 0


def test_constraint_may_pass_one_and_is_never_cut_off() -> None:
    assert structure.constraint(PAIR) == 1.125
    assert structure.local_constraints(PAIR) == {"Anne": 0.5625, "Betty": 0.5625}
    assert structure.hierarchy(PAIR) == 0


def test_a_star_among_three_others_is_as_centralised_as_can_be() -> None:
    hub = network_of("abcd", [("a", "b"), ("a", "c"), ("a", "d")])

    assert structure.degree_centralisation(hub) == 1
    assert structure.degree_centralisation(network_of("abc", [("a", "b"), ("a", "c")])) == 1
    assert structure.ego_betweenness(hub) == 3 / 2
    assert structure.ego_betweenness_share(hub) == 1 / 4
    assert structure.degree_centralisation(PATH) == pytest.approx(2 / 6)


def test_circles_are_found_through_others_too() -> None:
    network = network_of("abcdefg", [("a", "c"), ("c", "e"), ("e", "g"), ("d", "f")])

    assert structure.components(network) == (4, 2, 1)
    assert structure.isolates(network) == 1
    assert structure.largest_share(network) == 4 / 7
    assert structure.brokerage(network) == 17
    assert structure.brokerage_share(network) == 17 / 21


def test_the_valued_triangle_on_which_networkx_errs_by_default_is_right() -> None:
    triangle = network_of("ab", [("a", "b")], own={"a": 5, "b": 2}, between={("a", "b"): 1})

    assert structure.effective_size(triangle) == pytest.approx(1.585714, abs=1e-6)
    assert structure.constraint(triangle) == pytest.approx(0.819161, abs=1e-6)
    assert structure.effective_size_of_borgatti(triangle) is None
    assert structure.efficiency(triangle) == pytest.approx(1.585714 / 2, abs=1e-6)


def test_strength_changes_constraint_and_hierarchy_by_hand() -> None:
    network = network_of("abc", [("a", "b")], own={"a": 2, "b": 1, "c": 1}, between={("a", "b"): 4})
    held = {"a": (1 / 2 + 1 / 4 * 4 / 5) ** 2, "b": (1 / 4 + 1 / 2 * 4 / 6) ** 2, "c": (1 / 4) ** 2}
    total = sum(held.values())
    ratios = [one / (total / 3) for one in held.values()]

    assert structure.local_constraints(network) == pytest.approx(held)
    assert structure.constraint(network) == pytest.approx(total)
    assert structure.hierarchy(network) == pytest.approx(sum(r * log(r) for r in ratios) / (3 * log(3)))
    assert structure.effective_size(network) == pytest.approx(3 - 1 / 4 - 1 / 2)


def test_a_tie_without_strength_is_a_tie_that_holds_nothing() -> None:
    network = network_of("abc", [("a", "b"), ("b", "c")], own={"a": 0, "b": 1, "c": 1}, between={("a", "b"): 0})

    assert structure.ties_between(network) == 2
    assert structure.local_constraints(network) == pytest.approx({"a": 0, "b": (1 / 2 + 1 / 4) ** 2, "c": 9 / 16})
    assert structure.effective_size(network) == 2
    assert structure.hierarchy(network) == pytest.approx(2 * 1.5 * log(1.5) / (3 * log(3)))


@pytest.mark.parametrize(
    ("measure", "undefined_for"),
    [
        (structure.density, [NOBODY, ALONE]),
        (structure.density_with_ego, [NOBODY]),
        (structure.mean_degree, [NOBODY]),
        (structure.effective_size, [NOBODY]),
        (structure.effective_size_of_borgatti, [NOBODY]),
        (structure.efficiency, [NOBODY]),
        (structure.local_constraints, [NOBODY]),
        (structure.constraint, [NOBODY]),
        (structure.hierarchy, [NOBODY]),
        (structure.largest_share, [NOBODY]),
        (structure.degree_centralisation, [NOBODY, ALONE, PAIR, STRANGERS]),
        (structure.brokerage_share, [NOBODY, ALONE]),
        (structure.ego_betweenness_share, [NOBODY, ALONE]),
    ],
)
def test_what_has_no_value_is_none_and_never_nought(measure: Any, undefined_for: list[Network]) -> None:
    everyone = [NOBODY, ALONE, PAIR, STRANGERS, star(3)]

    assert [network for network in everyone if measure(network) is None] == undefined_for


def test_of_nobody_and_of_one_what_can_be_counted_is_counted() -> None:
    for network in (NOBODY, ALONE):
        assert structure.ties_between(network) == structure.brokerage(network) == 0
        assert structure.ego_betweenness(network) == 0
    assert structure.components(NOBODY) == ()
    assert structure.isolates(NOBODY) == 0
    assert structure.components(ALONE) == (1,)
    assert structure.hierarchy(ALONE) == structure.constraint(ALONE) == structure.effective_size(ALONE) == 1
    assert structure.density_with_ego(ALONE) == 1


def test_ties_that_have_no_strength_at_all_leave_nothing_to_share() -> None:
    nothing = network_of("ab", [("a", "b")], own={"a": 0, "b": 0})

    for measure in (structure.effective_size, structure.constraint, structure.hierarchy, structure.efficiency):
        assert measure(nothing) is None
    assert structure.density(nothing) == 1
    assert structure.constraint(network_of("ab", own={"a": 0, "b": 0}, between={("a", "b"): 0})) is None


KINDS = {"Mum": "personal", "Choir": "community", "Nurse": "professional", "Aunt": "personal"}


def test_kinds_are_counted_and_their_mixture_is_measured() -> None:
    counts = composition.counted(KINDS)  # type: ignore[arg-type]

    assert counts == {"personal": 2, "community": 1, "professional": 1}
    assert composition.blau(counts.values()) == 1 - (4 + 1 + 1) / 16
    assert composition.iqv(counts.values(), possible=3) == pytest.approx(0.625 * 3 / 2)
    assert composition.iqv(counts.values(), possible=5) == pytest.approx(0.625 * 5 / 4)
    assert composition.gini_simpson(counts.values()) == pytest.approx(1 - 2 / 12)
    assert composition.shannon(counts.values()) == pytest.approx(0.5 * log(2) + 0.5 * log(4))


def test_one_kind_alone_is_no_mixture() -> None:
    assert composition.blau([4]) == composition.iqv([4], possible=3) == composition.gini_simpson([4]) == 0
    assert composition.shannon([4]) == 0
    assert str(composition.shannon([4, 0])) == "0.0"
    assert composition.gini_simpson([1, 1]) == 1


def test_a_mixture_has_no_value_without_people_or_without_a_choice_of_kinds() -> None:
    assert composition.blau([]) is composition.shannon([]) is composition.iqv([], possible=3) is None
    assert composition.gini_simpson([1]) is None
    assert composition.iqv([3], possible=1) is None
    assert composition.iqv([1, 2, 3], possible=2) is None
    assert composition.iqv([1, 2, 0], possible=2) is not None


def test_ties_cross_kinds_or_stay_inside_one() -> None:
    network = network_of(["Mum", "Aunt", "Nurse", "Cat"], [("Mum", "Aunt"), ("Mum", "Nurse"), ("Aunt", "Nurse"),
                                                           ("Mum", "Cat"), ("Cat", "Nurse")])  # fmt: skip
    crossing = composition.between_people(network, KINDS)  # type: ignore[arg-type]

    assert crossing == Crossing(external=2, internal=1)
    assert crossing.index == 1 / 3
    assert crossing.homophily == 1 / 3
    assert Crossing(0, 3).index == -1
    assert Crossing(0, 0).index is Crossing(0, 0).homophily is None


def test_paid_people_are_counted_against_all_others() -> None:
    assert composition.unlike(KINDS, "professional") == Crossing(external=1, internal=3)  # type: ignore[arg-type]
    assert composition.share_of(KINDS, "professional") == 1 / 4  # type: ignore[arg-type]
    assert composition.share_of({}, "professional") is None


def test_a_scale_has_its_mean_and_its_median() -> None:
    assert composition.strength([1, 2, 9]) == (4, 2)
    assert composition.strength([]) is None


GIVEN = {"Anne": ("feelings", "advice", "company"), "Nurse": ("advice",), "Rex": ("company",), "Joan": ()}
WANTED = ("feelings", "advice", "company", "money")


def test_who_gives_what_and_what_nobody_gives() -> None:
    assert support.incidences(GIVEN) == 5
    assert support.givers(GIVEN, WANTED) == {
        "feelings": ("Anne",), "advice": ("Anne", "Nurse"), "company": ("Anne", "Rex"), "money": (),
    }  # fmt: skip
    assert support.coverage(GIVEN, WANTED) == 3 / 4
    assert support.coverage(GIVEN, (*WANTED, "money")) == 3 / 4
    assert support.gaps(GIVEN, WANTED) == ("money",)
    assert support.single_points(GIVEN, WANTED) == {"feelings": "Anne"}
    assert support.spare(GIVEN, WANTED) == {"feelings": 0, "advice": 1, "company": 1, "money": -1}
    assert support.mean_givers(GIVEN, WANTED) == 5 / 4
    assert support.multiplexity(GIVEN) == 5 / 4
    assert support.multiplex_share(GIVEN) == 1 / 4
    assert support.multiplex_share({"Anne": ("feelings", "advice")}) == 1


def test_how_help_is_spread() -> None:
    assert support.load_shares(GIVEN) == {"Anne": 3 / 5, "Nurse": 1 / 5, "Rex": 1 / 5}
    assert support.heaviest_load(GIVEN) == ("Anne", 3 / 5)
    assert support.heaviest_load({"Rex": ("company",), "Anne": ("advice",)}) == ("Rex", 1 / 2)
    assert support.load_concentration(GIVEN) == pytest.approx(11 / 25)


def test_the_loss_test_leaves_out_one_or_several() -> None:
    assert support.without(GIVEN, {"Anne", "Rex"}) == {"Nurse": ("advice",), "Joan": ()}
    assert support.falls(GIVEN, WANTED, {"Anne"}) == ("feelings",)
    assert support.falls(GIVEN, WANTED, {"Rex"}) == ()
    assert support.falls(GIVEN, WANTED, {"Anne", "Rex"}) == ("feelings", "company")
    assert support.coverage_without_each(GIVEN, WANTED) == {"Anne": 2 / 4, "Nurse": 3 / 4, "Rex": 3 / 4, "Joan": 3 / 4}
    assert support.worst_loss(GIVEN, WANTED) == ("Anne", 2 / 4)


def test_help_has_no_value_where_none_is_wanted_or_given() -> None:
    assert support.coverage(GIVEN, ()) is support.mean_givers(GIVEN, ()) is None
    assert support.coverage_without_each(GIVEN, ()) is support.worst_loss(GIVEN, ()) is None
    assert support.worst_loss({}, WANTED) is None
    assert support.multiplexity({}) is support.multiplex_share({}) is None
    assert support.load_shares({"Joan": ()}) == {}
    assert support.heaviest_load({"Joan": ()}) is support.load_concentration({}) is None
    assert support.coverage({}, WANTED) == 0


def test_two_maps_are_compared_by_who_is_on_them() -> None:
    turned = turnover.turnover(["a", "b", "c"], ["b", "c", "d", "e", "f"])

    assert (turned.kept, turned.gone, turned.new) == ({"b", "c"}, {"a"}, {"d", "e", "f"})
    assert turned.jaccard == 2 / 6
    assert turned.turnover == 1 - 2 / 6
    assert turned.stability == 2 / 3
    assert turned.two_way == 4 / 8
    assert turned.net_change == 2


def test_there_is_no_turnover_between_two_empty_maps() -> None:
    nothing, begun = turnover.turnover([], []), turnover.turnover([], ["a"])

    assert nothing.jaccard is nothing.turnover is nothing.stability is nothing.two_way is begun.stability is None
    assert nothing.net_change == 0
    assert (begun.jaccard, begun.turnover, begun.two_way, begun.net_change) == (0, 1, 1, 1)


def test_those_who_stayed_have_moved_nearer_or_further() -> None:
    moved = turnover.ring_change({"a": 1, "b": 3, "c": 2, "d": 1}, {"a": 2, "b": 2, "c": 2, "e": 1})

    assert moved.moved == {"a": 1, "b": -1, "c": 0}
    assert (moved.nearer, moved.further, moved.same) == (1, 1, 1)


def test_everything_told_has_its_figures() -> None:
    described = Described(
        network=network_of(["Mum", "Nurse", "Aunt"], [("Mum", "Aunt")]),
        kinds={"Mum": "personal", "Nurse": "professional"},
        given={"Mum": ("advice", "care"), "Nurse": ("advice",), "Aunt": ()},
        asked=("advice", "care", "company"),
        wanted=("advice", "company"),
        hurting=("Mum", "Aunt"),
        rings={"Mum": 1, "Nurse": 3, "Aunt": 2},
        strengths=(1, 1, 4),
        later=(2, "Mum", "Aunt", 10, "Bo"),
        later_rings={"Mum": 1, "Aunt": 1},
    )
    found = figures.figures(described)

    assert found["largest_component_share"] == 2 / 3
    assert found["iqv_k3"] == pytest.approx(0.75)
    assert found["homophily_share_non_professional"] == found["formal_share"] == 1 / 2
    assert (found["strength_mean"], found["strength_median"]) == (2, 1)
    assert found["support_count_per_type"] == {"advice": 2, "care": 1, "company": 0}
    assert (found["coverage"], found["gaps"]) == (1 / 2, ("company",))
    assert found["single_points_of_failure"] == {"care": "Mum"}
    assert found["redundancy_per_type"] == {"advice": 1, "care": 0, "company": -1}
    assert found["formal_share_per_type"] == {"advice": 1 / 2, "care": 0, "company": None}
    assert found["worst_loss"] == ("Mum", 1 / 2)
    assert (found["detrimental_ties"], found["ambivalent_ties"]) == (2, 1)
    assert found["turnover"] == {
        "wave2_alters": [2, "Mum", "Aunt", 10, "Bo"], "kept": ["Aunt", "Mum"], "lost": ["Nurse"],
        "gained": [2, 10, "Bo"], "jaccard_similarity": 1 / 3, "turnover_1_minus_jaccard": 1 - 1 / 3,
        "stability_kept_over_wave1": 2 / 3, "turnover_lost_plus_gained_over_sum": 1 / 2, "net_change": 2,
        "ring_change": {"Mum": 0, "Aunt": -1}, "moved_nearer": 1, "moved_further": 0, "same_ring": 1,
    }  # fmt: skip


def test_what_is_not_told_has_no_figures_and_says_why() -> None:
    nothing = Described(network=star(3))
    why = {name: figures.why_not(name, nothing) for name, value in figures.figures(nothing).items() if value is None}

    assert why["blau"] == why["ei_alter_ties"] == why["iqv_k3"] == why["gini_simpson_unbiased"] == figures.NO_KINDS
    assert why["coverage"] == why["load_hhi"] == why["detrimental_ties"] == figures.NO_HELP_TOLD
    assert why["strength_mean"] == figures.NO_SCALE
    assert why["turnover"] == figures.NO_LATER
    assert "constraint" not in why


def reason(name: str, **facts: Any) -> str:
    described = Described(**{"network": star(3), **facts})
    found = figures.figures(described)
    assert found[name] is None
    return figures.why_not(name, described)


def test_each_measure_without_a_value_says_why_in_words() -> None:
    weak = network_of("abc", own={"a": 0, "b": 0, "c": 0})
    helping: dict[str, Any] = {"given": {0: (), 1: (), 2: ()}}

    assert reason("density_excl_ego", network=NOBODY) == figures.NOBODY
    assert reason("density_excl_ego", network=ALONE) == figures.UNDER_TWO
    assert reason("degree_centralisation_excl_ego", network=PAIR) == figures.UNDER_THREE
    assert reason("constraint", network=weak) == reason("local_constraint", network=weak) == figures.NO_STRENGTH
    assert reason("effective_size_borgatti_n_minus_2t_over_n", network=weak) == figures.STRENGTHS_TOLD
    assert reason("density_excl_ego", is_knowing_told=False) == figures.NOT_WHO_KNOWS_WHOM
    assert reason("ei_alter_ties", is_knowing_told=False, kinds={0: "personal"}) == figures.NOT_WHO_KNOWS_WHOM
    assert reason("iqv_k3", kinds={0: "a neighbour"}) == figures.OTHER_KINDS
    assert reason("gini_simpson_unbiased", kinds={0: "personal"}) == figures.UNDER_TWO
    assert reason("load_share_max", **helping) == figures.NOBODY_HELPS
    assert reason("coverage", **helping) == reason("worst_loss", **helping) == figures.NOT_ASKED
    assert reason("detrimental_ties", **helping) == figures.NOT_HURTING
    assert reason("formal_share_per_type", **helping) == figures.NO_KINDS
    assert reason("multiplexity_mean_types_per_alter", network=NOBODY, given={}) == figures.NOBODY
    assert figures.why_not("ei", Described(network=star(3))) == figures.NONE_TO_COUNT


def test_where_it_is_not_told_who_knows_whom_only_people_are_counted() -> None:
    found = figures.figures(Described(network=star(3), is_knowing_told=False, kinds={0: "personal"}))

    assert found["size"] == 3
    assert {found[name] for name in ("alter_ties", "constraint", "isolates_excl_ego", "ego_betweenness")} == {None}
    assert found["ei_alter_ties"] is None
    assert found["blau"] == 0


def test_help_told_without_what_was_asked_is_counted_and_has_no_coverage() -> None:
    found = figures.figures(Described(network=star(2), given={0: ("care", "advice"), 1: ("advice",)}))

    assert found["support_count_per_type"] == {"care": 1, "advice": 2}
    assert found["single_points_of_failure"] == {"care": 0}
    assert found["coverage"] is found["gaps"] is found["coverage_after_losing_each"] is None


def test_of_nobody_there_is_no_constraint_by_anybody() -> None:
    assert figures.of_structure(NOBODY)["local_constraint"] == {}
    assert figures.of_structure(NOBODY)["constraint"] is None


def test_an_empty_map_has_counts_and_no_shares() -> None:
    found = figures.figures(Described(network=NOBODY, given={}, asked=("care", "money")))

    assert found["tie_kind_counts"] == found["single_points_of_failure"] == found["coverage_after_losing_each"] == {}
    assert found["ei_alter_ties"] == {"external": 0, "internal": 0, "ei": None}
    assert found["ei_ego_alter_professional_vs_not"] == {
        "external_professional": 0, "internal_non_professional": 0, "ei": None,
    }  # fmt: skip
    assert (found["coverage"], found["gaps"], found["support_incidences"]) == (0, ("care", "money"), 0)
    assert found["blau"] is found["iqv_k3"] is found["load_hhi"] is found["multiplexity_mean_types_per_alter"] is None
    assert figures.figures(Described(network=ALONE))["tie_kind_counts"] is None
