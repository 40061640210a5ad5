"""All measures of one network at once, under the names by which others check them.

The names are those of worked examples that others can check too; docs/reference/measures.md says what each means. What
has no value is None, and `why_not` says why in words, so that nobody reads a nought where there is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kith.ground.words import mark
from kith.networks.rules import composition, structure, support, turnover
from kith.networks.rules.network import Id, Network
from kith.networks.rules.vocabulary import Sector

Figure = None | bool | int | float | str | Sequence["Figure"] | Mapping[str, "Figure"]
KINDS = tuple(sector.value for sector in Sector)
PAID = Sector.PROFESSIONAL.value


@dataclass(frozen=True, kw_only=True)
class Described:
    """A network with what is told of its people; what is not told is None, and has no figures."""

    network: Network
    is_knowing_told: bool = True
    kinds: Mapping[Id, str] = field(default_factory=dict)
    possible_kinds: Sequence[str] = KINDS
    given: Mapping[Id, Sequence[str]] | None = None
    asked: Sequence[str] | None = None
    wanted: Sequence[str] | None = None
    hurting: Sequence[Id] | None = None
    rings: Mapping[Id, int] = field(default_factory=dict)
    strengths: Sequence[float] = ()
    later: Sequence[Id] | None = None
    later_rings: Mapping[Id, int] = field(default_factory=dict)


def figures(described: Described) -> dict[str, Figure]:
    """Take every measure there is."""
    shape = of_structure(described.network)
    if not described.is_knowing_told:
        shape = {**dict.fromkeys(shape), "size": described.network.size}
    return {
        **shape,
        **of_composition(described),
        **of_support(described),
        "turnover": of_turnover(described),
    }


def of_structure(network: Network) -> dict[str, Figure]:
    sizes = structure.components(network)
    held = structure.local_constraints(network)
    return {
        "size": network.size,
        "alter_ties": structure.ties_between(network),
        "density_excl_ego": structure.density(network),
        "density_incl_ego": structure.density_with_ego(network),
        "mean_alter_degree_excl_ego": structure.mean_degree(network),
        "effective_size": structure.effective_size(network),
        "effective_size_borgatti_n_minus_2t_over_n": structure.effective_size_of_borgatti(network),
        "efficiency": structure.efficiency(network),
        "constraint": structure.constraint(network),
        "local_constraint": None if held is None and network.size else _named(held or {}),
        "hierarchy": structure.hierarchy(network),
        "components_excl_ego": len(sizes),
        "isolates_excl_ego": structure.isolates(network),
        "component_sizes_desc": sizes,
        "largest_component_share": structure.largest_share(network),
        "degree_centralisation_excl_ego": structure.degree_centralisation(network),
        "brokerage_pairs": structure.brokerage(network),
        "brokerage_normalised": structure.brokerage_share(network),
        "ego_betweenness": structure.ego_betweenness(network),
        "ego_betweenness_normalised": structure.ego_betweenness_share(network),
    }


def of_composition(described: Described) -> dict[str, Figure]:
    counts = composition.counted(described.kinds)
    seen = counts.values()
    possible = len(set(described.possible_kinds))
    known = counts.keys() <= set(described.possible_kinds)
    between = composition.between_people(described.network, described.kinds)
    unlike = composition.unlike(described.kinds, PAID)
    strength = composition.strength(described.strengths)
    is_told = bool(counts) or not described.network.size
    return {
        "tie_kind_counts": counts if is_told else None,
        "blau": composition.blau(seen),
        f"iqv_k{possible}": composition.iqv(seen, possible=possible) if known else None,
        "gini_simpson_unbiased": composition.gini_simpson(seen),
        "shannon_nats": composition.shannon(seen),
        "ei_alter_ties": _crossing(between, "external", "internal") if is_told and described.is_knowing_told else None,
        "ei_ego_alter_professional_vs_not": (
            _crossing(unlike, "external_professional", "internal_non_professional") if is_told else None
        ),
        "homophily_share_non_professional": unlike.homophily,
        "formal_share": composition.share_of(described.kinds, PAID),
        "strength_mean": strength[0] if strength else None,
        "strength_median": strength[1] if strength else None,
    }


def of_support(described: Described) -> dict[str, Figure]:
    given = described.given
    if given is None:
        return dict.fromkeys(OF_SUPPORT)
    asked = described.asked if described.asked is not None else list(dict.fromkeys(_all(given)))
    wanted = described.wanted if described.wanted is not None else described.asked
    alone = support.single_points(given, asked)
    values: list[Figure] = [
        support.incidences(given),
        {kind: len(giving) for kind, giving in support.givers(given, asked).items()},
        None if wanted is None else support.coverage(given, wanted),
        None if wanted is None else support.gaps(given, wanted),
        {**alone},
        {**support.spare(given, asked)},
        support.mean_givers(given, asked),
        support.multiplexity(given),
        support.multiplex_share(given),
        support.heaviest_load(given),
        support.load_concentration(given),
        _named_or_none(support.coverage_without_each(given, wanted or ())),
        _worst(given, wanted or ()),
        _formal_shares(described, asked),
        None if described.hurting is None else len(described.hurting),
        None if described.hurting is None else sum(bool(given.get(one)) for one in described.hurting),
    ]
    return dict(zip(OF_SUPPORT, values, strict=True))


OF_SUPPORT = (
    "support_incidences", "support_count_per_type", "coverage", "gaps", "single_points_of_failure",
    "redundancy_per_type", "redundancy_mean_providers_per_type", "multiplexity_mean_types_per_alter",
    "multiplex_share_ge2", "load_share_max", "load_hhi", "coverage_after_losing_each", "worst_loss",
    "formal_share_per_type", "detrimental_ties", "ambivalent_ties",
)  # fmt: skip


def of_turnover(described: Described) -> dict[str, Figure] | None:
    """Compare with the later map; None where there is none."""
    if described.later is None:
        return None
    turned = turnover.turnover(described.network.people, described.later)
    moved = turnover.ring_change(described.rings, described.later_rings)
    return {
        "wave2_alters": list(described.later),
        "kept": _in_order(turned.kept),
        "lost": _in_order(turned.gone),
        "gained": _in_order(turned.new),
        "jaccard_similarity": turned.jaccard,
        "turnover_1_minus_jaccard": turned.turnover,
        "stability_kept_over_wave1": turned.stability,
        "turnover_lost_plus_gained_over_sum": turned.two_way,
        "net_change": turned.net_change,
        "ring_change": _named(moved.moved) if moved.moved else None,
        "moved_nearer": moved.nearer if moved.moved else None,
        "moved_further": moved.further if moved.moved else None,
        "same_ring": moved.same if moved.moved else None,
    }


def _crossing(crossing: composition.Crossing, external: str, internal: str) -> dict[str, Figure]:
    return {external: crossing.external, internal: crossing.internal, "ei": crossing.index}


def _formal_shares(described: Described, asked: Sequence[str]) -> Figure:
    """Give, for each kind of help, the share of those who give it that are paid; None where that is not told."""
    if not described.kinds:
        return None
    paid = {one for one, kind in described.kinds.items() if kind == PAID}
    giving = support.givers(described.given or {}, asked)
    return {kind: sum(one in paid for one in ones) / len(ones) if ones else None for kind, ones in giving.items()}


def _worst(given: Mapping[Id, Sequence[str]], wanted: Sequence[str]) -> Figure:
    return support.worst_loss(given, wanted)


def _all(given: Mapping[Id, Sequence[str]]) -> list[str]:
    return [kind for kinds in given.values() for kind in kinds]


def _named(values: Mapping[Id, float]) -> dict[str, Figure]:
    return {str(one): value for one, value in values.items()}


def _named_or_none(values: Mapping[Id, float] | None) -> Figure:
    return None if values is None else _named(values)


def _in_order(ids: frozenset[Id]) -> list[Id]:
    """Put numbers before words, each in its own order."""
    return sorted(ids, key=lambda one: (isinstance(one, str), one if isinstance(one, int) else 0, str(one)))


NOBODY = mark("nobody is on the map")
UNDER_TWO = mark("fewer than two people are on the map")
UNDER_THREE = mark("fewer than three people are on the map")
NOT_WHO_KNOWS_WHOM = mark("it is not told who knows whom")
NO_STRENGTH = mark("none of the ties has any strength")
STRENGTHS_TOLD = mark("strengths are told, and this is for ties of one strength")
NO_KINDS = mark("it is not told whose world they belong to")
OTHER_KINDS = mark("some belong to a world that is not among the possible ones")
NO_HELP_TOLD = mark("it is not told who helps with what")
NOBODY_HELPS = mark("nobody helps with anything that was told")
NOT_ASKED = mark("it was not asked which help is wanted")
NO_SCALE = mark("no strength is told")
NOT_HURTING = mark("it is not told which ties hurt")
NO_LATER = mark("there is no later map to compare with")
NONE_TO_COUNT = mark("there is none to count")

_OF_TWO = {
    "density_excl_ego", "brokerage_normalised", "ego_betweenness_normalised", "gini_simpson_unbiased",
}  # fmt: skip
_OF_SCALE = {"strength_mean", "strength_median"}
_OF_HURTING = {"detrimental_ties", "ambivalent_ties"}
_OF_LOAD = {"load_share_max", "load_hhi"}
_OF_KINDS = {"ei_ego_alter_professional_vs_not", "homophily_share_non_professional", "formal_share", "tie_kind_counts",
             "blau", "shannon_nats", "formal_share_per_type"}  # fmt: skip


def why_not(name: str, described: Described) -> str:
    """Say in words why a measure has no value here."""
    for names, is_so, words in _reasons(described):
        if is_so and (names is None or name in names):
            return words
    return NONE_TO_COUNT


def _reasons(described: Described) -> list[tuple[set[str] | None, bool, str]]:
    """Give the reasons in the order in which they count: of which measures, whether it is so, and its words."""
    n = described.network.size
    shape = set(of_structure(described.network)) | {"ei_alter_ties"}
    mixed = {name for name in of_composition(described) if name.startswith("iqv_k")}
    return [
        ({"turnover"}, described.later is None, NO_LATER),
        (shape, not described.is_knowing_told, NOT_WHO_KNOWS_WHOM),
        (set(OF_SUPPORT), described.given is None, NO_HELP_TOLD),
        (_OF_SCALE, not described.strengths, NO_SCALE),
        (_OF_HURTING, described.hurting is None, NOT_HURTING),
        (None, n == 0, NOBODY),
        (_OF_KINDS | mixed | {"gini_simpson_unbiased", "ei_alter_ties"}, not described.kinds, NO_KINDS),
        (mixed, True, OTHER_KINDS),
        (_OF_TWO, True, UNDER_TWO),
        ({"degree_centralisation_excl_ego"}, True, UNDER_THREE),
        ({"effective_size_borgatti_n_minus_2t_over_n"}, True, STRENGTHS_TOLD),
        (shape, True, NO_STRENGTH),
        (_OF_LOAD, True, NOBODY_HELPS),
        (set(OF_SUPPORT), True, NOT_ASKED),
    ]
