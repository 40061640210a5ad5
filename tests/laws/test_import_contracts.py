"""The import contracts of pyproject.toml: each holds for the house, and each is shown catching a planted breach.

They follow imports through other modules, which the laws that read one file at a time cannot.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLANTED = {
    "rooms": {"people/planted.py": "import kith.config.urls"},
    "ground": {"ground/clock.py": "from kith.ground.web import page"},
    "furniture": {"planted/queries.py": "from kith.planted import actions", "planted/actions.py": ""},
    "hearts": {"planted/rules.py": "from kith.ground import tables"},
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "kith", tmp_path / "kith", symlinks=True, ignore=shutil.ignore_patterns("static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("contract", PLANTED)
def test_a_contract_catches_a_planted_breach(contract: str, house: Path) -> None:
    assert lint(house, contract).returncode == 0

    for place, code in PLANTED[contract].items():
        (house / "kith" / place).parent.mkdir(exist_ok=True)
        (house / "kith" / place).parent.joinpath("__init__.py").touch()
        (house / "kith" / place).write_text(code)

    assert "is not allowed to import" in lint(house, contract).stdout


def lint(house: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run one contract as `make check` does, on the house in a folder."""
    command = [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache", "--contract", contract]
    env = {**os.environ, "PYTHONPATH": str(house)}
    return subprocess.run(command, cwd=house, env=env, check=False, capture_output=True, text=True)
