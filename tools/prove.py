"""Run the long proofs and the measurements, and write what they found to docs/reference/proof.md.

`prove.py` runs all; `prove.py kills pages` those whose name holds one of these words. Each finding is written down as
soon as it is there, in the place of what was found before, with its day and the commit that was proved.

A proof is a test marked `long`; it is run on SQLite and, if it stands on a store, on a PostgreSQL of its own. Its
figures are the lines that begin with `found: `, or else its closing line. A measurement is a module in bench/; its
figure is the last line it prints. Nothing here is typed in by hand.
"""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import postgres
from machine import BIN, ROOT, say

WRITTEN = ROOT / "docs" / "reference" / "proof.md"
FOUND = "found: "
INTRODUCTION = """# What was proved, and when

Written by `make prove`, last on {machine}. Each figure is what that command printed, on that
day, at that commit.

| what | command | figure | seconds | held | day | commit |
| --- | --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Proof:
    """One program whose last line is a figure worth keeping."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """What a proof said, how long it took and whether it held."""

    proof: Proof
    figure: str
    seconds: float
    held: bool

    def row(self) -> str:
        cells = (
            self.proof.name,
            f"`{' '.join(self.proof.command)}`",
            self.figure.strip("= ").replace("|", "\\|"),
            f"{self.seconds:.0f}",
            "yes" if self.held else "**no**",
            datetime.now(UTC).date().isoformat(),
            commit(),
        )
        return f"| {' | '.join(cells)} |\n"


def long_proofs() -> list[Proof]:
    """Find the test files that hold a test marked `long`: each is one proof."""
    asked = subprocess.run(
        [BIN / "pytest", "--collect-only", "-m", "long"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    files = dict.fromkeys(line.partition("::")[0] for line in asked.stdout.splitlines() if "::" in line)
    return [proof for file in files for proof in on_each_store(Path(file))]


def on_each_store(file: Path) -> Iterator[Proof]:
    """Prove it on both databases; a test of the tools stands on neither."""
    command = ("pytest", "-m", "long", str(file))
    if "tools" in file.parts:
        yield Proof(title(file), command)
        return
    yield Proof(f"{title(file)}, SQLite", command)
    if postgres.installed_programs():
        yield Proof(f"{title(file)}, PostgreSQL", ("python", "tools/postgres.py", ".venv/bin/pytest", *command[1:]))


def measurements() -> list[Proof]:
    programs = sorted((ROOT / "bench").glob("[a-z]*.py"))
    return [Proof(title(file), ("python", "-m", f"bench.{file.stem}")) for file in programs]


def title(file: Path) -> str:
    return file.stem.removeprefix("test_").replace("_", " ")


def prove(proof: Proof) -> Finding:
    say(f"\n── {proof.name}")
    program, *words = proof.command
    started = time.monotonic()
    with subprocess.Popen([BIN / program, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        said = []
        for line in process.stdout or ():
            say(line.rstrip())
            said.append(line.strip())
    return Finding(proof, figure_of(said), time.monotonic() - started, held=process.returncode == 0)


def figure_of(said: Sequence[str]) -> str:
    """Return what a proof found, or the last line that it printed."""
    found = [line.removeprefix(FOUND) for line in said if line.startswith(FOUND)]
    return "; ".join(found) or next((line for line in reversed(said) if line), "nothing was printed")


def write(finding: Finding, names: Sequence[str]) -> None:
    """Write one finding down. The rows stand in the order of the names; what is called by none of them is gone."""
    rows = {**written_before(), finding.proof.name: finding.row()}
    WRITTEN.parent.mkdir(parents=True, exist_ok=True)
    opening = INTRODUCTION.format(machine=machine())
    WRITTEN.write_text(opening + "".join(rows[name] for name in names if name in rows))


def written_before() -> dict[str, str]:
    """Return the rows that stand, by the name of what was proved."""
    lines = WRITTEN.read_text().splitlines(keepends=True) if WRITTEN.exists() else []
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines if line.startswith("| ")}


def commit() -> str:
    """Name the commit that was proved, and say when the tree held more than it and what is written here."""
    name = git("rev-parse", "--short", "HEAD")
    changed = git("status", "--porcelain", "--", ".", f":!{WRITTEN.relative_to(ROOT)}")
    return f"{name}, with changes not committed" if changed else name


def git(*words: str) -> str:
    asked = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)
    return asked.stdout.strip()


def machine() -> str:
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return f"{system}, Python {platform.python_version()}, {os.cpu_count()} cores"


def chosen(proofs: Sequence[Proof], words: Sequence[str]) -> list[Proof]:
    """Return the proofs whose name holds one of the words; all of them where none is given."""
    return [proof for proof in proofs if not words or any(word in proof.name for word in words)]


def main(words: Sequence[str]) -> bool:
    proofs = (*long_proofs(), *measurements())
    names = [proof.name for proof in proofs]
    held = True
    for proof in chosen(proofs, words):
        finding = prove(proof)
        write(finding, names)
        held &= finding.held
    say(f"\nWrote {WRITTEN.relative_to(ROOT)}.")
    return held


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
