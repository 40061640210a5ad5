"""A directory goes out into a file, comes in from it elsewhere, and goes out from there as it was."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kith.directory.models import Listing
from kith.directory.rules.listings import ContactEntry
from kith.interop.hsds.profiles import PROFILES
from tests.contracts.test_open_directory import WHOLE, faults, validator
from tests.directory.town import fill
from tests.interop.opened import CHOIR, opened_town
from tests.shared import shared
from tests.world import World

SHAPES = ("json", "ndjson", "tabular")
ENDINGS = {"json": "json", "ndjson": "ndjson", "tabular": "zip"}


def export(folder: Path, profile: str, shape: str, organisation: str = "Harbour Link") -> Path:
    file = folder / f"{organisation}-{profile}-{shape}.{ENDINGS[shape]}".replace(" ", "-")
    call_command(
        "export_directory", str(file), "--profile", profile, "--as", shape, "--organisation", organisation,
        stdout=io.StringIO(),
    )  # fmt: skip
    return file


def take_in(file: Path, organisation: str) -> None:
    call_command("import_hsds", str(file), "--organisation", organisation, stdout=io.StringIO())


def said(file: Path) -> Any:
    """Return all that a file says."""
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as packed:
            tables = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".csv")}
        return {name: sorted(text.splitlines()) for name, text in tables.items()}
    text = file.read_text(encoding="utf-8")
    return json.loads(text) if file.suffix == ".json" else [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("shape", SHAPES)
def test_what_goes_out_and_comes_in_goes_out_again_as_it_was(
    world: World, tmp_path: Path, profile: str, shape: str
) -> None:
    opened_town(world)
    first = export(tmp_path, profile, shape)

    take_in(first, "Elsewhere")
    again = export(tmp_path, profile, shape, "Elsewhere")

    assert said(again) == said(first)
    assert Listing.objects.filter(organisation=world.elsewhere).count() == 4


@pytest.mark.parametrize("profile", PROFILES)
def test_every_shape_says_the_same(world: World, tmp_path: Path, profile: str) -> None:
    opened_town(world)

    as_json, as_lines = (said(export(tmp_path, profile, shape)) for shape in ("json", "ndjson"))

    assert as_json == as_lines
    assert all(faults(profile, WHOLE[profile]["services"], one) == [] for one in as_json)
    with zipfile.ZipFile(export(tmp_path, profile, "tabular")) as packed:
        services = list(csv.DictReader(io.StringIO(packed.read("services.csv").decode())))
    assert [row["id"] for row in services] == [one["id"] for one in as_json]


def test_no_cell_of_a_table_is_worked_out_and_each_comes_back_as_it_was(world: World, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://evil.example";"Click")'
    contacts = (ContactEntry(phone="+44 1632 960 003"),)
    fill(world, replace(CHOIR, name=formula, about="@SUM(1)", to_bring="-2+3", contacts=contacts))

    first = export(tmp_path, "hsds-3.1", "tabular")
    with zipfile.ZipFile(first) as packed:
        tables = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".csv")]
        (phone,) = csv.DictReader(io.StringIO(packed.read("phones.csv").decode()))
    cells = [cell for table in tables for row in csv.reader(io.StringIO(table)) for cell in row]
    take_in(first, "Elsewhere")

    assert {cell for cell in cells if cell.startswith(("=", "@", "-", "\t"))} == {"-4.2"}, "a longitude alone"
    assert phone["number"] == "+44 1632 960 003"
    there = Listing.objects.get(organisation=world.elsewhere)
    assert (there.name, there.about, there.to_bring) == (formula, "@SUM(1)", "-2+3")


@pytest.mark.parametrize("profile", ["hsds-3.1", "hsds-3.0"])
def test_the_tables_are_those_that_the_specification_describes(world: World, tmp_path: Path, profile: str) -> None:
    opened_town(world)
    official = {one["name"]: one for one in json.loads(shared(profile, "datapackage.json").read_text())["resources"]}

    with zipfile.ZipFile(export(tmp_path, profile, "tabular")) as packed:
        described = json.loads(packed.read("datapackage.json"))
        tables = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".csv")}

    assert {one["path"] for one in described["resources"]} == set(tables)
    for resource in described["resources"]:
        theirs = official[resource["name"]]
        fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        known = json.loads(shared(profile, "schema", f"{resource['name']}.json").read_text())["properties"]
        assert theirs["path"] == resource["path"]
        assert fields.keys() <= known.keys(), resource["name"]
        rows = list(csv.DictReader(io.StringIO(tables[resource["path"]])))
        assert list(rows[0]) == list(fields), resource["name"]
        ids = [row["id"] for row in rows]
        assert len(ids) == len(set(ids))
        for key in resource["schema"]["foreignKeys"]:
            other = next(one for one in described["resources"] if one["name"] == key["reference"]["resource"])
            there = {row["id"] for row in csv.DictReader(io.StringIO(tables[other["path"]]))}
            assert {row[key["fields"]] for row in rows} - {""} <= there, (resource["name"], key["fields"])


def test_a_file_that_cannot_be_written_is_said_so(world: World, tmp_path: Path) -> None:
    opened_town(world)

    with pytest.raises(CommandError, match="cannot be written"):
        export(tmp_path / "nowhere", "hsds-3.1", "json")


def test_a_file_is_put_in_its_place_whole_or_not_at_all(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_town(world)
    before = export(tmp_path, "hsds-3.1", "json").read_bytes()
    monkeypatch.setattr("kith.interop.management.commands.export_directory.as_json", _broken)

    with pytest.raises(RuntimeError):
        export(tmp_path, "hsds-3.1", "json")

    assert (tmp_path / "Harbour-Link-hsds-3.1-json.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["Harbour-Link-hsds-3.1-json.json"]


def _broken(*_words: object) -> None:
    raise RuntimeError


def a_real_city(tmp_path: Path) -> Path:
    take_in(shared("directory", "miami-211-hsds-1.1.zip"), "Harbour Link")
    return export(tmp_path, "hsds-3.1", "ndjson")


def test_a_real_city_goes_out_valid(world: World, tmp_path: Path, found: Callable[[str], None]) -> None:
    """Every service is written; one in twenty is held to the official schema here, and all of them by `make prove`."""
    services = said(a_real_city(tmp_path))

    assert len(services) == 4089
    assert _wrong(services[::20]) == []


@pytest.mark.long
def test_all_of_a_real_city_goes_out_valid_and_comes_back(world: World, tmp_path: Path) -> None:
    first = a_real_city(tmp_path)
    assert _wrong(said(first)) == []

    take_in(first, "Elsewhere")

    assert said(export(tmp_path, "hsds-3.1", "ndjson", "Elsewhere")) == said(first)


def _wrong(services: list[Any]) -> list[str]:
    held_to = validator("hsds-3.1", WHOLE["hsds-3.1"]["services"])
    return [
        f"{one['id']}: {fault.json_path} {fault.message[:120]}"
        for one in services
        for fault in held_to.iter_errors(one)
    ]
