"""Tables of text with commas between, out and in. No cell of them is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kith.ground.cells import harmless, meant
from kith.ground.words import mark
from kith.networks.rules.exchange.sheet import FileRefusedError

LONGEST_CELL = 20_000
MOST_COLUMNS = 500
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Table:
    """A table as it was written: its heading, and its rows, each as long as the heading."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table down, with every cell made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(cell) for cell in columns])
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def text_of(content: bytes, name: str) -> str:
    """Read the bytes of a file as text: UTF-8, or what Windows writes where it says so by its mark."""
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FileRefusedError(mark("%(name)s is not text that we can read. Save it as UTF-8."), name=name)


def table_of(text: str, name: str, *, most_rows: int) -> Table:
    """Read a table. Rows may be short; one that is longer than the heading is refused, and so are too many."""
    first = text.lstrip("\r\n").partition("\n")[0]
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
        rows = [[meant(cell) for cell in row] for row in _bounded(reader, name, most_rows) if row]
    except csv.Error:
        raise FileRefusedError(
            mark("%(name)s cannot be read: a cell is far too long, or a quotation mark is missing."), name=name
        ) from None
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise FileRefusedError(mark("%(name)s is empty; even a file without people has a heading."), name=name)
    columns = tuple(cell.strip() for cell in rows[0])
    _refuse_strange(columns, rows, name)
    return Table(columns, tuple(_as_long(row, len(columns)) for row in rows[1:]))


def _as_long(row: Sequence[str], length: int) -> tuple[str, ...]:
    """Make a row as long as the heading; what is cut off is empty."""
    return (*row[:length], *[""] * (length - len(row)))


def _bounded(reader: Iterable[list[str]], name: str, most_rows: int) -> Iterable[list[str]]:
    for number, row in enumerate(reader):
        if number > most_rows:
            raise FileRefusedError(
                mark("%(name)s has more than %(most)d rows. A map is of one life."), name=name, most=most_rows
            )
        yield row


def _refuse_strange(columns: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> None:
    if len(columns) > MOST_COLUMNS:
        raise FileRefusedError(mark("%(name)s has more than %(most)d columns."), name=name, most=MOST_COLUMNS)
    if len(set(columns)) < len(columns):
        raise FileRefusedError(mark("%(name)s has two columns of the same name. Give each column its own."), name=name)
    for number, row in enumerate(rows[1:], start=1):
        if any(cell.strip() for cell in row[len(columns) :]):
            raise FileRefusedError(
                mark("Row %(row)d of %(name)s has more cells than there are columns."), name=name, row=number
            )
