"""Small changes to the code that keeps people safe: the tests notice them, and what they do not notice is named."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import mutate
import pytest
from machine import ROOT

PURE = ("--only", "matching/rules/filtering", "--sample", "5", "--seed", "3")


@pytest.mark.parametrize("asked", [PURE, pytest.param((), marks=pytest.mark.long)], ids=["slice", "all"])
def test_the_tests_notice_a_small_change(asked: tuple[str, ...], found: Callable[[str], None]) -> None:
    tried = subprocess.run(
        [sys.executable, "tools/mutate.py", *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert tried.returncode == 0, tried.stdout + tried.stderr
    for line in tried.stdout.splitlines():
        if line.startswith("found: "):
            found(line.removeprefix("found: "))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("return a < b", ["Lt becomes LtE in a < b", "return None instead of a < b"]),
        ("x = a and not b", ["And becomes Or in a and (not b)", "leave out Not before b"]),
        ("if a: x = 1", ["1 becomes 2", "if not a"]),
        ("x = any(a) & True", ["BitAnd becomes BitOr in any(a) & True", "True becomes False", "any becomes all"]),
        ("return None", []),
        ("'words for a reader'", []),
    ],
)
def test_what_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, words: list[str]) -> None:
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    (tmp_path / "rules.py").write_text(f"LIMIT = 1\n\n\ndef rule(a, b):\n    {line}\n")

    made = list(mutate.changes_of(tmp_path / "rules.py"))

    assert sorted(change.words for change in made) == sorted(words)
    assert {str(change).split()[0] for change in made} <= {"rules.py:5"}


@pytest.mark.parametrize(
    ("words", "answers"), [("LtE", [True, True, False]), ("return None instead of a < most", [None, None, None])]
)
def test_a_change_reaches_every_holder_of_a_function(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, answers: list[bool | None]
) -> None:
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    file = tmp_path / "rules.py"
    file.write_text("def rules(most):\n    def rule(a):\n        return a < most\n    return (rule,)\n")
    room: dict[str, Callable[[int], tuple[Callable[[int], bool]]]] = {}
    exec(compile(file.read_text(), file, "exec"), room)  # noqa: S102
    (held,) = room["rules"](1)

    change = next(change for change in mutate.changes_of(file) if words in change.words)
    mutate.make(change, mutate.functions_of({change.file}))

    assert [held(number) for number in range(3)] == answers
