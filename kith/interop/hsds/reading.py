"""From a package that somebody sent to rows that can be trusted, with an account of every one of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from kith.interop.hsds import mends
from kith.interop.hsds.documents import Piece, documents_of, pieces_of
from kith.interop.hsds.mends import Mend
from kith.interop.hsds.packages import (
    Encoding,
    Limits,
    Package,
    PackageRefusedError,
    PackedFile,
    Row,
    encoding_of,
    heading_of,
    opened,
    rows_of,
)
from kith.interop.hsds.queries import Spool, Spooled, spool
from kith.interop.hsds.records import Record
from kith.interop.hsds.report import FileReport, Report
from kith.interop.hsds.shapes import BY_FILE, KINDS_NOT_KEPT, Aside, Shape

BATCH = 2_000
Progress = Callable[[str, int], None]
"""Told which file is being read and how many rows there have been so far."""


def _say_nothing(name: str, rows: int) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True)
class Read:
    """A package that was read: its rows, and the account of them."""

    rows: Spool
    report: Report


@contextmanager
def read(path: Path, *, limits: Limits | None = None, progress: Progress = _say_nothing) -> Iterator[Read]:
    """Read a package. Its rows are on disk until the block ends."""
    limits = limits or Limits()
    with opened(path, limits) as package, spool() as rows:
        reader = _Reader(rows, limits, progress)
        reader.read(package)
        rows.settle()
        if not rows.count_of("service"):
            raise PackageRefusedError(f"{package.title} holds no service that could be read.")
        yield Read(rows, reader.report(package))


class _Reader:
    """Reads the files of one package one after another, and counts."""

    def __init__(self, rows: Spool, limits: Limits, progress: Progress) -> None:
        self.rows = rows
        self.limits = limits
        self.progress = progress
        self.files: list[FileReport] = []
        self.not_read: list[str] = []
        self.total = 0

    def read(self, package: Package) -> None:
        for file in package.tables:
            shape = BY_FILE.get(file.stem)
            if shape or file.stem in KINDS_NOT_KEPT:
                self._put(self._table(file, shape))
            else:
                self.not_read.append(file.name)
        for file in package.documents:
            self._put(self._documents(file))
        if not self.files:
            raise PackageRefusedError(f"{package.title} holds no file of the specification, such as services.csv.")

    def _put(self, spooled: Iterator[Spooled]) -> None:
        while batch := list(islice(spooled, BATCH)):
            self.total += len(batch)
            if self.total > self.limits.rows:
                raise PackageRefusedError(
                    f"The package holds more than {self.limits.rows:,} rows, which is the limit; --limit raises it.",
                )
            self.rows.put(batch)
            self.progress(self.files[batch[-1].file].name, self.total)

    def _table(self, file: PackedFile, shape: Shape | None) -> Iterator[Spooled]:
        encoding = encoding_of(file)
        heading = heading_of(file, encoding)
        if shape:
            _refuse_wrong_columns(file, shape, heading.columns)
        index = self._file(file.name, shape.kind if shape else file.stem, encoding)
        for row in rows_of(file, encoding, heading, self.limits):
            yield self._row(index, shape, row)

    def _documents(self, file: PackedFile) -> Iterator[Spooled]:
        encoding = encoding_of(file)
        found: dict[str, int] = {}
        lines: Counter[str] = Counter()
        for document in documents_of(file, encoding, self.limits):
            for piece in pieces_of(document):
                if piece.kind not in found:
                    found[piece.kind] = self._file(f"{file.name} > {piece.kind}", piece.kind, encoding)
                lines[piece.kind] += 1
                yield self._piece(found[piece.kind], piece, lines[piece.kind])

    def _piece(self, index: int, piece: Piece, line: int) -> Spooled:
        return self._row(index, piece.shape, Row(line, piece.cells))

    def _file(self, name: str, kind: str, encoding: Encoding) -> int:
        self.files.append(FileReport(name, kind, encoding=encoding.name if encoding.is_worked_out else ""))
        return len(self.files) - 1

    def _row(self, index: int, shape: Shape | None, row: Row) -> Spooled:
        if shape is None:
            return Spooled(index, row.line, self.files[index].kind, None, aside=Aside.NOT_KEPT)
        if row.is_long:
            return Spooled(index, row.line, shape.kind, None, aside=Aside.TOO_MANY_CELLS)
        self._count_columns_not_kept(index, shape, row.cells)
        record, mended = as_record(shape, row.cells)
        mended |= {Mend.SHORT_ROW} if row.is_short else set()
        return Spooled(index, row.line, shape.kind, record, frozenset(mended), why_set_aside(shape, record))

    def _count_columns_not_kept(self, index: int, shape: Shape, cells: Mapping[str, str]) -> None:
        counted = self.files[index].columns_not_kept
        for column, cell in cells.items():
            if cell and not cell.isspace() and shape.renames.get(column, column) not in shape.record.__struct_fields__:
                counted[column] = counted.get(column, 0) + 1

    def report(self, package: Package) -> Report:
        for count in self.rows.counts():
            file = self.files[count.file]
            file.read += count.rows
            if count.aside:
                file.set_aside += count.rows
                file.asides[count.aside] = count.rows
                file.first_lines[count.aside] = count.first_line
            elif count.mends:
                file.mended += count.rows
                for mend in count.mends:
                    file.mends[mend] = file.mends.get(mend, 0) + count.rows
            else:
                file.kept += count.rows
        return Report(
            package=package.title,
            files=tuple(self.files),
            not_read=(*self.not_read, *package.other),
            shared_names=self.rows.shared_names(),
        )


def _refuse_wrong_columns(file: PackedFile, shape: Shape, columns: tuple[str, ...]) -> None:
    named = {shape.renames.get(column, column) for column in columns} | set(columns)
    missing = [column for column in shape.needs if column not in named]
    if missing:
        raise PackageRefusedError(f"{file.name} has no column called {_listed(missing)}. It is not read as HSDS.")
    if shape.owners and not named & set(shape.owners):
        raise PackageRefusedError(f"{file.name} has no column that says what a row belongs to. It is not read as HSDS.")


def _listed(names: Iterable[str]) -> str:
    return " or ".join(names)


# One row --------------------------------------------------------------------------------------------------------


def as_record(shape: Shape, cells: Mapping[str, str]) -> tuple[Record, set[Mend]]:
    """Mend the cells of one row and return the record they make."""
    done: set[Mend] = set()
    values: dict[str, str | int | float | None] = {**shape.fixed}
    raw = _under_our_names(shape, cells)
    for column in shape.record.__struct_fields__:
        if column in OURS:
            continue
        cell = raw.get(column, "")
        if not cell and column not in _ASKED_WHEN_EMPTY:
            continue
        mended = shape.mender(column)(cell)
        done |= mended.mends
        if mended.value not in {None, ""}:
            values[column] = mended.value
    _mend_together(shape, raw, values, done)
    return msgspec.convert(values, shape.record), done


OURS = frozenset({"is_status_stated"})
"""What we note beside the specification's own columns."""
_ASKED_WHEN_EMPTY = frozenset({"status"})


def _under_our_names(shape: Shape, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells under the names of 3.1. Where two name the same thing and differ, both are kept."""
    found: dict[str, str] = {}
    for column, cell in cells.items():
        name = shape.renames.get(column, column)
        before = found.get(name, "").strip()
        if not before or before == cell.strip():
            found[name] = cell
        elif cell.strip():
            found[name] = f"{before}\n{cell.strip()}"
    return found


def _mend_together(
    shape: Shape,
    raw: Mapping[str, str],
    values: dict[str, str | int | float | None],
    done: set[Mend],
) -> None:
    """Mend what can only be judged together: two coordinates, two times, a name that is missing."""
    if shape.kind == "location":
        _mend_spot(values, done)
    elif shape.kind == "schedule":
        _mend_hours(raw, values, done)
    elif shape.kind == "service":
        _mend_service(values, done)


def _mend_service(values: dict[str, str | int | float | None], done: set[Mend]) -> None:
    values["is_status_stated"] = Mend.STATUS_NOT_STATED not in done
    if not values.get("name") and values.get("id"):
        values["name"] = values.get("alternate_name") or str(values["id"])
        done.add(Mend.NAME_MADE)
    youngest, oldest = values.get("minimum_age"), values.get("maximum_age")
    if isinstance(youngest, int) and isinstance(oldest, int) and youngest > oldest:
        del values["minimum_age"], values["maximum_age"]
        done.add(Mend.AGE_LEFT_OUT)


def _mend_spot(values: dict[str, str | int | float | None], done: set[Mend]) -> None:
    latitude, longitude = values.pop("latitude", None), values.pop("longitude", None)
    is_absurd = Mend.COORDINATES_ABSURD in done
    here = mends.spot(_float(latitude), _float(longitude))
    if here.mend:
        done.add(Mend.COORDINATES_ABSURD if is_absurd else here.mend)
    elif not is_absurd:
        values["latitude"], values["longitude"] = here.latitude, here.longitude


def _float(value: str | float | None) -> float | None:
    return value if isinstance(value, float) else None


def _mend_hours(raw: Mapping[str, str], values: dict[str, str | int | float | None], done: set[Mend]) -> None:
    """Where one of two times cannot be read, neither is believed; the words stay, so that somebody can."""
    unread = {side for side in ("opens_at", "closes_at") if raw.get(side, "").strip() and not values.get(side)}
    if not unread:
        return
    words = " to ".join(raw.get(side, "").strip() for side in ("opens_at", "closes_at") if raw.get(side, "").strip())
    values.pop("opens_at", None)
    values.pop("closes_at", None)
    done.discard(Mend.HOURS_READ)
    done.add(Mend.HOURS_IN_WORDS)
    if not values.get("description"):
        values["description"] = words


def why_set_aside(shape: Shape, record: Record) -> Aside | None:
    """Say why one row by itself cannot be kept, or None."""
    if shape.stands_alone and not record.id:
        return Aside.NO_ID
    if shape.says and not any(getattr(record, column) not in {"", None} for column in shape.says):
        return Aside.SAYS_NOTHING
    if shape.owners and not any(getattr(record, column) for column in shape.owners):
        return _NAMES_NOTHING.get(shape.owners, Aside.NO_OWNER)
    if shape.kind == "language" and record_names_only_a_phone(record):
        return Aside.NOT_KEPT
    return None


def record_names_only_a_phone(record: Record) -> bool:
    """Say whether a language belongs to a telephone line and to nothing else."""
    return not getattr(record, "service_id", "") and not getattr(record, "location_id", "")


_NAMES_NOTHING: Mapping[tuple[str, ...], Aside] = {
    ("service_id",): Aside.NO_SERVICE,
    ("location_id",): Aside.NO_PLACE,
    ("link_id",): Aside.NO_SERVICE,
}
