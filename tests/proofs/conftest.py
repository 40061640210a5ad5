"""A stand for each proof, in a copy of the store; and what a proof found, said where `make prove` reads it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.proofs.stand import ROOT, Journal, Stand
from tests.store import as_owner
from tests.world import World

FOUND = pytest.StashKey[list[str]]()


@pytest.fixture
def found(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say the figure of a proof."""
    return request.config.stash.setdefault(FOUND, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for figure in config.stash.get(FOUND, []):
        terminalreporter.write_line(f"found: {figure}")


@pytest.fixture
def stand(world: World, tmp_path: Path) -> Iterator[Stand]:
    """Mary's and Priya's world in a store that nobody else is in, with Priya and Ada signed in."""
    people = {"mary": str(world.mary.pk)}
    for name in ("priya", "ada"):
        browser = Client()
        browser.force_login(world.accounts[name])
        people[f"{name}'s session"] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    data = tmp_path / "kept"
    data.mkdir(mode=0o700)
    connection.close()
    standing = Stand(environment(data), people, world.at, tmp_path, Journal(tmp_path / "journal"))
    yield standing
    standing.close()


def environment(data: Path) -> dict[str, str]:
    """Name this test's store as Kith reads it from its environment."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("KITH_", "DATABASE_URL"))}
    ours = {"KITH_DATA": str(data), "KITH_SECRET_KEY": settings.SECRET_KEY, "KITH_LOG_LEVEL": "ERROR"}
    python = {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "kith.config.settings"}
    return {**others, **ours, **python, **addresses(str(connection.settings_dict["NAME"]))}


def addresses(store: str) -> dict[str, str]:
    if connection.vendor == "sqlite":
        return {"DATABASE_URL": f"sqlite:///{store}"}
    app = address_of(store)
    with as_owner():
        owner = address_of(store)
    return {
        "DATABASE_URL": app,
        "KITH_OWNER_DATABASE_URL": owner,
        "KITH_APP_ROLE": str(connection.settings_dict["USER"]),
    }


def address_of(store: str) -> str:
    server = connection.settings_dict
    name = f"{server['USER']}:{server['PASSWORD']}".rstrip(":")
    return f"postgres://{name}@{server['HOST']}:{server['PORT']}/{store}"
