"""`kith import-hsds`: a real city taken in, the same city again, and everything that must leave the store as it was."""

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kith.directory.models import Glance, Listing, Place, Provider, Source
from kith.directory.queries.candidates import candidates
from kith.ground.accounts.models import Organisation
from kith.ground.audit.models import Entry
from kith.interop.hsds.reading import read
from kith.people.rules.vocabulary import Interest
from tests.interop.packages import GOOD, foldered, zipped
from tests.interop.test_hostile_packages import bomb, cut_short
from tests.interop.test_reading import rows_in
from tests.shared import shared
from tests.world import World


def run(path: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("import_hsds", str(path), "--organisation", "Harbour Link", *options, stdout=out)
    return out.getvalue()


def report(path: Path, *options: str) -> dict[str, dict[str, object]]:
    return json.loads(run(path, "--report", "json", *options))  # type: ignore[no-any-return]


def state() -> list[object]:
    return [list(table._default_manager.order_by("pk").values()) for table in (Provider, Place, Listing, Glance)]


def test_a_real_city_is_taken_in_and_taking_it_in_again_changes_nothing(world: World) -> None:
    path = shared("directory", "miami-211-hsds-1.1.zip")

    first = report(path)

    assert first["rows"]["read"] == sum(rows_in(path).values())
    assert first["rows"]["read"] == sum(first["rows"][part] for part in ("kept", "mended", "set_aside"))  # type: ignore[misc]
    assert first["directory"]["listings"] == {"new": 4089, "changed": 0, "unchanged": 0}
    assert first["directory"]["providers"] == {"new": 1074, "changed": 0, "unchanged": 0}
    assert Listing.objects.filter(provider=None).count() == 447
    assert Place.objects.exclude(latitude=None).count() == 2260
    found = candidates(world.actor("priya"), at=world.at, today=world.at.date())
    art = [one for one in found if one.seen(Interest.ART)]
    assert len(art) > 100
    assert all(one.fresh.is_suggested and not one.verified_on for one in found)
    before = state()

    second = report(path)

    assert second["directory"]["listings"] == {"new": 0, "changed": 0, "unchanged": 4089}
    assert state() == before


def test_plain_words_say_what_became_of_every_row(world: World, tmp_path: Path) -> None:
    said = run(zipped(tmp_path / "good.zip", GOOD))

    assert "services.csv: 2 rows read = 1 kept + 1 mended and kept + 0 set aside" in said
    assert "mended 1: organisation not in the files: kept as “provider not stated”" in said
    assert "set aside 1: names no service (first: row 1)" in said
    assert "Taken in: 2 new listings, 0 changed, 0 as they were." in said
    assert "unchanged" in run(tmp_path / "good.zip")


def test_the_source_is_called_after_the_file_or_as_one_says(world: World, tmp_path: Path) -> None:
    path = zipped(tmp_path / "good.zip", GOOD)

    run(path)
    run(path, "--source", "Porthaven 211")

    assert sorted(Source.objects.values_list("name", flat=True)) == ["Porthaven 211", "good"]


def test_a_dry_run_writes_nothing(world: World, tmp_path: Path) -> None:
    before = (state(), Entry.objects.count(), Source.objects.count())

    said = run(zipped(tmp_path / "good.zip", GOOD), "--dry-run")

    assert "Would be taken in: 2 new listings" in said
    assert (state(), Entry.objects.count(), Source.objects.count()) == before


@pytest.mark.parametrize("make", [bomb, cut_short])
def test_a_package_that_is_refused_leaves_the_store_as_it_was(world: World, tmp_path: Path, make: object) -> None:
    run(zipped(tmp_path / "good.zip", GOOD))
    before = (state(), Entry.objects.count())

    with pytest.raises(CommandError, match=r"\. Nothing was changed\.$"):
        run(make(tmp_path))  # type: ignore[operator]

    assert (state(), Entry.objects.count()) == before


def test_more_rows_than_the_limit_are_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="more than 4 rows, which is the limit"):
        run(zipped(tmp_path / "good.zip", GOOD), "--limit", "4")

    assert not Listing.objects.exists()


def test_whose_directory_it_is_must_be_said_where_there_are_several(world: World, tmp_path: Path) -> None:
    path = zipped(tmp_path / "good.zip", GOOD)

    with pytest.raises(CommandError, match="several organisations"):
        call_command("import_hsds", str(path), stdout=io.StringIO())
    with pytest.raises(CommandError, match="no such organisation"):
        call_command("import_hsds", str(path), "--organisation", "Nobody", stdout=io.StringIO())


def test_an_empty_store_is_told_what_to_do(db: None, tmp_path: Path) -> None:
    assert not Organisation.objects.exists()

    with pytest.raises(CommandError, match="kith demo"):
        call_command("import_hsds", str(zipped(tmp_path / "good.zip", GOOD)), stdout=io.StringIO())


def test_json_of_the_later_versions_is_taken_in_whole(world: World) -> None:
    run(shared("hsds-3.1", "examples", "service_full.json"), "--source", "Example")

    listing = Listing.objects.get()
    assert listing.name == "Community Counselling"
    assert (listing.min_age, listing.max_age) == (12, 100)
    assert listing.provider is not None
    assert listing.meetingtime_rows.filter(weekday=3).exists()
    assert listing.spokenlanguage_rows.get().code == "ur"
    assert listing.checks.get().checked_on.isoformat() == "2005-01-01"
    assert (listing.places_left, listing.places_in_all) == (12, None)
    hidden = candidates(world.actor("priya"), at=world.at, today=world.at.date())[0]
    assert not hidden.fresh.is_suggested


def _peak(path: Path) -> int:
    tracemalloc.start()
    with read(path) as found:
        for batch in found.rows.of_kind("service", 300):
            assert batch
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_package(tmp_path: Path) -> None:
    def package(name: str, services: int) -> Path:
        rows = [
            {"id": f"s{n}", "organization_id": "o1", "name": f"Group {n}", "description": "x" * 200}
            for n in range(services)
        ]
        return foldered(tmp_path / name, {**GOOD, "services.csv": rows})

    small, large = package("small", 4_000), package("large", 24_000)
    _peak(small)

    assert _peak(large) < 1.3 * _peak(small)
