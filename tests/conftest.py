"""What every test stands on: a store on the engine that DATABASE_URL names, reached as the app's own role."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import catalogues
import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from pytest_django import DjangoDbBlocker
from whitenoise.middleware import WhiteNoiseMiddleware

from kith.ground import clock
from kith.ground.access import belt
from tests import door, store
from tests.client import WeatherClient
from tests.world import MORNING, World, build_world

FOUND = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on-a-store", action="store_true", help="run only what stands on a store")


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name a case of bytes by what they are given as: what they hold may be another in each worker, as a time is."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what stands on no store, where it is asked for: it says the same on every engine."""
    if config.getoption("--on-a-store"):
        stands, not_needed = list[pytest.Item](), list[pytest.Item]()
        for item in items:
            (stands if store.stands_on_a_store(item) else not_needed).append(item)
        config.hook.pytest_deselected(items=not_needed)
        items[:] = stands


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the test language once, so that words written since the machine was set up are known in it."""
    if not hasattr(session.config, "workerinput"):
        catalogues.bring_up_to_date()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what the proofs found, where `make prove` reads it."""
    for figure in config.stash.get(FOUND, []):
        terminalreporter.write_line(f"found: {figure}")


@pytest.fixture
def found(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say the figure of a proof."""
    return request.config.stash.setdefault(FOUND, []).append


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Give each worker a store of its own; SQLite's is in the worker's memory and needs no name."""
    if connections["default"].vendor != "sqlite":
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Create the store as its owner, then work in it as the app's role, which may neither alter nor truncate."""
    with contextlib.ExitStack() as standing:
        with django_db_blocker.unblock():
            standing.enter_context(store.made())
        yield
        with django_db_blocker.unblock():
            standing.close()


@pytest.fixture
def store_of_its_own(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[None]:
    """Give a test that commits a copy of the store, seen by every thread and thrown away after it."""
    with django_db_blocker.unblock(), store.copied(tmp_path):
        yield


@pytest.fixture
def records(request: pytest.FixtureRequest) -> None:
    """Open the store: what a test writes is rolled back, or thrown away with its copy where it is marked `commits`."""
    commits = request.node.get_closest_marker("commits") is not None
    request.getfixturevalue("store_of_its_own" if commits else "db")


@pytest.fixture(scope="session", autouse=True)
def folder_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what tests write to disk away from the folder of a store that is in use."""
    settings.KITH_DATA = tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session", autouse=True)
def open_directory() -> None:
    """Let everybody read the directory of the cast's own organisation, as whoever runs Kith may decide."""
    settings.KITH_OPEN_DIRECTORY = "Harbour Link"


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Iterator[None]:
    """Look through the static files once a worker. Each new browser of a test would do it, as long as a page takes."""
    find, found = WhiteNoiseMiddleware.add_files_from_finders, dict[str, Any]()

    def find_once(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            find(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", find_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def secrets_hashed_quickly() -> Iterator[None]:
    """Hash passwords and codes by the same algorithm with the least work: a test is no thief with a machine."""
    with pytest.MonkeyPatch.context() as patch:
        for cost, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, cost, least)
        yield


@pytest.fixture(scope="session", autouse=True)
def seeing_every_organisation() -> Iterator[None]:
    """Let tests look everywhere, on each connection of theirs: it is the requests under test that wear the belt."""
    with belt.for_every():
        yield


@pytest.fixture(autouse=True)
def moment() -> Iterator[datetime]:
    """Hold the clock: Monday morning of the demo world's first week."""
    with clock.fixed(MORNING) as at:
        yield at


@pytest.fixture(autouse=True)
def watch_at_the_door() -> Iterator[None]:
    """Fail whatever tells somebody of a person without having asked at the door between two people."""
    with door.watched():
        yield


@pytest.fixture
def world(records: None, moment: datetime) -> World:
    """The smallest world in which somebody works with somebody."""
    return build_world(at=moment)


@pytest.fixture
def client() -> WeatherClient:
    """A browser that looks at the weather of every page."""
    return WeatherClient()
