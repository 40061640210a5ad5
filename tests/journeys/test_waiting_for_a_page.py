"""Whoever walks reads whole pages: one that comes in slowly is waited for, whether by a link or by a button."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.journeys.walker import Walker

PAUSE_SECONDS = 0.4
FIRST = b"<!doctype html><html lang='en'>"
REST = b"<title>Here at last</title><a href='/next'>Go on</a><form method='post'><button>Press</button></form><p>All"


class _Slow(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Begin to answer, think, and end."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(FIRST)
        self.wfile.flush()
        time.sleep(PAUSE_SECONDS)
        self.wfile.write(REST)

    do_POST = do_GET  # noqa: N815 - the name that the standard library calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it overrides
        """Say nothing."""


@pytest.fixture
def house() -> Iterator[str]:
    """Serve one page, slowly."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slow) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without"])
def test_a_page_is_whole_before_it_is_read(has_script: bool, house: str, browser: Browser) -> None:
    with Walker.at(house, browser, has_script=has_script) as walker:
        walker.opens("/")

        walker.follows("Go on")
        assert walker.page.title() == "Here at last"
        walker.presses("Press")

        assert walker.page.title() == "Here at last"
        walker.reads("All")
