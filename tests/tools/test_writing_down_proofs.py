"""What `make prove` writes: the last line that a program really printed, and whether it ended well."""

from pathlib import Path

import prove
import pytest
from prove import Finding, Proof


def test_the_figure_is_the_last_line_that_was_printed() -> None:
    finding = prove.prove(Proof("speed", ("python", "-c", "print('warming up'); print('p95 41 ms'); print()")))

    assert finding.figure == "p95 41 ms"
    assert finding.held


def test_a_proof_that_fails_is_written_down_as_failed() -> None:
    finding = prove.prove(Proof("kills", ("python", "-c", "raise SystemExit('lost a record')")))

    assert not finding.held
    assert finding.row().endswith("| **no** |\n")


def test_the_page_names_day_commit_command_and_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "ROOT", tmp_path)
    monkeypatch.setattr(prove, "WRITTEN", tmp_path / "docs" / "proof.md")
    monkeypatch.setattr(prove, "commit", lambda: "abc1234")

    prove.write([Finding(Proof("map at 250 people", ("python", "bench/map.py")), "p95 | 41 ms", 12.4, held=True)])

    written = (tmp_path / "docs" / "proof.md").read_text()
    assert "at commit abc1234" in written
    assert "| map at 250 people | `python bench/map.py` | p95 \\| 41 ms | 12 | yes |" in written
