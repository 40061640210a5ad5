"""What `make prove` writes: the last line that a program really printed, and whether it ended well."""

from pathlib import Path

import postgres
import prove
import pytest
from prove import Finding, Proof


def test_every_file_with_a_long_test_is_a_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -q\nmarkers = long\n")
    (tmp_path / "test_power_loss.py").write_text(
        "import pytest\n\n@pytest.mark.long\n@pytest.mark.parametrize('n', [1, 2])\ndef test_it(n):\n    pass\n"
    )
    (tmp_path / "test_quick.py").write_text("def test_it():\n    pass\n")
    monkeypatch.setattr(prove, "ROOT", tmp_path)
    monkeypatch.setattr(postgres, "installed_programs", lambda: [tmp_path])

    long = ("-m", "long", "test_power_loss.py")
    assert prove.long_proofs() == [
        Proof("power loss, SQLite", ("pytest", *long)),
        Proof("power loss, PostgreSQL", ("python", "tools/postgres.py", ".venv/bin/pytest", *long)),
    ]


def test_a_proof_that_stands_on_no_store_is_run_once() -> None:
    once = Proof("mutation", ("pytest", "-m", "long", "tests/tools/test_mutation.py"))

    assert list(prove.on_each_store(Path("tests/tools/test_mutation.py"))) == [once]


def test_every_program_of_the_bench_is_a_measurement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "pages_at_250_cases.py").touch()
    (tmp_path / "bench" / "__init__.py").touch()
    monkeypatch.setattr(prove, "ROOT", tmp_path)

    assert prove.measurements() == [Proof("pages at 250 cases", ("python", "-m", "bench.pages_at_250_cases"))]


def test_the_figure_is_the_last_line_that_was_printed() -> None:
    finding = prove.prove(Proof("speed", ("python", "-c", "print('warming up'); print('p95 41 ms'); print()")))

    assert finding.figure == "p95 41 ms"
    assert finding.held


def test_what_a_proof_says_it_found_is_its_figure() -> None:
    said = "print('found: 9 kills'); print('found: 2 cuts'); print('2 passed')"

    assert prove.prove(Proof("kills", ("python", "-c", said))).figure == "9 kills; 2 cuts"


def test_a_proof_that_fails_is_written_down_as_failed() -> None:
    finding = prove.prove(Proof("kills", ("python", "-c", "raise SystemExit('lost a record')")))

    assert not finding.held
    assert " | **no** | " in finding.row()


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(prove, "ROOT", tmp_path)
    monkeypatch.setattr(prove, "WRITTEN", tmp_path / "docs" / "proof.md")
    monkeypatch.setattr(prove, "commit", lambda: "abc1234")
    return tmp_path / "docs" / "proof.md"


def finding(name: str, figure: str) -> Finding:
    return Finding(Proof(name, ("python", "-m", "bench.map")), figure, 12.4, held=True)


def test_the_page_names_day_commit_command_and_figure(page: Path) -> None:
    prove.write(finding("map at 250 people", "p95 | 41 ms"), ["map at 250 people"])

    row = page.read_text().splitlines()[-1]
    assert row.startswith("| map at 250 people | `python -m bench.map` | p95 \\| 41 ms | 12 | yes | 20")
    assert row.endswith(" | abc1234 |")


def test_a_later_finding_takes_the_place_of_the_earlier_and_leaves_the_others(page: Path) -> None:
    names = ["kills", "map"]
    prove.write(finding("map", "41 ms"), names)
    prove.write(finding("kills", "9 kills"), names)
    prove.write(finding("map", "39 ms"), names)

    rows = page.read_text().splitlines()[-2:]
    assert [row.split(" | ")[2] for row in rows] == ["9 kills", "39 ms"]
    assert "41 ms" not in page.read_text()


def test_what_is_no_longer_proved_is_no_longer_written(page: Path) -> None:
    prove.write(finding("an old proof", "1 s"), ["an old proof"])
    prove.write(finding("map", "41 ms"), ["map"])

    assert "an old proof" not in page.read_text()


def test_some_proofs_can_be_chosen_by_a_word_of_their_name() -> None:
    proofs = [Proof(name, ("python",)) for name in ("kills, SQLite", "kills, PostgreSQL", "pages")]

    assert [proof.name for proof in prove.chosen(proofs, ["pages", "SQLite"])] == ["kills, SQLite", "pages"]
    assert prove.chosen(proofs, []) == proofs


def test_the_commit_is_named_and_what_is_written_here_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "proof.md"
    monkeypatch.setattr(prove, "ROOT", tmp_path)
    monkeypatch.setattr(prove, "WRITTEN", written)
    who = ("-c", "user.name=Kith", "-c", "user.email=kith@example.org", "-c", "commit.gpgsign=false")
    prove.git("init", "--quiet")
    prove.git(*who, "commit", "--quiet", "--allow-empty", "--message", "Begin")

    written.write_text("a figure")
    named = prove.commit()
    (tmp_path / "kith.py").write_text("an idea")

    assert named == prove.git("rev-parse", "--short", "HEAD")
    assert prove.commit() == f"{named}, with changes not committed"
