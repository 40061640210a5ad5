"""The import contracts of pyproject.toml, which `make check` holds the house to: each is shown catching a breach.

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
    "people/planted.py": "import kith.config.urls",
    "ground/planted.py": "",
    "ground/clock.py": "from kith.ground.web import page",
    "planted/__init__.py": "",
    "planted/actions.py": "",
    "planted/queries.py": "from kith.planted import actions",
    "planted/rules.py": "from kith.ground import tables",
    "planted/api.py": "import igraph",
}
BREACHES = {
    "A room imports only from rooms further down the list": "kith.people.planted -> kith.config.urls",
    "The ground has an order of its own": "kith.ground.clock -> kith.ground.web.page",
    "Pages lean on actions and queries": "kith.planted.queries -> kith.planted.actions",
    "Rules import no Django": "kith.planted.rules -> kith.ground.tables",
    "Kith imports nothing that it is only measured against": "kith.planted.api -> igraph",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Plant every breach in a copy of the house, and ask once."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "kith", copy / "kith", symlinks=True, ignore=shutil.ignore_patterns("static"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    (copy / "kith" / "planted").mkdir()
    for place, code in PLANTED.items():
        (copy / "kith" / place).write_text(code)
    asked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        check=False,
        capture_output=True,
        text=True,
    )
    return asked.stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_a_contract_catches_a_planted_breach(contract: str, said: str) -> None:
    _, _, details = said.partition("Broken contracts")

    assert contract in details
    assert BREACHES[contract] in details


@pytest.mark.parametrize("unlisted", ["kith.planted", "kith.ground.planted"])
def test_a_room_that_stands_in_no_list_is_caught(unlisted: str, said: str) -> None:
    assert f"- {unlisted}\n" in said
