"""The drill puts a backup back beside the store while people write, and says what is wrong with a spoilt one."""

import tarfile
from pathlib import Path

import pytest

from tests.proofs.stand import Stand

pytestmark = pytest.mark.commits


def test_a_drill_made_while_people_write_finds_all_of_it_and_writes_it_down(stand: Stand) -> None:
    stand.write(name="1", seed=1, kinds=["tie", "photo"])
    stand.wait_for_more(6)

    drilled = stand.kith("drill")
    stand.wait_for_more(2)
    stand.kill()
    assert stand.end() == -9

    assert drilled.returncode == 0, drilled.stderr
    assert "Put back and found whole" in drilled.stdout
    assert "kith drill" in stand.kith("ready").stdout
    after = stand.examine()
    assert after["faults"] == after["breaks"] == []
    assert list(stand.data.glob("drill-*")) == []


def test_a_drill_says_which_picture_did_not_come_back(stand: Stand, tmp_path: Path) -> None:
    stand.write(name="1", deeds=2, kinds=["photo"])
    assert stand.end() == 0
    whole, spoilt = tmp_path / "whole.kith", tmp_path / "spoilt.kith"
    assert stand.do("command", words=["backup", str(whole)]) == 0
    with tarfile.open(whole) as packed:
        packed.extractall(tmp_path / "room")  # noqa: S202 - made here
    picture = next((tmp_path / "room/files").glob("??/*"))
    picture.write_bytes(picture.read_bytes()[:-1])
    with tarfile.open(spoilt, "w:gz") as packed:
        for path in sorted((tmp_path / "room").iterdir()):
            packed.add(path, path.name)

    drilled = stand.kith("drill", str(spoilt))

    assert drilled.returncode != 0
    assert picture.name in drilled.stderr.replace("-", "")
    assert "stands" not in stand.kith("ready").stdout
