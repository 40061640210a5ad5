"""A map as a set of tables, as Network Canvas and egor write one: people, ties, and the person in the middle.

Which table is which shows in its columns. `tables_of` and `files_of` keep a set whole, also what no map keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kith.ground.words import mark
from kith.networks.rules.exchange import plain
from kith.networks.rules.exchange.coming import understood
from kith.networks.rules.exchange.graphml import closeness_told
from kith.networks.rules.exchange.sheet import (
    MOST_PAIR_ROWS,
    MOST_ROWS,
    Column,
    FileRefusedError,
    Pairing,
    Sheet,
    telling_of,
)
from kith.networks.rules.exchange.tables import Table, table_of, text_of, written

EGOS = ("networkcanvasegouuid", ".egoid", "egoid", "ego_id")
PEOPLE = ("networkcanvasuuid", ".altid", "alterid", "altid", "alter_id", "id", "uuid")
NUMBERS = ("nodeid",)
SOURCES = ("networkcanvassourceuuid", ".srcid", "source", "from")
TARGETS = ("networkcanvastargetuuid", ".tgtid", "target", "to")
SESSIONS = ("networkcanvassessionid",)
OF_A_TIE = ("closeness", "weight")
SAID_OF_FILES = frozenset(
    {*EGOS, *SOURCES, *TARGETS, *PEOPLE, *SESSIONS, *OF_A_TIE, "edgeid", "networkcanvascaseid", "app_version",
     "networkcanvasprotocolname", "sessionstart", "sessionfinish", "sessionexported", "commit_hash",
     "networkcanvasinterviewlocale", "networkcanvasfinishoutcome"}
)  # fmt: skip
"""What tables of ties and of the person in the middle say of the file itself, and nothing that anybody told."""
NO_NAMES = mark("%(name)s has no column of names. Call one of its columns “name”.")
TYPE = re.compile(r"attributelist_(.+)\.csv$", re.IGNORECASE)


def tables_of(files: Mapping[str, bytes]) -> Mapping[str, Table]:
    """Read the tables of a set, whole."""
    tables = sorted((name, content) for name, content in files.items() if name.casefold().endswith(".csv"))
    return {name: table_read(content, name) for name, content in tables}


def table_read(content: bytes, name: str) -> Table:
    """Read one table, whole."""
    return table_of(text_of(content, name), name, most_rows=MOST_PAIR_ROWS)


def files_of(tables: Mapping[str, Table]) -> Mapping[str, str]:
    """Write the tables of a set down as they were read."""
    return {name: written(table.columns, table.rows) for name, table in tables.items()}


@dataclass(frozen=True)
class _Part:
    """One table of a set, and which of its columns say who is meant."""

    name: str
    table: Table

    def column(self, known: Sequence[str]) -> str | None:
        """Return the column that is called by the first of some names that there is."""
        plainly = {column.casefold(): column for column in reversed(self.table.columns)}
        return next((plainly[word] for word in known if word in plainly), None)

    def values(self, column: str) -> list[str]:
        place = self.table.columns.index(column)
        return [row[place].strip() for row in self.table.rows]

    @property
    def is_of_ties(self) -> bool:
        return bool(self.column(SOURCES) and self.column(TARGETS))

    @property
    def is_of_the_middle(self) -> bool:
        """Whether it tells of the person in the middle, and of nobody else."""
        if self.is_of_ties or not self.column(EGOS) or self.column(PEOPLE):
            return False
        is_called_so = bool(self.column(SESSIONS)) or self.name.casefold().startswith("ego")
        return is_called_so or (len(self.table.rows) <= 1 and not self.tells_a_name)

    @property
    def is_of_people(self) -> bool:
        return not self.is_of_ties and not self.is_of_the_middle and self.tells_a_name

    @property
    def others(self) -> Iterator[str]:
        """Return what it tells beside who is meant."""
        return (column for column in self.table.columns if column.casefold() not in SAID_OF_FILES)

    @property
    def tells_a_name(self) -> bool:
        return Column.NAME in telling_of(self.table.columns).used.values() or bool(self.column(PEOPLE))


def sheet_of_tables(tables: Mapping[str, Table], name: str) -> Sheet:
    """Make a sheet of a set of tables, whoever wrote it."""
    parts = [_Part(file, table) for file, table in tables.items()]
    _refuse_several(parts, name)
    people = [part for part in parts if part.is_of_people]
    known = people + [part for part in parts if part.is_of_ties or part.is_of_the_middle]
    if not known:
        raise FileRefusedError(NO_NAMES, name=name)
    if not people and any(part.is_of_ties and part.table.rows for part in parts):
        raise FileRefusedError(
            mark("%(name)s says who knows whom, but not who they are. Give the whole set, as one zip."), name=name
        )
    _refuse_many(people, name)
    sheets = [_people(part) for part in people]
    lines = tuple(
        replace(line, row=row) for row, line in enumerate((line for one in sheets for line in one.lines), start=1)
    )
    ties = (pair for part in parts if part.is_of_ties for pair in _ties(part))
    others = (column for part in known if part not in people for column in part.others)
    unused = [
        *(column for sheet in sheets for column in sheet.unused),
        *others,
        *(part.name for part in parts if part not in known),
    ]
    return Sheet(
        lines,
        (
            *(pair for sheet in sheets for pair in sheet.pairs),
            *(replace(pair, row=row) for row, pair in enumerate(_meant(ties, people), start=1)),
        ),
        {column: used for sheet in sheets for column, used in sheet.used.items()},
        tuple(dict.fromkeys(unused)),
    )


def _refuse_several(parts: Sequence[_Part], name: str) -> None:
    egos = {value for part in parts if (ego := part.column(EGOS)) for value in part.values(ego) if value}
    if len(egos) > 1:
        raise FileRefusedError(
            mark("%(name)s holds the maps of %(num)d people. Give one map at a time."), name=name, num=len(egos)
        )


def _refuse_many(people: Sequence[_Part], name: str) -> None:
    if sum(len(part.table.rows) for part in people) > MOST_ROWS:
        raise FileRefusedError(
            mark("%(name)s has more than %(most)d rows. A map is of one life."), name=name, most=MOST_ROWS
        )


def _people(part: _Part) -> Sheet:
    """Read a table of people. What they are may stand in the name of the file; a name may be the id alone."""
    ids = part.column(PEOPLE)
    sheet = plain.sheet_of_table(part.table, part.name, ids=ids)
    silent = {column for column in (ids, part.column(EGOS), part.column(NUMBERS)) if column}
    sheet = replace(sheet, unused=tuple(column for column in sheet.unused if column not in silent))
    named = TYPE.search(part.name)
    if named is None or Column.KIND in sheet.used.values():
        return sheet
    try:
        understood(Column.KIND, named[1])
    except ValueError:
        return replace(sheet, unused=(*sheet.unused, part.name))
    return replace(
        sheet, lines=tuple(replace(line, cells={**line.cells, Column.KIND: named[1]}) for line in sheet.lines)
    )


def _ties(part: _Part) -> Iterator[Pairing]:
    source, target = part.column(SOURCES), part.column(TARGETS)
    told = {known: column for known in OF_A_TIE if (column := part.column((known,)))}
    for row in part.table.rows:
        cells = dict(zip(part.table.columns, row, strict=True))
        closeness = closeness_told({known: cells[column] for known, column in told.items()})
        yield Pairing(0, cells[source or ""].strip(), cells[target or ""].strip(), closeness)


def _meant(ties: Iterator[Pairing], people: Sequence[_Part]) -> Iterator[Pairing]:
    """Say whom ties mean that go by the numbers of rows, where a set has both numbers and ids."""
    meant: dict[str, str] = {}
    for part in people:
        ids, numbers = part.column(PEOPLE), part.column(NUMBERS)
        if ids and numbers:
            meant |= {number: one for number, one in zip(part.values(numbers), part.values(ids), strict=True) if one}
    for pair in ties:
        yield replace(pair, one=meant.get(pair.one, pair.one), other=meant.get(pair.other, pair.other))
