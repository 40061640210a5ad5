"""What twenty suggestions cost, beside those who are asked for them elsewhere: PostgreSQL, SQLite, and NumPy.

`python -m bench suggest --services 100000` makes up a country (`suggesting/country.py`) and a thousand people in it,
and lets each answer them on one core: Kith's engine, from the seeker to an answer in JSON with the twenty, their scores
and how many each reason leaves out; PostgreSQL as one would write it, and as well as it can be made; SQLite; and NumPy
over every row. The others say the twenty alone, and leave nothing out with a reason. All answers are held against each
other first, and those of Kith against its rules where the country is small enough. `ours` begins with a seeker and ends
with JSON; `kernel` is the search alone; the others are timed from a question that is ready. Rounds take turns;
told is the median of their medians, and the 99th of a hundred. Prints `figure NAME VALUE UNIT`.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from bench.suggesting import postgres, sqlite
from bench.suggesting.country import ON, Country
from bench.suggesting.whole import Whole
from kith.matching.packs.little_words import LITTLE
from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.engine.answers import Answer, Engine
from kith.matching.rules.engine.building import shelve
from kith.matching.rules.engine.columns import IS_ONLINE, RECORD
from kith.matching.rules.engine.kernel import runs_of
from kith.matching.rules.engine.questions import question_of
from kith.matching.rules.finding import build_index, hits
from kith.matching.rules.offers import Offer
from kith.matching.rules.seekers import Seeker
from kith.matching.rules.suggesting import rank, score

PEOPLE, OTHERS, ROUNDS, MOST = 1000, 200, 5, 20
SMALL = 10_000
"""So many services the plain rules are asked for too."""
SAME = 2e-9
FILTERED = 18
"""So many bytes of a row what filters needs at least: bits of interests, days, ages, costs and flags."""

Scores = list[float]
Ask = Callable[[int], object]


def made(country: Country, connection: Any, lite: Any, kept: list[Offer]) -> tuple[Engine, list[Any]]:
    """Let everybody take the country in, in one pass; keep the listings themselves only where they are few."""
    ids = []

    def passing(offers: Iterator[Offer]) -> Iterator[Offer]:
        for offer in offers:
            ids.append(offer.id)
            if country.services <= SMALL:
                kept.append(offer)
            yield offer

    began = time.perf_counter()
    shelf = shelve(passing(sqlite.take_in(lite, postgres.take_in(connection, country.offers()))))
    postgres.index_textbook(connection)
    postgres.index_best(connection, shelf)
    print(f"figure suggest.prepared {time.perf_counter() - began:.3g} s, all stores together")
    return Engine.of(shelf, on=ON), ids


def by_the_rules(seeker: Seeker, offers: Sequence[Offer], index: Any) -> Scores:
    met = hits(seeker, index, WEIGHTS.strength, LITTLE)
    by_id = {offer.id: offer for offer in offers if offer.id in met}
    order = rank(seeker, by_id.values(), met, weights=WEIGHTS, on=ON).order[:MOST]
    return [round(score(seeker, by_id[one], met[one], WEIGHTS, on=ON), 9) for one in order]


def are_same(some: Scores, others: Scores) -> bool:
    return len(some) == len(others) and all(abs(one - other) <= SAME for one, other in zip(some, others, strict=True))


def percent_same(ours: Sequence[Scores], theirs: Sequence[Scores]) -> float:
    return 100 * sum(are_same(*pair) for pair in zip(ours, theirs, strict=False)) / len(theirs)


def suggest(engine: Engine, seeker: Seeker) -> Answer:
    return engine.suggest(seeker, weights=WEIGHTS, little=LITTLE, most=MOST, named=0)


def timed(asks: dict[str, tuple[int, Ask]]) -> dict[str, tuple[float, float]]:
    """Let them take turns; return the median of the medians, and of the 99ths of a hundred, in milliseconds."""
    medians: dict[str, list[tuple[float, float]]] = {name: [] for name in asks}
    for _ in range(ROUNDS):
        for name, (number, ask) in asks.items():
            taken = sorted(_seconds(ask, nth) * 1000 for nth in range(number))
            medians[name].append((statistics.median(taken), taken[int(number * 0.99)]))
    return {name: tuple(statistics.median(part) for part in zip(*some, strict=True)) for name, some in medians.items()}  # type: ignore[misc]


def _seconds(ask: Ask, nth: int) -> float:
    began = time.perf_counter()
    ask(nth)
    return time.perf_counter() - began


def bandwidth() -> float:
    """Return how many bytes a second one core reads here, one after the other."""
    some = np.ones(2**25)
    taken = [_seconds(lambda _: some.max(), 0) for _ in range(ROUNDS)]
    return some.nbytes / statistics.median(taken)


def rows_of(engine: Engine, question: Any) -> int:
    """Return how many rows lie about somebody, before anything is filtered."""
    columns = engine.shelf.columns
    runs = runs_of(columns.records, columns.bands, question.who)
    return int((runs[:, 1] - runs[:, 0]).sum()) - (0 if question.who["takes_online"] else int(columns.bands[0]))


def main() -> bool:
    parser = argparse.ArgumentParser(prog="python -m bench suggest")
    parser.add_argument("--services", type=int, default=SMALL)
    country = Country(parser.parse_args().services)
    kept: list[Offer] = []
    lite = sqlite.open_store()
    with postgres.serving() as connection:
        engine, ids = made(country, connection, lite, kept)
        people = country.people(PEOPLE, ids)
        return side_by_side(engine, people, connection, lite, kept)


def side_by_side(engine: Engine, people: list[Seeker], connection: Any, lite: Any, kept: list[Offer]) -> bool:
    shelf, some = engine.shelf, people[:OTHERS]
    questions = [question_of(one, shelf, weights=WEIGHTS, little=LITTLE, on=ON) for one in people]
    textbook, best = postgres.Textbook(connection, ON), postgres.Best(connection, shelf, ON)
    light, whole = sqlite.Textbook(lite, ON), Whole(shelf)
    ready = {one: [one.ready(seeker) for seeker in some] for one in (textbook, best, light)}
    ours = [list(suggest(engine, one).scores) for one in people]
    equal = {
        "numpy": percent_same(ours, [[each for _, each in whole.top(one)] for one in questions]),
        "postgres_textbook": percent_same(ours, [_scores(textbook.top(one)) for one in ready[textbook]]),
        "postgres_best": percent_same(ours, [_scores(best.top(one)) for one in ready[best]]),
        "sqlite": percent_same(ours, [_scores(light.top(one)) for one in ready[light]]),
    }
    if kept:
        index = build_index(kept)
        equal["rules"] = percent_same(ours, [by_the_rules(one, kept, index) for one in people])
    encode = msgspec.json.encode
    taken = timed(
        {
            "ours": (PEOPLE, lambda nth: encode(suggest(engine, people[nth]))),
            "kernel": (PEOPLE, lambda nth: engine.found(questions[nth], most=MOST, named=0)),
            "numpy": (OTHERS, lambda nth: whole.top(questions[nth])),
            "postgres_best": (OTHERS, lambda nth: best.top(ready[best][nth])),
            "postgres_textbook": (OTHERS, lambda nth: textbook.top(ready[textbook][nth])),
            "sqlite": (OTHERS, lambda nth: light.top(ready[light][nth])),
        }
    )
    rows = statistics.median(rows_of(engine, one) for one in questions)
    floor = rows * FILTERED / bandwidth() * 1000
    tell(engine, taken, equal, rows, floor)
    return min(equal.values()) == 100  # noqa: PLR2004 - all of them


def _scores(top: list[tuple[Any, float]]) -> Scores:
    return [float(one) for _, one in top]


def tell(engine: Engine, taken: dict[str, Any], equal: dict[str, float], rows: float, floor: float) -> None:
    columns = engine.shelf.columns
    online = int((columns.records["flags"] & IS_ONLINE > 0).sum())
    print(f"figure suggest.services {columns.size} services, {online} online")
    print(f"figure suggest.bytes {sum(column.nbytes for column in columns) / columns.size:.4g} bytes a service")
    print(f"figure suggest.record {RECORD.itemsize} bytes of them one record")
    for name, percent in equal.items():
        print(f"figure suggest.equal_to_{name}_percent {percent:.4g} percent")
    for name, (median, worst) in taken.items():
        print(f"figure suggest.{name}_p50 {median:.4g} ms")
        print(f"figure suggest.{name}_p99 {worst:.4g} ms")
    for name in ("numpy", "postgres_best", "postgres_textbook", "sqlite"):
        print(f"figure suggest.vs_{name}_p50 {taken[name][0] / taken['ours'][0]:.4g} times")
        print(f"figure suggest.vs_{name}_p99 {taken[name][1] / taken['ours'][1]:.4g} times")
    print(f"figure suggest.rows_about_p50 {rows:.5g} rows")
    print(f"figure suggest.bandwidth_floor_ratio {taken['kernel'][0] / floor:.4g} times {floor * 1000:.3g} us")
    oracle = equal.get("rules", equal["numpy"])
    print(f"figure suggest.oracle_equal_percent {oracle:.4g} percent, of {PEOPLE} people")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
