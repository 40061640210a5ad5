"""`kith measure-network FILE` measures what a file holds, without a store, or refuses it in one sentence."""

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from kith.networks.rules.figures import OF_SUPPORT
from tests.networks.test_network_measures import examples, same

KITH = Path(sys.executable).with_name("kith")


def measured(told: Any, tmp_path: Path, *options: str) -> str:
    file = tmp_path / "network.json"
    file.write_text(json.dumps(told))
    said = StringIO()
    call_command("measure_network", str(file), *options, stdout=said)
    return said.getvalue()


def refused(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as end:
        call_command("measure_network", str(file), "--json")
    assert end.value.code == 2
    return capsys.readouterr().err


def test_every_worked_example_is_met_without_a_store(tmp_path: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    file = tmp_path / "examples.json"
    file.write_text(json.dumps({"examples": [*examples(), {"id": "nothing", "input": None}]}))
    asked = subprocess.run([KITH, "measure-network", file, "--json"], cwd=tmp_path, env=environ, check=True,
                           capture_output=True, text=True)  # fmt: skip
    found = json.loads(asked.stdout)

    assert len(found) == len(examples()) + 1
    for example in examples():
        assert same(example["expected_by_hand_formula"], found[example["id"]]), example["id"]
    assert found["nothing"] is None
    assert list(tmp_path.rglob("*.sqlite3")) == []


def test_the_input_of_an_example_is_met_alone_and_inside_it(tmp_path: Path) -> None:
    for example in examples():
        found = json.loads(measured(example["input"], tmp_path, "--json"))
        assert same(example["expected_by_hand_formula"], found), example["id"]
        assert json.loads(measured(example, tmp_path, "--json")) == found


def test_what_has_no_value_is_null_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    found = json.loads(measured({"alters": ["a", "a"]}, tmp_path, "--json"))

    assert found["size"] == 1
    assert found["density_excl_ego"] is None
    assert {found[name] for name in OF_SUPPORT} == {None}
    assert found["left_out"] == ["alters[1]: “a” stands there twice, and is counted once."]


def test_without_json_it_is_said_in_words_and_none_is_a_reason(tmp_path: Path) -> None:
    told = {"alters": {"Mum": {"tie": "personal", "support": ["care"]}}, "support_types": ["care", "money"]}
    said = measured(told, tmp_path).splitlines()

    assert "size: 1" in said
    assert "density excl ego: no value, because fewer than two people are on the map" in said
    assert said[said.index("support count per type:") + 1 :][:2] == ["  care: 1", "  money: 0"]
    assert "coverage: 0.5" in said
    assert "gaps: money" in said
    assert "component sizes desc: 1" in said
    assert "turnover: no value, because there is no later map to compare with" in said
    assert "constraint: 1.125" in measured({"alters": ["a", "b"], "alter_ties": [["a", "b"]]}, tmp_path)


def test_several_networks_are_said_one_after_the_other(tmp_path: Path) -> None:
    said = measured([{"alters": ["a"]}, {"alters": ["a", "a"]}], tmp_path)
    named = measured({"examples": [{"id": "x", "input": {"alters": []}}, {"id": "y", "input": None}]}, tmp_path)

    assert said.startswith("1:\n  size: 1\n")
    assert "\n2:\n  size: 1\n" in said
    assert said.endswith("  Left out: [1].alters[1]: “a” stands there twice, and is counted once.\n")
    assert named.startswith("x:\n  size: 0\n")
    assert named.endswith("y:\n  nothing to measure\n")


def test_hostile_names_are_written_down_as_letters(tmp_path: Path) -> None:
    name = "\x1b[31mRay\ud800\u202e"
    found = json.loads(measured({"alters": [name]}, tmp_path, "--json"))
    said = measured({"alters": [name]}, tmp_path)

    assert list(found["local_constraint"]) == [name]
    assert "\x1b" not in said
    assert "\\x1b[31mRay\\ud800\\u202e: 1" in said


def test_it_can_be_piped_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b'\xef\xbb\xbf{"alters": ["a"]}')))
    said = StringIO()
    call_command("measure_network", "-", "--json", stdout=said)

    assert json.loads(said.getvalue())["size"] == 1


def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing, folder, letters, flawed = (tmp_path / name for name in ("none", "folder", "letters", "flawed"))
    folder.mkdir()
    letters.write_bytes(b"\xff\xfe{}")
    flawed.write_text('{"alters": ["a"], "alter_ties": [["a", "z\x1b"]]}'.replace("\x1b", "\\u001b"))

    assert refused(nothing, capsys) == f"kith: {nothing}: it cannot be read (No such file or directory).\n"
    assert refused(folder, capsys) == f"kith: {folder}: it cannot be read (Is a directory).\n"
    assert refused(letters, capsys) == f"kith: {letters}: it is not text in UTF-8.\n"
    assert refused(flawed, capsys) == "kith: alter_ties[0]: “z\\x1b” is not among the alters.\n"


def test_a_file_that_is_larger_than_any_network_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kith.networks.management.commands.measure_network.MOST_BYTES", 10)
    file = tmp_path / "network.json"
    file.write_text('{"alters": []}')

    assert refused(file, capsys) == f"kith: {file}: it is larger than any network.\n"
