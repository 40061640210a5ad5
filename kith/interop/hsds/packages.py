"""Opening a package that somebody sent: a zip, a folder or a JSON file. Everything about it is doubted.

Files are handed on one row at a time, whatever their size. What is hostile, broken or too large is refused with
one sentence that says what to do; nothing outside the package is ever opened.
"""

import codecs
import csv
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from kith.ground.cells import meant


class PackageRefusedError(Exception):
    """The package is not read. The message is one sentence, fit to show."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a package we are willing to open."""

    rows: int = 2_000_000
    unpacked_bytes: int = 4 * 1024**3
    times_smaller: int = 200
    """Words pack to a fifth or a twentieth of their size. A file packed hundreds of times smaller is a trap."""
    files: int = 500
    record_bytes: int = 16 * 1024**2
    cell_letters: int = 131_072


SMALL = 1024**2
"""Under a megabyte, how well a file packs says nothing."""
CHUNK = 256 * 1024


class Folder(Protocol):
    """Files by name, from a zip or from a disk."""

    def names(self) -> list[str]:
        """Return the names of the files, with `/` between folders."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """Open one file for reading bytes."""
        ...


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a package, known by its name without folder and ending."""

    folder: Folder
    name: str

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem.lower()

    @property
    def ending(self) -> str:
        return PurePosixPath(self.name).suffix.lower()

    def open(self) -> IO[bytes]:
        return self.folder.open(self.name)


@dataclass(frozen=True, slots=True)
class Package:
    """The files of a package that could hold rows, and the names of those that could not."""

    title: str
    tables: tuple[PackedFile, ...]
    documents: tuple[PackedFile, ...]
    other: tuple[str, ...]


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Package]:
    """Open a package for reading; close it again whatever happens."""
    try:
        if path.is_dir():
            yield _sorted(path.name, _DiskFolder(path, limits))
        elif not path.is_file():
            raise PackageRefusedError(f"There is no file or folder called {path}.")
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield _sorted(path.name, _ZipFolder(packed, limits))
        elif path.suffix.lower() == ".zip":
            raise PackageRefusedError(
                f"{path.name} is not a whole zip file; it may have been cut short. Fetch it again."
            )
        else:
            yield _single(path, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError) as broken:
        raise PackageRefusedError(f"{path.name} is damaged or was cut short. Fetch it again.") from broken
    except NotImplementedError as strange:
        raise PackageRefusedError(
            f"{path.name} is packed in a way we cannot open. Pack it again as a plain zip."
        ) from strange
    except OSError as unreadable:
        raise PackageRefusedError(
            f"{path.name} could not be read: {unreadable.strerror or 'the disk said no'}."
        ) from unreadable


def _single(path: Path, limits: Limits) -> Package:
    folder = _DiskFolder(path.parent, limits, only=path.name)
    file = PackedFile(folder, path.name)
    if file.ending == ".csv":
        raise PackageRefusedError("One CSV file is not a whole package. Give the folder or the zip that it came in.")
    if file.ending not in DOCUMENT_ENDINGS:
        raise PackageRefusedError(f"{path.name} is not a zip, a folder or a JSON file.")
    return Package(title=path.name, tables=(), documents=(file,), other=())


DOCUMENT_ENDINGS = frozenset({".json", ".ndjson", ".jsonl"})
_NEVER_ROWS = frozenset({"datapackage"})


def _sorted(title: str, folder: Folder) -> Package:
    files = [PackedFile(folder, name) for name in sorted(folder.names())]
    tables = tuple(file for file in files if file.ending == ".csv")
    documents = tuple(f for f in files if not tables and f.ending in DOCUMENT_ENDINGS and f.stem not in _NEVER_ROWS)
    read = {file.name for file in tables + documents}
    _refuse_same_names(tables)
    return Package(
        title=title, tables=tables, documents=documents, other=tuple(f.name for f in files if f.name not in read)
    )


def _refuse_same_names(tables: tuple[PackedFile, ...]) -> None:
    seen: dict[str, str] = {}
    for file in tables:
        if file.stem in seen:
            raise PackageRefusedError(
                f"{seen[file.stem]} and {file.name} have the same name. Give one package at a time.",
            )
        seen[file.stem] = file.name


class _DiskFolder:
    """A folder on this machine. Links are not followed, so that nothing outside it is opened."""

    def __init__(self, root: Path, limits: Limits, only: str = "") -> None:
        self.root = root
        self.limits = limits
        self.only = only

    def names(self) -> list[str]:
        found: list[str] = []
        total = 0
        for path in sorted(self.root.rglob("*")):
            name = path.relative_to(self.root).as_posix()
            if path.is_symlink():
                raise PackageRefusedError(f"{name} is a link to somewhere else. Put the file itself in the folder.")
            if path.is_dir() or _is_litter(name):
                continue
            found.append(name)
            total += path.stat().st_size
            _refuse_too_much(len(found), total, self.limits)
        return found

    def open(self, name: str) -> IO[bytes]:
        path = self.root / name
        if path.stat().st_size > self.limits.unpacked_bytes:
            _refuse_too_much(1, path.stat().st_size, self.limits)
        return path.open("rb")


class _ZipFolder:
    """A zip file. Its own claims about sizes are checked before anything is unpacked, and again while reading."""

    def __init__(self, packed: zipfile.ZipFile, limits: Limits) -> None:
        self.packed = packed
        self.limits = limits

    def names(self) -> list[str]:
        total = 0
        found: list[str] = []
        for member in self.packed.infolist():
            if member.filename.endswith("/"):
                continue
            _refuse_hostile(member, self.limits)
            total += member.file_size
            _refuse_too_much(len(found) + 1, total, self.limits)
            if not _is_litter(member.filename):
                found.append(member.filename)
        if len(set(found)) < len(found):
            raise PackageRefusedError("The zip holds two files of the same name. Pack it again.")
        return found

    def open(self, name: str) -> IO[bytes]:
        return self.packed.open(name)


def _is_litter(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


ENCRYPTED = 0x1


def _refuse_hostile(member: zipfile.ZipInfo, limits: Limits) -> None:
    name = member.filename
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]:
        raise PackageRefusedError(f"The zip names a file outside itself ({name}). It was not opened.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise PackageRefusedError(f"The zip holds a link to somewhere else ({name}). It was not opened.")
    if member.flag_bits & ENCRYPTED:
        raise PackageRefusedError("The zip has a password. Unpack it and give the folder.")
    if path.suffix.lower() in {".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar"}:
        raise PackageRefusedError(f"The zip holds another packed file ({name}). Unpack it and give the inner one.")
    if member.file_size > SMALL and member.file_size > limits.times_smaller * max(member.compress_size, 1):
        raise PackageRefusedError(
            f"{name} unpacks to more than {limits.times_smaller} times its size. It was not opened."
        )


def _refuse_too_much(files: int, total: int, limits: Limits) -> None:
    if files > limits.files:
        raise PackageRefusedError(f"The package holds more than {limits.files:,} files. Give only the data files.")
    if total > limits.unpacked_bytes:
        megabytes = limits.unpacked_bytes // 1024**2
        raise PackageRefusedError(f"The package unpacks to more than {megabytes:,} MB, which is the limit.")


# Text -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the letters of a file are written, and whether that had to be worked out."""

    name: str
    is_worked_out: bool = False


UTF_8 = Encoding("utf-8-sig")
WINDOWS = Encoding("cp1252", is_worked_out=True)
_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF16_LE, Encoding("utf-16", is_worked_out=True)),
    (codecs.BOM_UTF16_BE, Encoding("utf-16", is_worked_out=True)),
)


def encoding_of(file: PackedFile) -> Encoding:
    """Work out how a file is written by reading it once. UTF-8 first, then UTF-16 with its mark, then Windows text."""
    with closing(file.open()) as stream:
        start = stream.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            if encoding is None:
                break
            return _or_refuse(file, encoding)
    if _reads_as(file, UTF_8):
        return UTF_8
    return _or_refuse(file, WINDOWS)


def _or_refuse(file: PackedFile, encoding: Encoding) -> Encoding:
    if _reads_as(file, encoding):
        return encoding
    raise PackageRefusedError(f"{file.name} is not in a text encoding that we know. Save it as UTF-8.")


def _reads_as(file: PackedFile, encoding: Encoding) -> bool:
    decoder = codecs.getincrementaldecoder(encoding.name)("strict")
    with closing(file.open()) as stream:
        try:
            while chunk := stream.read(CHUNK):
                if "\x00" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


@contextmanager
def text_of(file: PackedFile, encoding: Encoding) -> Iterator[io.TextIOWrapper]:
    """Open a file as text, letter for letter."""
    with closing(file.open()) as stream, io.TextIOWrapper(stream, encoding=encoding.name, newline="") as text:
        yield text


# Tables ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file as it was written."""

    line: int
    """Its number among the rows, from 1."""
    cells: dict[str, str]
    is_short: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The names of the columns, in lower case, and what stands between the cells."""

    columns: tuple[str, ...]
    delimiter: str


def heading_of(file: PackedFile, encoding: Encoding) -> Heading:
    """Return the heading of a table. Commas, semicolons and tabs are known."""
    with text_of(file, encoding) as text:
        first = text.readline(100_000)
    if not first.strip():
        raise PackageRefusedError(f"{file.name} is empty; even a file without rows has a heading.")
    delimiter = max(",;\t", key=first.count)
    columns = tuple(name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter)))
    if len(set(columns)) < len(columns):
        raise PackageRefusedError(f"{file.name} has two columns of the same name. Give each column its own.")
    return Heading(columns, delimiter)


def rows_of(file: PackedFile, encoding: Encoding, heading: Heading, limits: Limits) -> Iterator[Row]:
    """Yield the rows of a table one by one."""
    before = csv.field_size_limit(limits.cell_letters)
    line = 0
    try:
        with text_of(file, encoding) as text:
            reader = csv.reader(text, delimiter=heading.delimiter, strict=True)
            next(reader)
            for cells in reader:
                if cells:
                    line += 1
                    yield _row(line, cells, heading)
    except csv.Error as broken:
        raise PackageRefusedError(f"{file.name} cannot be read after row {line:,}: {broken}.") from broken
    finally:
        csv.field_size_limit(before)


def _row(line: int, cells: list[str], heading: Heading) -> Row:
    row = Row(line, dict(zip(heading.columns, map(meant, cells), strict=False)))
    if len(cells) < len(heading.columns):
        return replace(row, is_short=True)
    return replace(row, is_long=any(cell.strip() for cell in cells[len(heading.columns) :]))
