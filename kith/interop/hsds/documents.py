"""JSON packages: service documents, arrays of them, pages, one document a line, and tables inside one document.

Documents are read one at a time and taken apart into the same rows that a table would have held, so that every
rule after this point is written once. Only one document is ever in memory.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from kith.interop.hsds.packages import (
    CHUNK,
    Encoding,
    Limits,
    PackageRefusedError,
    PackedFile,
    text_of,
)
from kith.interop.hsds.shapes import BY_FILE, BY_NESTED, KINDS_NOT_KEPT, Shape

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Piece:
    """One object of a document: the kind of row it is, its cells, and what it was found inside."""

    kind: str
    shape: Shape | None
    """None for a kind of row that we keep no room for."""
    cells: dict[str, str]


# One document at a time -----------------------------------------------------------------------------------------


def documents_of(file: PackedFile, encoding: Encoding, limits: Limits) -> Iterator[JsonObject]:
    """Yield the objects of a file: of an array, one by one; one after another; or the items of a page."""
    try:
        with text_of(file, encoding) as text:
            for value in _values(text, limits):
                yield from _objects(value, file)
    except json.JSONDecodeError as broken:
        raise PackageRefusedError(
            f"{file.name} is not whole JSON (line {broken.lineno:,}). Fetch it again."
        ) from broken
    except RecursionError as deep:
        raise PackageRefusedError(f"{file.name} is nested deeper than any directory is. It was not read.") from deep


def _objects(value: JsonValue, file: PackedFile) -> Iterator[JsonObject]:
    if not isinstance(value, dict):
        raise PackageRefusedError(f"{file.name} does not hold services as JSON objects.")
    contents = value.get("contents")
    if isinstance(contents, list):
        for item in contents:
            yield from _objects(item, file)
    else:
        yield value


class _Text:
    """A window on a long text that grows until one whole value fits, and moves on after it."""

    def __init__(self, stream: Iterator[str], limits: Limits) -> None:
        self.stream = stream
        self.limits = limits
        self.held = ""
        self.is_ended = False

    def grow(self) -> None:
        chunk = next(self.stream, "")
        self.is_ended = not chunk
        self.held += chunk

    def skip(self, letters: str) -> str:
        """Drop leading letters of a kind and return the next one, or nothing at the end."""
        self.held = self.held.lstrip(letters)
        while not self.held and not self.is_ended:
            self.grow()
            self.held = self.held.lstrip(letters)
        return self.held[:1]

    def _first(self) -> tuple[JsonValue, int]:
        return _DECODER.raw_decode(self.held)

    def take(self) -> JsonValue:
        """Return the next whole value. Growing doubles, so that a long value is not read over and over."""
        wanted = CHUNK
        while True:
            try:
                value, end = self._first()
            except json.JSONDecodeError:
                if self.is_ended:
                    raise
            else:
                if end < len(self.held) or self.is_ended or isinstance(value, dict | list):
                    self.held = self.held[end:]
                    return value
            if len(self.held) > self.limits.record_bytes:
                megabytes = self.limits.record_bytes // 1024**2
                raise PackageRefusedError(f"One record is longer than {megabytes} MB, which is the limit.")
            wanted *= 2
            while len(self.held) < wanted and not self.is_ended:
                self.grow()


def _refuse_constant(name: str) -> JsonValue:
    raise json.JSONDecodeError(f"{name} is not JSON", "", 0)


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
_SPACE = " \t\r\n\ufeff"


def _values(text: TextIO, limits: Limits) -> Iterator[JsonValue]:
    window = _Text(_chunks(text), limits)
    if window.skip(_SPACE) == "[":
        window.held = window.held[1:]
        yield from _items(window)
        return
    while window.skip(_SPACE):
        yield window.take()


def _items(window: _Text) -> Iterator[JsonValue]:
    if window.skip(_SPACE) == "]":
        return
    while True:
        yield window.take()
        after = window.skip(_SPACE)
        window.held = window.held[1:]
        if after == "]":
            return
        if after != ",":
            raise json.JSONDecodeError("The array does not end", window.held, 0)
        window.skip(_SPACE)


def _chunks(text: TextIO) -> Iterator[str]:
    while chunk := text.read(CHUNK):
        yield chunk


# Taken apart ----------------------------------------------------------------------------------------------------


def pieces_of(document: JsonObject) -> Iterator[Piece]:
    """Take a document apart into the rows it would have been in a table, the outer one first."""
    if any(key.endswith(".csv") for key in document):
        yield from _tables_inside(document)
        return
    yield from _apart(document, BY_NESTED[_kind_of(document)], {})


def _kind_of(document: JsonObject) -> str:
    """Say what a whole document is, by what only that kind has."""
    if ("service" in document and "location" in document) or {"service_id", "location_id"} <= document.keys():
        return "service_at_location"
    if "services" in document or "organization_identifiers" in document:
        return "organization"
    if "location_type" in document:
        return "location"
    if "organization" in document or "organization_id" in document or "status" in document:
        return "service"
    if document.keys() & {"taxonomy", "taxonomy_detail", "parent_id", "term_uri"}:
        return "taxonomy_term"
    if document.keys() & {"website", "legal_status", "year_incorporated"}:
        return "organization"
    raise PackageRefusedError("The file holds JSON, but not services or organisations as HSDS writes them.")


def _tables_inside(document: JsonObject) -> Iterator[Piece]:
    for name, rows in document.items():
        stem = name.removesuffix(".csv").lower()
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict):
                yield Piece(stem, BY_FILE.get(stem), _plain_cells(row))


OWNED_BY: Mapping[str, str] = {
    "service": "service_id",
    "organization": "organization_id",
    "location": "location_id",
    "service_at_location": "service_at_location_id",
    "phone": "phone_id",
    "contact": "contact_id",
    "taxonomy": "taxonomy_id",
    "taxonomy_term": "taxonomy_term_id",
}
"""How a row names what it belongs to."""

_NAMED_BY_OUTER = frozenset({"organization", "location", "taxonomy", "taxonomy_term", "service"})
"""An object that the outer row names (`organization_id`), where others name the row they stand in."""


def _apart(object_: JsonObject, shape: Shape, outer: Mapping[str, str]) -> Iterator[Piece]:
    cells = {**outer, **_plain_cells(object_)}
    inner = {key: value for key, value in object_.items() if isinstance(value, dict | list)}
    for key, value in inner.items():
        if isinstance(value, dict) and key in BY_NESTED and BY_NESTED[key].kind in _NAMED_BY_OUTER:
            cells.setdefault(OWNED_BY[BY_NESTED[key].kind], _text(value.get("id")))
    yield Piece(shape.kind, shape, cells)
    for key, value in inner.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _inside(key, item, shape, cells)


def _inside(key: str, item: JsonObject, outer: Shape, cells: Mapping[str, str]) -> Iterator[Piece]:
    if key in BY_NESTED:
        shape = BY_NESTED[key]
        yield from _apart(item, shape, _said_by_place(shape, outer, cells))
    elif key in KINDS_NOT_KEPT:
        yield Piece(key, None, _plain_cells(item))


def _said_by_place(inner: Shape, outer: Shape, cells: Mapping[str, str]) -> dict[str, str]:
    """Return what an object's standing inside another says: whose it is."""
    if inner.kind == "attribute":
        return {"link_id": cells.get("id", ""), "link_entity": outer.kind}
    if inner.kind in _NAMED_BY_OUTER and outer.kind != "organization":
        return {}
    if inner.kind == "service_at_location" and outer.kind not in {"service", "location"}:
        return {}
    column = OWNED_BY.get(outer.kind)
    return {column: cells.get("id", "")} if column else {}


def _plain_cells(object_: JsonObject) -> dict[str, str]:
    return {key.lower(): _text(value) for key, value in object_.items() if not isinstance(value, dict | list)}


def _text(value: JsonValue) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
