"""What every test stands on: a store on the engine that DATABASE_URL names, reached as the app's own role."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import catalogues
import pytest
from django.db import connections

from kith.ground import clock
from kith.ground.access.management.commands.migrate import let_in
from tests.client import WeatherClient
from tests.world import ANCHOR, World, build_world


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the test language once, so that words written since the machine was set up are known in it."""
    if not hasattr(session.config, "workerinput"):
        catalogues.bring_up_to_date()


def _as_owner() -> dict[str, object] | None:
    """Return the connection settings of the tables' owner, where that is another role than the app's."""
    from kith.config.settings import database

    owner = os.environ.get("KITH_OWNER_DATABASE_URL")
    return database(owner) if owner else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Give each worker a store of its own; SQLite's is in the worker's memory and needs no name."""
    if connections["default"].vendor != "sqlite":
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Create the store as its owner, then work in it as the app's role, which may neither alter nor truncate."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined] # pytest-django types its blocker loosely
        connection = connections["default"]
        app = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
        owner = _as_owner()
        if owner:
            connection.settings_dict.update(USER=owner["USER"], PASSWORD=owner["PASSWORD"])
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        if owner:
            let_in(connection, str(app["USER"]))
            connection.close()
            connection.settings_dict.update(app)
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if owner:
            connection.close()
            connection.settings_dict.update(USER=owner["USER"], PASSWORD=owner["PASSWORD"])
        connection.creation.destroy_test_db(str(name), verbosity=0)


@pytest.fixture(autouse=True)
def moment() -> Iterator[datetime]:
    """Hold the clock: Monday morning of the demo world's first week."""
    with clock.fixed(datetime.combine(ANCHOR, datetime.min.time(), UTC).replace(hour=9)) as at:
        yield at


@pytest.fixture
def world(db: None, moment: datetime) -> World:
    """The smallest world in which somebody works with somebody."""
    return build_world(at=moment)


@pytest.fixture
def client() -> WeatherClient:
    """A browser that looks at the weather of every page."""
    return WeatherClient()
