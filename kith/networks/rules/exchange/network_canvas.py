"""The set of tables that Network Canvas writes: one for each kind of node and of edge, and one for the ego.

What people say in several words is a column for each word, true or false, as it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import NAMESPACE_URL, UUID, uuid5

from kith.networks.rules.exchange.sheet import MANY, VOCABULARY, Column, Line, Sheet, apart
from kith.networks.rules.exchange.tables import written
from kith.networks.rules.vocabulary import Closeness, Kind

CASE = "map"
PROTOCOL = "Kith"
EGO = (
    "networkCanvasEgoUUID", "networkCanvasCaseID", "networkCanvasSessionID", "networkCanvasProtocolName",
    "sessionStart", "sessionFinish", "sessionExported", "APP_VERSION", "COMMIT_HASH",
)  # fmt: skip
NODE = ("nodeID", "networkCanvasEgoUUID", "networkCanvasUUID")
EDGE = (
    "edgeID", "from", "to", "networkCanvasEgoUUID", "networkCanvasUUID", "networkCanvasSourceUUID",
    "networkCanvasTargetUUID", "closeness", "weight",
)  # fmt: skip


def files_of(sheet: Sheet, ego: UUID) -> Mapping[str, str]:
    """Write a sheet as a set of tables. `ego` stands for the person in the middle, and is no key of theirs."""
    session = uuid5(ego, "session")
    start = f"{CASE}_{session}"
    numbers = {line.key: str(number) for number, line in enumerate(sheet.lines, start=1)}
    files = {f"{start}_ego.csv": written(EGO, [[str(ego), CASE, str(session), PROTOCOL, *[""] * 5]])}
    for kind in Kind:
        lines = [line for line in sheet.lines if line.told(Column.KIND) == kind]
        if lines:
            rows = [[numbers[line.key], str(ego), line.key, *_cells(line)] for line in lines]
            files[f"{start}_attributeList_{kind.value}.csv"] = written([*NODE, *_columns()], rows)
    if sheet.pairs:
        rows = [
            [
                str(number), numbers[pair.one], numbers[pair.other], str(ego),
                str(uuid5(NAMESPACE_URL, f"{pair.one} {pair.other}")), pair.one, pair.other,
                pair.closeness, str(Closeness(pair.closeness).weight),
            ]
            for number, pair in enumerate(sheet.pairs, start=1)
        ]  # fmt: skip
        files[f"{start}_edgeList_knows.csv"] = written(EDGE, rows)
    return files


def _columns() -> Iterator[str]:
    for column in Column:
        if column in MANY:
            yield from (f"{column.value}_{term.value}" for term in VOCABULARY[column])
        elif column is not Column.KIND:
            yield column.value


def _cells(line: Line) -> Iterator[str]:
    for column in Column:
        if column in MANY:
            said = apart(line.told(column))
            yield from ("true" if term.value in said else "false" for term in VOCABULARY[column])
        elif column is Column.PAID:
            yield "true" if line.told(column) == "yes" else "false"
        elif column is not Column.KIND:
            yield line.cells.get(column, "")
