"""What a journey needs: the demo world in a store of its own, served for real, and a browser to walk it with."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from check import BROWSERS
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.walker import Walker
from tests.store import copy_sqlite, store_in

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in this thread; the store is not async

QUIETLY = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium of the machine, reaching nothing but this machine."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not installed; `make test` installs it.")
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=list(QUIETLY))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: object) -> Path:
    """Make the demo world once, in a file that every journey copies. SQLite: journeys prove pages, not engines."""
    from kith.demo.world import ANCHOR, build

    file = tmp_path_factory.mktemp("demo") / "kith.sqlite3"
    with django_db_blocker.unblock():  # type: ignore[attr-defined] # loosely typed by pytest-django
        copy_sqlite(connections["default"], file)
    with django_db_blocker.unblock(), store_in(str(file)):  # type: ignore[attr-defined]
        build(anchor=ANCHOR)
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it overrides
        """Say nothing: a journey's story is in its steps."""


@pytest.fixture
def house(demo_store: Path, tmp_path: Path, django_db_blocker: object) -> Iterator[str]:
    """Serve a fresh copy of the demo world on loopback; return its address."""
    file = tmp_path / "kith.sqlite3"
    shutil.copy(demo_store, file)
    with django_db_blocker.unblock(), store_in(str(file)):  # type: ignore[attr-defined]
        server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
        server.daemon_threads = True
        server.set_app(get_wsgi_application())
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


@pytest.fixture
def walker(house: str, browser: Browser) -> Iterator[Walker]:
    """Somebody at a browser, with script on."""
    with Walker.at(house, browser) as walking:
        yield walking


@pytest.fixture
def walker_without_script(house: str, browser: Browser) -> Iterator[Walker]:
    """Somebody at an old browser: no script runs."""
    with Walker.at(house, browser, has_script=False) as walking:
        yield walking
