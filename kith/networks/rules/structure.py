"""What a network's shape says: how tightly people are knit, and how far the person can move between them.

All are of the ego network model: the person is tied to everybody, and is left out where a name says so. None is "has no
value", never nought. Source of each formula: Burt (1992) Structural Holes; Borgatti (1997) Connections 20(1); Everett
and Borgatti (2005) Social Networks 27; Hanneman and Riddle (2005) chapter 9. None of them says anything of a person.
"""

from __future__ import annotations

from math import log

from kith.networks.rules.network import Id, Network, once, places

TWO, THREE = 2, 3


def ties_between(network: Network) -> int:
    """Count the pairs who know each other. Range 0 upwards; always defined."""
    return sum(network.degrees) // 2


def density(network: Network) -> float | None:
    """Give the share of pairs who know each other, the person left out: 2t / (n (n - 1)).

    Range 0 to 1. Undefined under two people.
    """
    pairs = _pairs(network)
    return ties_between(network) / pairs if pairs else None


def density_with_ego(network: Network) -> float | None:
    """Give the share of pairs who know each other, the person among them: 2 (t + n) / (n (n + 1)).

    Range above 0 to 1. Undefined without anybody.
    """
    n = network.size
    return 2 * (ties_between(network) + n) / (n * (n + 1)) if n else None


def mean_degree(network: Network) -> float | None:
    """Give how many of the others each of them knows, on average: 2t / n. Undefined without anybody."""
    return sum(network.degrees) / network.size if network.size else None


@once
def effective_size(network: Network) -> float | None:
    """Give Burt's effective size, by strength: each counts 1 less what others of the network already reach.

    The sum over j of 1 - sum over q of p(q) m(j, q): p(q) is q's share of the person's ties, m(j, q) how strong the tie
    of j and q is beside j's strongest, the one with the person included. Range 1 to n for ties of one strength.
    Undefined without anybody, or where no tie of the person has any strength.
    """
    shares = _shares(network)
    if shares is None:
        return None
    redundant = 0.0
    for one, ties in enumerate(network.between):
        if strongest := max(network.own[one], *ties.values(), 0.0):
            redundant += sum(shares[other] * (weight / strongest) for other, weight in ties.items())
    return network.size - redundant


def effective_size_of_borgatti(network: Network) -> float | None:
    """Give Borgatti's short form for ties of one strength: n - 2t / n.

    Range 1 to n. Undefined without anybody, and where strengths are told.
    """
    average = mean_degree(network)
    return None if average is None or network.is_weighted else network.size - average


def efficiency(network: Network) -> float | None:
    """Give the effective size for each person there is. Range above 0 to 1; undefined where that is."""
    effective = effective_size(network)
    return None if effective is None else effective / network.size


@once
def local_constraints(network: Network) -> dict[Id, float] | None:
    """Give Burt's constraint by each: (p(j) + sum over q of p(q) p(q, j)) squared.

    p(q, j) is j's share of all of q's ties, the one with the person included. Undefined as `effective_size`.
    """
    shares = _shares(network)
    if shares is None:
        return None
    totals = [network.own[one] + sum(ties.values()) for one, ties in enumerate(network.between)]
    passed = [shares[one] / total if total else 0.0 for one, total in enumerate(totals)]
    return {
        one: (shares[place] + sum(passed[other] * weight for other, weight in network.between[place].items())) ** 2
        for place, one in enumerate(network.people)
    }


def constraint(network: Network) -> float | None:
    """Give Burt's constraint: the sum of what each holds. High where people are few, or interlocked.

    Range above 0; it may pass 1 (two who know each other give 1.125) and is never cut off. It is not compared between
    networks of different size. Undefined as `effective_size`.
    """
    held = local_constraints(network)
    return None if held is None else sum(held.values())


def hierarchy(network: Network) -> float | None:
    """Give how far constraint comes from few: the sum of r ln r over n ln n, where r is c(j) over the mean of all.

    Range 0 to 1; 1 for one person, by convention. Undefined as `effective_size`.
    """
    held = local_constraints(network)
    if held is None:
        return None
    if network.size == 1:
        return 1.0
    mean = sum(held.values()) / network.size
    ratios = [one / mean for one in held.values()]
    return sum(ratio * log(ratio) for ratio in ratios if ratio) / (network.size * log(network.size))


@once
def components(network: Network) -> tuple[int, ...]:
    """Give the sizes of the circles of people who know each other, through others too, the largest first.

    The person is left out. Empty without anybody; always defined.
    """
    circles: list[int] = []
    for one in range(network.size):
        if not any(circle >> one & 1 for circle in circles):
            circles.append(_circle(network, one))
    return tuple(sorted((circle.bit_count() for circle in circles), reverse=True))


def _circle(network: Network, one: int) -> int:
    """Follow ties from one of them, a step further each time, until nobody is new."""
    circle = 1 << one
    for _ in network.people:
        reached = circle
        for place in places(circle):
            reached |= network.knows[place]
        if reached == circle:
            break
        circle = reached
    return circle


def isolates(network: Network) -> int:
    """Count those who know nobody else on the map. They are no lonely people. Range 0 to n; always defined."""
    return network.degrees.count(0)


def largest_share(network: Network) -> float | None:
    """Give the share of people in the largest circle. Range above 0 to 1; undefined without anybody."""
    return components(network)[0] / network.size if network.size else None


def degree_centralisation(network: Network) -> float | None:
    """Give how far one of them knows more than the others: the sum of (max d - d) / ((n - 1) (n - 2)).

    Range 0 to 1. Undefined under three people.
    """
    n, degrees = network.size, network.degrees
    return (n * max(degrees) - sum(degrees)) / ((n - 1) * (n - 2)) if n >= THREE else None


def brokerage(network: Network) -> int:
    """Count the pairs whom only the person joins, in one step. Range 0 upwards; always defined."""
    return _pairs(network) - ties_between(network)


def brokerage_share(network: Network) -> float | None:
    """Give the share of pairs whom only the person joins: 1 - density. Undefined under two people."""
    pairs = _pairs(network)
    return brokerage(network) / pairs if pairs else None


@once
def ego_betweenness(network: Network) -> float:
    """Give Everett and Borgatti's ego betweenness: for each pair not tied, 1 / (1 + those whom both know).

    The person is the 1. Range 0 upwards; always defined.
    """
    rows = network.knows
    return sum(
        1 / (1 + (row & rows[other]).bit_count())
        for one, row in enumerate(rows)
        for other in range(one)
        if not row >> other & 1
    )


def ego_betweenness_share(network: Network) -> float | None:
    """Give ego betweenness for each pair there is. Range 0 to 1; undefined under two people."""
    pairs = _pairs(network)
    return ego_betweenness(network) / pairs if pairs else None


def _pairs(network: Network) -> int:
    return network.size * (network.size - 1) // TWO


def _shares(network: Network) -> list[float] | None:
    """Give each one's share of the strength of the person's ties; None where there is none to share."""
    total = sum(network.own)
    return [own / total for own in network.own] if total else None
