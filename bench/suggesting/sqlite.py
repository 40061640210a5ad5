"""SQLite, asked for the same twenty as a good engineer writes it: an R*Tree for the circle and FTS5 for the words."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from math import cos, radians
from typing import Any

from bench.suggesting.asked import COLUMNS, SAME, asked_of, row_of
from kith.matching.rules.engine.columns import KM_A_DEGREE
from kith.matching.rules.offers import Offer, Where
from kith.matching.rules.seekers import Seeker

COLUMN_OF = {Where.NAME: "name", Where.TOPIC: "topics", Where.TEXT: "about"}
MOST, AT_ONCE = 20, 10_000


def open_store() -> sqlite3.Connection:
    """Open an empty store in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.create_function("greatest", 2, max, deterministic=True)
    connection.execute(f"CREATE TABLE wide (row INTEGER PRIMARY KEY, {', '.join(COLUMNS)}, name, about)")
    connection.execute("CREATE VIRTUAL TABLE around USING rtree(row, south, north, west, east)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(name, topics, about, content='')")
    return connection


def take_in(connection: sqlite3.Connection, offers: Iterator[Offer]) -> Iterator[Offer]:
    """Write listings as they pass by."""
    connection.execute("BEGIN")
    marks = ", ".join("?" * (len(COLUMNS) + 3))
    for row, offer in enumerate(offers):
        values = [str(offer.id), *row_of(offer)[1:], offer.name, offer.text]
        connection.execute(f"INSERT INTO wide VALUES ({marks})", (row, *values))
        told = (row, offer.name, " ".join(offer.topics), offer.text)
        connection.execute("INSERT INTO words (rowid, name, topics, about) VALUES (?, ?, ?, ?)", told)
        if offer.spot:
            north, east = offer.spot.latitude, offer.spot.longitude
            connection.execute("INSERT INTO around VALUES (?, ?, ?, ?, ?)", (row, north, north, east, east))
        yield offer
    connection.execute("COMMIT")
    connection.execute("CREATE INDEX wide_online ON wide (is_online) WHERE is_online = 1")
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("ANALYZE")


def bound(name: str) -> str:
    return f":{name}"


class Textbook:
    """The circle by R*Tree, the words by FTS5."""

    def __init__(self, connection: sqlite3.Connection, on: date) -> None:
        self.connection, self.on = connection, on

    def ready(self, seeker: Seeker) -> tuple[str, dict[str, object]]:
        asked = asked_of(seeker, on=self.on, bound=bound)
        home = seeker.home
        high = seeker.how_far_km / KM_A_DEGREE * 1.001
        wide = high / cos(radians(abs(home.latitude) + high))
        values = dict(asked.values) | {
            "south": home.latitude - high,
            "north": home.latitude + high,
            "west": home.longitude - wide,
            "east": home.longitude + wide,
        }
        parts, worths = [], []
        for nth, words in enumerate(asked.words):
            for letter, word in zip("ab", words, strict=True):
                worths.append(f"max(worth) FILTER (WHERE which = '{nth}{letter}') AS v{nth}{letter}")
                for where, column in COLUMN_OF.items():
                    values[f"w{nth}{letter}{column}"] = f'{{{column}}}: "{word}"'
                    parts.append(
                        f"SELECT rowid AS row, '{nth}{letter}' AS which, {SAME[where]} AS worth FROM words"
                        f" WHERE words MATCH :w{nth}{letter}{column}"
                    )
        own = ", ".join(f"'{one}'" for one in seeker.turned_down)
        circle = "SELECT row FROM around WHERE south >= :south AND north <= :north AND west >= :west AND east <= :east"
        rows = circle + (" UNION ALL SELECT row FROM wide WHERE is_online = 1" if seeker.takes_online else "")
        sql = (
            f"WITH met AS MATERIALIZED"
            f" (SELECT row, {', '.join(worths)} FROM ({' UNION ALL '.join(parts)}) GROUP BY row)"
            f" SELECT id, {asked.score} AS score FROM ({rows}) CROSS JOIN wide USING (row) LEFT JOIN met USING (row)"
            f" WHERE {asked.where} AND {asked.is_near} AND id NOT IN ({own}) ORDER BY score DESC, id LIMIT {MOST}"
        )
        return sql, values

    def top(self, ready: tuple[str, dict[str, object]]) -> list[tuple[Any, float]]:
        return self.connection.execute(*ready).fetchall()
