"""One plain table: a row for everybody, with whom they know in two cells of it. Anybody can write one by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from kith.ground.words import mark
from kith.networks.rules.exchange.sheet import (
    Column,
    FileRefusedError,
    Line,
    Pairing,
    Sheet,
    apart,
    listed,
    telling_of,
)
from kith.networks.rules.exchange.tables import Table, written
from kith.networks.rules.vocabulary import Closeness

ID = "id"
KNOWS, CLOSE_TO = "knows", "close_to"
OF_PAIRS = {KNOWS: Closeness.KNOWS, CLOSE_TO: Closeness.CLOSE}


def write(sheet: Sheet) -> str:
    """Write a sheet as one table. Whom somebody knows stands with both."""
    knows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for pair in sheet.pairs:
        column = CLOSE_TO if pair.closeness == Closeness.CLOSE else KNOWS
        knows[column, pair.one].append(pair.other)
        knows[column, pair.other].append(pair.one)
    rows = (
        [
            line.key,
            *(line.told(column) for column in Column),
            *(listed(sorted(knows[column, line.key])) for column in OF_PAIRS),
        ]
        for line in sheet.lines
    )
    return written([ID, *Column, *OF_PAIRS], rows)


def sheet_of_table(table: Table, name: str, *, ids: str | None = None) -> Sheet:
    """Make a sheet of a table, whatever file it stood in. Where it tells no names, its ids are names, if they can be.

    `ids` is the column that tells who is meant.
    """
    ids = ids or next((column for column in table.columns if column.casefold() == ID), None)
    telling = telling_of(column for column in table.columns if column != ids)
    used = telling.used
    if Column.NAME not in used.values():
        if ids is None or any(is_an_id(row[table.columns.index(ids)]) for row in table.rows):
            raise FileRefusedError(mark("%(name)s has no column of names. Call one of its columns “name”."), name=name)
        telling = replace(telling, whole={**telling.whole, ids: Column.NAME})
        used = telling.used
    cells = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    keys = [row[ids].strip() if ids and row[ids].strip() else f"row {number}" for number, row in enumerate(cells, 1)]
    lines = tuple(
        Line(number, key, telling.cells(row))
        for number, (key, row) in enumerate(zip(keys, cells, strict=True), start=1)
    )
    of_pairs = {column.casefold(): column for column in table.columns if column.casefold() in OF_PAIRS}
    kept = {*used, *of_pairs.values(), *([ids] if ids else [])}
    return Sheet(
        lines,
        tuple(_pairs(lines, cells, of_pairs)),
        used,
        tuple(column for column in table.columns if column not in kept),
    )


def _pairs(lines: Sequence[Line], cells: Sequence[Mapping[str, str]], of_pairs: Mapping[str, str]) -> Iterator[Pairing]:
    """Say who knows whom. That it stands with both of two is one pair; twice with one of them, it is told twice."""
    names: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        names[line.told(Column.NAME).casefold()].append(line.key)
    keys = {line.key for line in lines}
    said: set[tuple[str, str, str]] = set()
    for line, row in zip(lines, cells, strict=True):
        for column, named in of_pairs.items():
            for other in apart(row[named]):
                called = names.get(other.casefold(), [])
                key = other if other in keys else called[0] if len(called) == 1 else other
                if (key, line.key, column) not in said:
                    said.add((line.key, key, column))
                    yield Pairing(line.row, line.key, key, OF_PAIRS[column].value)


def is_an_id(word: str) -> bool:
    """Whether a word is an id that no two people share, and no name of anybody."""
    try:
        UUID(word.strip())
    except ValueError:
        return False
    return True
