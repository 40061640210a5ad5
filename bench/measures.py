"""What the measures of networks cost, beside those who measure networks for a living.

`python -m bench measures` makes up 100,000 networks of 20 people, tells them as flat tables, and lets Kith, igraph and
networkx take the same six measures of them (size, density, effective size, constraint, circles, Blau's index), each in
the quickest way that was found for it: igraph builds each network twice in C; networkx works out every constraint of a
network at once on sparse matrices, some twenty times as fast as asking for one. Their values are held against each
other first. The others are timed on samples and extrapolated; rounds take turns, and the median counts. Told is the
processor time of one thread, so that what else the machine does counts for nobody. Prints `figure NAME VALUE UNIT`; the
last line is the answer, and the end is a failure where a bound does not hold.
"""

# ruff: noqa: E402 - settings are read before Django is set up

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import django

FOLDER = TemporaryDirectory()
os.environ |= {"KITH_DATA": FOLDER.name, "KITH_KIND": "demo", "KITH_LOG_LEVEL": "ERROR"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
django.setup()

import igraph
import networkx as nx
import numpy as np

from kith.ground.ids import TieId
from kith.networks.pages.svg import map_drawing
from kith.networks.rules.drawing import Drawing
from kith.networks.rules.figures import Described, figures
from kith.networks.rules.layout import Captions, lay_out
from kith.networks.rules.many import each_of, measure_one_by_one
from kith.networks.rules.marks import Mark
from kith.networks.rules.tables import Tables
from kith.networks.rules.together import measure_together
from kith.networks.rules.vocabulary import Help, Kind, Life, Ring, Sector, Wish

PEOPLE, KINDS = 20, 5
FEW, MANY = 10_000, 100_000
CHECKED, OF_IGRAPH, OF_NETWORKX = 300, 2_000, 200
ROUNDS = 5
SAME = 1e-6
MEASURES = ("size", "density_excl_ego", "effective_size", "constraint", "components_excl_ego", "blau")
Values = list[tuple[float, ...]]


@dataclass(frozen=True)
class Figure:
    """One figure, and the bound that it must hold."""

    name: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    def __str__(self) -> str:
        bound = f"; at least {self.least:g}" if self.least else f"; at most {self.most:g}" if self.most else ""
        return f"figure {self.name} {self.value:.4g} {self.unit}{bound}"


def made_up(number: int) -> Tables:
    """Make up networks, from very loose to rather tight."""
    dice = np.random.default_rng(1)
    one, other = np.triu_indices(PEOPLE, 1)
    network, pair = np.nonzero(dice.random((number, len(one))) < dice.uniform(0.05, 0.5, (number, 1)))
    return Tables(
        sizes=np.full(number, PEOPLE),
        network=network,
        one=one[pair],
        other=other[pair],
        kinds=dice.integers(0, KINDS, number * PEOPLE),
        possible_kinds=KINDS,
    )


def first(tables: Tables, number: int) -> Tables:
    """Keep the first so many networks of a table."""
    last = int(np.searchsorted(np.asarray(tables.network), number))
    return Tables(
        sizes=np.asarray(tables.sizes)[:number],
        network=np.asarray(tables.network)[:last],
        one=np.asarray(tables.one)[:last],
        other=np.asarray(tables.other)[:last],
        kinds=np.asarray(tables.kinds)[: number * PEOPLE],
        possible_kinds=KINDS,
    )


def by_kith(tables: Tables) -> Values:
    found = measure_together(tables, MEASURES)
    return list(zip(*(found[name].tolist() for name in MEASURES), strict=True))


def by_kith_alone(tables: Tables) -> Values:
    found = measure_one_by_one(tables, MEASURES)
    return list(zip(*(found[name] for name in MEASURES), strict=True))  # type: ignore[arg-type]


def by_igraph(tables: Tables) -> Values:
    """Let igraph build each network without the person, and with them for the constraint."""
    spokes = [(PEOPLE, one) for one in range(PEOPLE)]
    found = []
    for ties, kinds in rows(tables):
        known = ties.tolist()
        graph = igraph.Graph(PEOPLE, known)
        constraint = igraph.Graph(PEOPLE + 1, known + spokes).constraint([PEOPLE])[0]
        size, density, circles = graph.vcount(), graph.density(), len(graph.connected_components())
        found.append((size, density, size - 2 * len(known) / size, constraint, circles, blau(kinds)))
    return found


def by_networkx(tables: Tables) -> Values:
    """Let networkx work out every constraint of a network at once, which is its quickest way."""
    spokes = [(PEOPLE, one) for one in range(PEOPLE)]
    found = []
    for ties, kinds in rows(tables):
        known = ties.tolist()
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(PEOPLE))
        graph.add_edges_from(known)
        size, density, circles = len(graph), nx.density(graph), nx.number_connected_components(graph)
        graph.add_edges_from(spokes)
        constraint = nx.constraint(graph)[PEOPLE]
        found.append((size, density, size - 2 * len(known) / size, constraint, circles, blau(kinds)))
    return found


def rows(tables: Tables) -> Any:
    """Give each network its ties and its kinds."""
    starts = np.searchsorted(np.asarray(tables.network), np.arange(len(tables.sizes) + 1)).tolist()
    ties = np.stack([np.asarray(tables.one), np.asarray(tables.other)], axis=1)
    kinds = np.asarray(tables.kinds).reshape(-1, PEOPLE).tolist()
    return ((ties[start:end], of) for start, end, of in zip(starts, starts[1:], kinds, strict=False))


def blau(kinds: Sequence[int]) -> float:
    return 1 - sum((kinds.count(kind) / len(kinds)) ** 2 for kind in range(KINDS))


def hold_against_each_other(tables: Tables) -> None:
    """Stop where anybody's values are not those of the others."""
    ours = np.array(by_kith(tables))
    for name, by in (("one by one", by_kith_alone), ("igraph", by_igraph), ("networkx", by_networkx)):
        apart = float(np.abs(ours - np.array(by(tables))).max())
        print(f"figure measures.apart_from_{name.replace(' ', '_')} {apart:.2g} at most, in {len(ours)} networks")
        if not apart <= SAME:
            sys.exit(f"bench: the values of {name} are others than ours, by {apart:.2g}.")


def seconds(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began


def side_by_side(tables: Tables) -> list[Figure]:
    """Time them in turns; seconds for 100,000."""
    few, igraphs, networkxs = first(tables, FEW), first(tables, OF_IGRAPH), first(tables, OF_NETWORKX)
    deeds: dict[str, tuple[float, Callable[[], object]]] = {
        "kith_few": (1, lambda: measure_together(few, MEASURES)),
        "kith": (1, lambda: measure_together(tables, MEASURES)),
        "alone": (MANY / OF_IGRAPH, lambda: by_kith_alone(igraphs)),
        "igraph": (MANY / OF_IGRAPH, lambda: by_igraph(igraphs)),
        "networkx": (MANY / OF_NETWORKX, lambda: by_networkx(networkxs)),
    }
    for _, do in deeds.values():
        do()
    turns = [{name: seconds(do) * times for name, (times, do) in deeds.items()} for _ in range(ROUNDS)]
    taken = {name: statistics.median(turn[name] for turn in turns) for name in deeds}
    return [
        Figure("measures.ten_thousand", taken["kith_few"], "s"),
        Figure("measures.hundred_thousand", taken["kith"], "s"),
        Figure("measures.hundred_thousand_one_by_one", taken["alone"], f"s, from {OF_IGRAPH:,}"),
        Figure("measures.igraph", taken["igraph"], f"s for 100,000, from {OF_IGRAPH:,}"),
        Figure("measures.networkx_best", taken["networkx"], f"s for 100,000, from {OF_NETWORKX:,}"),
        Figure("measures.vs_igraph", taken["igraph"] / taken["kith"], "times", least=15),
        Figure("measures.vs_networkx_best", taken["networkx"] / taken["kith"], "times", least=150),
    ]


def one_network(tables: Tables) -> Figure:
    """Time every measure of one network, with all that can be told."""
    helps, sectors = [kind.value for kind in Help], [sector.value for sector in Sector]
    told = [
        Described(
            network=one.network,
            kinds={person: sectors[int(person) % 3] for person in one.network.people},
            given={person: helps[: int(person) % 4] for person in one.network.people},
            asked=helps,
            hurting=(3, 7),
            rings={person: int(person) % 3 for person in one.network.people},
            strengths=range(PEOPLE),
            later=range(4, PEOPLE + 3),
            later_rings=dict.fromkeys(range(4, PEOPLE), 1),  # type: ignore[arg-type]
        )
        for one in each_of(first(tables, 500))
    ]
    taken = [seconds(lambda one=one: figures(one)) for one in told]  # type: ignore[misc]
    return Figure("measures.one_network", statistics.median(taken) * 1000, "ms, all measures", most=1)


def svg() -> list[Figure]:
    """Time the drawing of a map of thirty: where everybody sits, and the SVG as the page has it."""
    names = ("Anne", "Dr Ellis", "My cleaner", "Joan", "Betty", "Stan", "Harbour Street", "Paint & Natter", "Ken", "Bo")
    captions = Captions(
        me="Mary", rings={ring: ring.words for ring in Ring}, sectors={one: one.words for one in Sector}
    )

    def marks(turn: int) -> list[Mark]:
        return [
            Mark(
                tie_id=TieId(UUID(int=turn * 100 + number)),
                name=f"{names[number % 10]} {number // 10 or ''}".strip(),
                kind=Kind.PERSON,
                ring=list(Ring)[number % 3],
                sector=list(Sector)[number // 3 % 3],
                helps_with=tuple(Help)[: number % 4],
                life=Life.NOW,
                wish=Wish.KEEP if number % 5 == 0 else None,
            )
            for number in range(30)
        ]

    def write(drawing: Drawing) -> str:
        return str(map_drawing(drawing, "A map", "Thirty people", mine=False))

    maps = [marks(turn) for turn in range(31)]
    drawings = [lay_out(people, captions=captions) for people in maps]
    write(drawings[0])
    seats = [seconds(lambda people=people: lay_out(people, captions=captions)) for people in maps[1:]]  # type: ignore[misc]
    written = [seconds(lambda drawing=drawing: write(drawing)) for drawing in drawings[1:]]  # type: ignore[misc]
    whole = [one + other for one, other in zip(seats, written, strict=True)]
    return [
        Figure("measures.seats_of_30_nodes", statistics.median(seats) * 1000, "ms"),
        Figure("measures.writing_of_30_nodes", statistics.median(written) * 1000, "ms"),
        Figure("measures.svg_30_nodes", statistics.median(whole) * 1000, "ms, seats and writing", most=2),
    ]


def main() -> bool:
    with FOLDER:
        tables = made_up(MANY)
        hold_against_each_other(first(tables, CHECKED))
        found = [*side_by_side(tables), one_network(tables), *svg()]
    for figure in found:
        print(figure)
    told = ", ".join(f"{one.name.removeprefix('measures.')} {one.value:.3g}" for one in found if one.least or one.most)
    wrong = [one.name for one in found if not one.holds]
    print(f"{told}; {'bounds not held: ' + ', '.join(wrong) if wrong else 'all bounds held'}")
    return not wrong


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
