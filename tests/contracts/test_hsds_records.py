"""Our typed records are held to the official schemas: nothing of theirs is unknown, nothing of ours is invented."""

import json
from collections.abc import Mapping
from functools import cache

import msgspec
import pytest
from jsonschema import Draft202012Validator

from kith.interop.hsds.documents import pieces_of
from kith.interop.hsds.reading import OURS, as_record
from kith.interop.hsds.shapes import BY_FILE, BY_KIND, BY_NESTED, KINDS_NOT_KEPT, SHAPES, Shape
from tests.shared import shared

VERSIONS = ("hsds-3.0", "hsds-3.1")
MADE_OF_OTHERS = {"physical_address", "postal_address", "service_taxonomy", "eligibility"}
"""Kinds of 1.1 that later versions fold into others; their records are the later objects'."""


@cache
def schema(version: str, name: str) -> dict[str, object]:
    return json.loads(shared(version, "schema", f"{name}.json").read_text())  # type: ignore[no-any-return]


def columns_of(version: str, name: str) -> dict[str, dict[str, object]]:
    return schema(version, name)["properties"]  # type: ignore[return-value]


def objects(version: str) -> list[str]:
    folder = shared(version, "schema")
    return sorted(path.stem for path in folder.glob("*.json") if path.stem != "openapi")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_object_of_the_specification_is_read_or_said_not_to_be_kept(version: str) -> None:
    for name in objects(version):
        assert name in BY_FILE or name in BY_NESTED or name in KINDS_NOT_KEPT, name


@pytest.mark.parametrize("version", VERSIONS)
def test_every_column_is_kept_or_said_not_to_be(version: str) -> None:
    for name in objects(version):
        if name not in BY_KIND:
            continue
        shape = BY_KIND[name]
        for column, said in columns_of(version, name).items():
            is_nested = "$ref" in said or said.get("type") in {"array", "object"}
            if is_nested:
                assert column in BY_NESTED or column in KINDS_NOT_KEPT, (name, column)
            else:
                kept = shape.renames.get(column, column) in shape.record.__struct_fields__
                assert kept is not (column in shape.not_kept), (name, column)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_table_of_the_package_description_is_known(version: str) -> None:
    described = json.loads(shared(version, "datapackage.json").read_text())

    for resource in described["resources"]:
        stem = resource["path"].removesuffix(".csv")
        assert stem in BY_FILE or stem in KINDS_NOT_KEPT, stem


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.kind not in MADE_OF_OTHERS], ids=lambda shape: shape.kind)
def test_no_field_of_ours_is_invented(shape: Shape) -> None:
    theirs = set(columns_of("hsds-3.1", shape.kind))

    assert set(shape.record.__struct_fields__) - OURS <= theirs


def validator(version: str, name: str, columns: Mapping[str, object]) -> Draft202012Validator:
    """Hold an object to its own plain columns; what is nested in it is held to its own schema."""
    own = {column: said for column, said in columns_of(version, name).items() if column in columns}
    return Draft202012Validator({"type": "object", "properties": own, "additionalProperties": False})


@pytest.mark.parametrize(
    ("version", "example"),
    [
        (version, example)
        for version in VERSIONS
        for example in ("service_full", "organization_full", "service_at_location_full")
    ],
)
def test_what_we_make_of_the_official_examples_is_valid_against_the_official_schemas(
    version: str, example: str
) -> None:
    document = json.loads(shared(version, "examples", f"{example}.json").read_text())
    checked = 0

    for piece in pieces_of(document):
        if piece.shape is None:
            continue
        record, _ = as_record(piece.shape, piece.cells)
        made = _as_they_write(msgspec.to_builtins(record), version, piece.shape)
        faults = [fault.message for fault in validator(version, piece.shape.kind, made).iter_errors(made)]
        assert not faults, (piece.kind, faults)
        checked += 1

    assert checked > 20


def _as_they_write(made: Mapping[str, object], version: str, shape: Shape) -> dict[str, object]:
    """Leave out what only says where an object stood in the document: 3.0 has fewer of those columns."""
    known = columns_of(version, shape.kind)
    found = {column: value for column, value in made.items() if column in known}
    if shape.kind == "phone" and str(found.get("extension", "")).isdigit():
        found["extension"] = int(str(found["extension"]))
    return found


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_kept_of_an_official_example_differs_from_what_it_said(version: str) -> None:
    document = json.loads(shared(version, "examples", "service_full.json").read_text())

    service = next(pieces_of(document))
    assert service.shape is not None
    record, mends = as_record(service.shape, service.cells)

    assert not mends
    kept = msgspec.to_builtins(record)
    same = {column: value for column, value in document.items() if column in kept and column != "fees_description"}
    assert {column: kept[column] for column in same} == {
        column: value.strip() if isinstance(value, str) else value for column, value in same.items()
    }


def test_open_referral_uk_writes_nothing_that_we_do_not_know() -> None:
    document = json.loads(shared("oruk-3.0", "examples", "service_full.json").read_text())

    for piece in pieces_of(document):
        if piece.shape:
            for column in piece.cells:
                kept = piece.shape.renames.get(column, column) in piece.shape.record.__struct_fields__
                assert kept or column in piece.shape.not_kept | UK_REPEATS, (piece.kind, column)


UK_REPEATS = {"service_area", "accessibility", "term"}
"""Open Referral UK 3.0 repeats the name of a thing under the thing's own name."""
