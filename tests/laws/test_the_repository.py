"""What the tree may hold: no registry's address, no path of somebody's machine, nothing that is built."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from machine import is_ci

from kith.config.rooms import ROOMS

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements/*.txt", "requirements/*.in", "package-lock.json", ".npmrc", "pyproject.toml")
REGISTRY = re.compile(
    r"https?://\S*(?:registry|pypi|simple|pythonhosted|npmjs|artifact|nexus)\S*|--(?:extra-)?index-url"
)
RESOLVED = re.compile(r'"resolved": *"|^(?:source|url) *= *.*https?://', re.MULTILINE)
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.~-])/(?:work|farm|root|home/[a-z]\w*|Users/\w+)/")
BUILT = (".mo", ".pot", ".pyc", ".sqlite3", ".woff2", ".whl")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """List what git holds, whoever owns the folder."""
    if not is_ci() and not (shutil.which("git") and (ROOT / ".git").exists()):
        pytest.skip("this is not a clone, or git is not installed")
    asked = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [ROOT / name for name in asked.stdout.split("\0") if (ROOT / name).is_file()]


def test_no_lock_file_names_a_registry() -> None:
    named = [file.name for pattern in LOCKS for file in ROOT.glob(pattern) if names_a_registry(file.read_text())]

    assert not named, f"Compile these again without addresses, as CONTRIBUTING.md says: {named}"


@pytest.mark.parametrize(
    "line",
    [
        '"resolved": "https://registry.example.org/axe-core.tgz"',
        "--index-url https://pypi.example.org/simple",
        "--extra-index-url=https://mirror.example.org/simple/",
        'url = "https://files.example.org/django.whl"',
    ],
)
def test_an_address_of_a_registry_is_seen(line: str) -> None:
    assert names_a_registry(f"django==5.2.19\n{line}\n")


def test_every_pin_has_a_hash() -> None:
    pins = [pin for file in (ROOT / "requirements").glob("*.txt") for pin in pins_of(file.read_text())]

    assert pins
    assert not [pin for pin in pins if "--hash=sha256:" not in pin]


def test_no_path_of_somebodys_machine_stands_in_the_tree(tracked: list[Path]) -> None:
    found = {
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in tracked
        for match in SOMEBODYS_MACHINE.finditer(file.read_text(errors="ignore"))
    }

    assert not found


@pytest.mark.parametrize("place", [("home", "ada", "kith"), ("root", "kith"), ("Users", "ada", "kith")])
def test_a_path_of_somebodys_machine_is_seen(place: tuple[str, ...]) -> None:
    assert SOMEBODYS_MACHINE.search(f"data = '/{'/'.join(place)}'")
    assert not SOMEBODYS_MACHINE.search(f"kith/{'/'.join(place)}")


def test_nothing_built_is_committed(tracked: list[Path]) -> None:
    assert not [str(file.relative_to(ROOT)) for file in tracked if file.suffix in BUILT]


def test_everything_the_wheel_asks_for_is_credited() -> None:
    wanted = "".join((ROOT / "requirements" / name).read_text() for name in ("run.in", "engine.in", "check.in"))
    asked = re.findall(r"^[\w-]+", wanted, re.MULTILINE)
    credited = (ROOT / "docs/credits.md").read_text().lower()

    assert not [name for name in asked if name.lower() not in credited], (
        "Name them in docs/credits.md, with the licence"
    )


def test_every_make_target_stands_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text()
    helped = subprocess.run(["make", "-s", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout

    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert targets == set(re.findall(r"^make ([a-z-]+) +\S", helped, re.MULTILINE))


def test_the_import_contract_holds_the_rooms_in_their_order() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (order,) = (c["layers"] for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "rooms")

    assert [layer.strip("()") for layer in order] == ["config", "demo", *ROOMS, "ground"], (
        "Give both lists the same order"
    )


def names_a_registry(text: str) -> bool:
    return bool(REGISTRY.search(text) or RESOLVED.search(text))


def pins_of(text: str) -> Iterator[str]:
    """Join each requirement with the hashes on the lines below it."""
    yield from (pin for pin in re.split(r"^(?=\w)", text, flags=re.MULTILINE) if pin.strip())
