"""Run the checks that a change must pass: `check.py fast` while working, `check.py all` before it is handed over.

Every leg runs even after one has failed, so that one run tells everything. What this machine lacks is skipped with one
line that says so; under CI=true it is a failure, because nobody reads the line.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import postgres
from machine import BIN, ROOT, Missing, install, is_ci, say, stop

SHELL = "chromium-headless-shell"
"""Chromium without a window to draw: the same engine, and a page opens in a quarter of the time."""
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome")
DRIVER = (BIN / "python", "-m", "playwright")
NEEDED_TO_DRIVE = "libatomic1"
PYTEST = (BIN / "pytest", "-n", "2", "--dist", "worksteal")
CLOSING_LINE = re.compile(r"^(?:=+ )?(?:\d+ \w+.*|no tests ran) in \d.*$", re.MULTILINE)
TSC = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
EVERYTHING = "not long"
WITHOUT_A_BROWSER = "not long and not journey"


@dataclass(frozen=True)
class Outcome:
    """How one leg ended, and the last line of its tests if it ran any."""

    leg: str
    word: str
    seconds: float
    closing_line: str = ""

    @property
    def is_good(self) -> bool:
        return self.word == "passed" or (self.word.startswith("skipped") and not is_ci())


def run_fast_legs() -> list[Outcome]:
    return [
        run_leg("lint", partial(call, BIN / "ruff", "check", "--quiet")),
        run_leg("format", partial(call, BIN / "ruff", "format", "--check", "--quiet")),
        run_leg("types", partial(call, BIN / "mypy")),
        run_leg("imports", partial(call, BIN / "lint-imports", "--no-logo")),
        run_leg("islands", check_islands),
    ]


def check_islands() -> str:
    """Check the types of the scripts that pages wake, which are plain JavaScript with types in their comments."""
    if shutil.which("node") is None or not TSC.exists():
        raise Missing("the TypeScript checker is not installed (it comes with npm)")
    return call("node", TSC, "--project", "islands")


def run_law_tests() -> list[Outcome]:
    return [run_leg("laws", partial(run_tests, WITHOUT_A_BROWSER, "tests/laws"))]


def run_test_legs() -> list[Outcome]:
    """Run all tests on SQLite, and on PostgreSQL again those that stand on a store and need no browser."""
    browser, server = run_leg("browser", find_browser), run_leg("PostgreSQL", find_postgresql)
    which = EVERYTHING if browser.word == "passed" else WITHOUT_A_BROWSER
    outcomes = [browser, server, run_leg("tests on SQLite", partial(run_tests, which, "tests"))]
    if server.word == "passed":
        outcomes.append(run_leg("tests on PostgreSQL", run_tests_on_postgresql))
    return outcomes


def find_browser() -> str:
    """Look for the quickest browser, and be content with another; a system without the one package has the other."""
    if shutil.which(SHELL) is None:
        try:
            install(SHELL)
        except Missing:
            if not any(map(shutil.which, BROWSERS)):
                install("chromium")
    if not can_drive():
        install(NEEDED_TO_DRIVE)
        if not can_drive():
            raise Missing("Playwright’s own program does not start on this system")
    return ""


def can_drive() -> bool:
    """Say whether the program that drives the browser starts: a system with little on it may lack a library of its."""
    asked = subprocess.run([*DRIVER, "--version"], cwd=ROOT, check=False, capture_output=True)
    return asked.returncode == 0


def find_postgresql() -> str:
    postgres.find_programs()
    return ""


def run_tests_on_postgresql() -> str:
    with postgres.running() as addresses:
        return run_tests(WITHOUT_A_BROWSER, "tests", "--on-a-store", store=addresses.settings)


def run_tests(which: str, *where: str, store: Mapping[str, str] | None = None) -> str:
    """Run tests with a folder of their own: what a developer has set up for a store of theirs is not for tests."""
    with tempfile.TemporaryDirectory(prefix="kith-tests-") as data:
        return call(
            *PYTEST, "-m", which, *where, env={**without_settings(os.environ), "KITH_DATA": data, **(store or {})}
        )


def without_settings(env: Mapping[str, str]) -> dict[str, str]:
    """Leave out what says how Kith is run, but for the place of the files that tests read."""
    return {
        name: value
        for name, value in env.items()
        if name == "KITH_SHARED" or not (name == "DATABASE_URL" or name.startswith("KITH_"))
    }


def run_leg(name: str, leg: Callable[[], str]) -> Outcome:
    say(f"\n── {name}")
    started = time.monotonic()
    said, word = "", "passed"
    try:
        said = leg()
    except Missing as missing:
        word = f"skipped: {missing}"
    except subprocess.CalledProcessError as failure:
        said, word = failure.output or "", "FAILED"
    closing_lines = CLOSING_LINE.findall(said)
    return Outcome(name, word, time.monotonic() - started, closing_lines[-1] if closing_lines else "")


def call(*command: str | Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command, show what it says as it says it, and return that; raise when it fails."""
    words = [str(word) for word in command]
    said = []
    with subprocess.Popen(
        words, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            said.append(line)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words, "".join(said))
    return "".join(said)


def summarise(outcomes: Sequence[Outcome]) -> None:
    """Say how each leg ended, then repeat the closing lines of the tests."""
    say("\n── summary")
    for outcome in outcomes:
        say(f"{outcome.leg:<20} {outcome.seconds:>5.0f} s  {outcome.word}")
    for outcome in outcomes:
        if outcome.closing_line:
            say(f"{outcome.leg}:\n{outcome.closing_line}")


def main(chosen: str) -> None:
    # A plain end would skip the `with` that stops PostgreSQL.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("kith: the checks were stopped."))
    outcomes = run_fast_legs() + (run_test_legs() if chosen == "all" else run_law_tests())
    summarise(outcomes)
    sys.exit(0 if all(outcome.is_good for outcome in outcomes) else 1)


if __name__ == "__main__":
    if sys.argv[1:] not in (["fast"], ["all"]):
        stop("say what to check: fast or all.")
    main(sys.argv[1])
