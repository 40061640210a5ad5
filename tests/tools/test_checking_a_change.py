"""The legs of `make test`: how each one ends, and what the run as a whole says."""

import subprocess
import sys

import check
import pytest
from check import Outcome
from machine import Missing


def test_a_leg_that_fails_is_told_apart_from_one_that_passes() -> None:
    good = check.run_leg("good", lambda: check.call(sys.executable, "-c", "print('fine')"))
    bad = check.run_leg("bad", lambda: check.call(sys.executable, "-c", "raise SystemExit(3)"))

    assert (good.word, good.is_good) == ("passed", True)
    assert (bad.word, bad.is_good) == ("FAILED", False)


def test_what_is_missing_is_skipped_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    outcome = check.run_leg("tests on PostgreSQL", without_postgresql)

    assert outcome.word == "skipped: postgresql is not installed"
    assert outcome.is_good


def test_a_skip_is_a_failure_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    assert not check.run_leg("tests on PostgreSQL", without_postgresql).is_good


@pytest.mark.parametrize(
    "line",
    [
        "12 passed in 3.40s",
        "1 failed, 11 passed in 3.40s",
        "===== 12 passed, 2 skipped in 61.02s (0:01:01) =====",
        "no tests ran in 0.01s",
    ],
)
def test_the_closing_line_of_the_tests_is_kept(line: str) -> None:
    said = f"....\nFAILED tests/test_map.py::test_it\n{line}\n"

    outcome = check.run_leg("tests", lambda: said)

    assert outcome.closing_line == line


def test_a_failed_run_keeps_its_closing_line_too() -> None:
    def leg() -> str:
        raise subprocess.CalledProcessError(1, ["pytest"], "F\n1 failed in 0.20s\n")

    assert check.run_leg("tests", leg).closing_line == "1 failed in 0.20s"


def test_the_summary_ends_with_the_closing_lines(capsys: pytest.CaptureFixture[str]) -> None:
    check.summarise([Outcome("lint", "passed", 1.0), Outcome("tests on SQLite", "passed", 61.2, "12 passed in 61.02s")])

    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "12 passed in 61.02s"
    assert "lint                     1 s  passed" in said


def test_what_is_set_up_for_a_store_is_kept_from_the_tests() -> None:
    env = {"DATABASE_URL": "postgres://live", "KITH_KIND": "live", "KITH_SHARED": "data", "PATH": "bin"}

    assert check.without_settings(env) == {"KITH_SHARED": "data", "PATH": "bin"}


def without_postgresql() -> str:
    raise Missing("postgresql is not installed")
