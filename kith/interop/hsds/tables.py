"""A directory as a package of tables: one CSV file for each kind of object, and a description of them all.

The tables and `datapackage.json` (Frictionless Data) are made from our own typed objects. An object stands in the table
of its kind, and what it stood inside is named in a column.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Protocol
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from kith.ground.cells import harmless
from kith.interop.hsds import written
from kith.interop.hsds.describing import fields_of, nested_in, plain_schema, plain_type_of
from kith.interop.hsds.profiles import JsonObject, JsonValue, Profile
from kith.interop.hsds.written import Written

TABLES: Mapping[type[Written], tuple[str, str]] = {
    written.Organization: ("organization", "organizations"),
    written.Service: ("service", "services"),
    written.Taxonomy: ("taxonomy", "taxonomies"),
    written.TaxonomyTerm: ("taxonomy_term", "taxonomy_terms"),
    written.Attribute: ("attribute", "attributes"),
    written.Location: ("location", "locations"),
    written.Address: ("address", "addresses"),
    written.Accessibility: ("accessibility", "accessibility"),
    written.ServiceAtLocation: ("service_at_location", "service_at_location"),
    written.Schedule: ("schedule", "schedules"),
    written.Phone: ("phone", "phones"),
    written.Contact: ("contact", "contacts"),
    written.Language: ("language", "languages"),
    written.CostOption: ("cost_option", "cost_options"),
    written.ServiceArea: ("service_area", "service_areas"),
    written.RequiredDocument: ("required_document", "required_documents"),
    written.ServiceCapacity: ("service_capacity", "service_capacity"),
    written.Unit: ("unit", "units"),
}
"""What the specification calls each kind, and its file."""
DESCRIPTION = "datapackage.json"


def kinds_in(profile: Profile) -> list[type[Written]]:
    """Return the kinds of object that a profile reaches from a service, each with a table of its own."""
    reached: set[type[Written]] = {written.Service, written.Taxonomy}
    waiting = list(reached)
    while waiting:
        inner = {found for _, hint, _ in fields_of(waiting.pop(), profile) if (found := nested_in(hint))}
        waiting += inner - reached
        reached |= inner
    return [kind for kind in TABLES if kind in reached]


def columns_in(kind: type[Written], profile: Profile) -> list[tuple[str, object, bool]]:
    """Return the columns of a table: name, type, and whether every row has it."""
    return [field for field in fields_of(kind, profile) if plain_type_of(field[1])]


def description_of(profile: Profile, title: str) -> JsonObject:
    """Return what `datapackage.json` says: which tables there are, and what stands in each column."""
    return {
        "profile": "tabular-data-package",
        "name": f"open-directory-{profile.key}",
        "title": title,
        "description": f"A directory in the tables of the {profile.title}.",
        "resources": [_resource(kind, profile) for kind in kinds_in(profile)],
    }


def _resource(kind: type[Written], profile: Profile) -> JsonObject:
    name, file = TABLES[kind]
    columns = columns_in(kind, profile)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{file}.csv",
        "description": " ".join((kind.__doc__ or "").split()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "primaryKey": "id",
            "fields": [_field(*column) for column in columns],
            "foreignKeys": list[JsonValue](_foreign_keys(columns, profile)),
        },
    }


def _field(name: str, hint: object, is_there: bool) -> JsonObject:  # noqa: FBT001 - as a column is told
    said = plain_schema(name, hint)
    constraints: JsonObject = {"unique": True} if name == "id" else {}
    if name in _NEVER_EMPTY and is_there:
        constraints["required"] = True
    if choices := said.pop("enum", None):
        constraints["enum"] = choices
    kind = said["type"]
    if said.get("format") in {"date", "date-time"}:
        kind = {"date": "date", "date-time": "datetime"}[str(said.pop("format"))]
    return {"name": name, **said, "type": kind, **({"constraints": constraints} if constraints else {})}


_NEVER_EMPTY = {"id", "name", "status", "number", "location_type", "address_type", "available", "updated"}
"""What every row says where its table asks for it; other texts that are asked for may be empty, as not known."""


def _foreign_keys(columns: Iterable[tuple[str, object, bool]], profile: Profile) -> Iterator[JsonObject]:
    there = {TABLES[kind][0] for kind in kinds_in(profile)}
    for name, _, _ in columns:
        named = name.removesuffix("_id")
        if name != "id" and name.endswith("_id") and named in there:
            yield {"fields": name, "reference": {"resource": named, "fields": "id"}}


class Writer(Protocol):
    """Writes rows, as `csv.writer` does."""

    def writerow(self, row: Iterable[object], /) -> object:
        """Write one row."""
        ...


class Tables:
    """Open tables in a folder, into which objects are taken apart. A thing that stands in many is written once."""

    def __init__(self, folder: Path, profile: Profile, opened: ExitStack) -> None:
        self.folder, self.profile = folder, profile
        self._written = dict[type[Written], set[str]]()
        self._writers = dict[type[Written], Writer]()
        for kind in kinds_in(profile):
            file: IO[str] = opened.enter_context(
                (folder / f"{TABLES[kind][1]}.csv").open("w", encoding="utf-8", newline="")
            )
            self._writers[kind] = csv.writer(file)
            self._written[kind] = set()
            self._writers[kind].writerow(name for name, _, _ in columns_in(kind, profile))

    def put(self, one: Written) -> None:
        """Write an object, and everything that stands in it."""
        kind = type(one)
        if one.id in self._written[kind]:
            return
        self._written[kind].add(one.id)
        row = (getattr(one, name) for name, _, _ in columns_in(kind, self.profile))
        self._writers[kind].writerow(map(_cell, row))
        for name, hint, _ in fields_of(kind, self.profile):
            if nested_in(hint) is not None:
                for inner in _several(getattr(one, name)):
                    self.put(inner)


DIALLED = re.compile(r"[+\d][\d\s().\-/]*")
"""A telephone number is worked out by no spreadsheet, and whoever reads the table dials it as it stands."""


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    return value if DIALLED.fullmatch(value) else harmless(value)


def _several(value: Written | tuple[Written, ...] | None) -> tuple[Written, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def write_package(file: Path, folder: Path, profile: Profile, *, title: str, objects: Iterable[Written]) -> None:
    """Write objects as a zip of tables; `folder` is where the tables lie while they are written."""
    with ExitStack() as opened:
        tables = Tables(folder, profile, opened)
        for one in objects:
            tables.put(one)
    told = msgspec.json.format(msgspec.json.encode(description_of(profile, title)), indent=2)
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr(DESCRIPTION, told)
        for kind in kinds_in(profile):
            packed.write(folder / f"{TABLES[kind][1]}.csv", f"{TABLES[kind][1]}.csv")
