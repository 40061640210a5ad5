"""Every row of a package is accounted for, and the account adds up."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from kith.interop.hsds.mends import Mend
from kith.interop.hsds.packages import Limits, PackageRefusedError
from kith.interop.hsds.reading import read
from kith.interop.hsds.report import FileReport, Report, in_words
from kith.interop.hsds.shapes import Aside
from tests.interop.packages import GOOD, foldered, table, zipped
from tests.shared import shared

ORUK = "oruk-3.0"


def report_of(path: Path, limits: Limits | None = None) -> Report:
    with read(path, limits=limits) as found:
        return found.report


def file_of(report: Report, stem: str) -> FileReport:
    return next(file for file in report.files if Path(file.name).stem == stem)


def rows_in(path: Path) -> dict[str, int]:
    """Count the rows of each table of a zip, without any code of ours."""
    with zipfile.ZipFile(path) as packed:
        return {
            name: sum(1 for row in csv.reader(io.TextIOWrapper(packed.open(name), "utf-8-sig")) if row) - 1
            for name in packed.namelist()
            if name.endswith(".csv")
        }


def test_the_report_of_a_real_city_adds_up_to_the_rows_in_its_files() -> None:
    path = shared("directory", "miami-211-hsds-1.1.zip")

    report = report_of(path)

    assert {file.name: file.read for file in report.files} == rows_in(path)
    assert all(file.adds_up for file in report.files)
    assert report.read == report.kept + report.mended + report.set_aside


def test_the_dirt_of_a_real_city_is_named_and_counted() -> None:
    report = report_of(shared("directory", "miami-211-hsds-1.1.zip"))

    services = file_of(report, "services")
    assert (services.read, services.set_aside) == (4089, 0)
    assert services.mends[Mend.PROVIDER_NOT_STATED] == 447
    assert services.mends[Mend.STATUS_NOT_STATED] == 4089
    assert report.shared_names == 650
    assert file_of(report, "eligibility").asides == {Aside.NO_SERVICE: 2244}
    assert file_of(report, "locations").mends[Mend.COORDINATES_MISSING] == 4089 - 2260
    assert file_of(report, "regular_schedules").mends[Mend.HOURS_READ] > 11_000
    assert file_of(report, "contacts").columns_not_kept["phone_number"] == 4005


def test_a_zip_and_a_folder_read_the_same(tmp_path: Path) -> None:
    from_zip = report_of(zipped(tmp_path / "good.zip", GOOD))
    from_folder = report_of(foldered(tmp_path / "good", GOOD))

    assert [(f.name, f.read, f.kept, f.mended, f.set_aside) for f in from_zip.files] == [
        (f.name, f.read, f.kept, f.mended, f.set_aside) for f in from_folder.files
    ]


def test_a_service_of_an_unknown_organisation_is_kept_and_said_so(tmp_path: Path) -> None:
    with read(zipped(tmp_path / "good.zip", GOOD)) as found:
        services = next(found.rows.of_kind("service", 10))

    assert [(s.id, s.organization) for s in services] == [("s1", "o1"), ("s2", "")]
    assert file_of(found.report, "services").mends[Mend.PROVIDER_NOT_STATED] == 1


def test_an_eligibility_that_names_no_service_is_set_aside_with_why(tmp_path: Path) -> None:
    report = report_of(zipped(tmp_path / "good.zip", GOOD))

    assert "set aside 1: names no service (first: row 1)" in in_words(report)


def test_a_row_about_something_that_is_not_there_is_set_aside(tmp_path: Path) -> None:
    lost = {**GOOD, "regular_schedules.csv": [{**GOOD["regular_schedules.csv"][0], "service_id": "s77"}]}

    report = report_of(zipped(tmp_path / "lost.zip", lost))

    assert file_of(report, "regular_schedules").asides == {Aside.OWNER_UNKNOWN: 1}


def test_a_row_said_twice_is_kept_once_and_one_that_differs_is_set_aside(tmp_path: Path) -> None:
    first, second = GOOD["services.csv"]
    twice = {**GOOD, "services.csv": [first, second, first, {**first, "name": "Other"}]}

    report = report_of(zipped(tmp_path / "twice.zip", twice))

    assert file_of(report, "services").asides == {Aside.SAID_TWICE: 1, Aside.SAME_ID: 1}


def test_a_telephone_of_a_contact_belongs_where_the_contact_does(tmp_path: Path) -> None:
    package = {
        **GOOD,
        "contacts.csv": [{"id": "c1", "service_id": "s1", "name": "Ken"}],
        "phones.csv": [{"id": "p1", "contact_id": "c1", "number": "01234 567890"}],
    }

    with read(zipped(tmp_path / "phones.zip", package)) as found:
        phones = next(found.rows.of_kind("phone", 10))

    assert [phone.service for phone in phones] == ["s1"]


def test_a_short_row_is_mended_and_a_long_one_set_aside(tmp_path: Path) -> None:
    ragged = b"id,name,organization_id\ns1,Paint\ns2,Moves,o1,what,is,this\n"

    report = report_of(zipped(tmp_path / "ragged.zip", {**GOOD, "services.csv": ragged}))

    services = file_of(report, "services")
    assert services.mends[Mend.SHORT_ROW] == 1
    assert services.asides == {Aside.TOO_MANY_CELLS: 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_as_they_were_written(tmp_path: Path, encoding: str) -> None:
    services = "id,name,organization_id\ns1,Café “naïve”,o1\n".encode(encoding)

    with read(zipped(tmp_path / "café.zip", {**GOOD, "services.csv": services})) as found:
        service = next(found.rows.of_kind("service", 1))[0]

    assert service.record.name == "Café “naïve”"  # type: ignore[attr-defined] # a service has a name
    assert file_of(found.report, "services").encoding == {"cp1252": "cp1252", "utf-16": "utf-16"}.get(encoding, "")


def test_semicolons_between_cells_are_understood(tmp_path: Path) -> None:
    services = b"id;name;organization_id\ns1;Paint;o1\n"

    assert file_of(report_of(zipped(tmp_path / "s.zip", {**GOOD, "services.csv": services})), "services").read == 1


def test_files_that_hold_no_rows_are_named(tmp_path: Path) -> None:
    report = report_of(zipped(tmp_path / "more.zip", {**GOOD, "readme.txt": b"hello", "prices.csv": b"a\n1\n"}))

    assert set(report.not_read) == {"readme.txt", "prices.csv"}


def test_a_limit_on_rows_refuses_in_one_sentence(tmp_path: Path) -> None:
    path = zipped(tmp_path / "good.zip", GOOD)

    with pytest.raises(PackageRefusedError, match=r"^The package holds more than 3 rows, which is the limit"):
        report_of(path, Limits(rows=3))


# JSON


SERVICE = {
    "id": "s1",
    "name": "Paint & Natter",
    "status": "active",
    "organization": {"id": "o1", "name": "Trust", "description": ""},
    "phones": [{"id": "p1", "number": "01234 567890"}],
    "service_at_locations": [
        {"id": "a1", "location": {"id": "l1", "location_type": "physical", "latitude": 53.1, "longitude": -4.2}},
    ],
}
SHAPES = {
    "one.json": json.dumps(SERVICE),
    "array.json": json.dumps([SERVICE, {**SERVICE, "id": "s2"}]),
    "page.json": json.dumps({"total_items": 2, "contents": [SERVICE, {**SERVICE, "id": "s2"}]}),
    "lines.ndjson": "\n".join(json.dumps({**SERVICE, "id": f"s{n}"}) for n in range(3)),
    "tables.json": json.dumps(
        {
            "services.csv": [{"id": "s1", "name": "Paint", "organization_id": "o1"}],
            "organizations.csv": [{"id": "o1", "name": "Trust"}],
        }
    ),
}


@pytest.mark.parametrize(
    ("name", "services"),
    [("one.json", 1), ("array.json", 2), ("page.json", 2), ("lines.ndjson", 3), ("tables.json", 1)],
)
def test_json_is_read_in_every_shape_it_comes_in(tmp_path: Path, name: str, services: int) -> None:
    (tmp_path / name).write_text(SHAPES[name])

    with read(tmp_path / name) as found:
        kept = found.rows.count_of("service")

    assert kept == services
    assert all(file.adds_up for file in found.report.files)


def test_what_stands_inside_a_service_belongs_to_it(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(SHAPES["one.json"])

    with read(tmp_path / "one.json") as found:
        mine = found.rows.belonging_to("service", ["s1"])

    assert [(row.kind, row.location) for row in mine] == [("phone", ""), ("service_at_location", "l1")]


def test_an_array_larger_than_any_chunk_is_read_one_document_at_a_time(tmp_path: Path) -> None:
    many = [{**SERVICE, "id": f"s{n}", "description": "x" * 2_000} for n in range(600)]
    (tmp_path / "many.json").write_text(json.dumps(many, indent=1))

    with read(tmp_path / "many.json") as found:
        assert found.rows.count_of("service") == 600


@pytest.mark.parametrize(
    "parts",
    [
        ("hsds-3.0", "examples", "service_full.json"),
        ("hsds-3.0", "examples", "organization_full.json"),
        ("hsds-3.0", "examples", "tabular.json"),
        ("hsds-3.0", "examples", "csv"),
        ("hsds-3.1", "examples", "service_full.json"),
        ("hsds-3.1", "examples", "service_list.json"),
        ("hsds-3.1", "examples", "service_at_location_full.json"),
        ("hsds-3.1", "examples", "organization_full.json"),
        ("hsds-3.1", "examples", "tabular.json"),
        ("hsds-3.1", "examples", "csv"),
        (ORUK, "examples", "service_full.json"),
        (ORUK, "examples", "service_list.json"),
    ],
)
def test_the_official_examples_are_read(parts: tuple[str, ...]) -> None:
    with read(shared(*parts)) as found:
        services = [row for batch in found.rows.of_kind("service", 10) for row in batch]

    assert [service.record.name for service in services] == ["Community Counselling"]  # type: ignore[attr-defined]
    assert all(file.adds_up for file in found.report.files)


def test_a_table_without_rows_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(PackageRefusedError, match="holds no service"):
        report_of(zipped(tmp_path / "none.zip", {"services.csv": b"id,name\n"}))


def test_rows_are_written_as_csv() -> None:
    assert table([{"a": "1"}]) == b"a\r\n1\r\n"
