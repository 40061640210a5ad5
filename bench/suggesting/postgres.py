"""PostgreSQL, asked for the same twenty, in two ways: as a good engineer writes it, and as well as we could make it.

Both lie in the same private store, in memory, without parallel workers or just-in-time compiling, and answer questions
that they have prepared. *Textbook*: one wide row a listing, PostGIS with GiST for the circle, a weighted tsvector with
GIN for the words. *Best*: slim rows in the order of 1 km bands, asked by runs of rows; the words in a table of postings
in the same order; nothing left for the planner to choose.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import postgres as store
import psycopg
from machine import install

from bench.suggesting.asked import COLUMNS, SAME, asked_of, row_of
from kith.matching.packs.little_words import LITTLE
from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.engine.building import ids_at
from kith.matching.rules.engine.columns import Shelf
from kith.matching.rules.engine.kernel import runs_of
from kith.matching.rules.engine.questions import question_of
from kith.matching.rules.offers import Offer, Where
from kith.matching.rules.seekers import Seeker

SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "4GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "autovacuum": "off",
    "plan_cache_mode": "force_generic_plan",
}
TYPES = (
    "uuid", "float8", "float8", "int2", "int2", "int4", "int4", "int4", "int4", "int4", "int4", "int4", "int8", "int8",
    "int8", "int8", "int8", "int4", "int2",
)  # fmt: skip
SLIM = ", ".join(f"{name} {kind}" for name, kind in zip(COLUMNS, TYPES, strict=True))
WEIGHT_OF = {Where.NAME: "A", Where.TOPIC: "B", Where.TEXT: "C"}
SHARED = Path("/usr/share/postgresql")
MOST = 20
WIDER = 1.001
"""PostGIS has a sphere of its own: it is asked a thousandth farther, and the distance told is measured as Kith does."""

Top = list[tuple[Any, float]]


@contextmanager
def serving() -> Iterator[psycopg.Connection[Any]]:
    """Serve an empty store for the time of a `with`, over its own socket."""
    version = store.find_programs().parent.name
    if not (SHARED / version / "extension/postgis.control").exists():
        install(f"postgresql-{version}-postgis-3")
    with store.cluster() as made, made.served(SETTINGS):
        made.make_roles()
        address = f"host={made.folder} port={made.port} dbname=kith user=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.prepared_max = None
            yield connection


def take_in(connection: psycopg.Connection[Any], offers: Iterator[Offer]) -> Iterator[Offer]:
    """Copy listings into the wide table as they pass by."""
    connection.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    connection.execute(f"CREATE TABLE wide ({SLIM}, name text, about text, words tsvector)")
    columns = ", ".join((*COLUMNS, "name", "about", "words"))
    with connection.cursor().copy(f"COPY wide ({columns}) FROM STDIN") as copy:
        for offer in offers:
            copy.write_row((*row_of(offer), offer.name, offer.text, _lexemes(offer)))
            yield offer


def _lexemes(offer: Offer) -> str:
    """Write every word once, with the letter of the most telling place it stands in."""
    found: dict[str, Where] = {}
    for where in Where:
        for word in " ".join(offer.says(where)).lower().split():
            found.setdefault(word, where)
    return " ".join(f"'{word}':1{WEIGHT_OF[where]}" for word, where in found.items())


def index_textbook(connection: psycopg.Connection[Any]) -> None:
    connection.execute(
        "ALTER TABLE wide ADD COLUMN spot geography(Point) GENERATED ALWAYS AS"
        " (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography) STORED"
    )
    connection.execute("CREATE INDEX ON wide USING gist (spot)")
    connection.execute("CREATE INDEX ON wide USING gin (words)")
    connection.execute("CREATE INDEX ON wide (id) WHERE is_online = 1")
    connection.execute("VACUUM ANALYZE wide")


def index_best(connection: psycopg.Connection[Any], shelf: Shelf) -> None:
    """Copy the slim rows in the order of the columns, and the postings beside them."""
    columns = shelf.columns
    connection.execute("CREATE TABLE numbered (id uuid, row int)")
    with connection.cursor().copy("COPY numbered FROM STDIN") as copy:
        for row, one in enumerate(ids_at(columns, np.arange(columns.size))):
            copy.write_row((one, row))
    connection.execute("CREATE TABLE slim AS SELECT n.row, w.* FROM numbered n JOIN wide w USING (id) LIMIT 0")
    for name in ("name", "about", "words", "spot"):
        connection.execute(f"ALTER TABLE slim DROP COLUMN {name}")
    names = ", ".join(COLUMNS)
    connection.execute(
        f"INSERT INTO slim (row, {names}) SELECT n.row, {', '.join(f'w.{name}' for name in COLUMNS)}"
        " FROM numbered n JOIN wide w USING (id) ORDER BY n.row"
    )
    connection.execute("CREATE UNIQUE INDEX ON slim (row)")
    connection.execute("CREATE TABLE posted (stem int4, row int4, worth float8)")
    _copy_postings(connection, shelf)
    connection.execute("CREATE INDEX ON posted (stem, row) INCLUDE (worth)")
    connection.execute("VACUUM ANALYZE slim, posted")


AT_ONCE = 1_000_000
POSTING = np.dtype(
    [("fields", ">i2"), ("a", ">i4"), ("stem", ">i4"), ("b", ">i4"), ("row", ">i4"), ("c", ">i4"), ("worth", ">f8")]
)
"""One row of a binary COPY: how many fields, and each with its length before it."""


def _copy_postings(connection: psycopg.Connection[Any], shelf: Shelf) -> None:
    columns = shelf.columns
    stems = np.repeat(np.arange(len(columns.stems_at) - 1), np.diff(columns.stems_at))
    worth = np.array([SAME[where] for where in Where])
    with connection.cursor().copy("COPY posted FROM STDIN (FORMAT binary)") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\x00" + bytes(8))
        for begin in range(0, len(stems), AT_ONCE):
            some = slice(begin, begin + AT_ONCE)
            rows = np.empty(len(stems[some]), POSTING)
            rows["fields"], rows["a"], rows["b"], rows["c"] = 3, 4, 4, 8
            rows["stem"], rows["row"] = stems[some], columns.stem_rows[some]
            rows["worth"] = worth[columns.stem_where[some]]
            copy.write(rows.tobytes())
        copy.write(b"\xff\xff")


def bound(name: str) -> str:
    return f"%({name})s"


class Textbook:
    """The circle by PostGIS, the words by tsvector."""

    def __init__(self, connection: psycopg.Connection[Any], on: date) -> None:
        self.connection, self.on = connection, on

    def ready(self, seeker: Seeker) -> tuple[str, dict[str, object]]:
        asked = asked_of(seeker, on=self.on, bound=bound)
        values = dict(asked.values) | {"metres": seeker.how_far_km * 1000 * WIDER, "own": list(seeker.turned_down)}
        worths = []
        for nth, words in enumerate(asked.words):
            for letter, word in zip("ab", words, strict=True):
                for weight in WEIGHT_OF.values():
                    values[f"w{nth}{letter}{weight}"] = f"'{word}':{weight}"
                cases = " ".join(
                    f"WHEN words @@ {bound(f'w{nth}{letter}{weight}')}::tsquery THEN {SAME[where]!r}::float8"
                    for where, weight in WEIGHT_OF.items()
                )
                worths.append(f"CASE {cases} ELSE 0 END AS v{nth}{letter}")
        home = f"ST_SetSRID(ST_MakePoint({bound('longitude')}, {bound('latitude')}), 4326)::geography"
        parts = [f"SELECT * FROM wide WHERE ST_DWithin(spot, {home}, {bound('metres')}, false)"]
        parts += ["SELECT * FROM wide WHERE is_online = 1"] if seeker.takes_online else []
        from_words = f"CROSS JOIN LATERAL (SELECT {', '.join(worths)} OFFSET 0) v"
        sql = (
            f"SELECT id, {asked.score} AS score FROM ({' UNION ALL '.join(parts)}) w {from_words}"
            f" WHERE {asked.where} AND {asked.is_near} AND id <> ALL({bound('own')}::uuid[])"
            f" ORDER BY score DESC, id LIMIT {MOST}"
        )
        return sql, values

    def top(self, ready: tuple[str, dict[str, object]]) -> Top:
        return self.connection.execute(*ready, prepare=True).fetchall()


class Best:
    """Runs of slim rows, and runs of postings."""

    def __init__(self, connection: psycopg.Connection[Any], shelf: Shelf, on: date) -> None:
        self.connection, self.shelf, self.on = connection, shelf, on

    def ready(self, seeker: Seeker) -> tuple[str, dict[str, object]]:
        asked = asked_of(seeker, on=self.on, bound=bound)
        columns, stems = self.shelf.columns, self.shelf.vocabulary.stems
        question = question_of(seeker, self.shelf, weights=WEIGHTS, little=LITTLE, on=self.on)
        runs = runs_of(columns.records, columns.bands, question.who)[0 if seeker.takes_online else 1 :]
        values = dict(asked.values) | {
            "begins": runs[:, 0].tolist(),
            "ends": runs[:, 1].tolist(),
            "own": list(seeker.turned_down),
        }
        worths = []
        for nth, words in enumerate(asked.words):
            for letter, word in zip("ab", words, strict=True):
                values[f"s{nth}{letter}"] = stems.get(word, -1)
                worths.append(f"max(worth) FILTER (WHERE stem = {bound(f's{nth}{letter}')}) AS v{nth}{letter}")
        values["stems"] = [stems.get(word, -1) for words in asked.words for word in words]
        sql = (
            f"WITH runs AS (SELECT * FROM unnest({bound('begins')}::int4[], {bound('ends')}::int4[])"
            " AS r(begins, ends)),"
            f" words AS MATERIALIZED (SELECT row, {', '.join(worths)} FROM runs"
            " CROSS JOIN LATERAL (SELECT * FROM posted"
            f" WHERE stem = ANY({bound('stems')}::int4[]) AND row >= begins AND row < ends OFFSET 0) p GROUP BY row)"
            f" SELECT id, {asked.score} AS score FROM (SELECT s.* FROM runs CROSS JOIN LATERAL (SELECT * FROM slim"
            f" WHERE row >= begins AND row < ends OFFSET 0) s) s LEFT JOIN words USING (row)"
            f" WHERE {asked.where} AND {asked.is_near} AND id <> ALL({bound('own')}::uuid[])"
            f" ORDER BY score DESC, id LIMIT {MOST}"
        )
        return sql, values

    def top(self, ready: tuple[str, dict[str, object]]) -> Top:
        return self.connection.execute(*ready, prepare=True).fetchall()
