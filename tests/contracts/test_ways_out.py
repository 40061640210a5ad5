"""Every way out keeps one contract: it takes a parcel, or says that it did not. The real ones are held to it against
servers on this machine, and the demo's stand-in against the very same tests."""

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_string
from email.header import decode_header, make_header
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from kith.correspondence.gateways import Gateway, Parcel, Refused
from kith.correspondence.gateways.demo import NothingLeaves
from kith.correspondence.gateways.mail import Mail
from kith.correspondence.gateways.post import PrintingHouse
from kith.correspondence.gateways.text import Texts

PARCEL = Parcel(
    key="7b0d5c1e-0000-4000-8000-000000000001",
    name="Mary Hålé",
    address="mary@example.org",
    subject="A letter for you — from Harbour",
    body="Hello Mary,\n\nمرحبا. Open http://localhost:8000/answer/x1\n.\nA lone full stop ends nothing.",
    language="en",
    format="standard",
)


@dataclass
class Outside:
    """The world outside: what arrived there, by key, and whether it takes anything today."""

    is_open: bool = True
    arrived: list[tuple[str, str]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)


def _smtp(outside: Outside) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            while line := self.rfile.readline().strip().upper():
                if line.startswith(b"DATA"):
                    self.wfile.write(b"354 go on\r\n")
                    self._letter()
                elif line.startswith(b"RCPT") and not outside.is_open:
                    self.wfile.write(b"451 not today\r\n")
                else:
                    self.wfile.write(b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 fine\r\n")

        def _letter(self) -> None:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
            text = b"".join(lines).decode()
            letter = message_from_string(text)
            payload = letter.get_payload(decode=True)
            assert isinstance(payload, bytes)
            key = letter["Message-ID"].strip("<>").partition("@")[0]
            outside.arrived.append((key, payload.decode().replace("\r\n", "\n").strip()))
            outside.raw.append(text)
            self.wfile.write(b"250 taken\r\n")

    return Handler


def _provider(outside: Outside, moved_to: str = "") -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        seen: ClassVar[set[str]] = set()

        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            outside.raw.append(self.headers["Authorization"])
            if moved_to:
                self.send_response(307)
                self.send_header("Location", moved_to)
                self.end_headers()
                return
            if outside.is_open and said["key"] not in self.seen:
                self.seen.add(said["key"])
                outside.arrived.append((said["key"], said["text"]))
            self.send_response(202 if outside.is_open else 503)
            self.end_headers()
            self.wfile.write(json.dumps({"id": f"provider {said['key']}"}).encode())

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def _listening(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def mail(outside: Outside, _folder: Path) -> Iterator[Gateway]:
    with _listening(socketserver.ThreadingTCPServer(("127.0.0.1", 0), _smtp(outside))) as port:
        yield Mail(f"smtp://127.0.0.1:{port}", "Kith <kith@example.org>")


@contextmanager
def text(outside: Outside, _folder: Path) -> Iterator[Gateway]:
    with _listening(HTTPServer(("127.0.0.1", 0), _provider(outside))) as port:
        yield Texts(f"http://127.0.0.1:{port}/send", "a token")


class _Folder(PrintingHouse):
    """The folder, with the house's own reading of what lies in it after each letter."""

    def __init__(self, folder: Path, outside: Outside) -> None:
        super().__init__(folder)
        self._place, self._outside = folder, outside

    def send(self, parcel: Parcel) -> str:
        if not self._outside.is_open:
            self._folder = self._place / "gone"
        reference = super().send(parcel)
        self._outside.arrived[:] = [
            (path.stem, json.loads(path.read_text(encoding="utf-8"))["body"]) for path in self._place.glob("*.json")
        ]
        return reference


@contextmanager
def post(outside: Outside, folder: Path) -> Iterator[Gateway]:
    yield _Folder(folder, outside)


@contextmanager
def nothing_leaves(_outside: Outside, _folder: Path) -> Iterator[Gateway]:
    yield NothingLeaves()


Way = Callable[[Outside, Path], object]
REAL: list[Way] = [mail, text, post]


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture(params=[*REAL, nothing_leaves], ids=lambda way: way.__name__)
def any_way(request: pytest.FixtureRequest, outside: Outside, tmp_path: Path) -> Iterator[Gateway]:
    with request.param(outside, tmp_path) as way:
        yield way


@pytest.fixture(params=REAL, ids=lambda way: way.__name__)
def real_way(request: pytest.FixtureRequest, outside: Outside, tmp_path: Path) -> Iterator[Gateway]:
    with request.param(outside, tmp_path) as way:
        yield way


def test_a_parcel_is_taken_with_a_reference(any_way: Gateway) -> None:
    assert PARCEL.key in any_way.send(PARCEL)


def test_the_same_parcel_has_the_same_reference(any_way: Gateway) -> None:
    assert any_way.send(PARCEL) == any_way.send(PARCEL)
    assert any_way.send(PARCEL) != any_way.send(replace(PARCEL, key="another"))


def test_a_parcel_arrives_whole(real_way: Gateway, outside: Outside) -> None:
    real_way.send(PARCEL)

    assert outside.arrived == [(PARCEL.key, PARCEL.body)]


def test_a_closed_way_says_so_and_tells_nothing_of_the_parcel(real_way: Gateway, outside: Outside) -> None:
    outside.is_open = False

    with pytest.raises(Refused) as refusal:
        real_way.send(PARCEL)

    assert outside.arrived == []
    assert not any(word in str(refusal.value) for word in ("Mary", "example.org", "Hello"))


@pytest.mark.parametrize("way", [Mail("smtp://127.0.0.1:9", "a@b.c"), Texts("http://127.0.0.1:9/", "")])
def test_a_server_that_is_not_there_is_a_closed_way(way: Gateway) -> None:
    with pytest.raises(Refused):
        way.send(PARCEL)


@pytest.mark.parametrize("way", [text, post], ids=["text", "post"])
def test_a_double_arrives_once_where_the_receiver_knows_the_key(
    way: Callable[..., object], outside: Outside, tmp_path: Path
) -> None:
    with way(outside, tmp_path) as opened:  # type: ignore[attr-defined] # a context manager
        opened.send(PARCEL)
        opened.send(PARCEL)

    assert len(outside.arrived) == 1


def test_an_e_mail_says_who_it_is_for_in_every_script(outside: Outside, tmp_path: Path) -> None:
    with mail(outside, tmp_path) as way:
        way.send(PARCEL)

    letter = message_from_string(outside.raw[0])
    assert str(make_header(decode_header(letter["Subject"]))) == PARCEL.subject
    assert "Mary Hålé" in str(make_header(decode_header(letter["To"])))
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_provider_that_sends_elsewhere_is_not_followed(outside: Outside) -> None:
    elsewhere = Outside()
    with (
        _listening(HTTPServer(("127.0.0.1", 0), _provider(elsewhere))) as there,
        _listening(HTTPServer(("127.0.0.1", 0), _provider(outside, f"http://127.0.0.1:{there}/"))) as here,
        pytest.raises(Refused, match="307"),
    ):
        Texts(f"http://127.0.0.1:{here}/", "a token").send(PARCEL)

    assert elsewhere.raw == []
