"""Whether a feed can be read: our own passes, each fault is found where it is, and nothing of a feed is trusted."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from kith.interop.gateways import Answered, Feed, Unreachable, feeds
from kith.interop.gateways.feeds import OverHttp
from kith.interop.hsds.checking import Checked, Verdict, faults_of_package
from kith.interop.hsds.packages import Limits
from kith.interop.hsds.profiles import PROFILES
from kith.interop.hsds.reading import read
from kith.interop.hsds.shapes import Aside
from kith.interop.hsds.walking import NOBODY, check_api
from tests.interop.opened import opened_town
from tests.shared import shared
from tests.world import World

TO_ALL = {"content-type": "application/json", "access-control-allow-origin": "*"}
SERVICE = {
    "id": "7a1f6a5e-7c3c-4a53-9d7e-9f0b6a0f2a11",
    "name": "Harbour Choir",
    "status": "active",
    "organization": {"id": "0c7b4c6e-93c0-4f9b-8f0e-1d1f0f5a7b11", "name": "Harbour Trust", "description": "A trust."},
}
OTHER = {**SERVICE, "id": "7a1f6a5e-7c3c-4a53-9d7e-9f0b6a0f2a12", "name": "Harbour Band"}


def reads(path: Path) -> list[Any]:
    return list(faults_of_package(path, limits=Limits(), progress=lambda *_: None))


def checked(feed: Feed, *, most: int = 50) -> Checked:
    return check_api(feed, reads, most_services=most)


def told(found: Checked) -> set[tuple[str, str, str]]:
    return {(fault.verdict.value, fault.place, fault.words) for fault in found.faults}


@dataclass(frozen=True)
class Ours:
    """Our own open directory, asked as a feed."""

    profile: str

    def get(self, path: str) -> Answered:
        response = Client().get(f"/open/{self.profile}{path}")
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answered(response.status_code, headers, response.content)


@dataclass(frozen=True)
class Fake:
    """A feed of answers by their paths; anything else is not found."""

    answers: Mapping[str, Answered]

    def get(self, path: str) -> Answered:
        return self.answers.get(path, Answered(404, TO_ALL, b"{}"))


def said(thing: object, status: int = 200, **headers: str) -> Answered:
    return Answered(status, {**TO_ALL, **headers}, json.dumps(thing).encode())


def page(contents: list[Any], number: int = 1, of: int = 1, total: int | None = None) -> dict[str, Any]:
    return {
        "total_items": len(contents) if total is None else total,
        "total_pages": of,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number == of,
        "empty": not contents,
        "contents": contents,
    }


GOOD: Mapping[str, Answered] = {
    "/": said(
        {"version": "3.0", "profile": "https://feed.example", "openapi_url": "https://feed.example/openapi.json"}
    ),
    "/services?page=1": said(page([SERVICE], 1, 2, total=2)),
    "/services?page=2": said(page([OTHER], 2, 2, total=2)),
    f"/services/{SERVICE['id']}": said(SERVICE),
    f"/services/{OTHER['id']}": said(OTHER),
}


@pytest.mark.parametrize("profile", PROFILES)
def test_our_own_open_directory_has_no_fault(world: World, profile: str) -> None:
    opened_town(world)

    found = checked(Ours(profile))

    assert found.listed == found.looked_at
    assert found.looked_at
    assert {fault for fault in found.faults if fault.verdict is Verdict.FAIL} == set()


def test_a_good_feed_passes_and_only_so_many_services_are_looked_at() -> None:
    assert (checked(Fake(GOOD)), checked(Fake(GOOD)).verdict) == (Checked((), 2, 2), Verdict.PASS)
    assert checked(Fake(GOOD), most=1).looked_at == 1


NO_NAME = {name: value for name, value in SERVICE.items() if name != "name"}


@pytest.mark.parametrize(
    ("path", "answer", "fault"),
    [
        ("/", said({}, 500), ("fail", "/", "answers 500, where 200 is asked for")),
        ("/", said({"version": "3.0", "profile": "x"}), ("fail", "/", "does not say its openapi_url")),
        ("/", replace(GOOD["/"], headers={"content-type": "application/json"}),
         ("warn", "/", "no page of another site may read it: Access-Control-Allow-Origin is not *")),
        ("/services?page=1", Answered(200, TO_ALL, b"<html>"),
         ("fail", "/services?page=1", "answers with something that is not JSON")),
        ("/services?page=1", Answered(200, TO_ALL, b"[" * 100_000),
         ("fail", "/services?page=1", "answers with something that is not JSON")),
        ("/services?page=1", said([SERVICE]),
         ("fail", "/services?page=1", "is no page: a list is wrapped in an envelope")),
        ("/services?page=1", said({**page([SERVICE]), "total_items": "2"}),
         ("fail", "/services?page=1 > total_items", "must be a whole number")),
        ("/services?page=1", said({**page([SERVICE]), "size": True}),
         ("fail", "/services?page=1 > size", "must be a whole number")),
        ("/services?page=1", said({**page([SERVICE]), "page_number": 7}),
         ("fail", "/services?page=1 > page_number", "says 7, and it is 1")),
        ("/services?page=1", said(page([SERVICE], total=9)),
         ("fail", "/services", "says 9 in all, and has 1 on its pages")),
        ("/services?page=1", said(page([NO_NAME], 1, 2, total=2)),
         ("fail", "/services?page=1 > contents[0] > name", "is missing")),
        ("/services?page=1", said(page(["choir"], 1, 2, total=2)),
         ("fail", "/services?page=1 > contents[0]", "is no object")),
        ("/services?page=2", said(page([SERVICE], 2, 2, total=2)),
         ("fail", "/services", f"lists {SERVICE['id']} more than once")),
        ("/services?page=1", replace(GOOD["/services?page=1"], headers={"content-type": "text/html"}),
         ("warn", "/services?page=1", "calls itself text/html, not application/json")),
        (f"/services/{OTHER['id']}", said({}, 503),
         ("fail", f"/services/{OTHER['id']}", "answers 503, where 200 is asked for")),
        (f"/services/{OTHER['id']}", said(SERVICE),
         ("fail", f"/services/{OTHER['id']} > id", "is not the id that was asked for")),
        (f"/services/{OTHER['id']}", said([]), ("fail", f"/services/{OTHER['id']}", "is no object")),
        (f"/services/{NOBODY}", said(SERVICE),
         ("fail", f"/services/{NOBODY}", "answers 200 for a service that there is not, where 404 is asked for")),
        ("/taxonomies", said(page([])), ("fail", "/taxonomies?page=1", "answers 404, where 200 is asked for")),
        (f"/services/{OTHER['id']}", said({**OTHER, "email": "nobody"}),
         ("fail", f"services one by one.ndjson > service, row 2, id {OTHER['id']}",
          "an e-mail address that cannot be read")),
    ],
)  # fmt: skip
def test_each_fault_of_a_feed_is_found_where_it_is(path: str, answer: Answered, fault: tuple[str, str, str]) -> None:
    found = checked(Fake({**GOOD, path: answer}))

    assert fault in told(found)
    assert found.verdict == fault[0] or found.verdict is Verdict.FAIL


def test_a_feed_that_never_ends_is_left() -> None:
    @dataclass
    class Endless:
        asked: int = 0

        def get(self, path: str) -> Answered:
            self.asked += 1
            number = int(path.rpartition("=")[2]) if "page=" in path else 1
            return said({**page([SERVICE], number, 10**9), "last_page": False})

    endless = Endless()
    found = checked(endless, most=1)

    assert found.verdict is Verdict.FAIL
    assert endless.asked < 6_000


# Files ----------------------------------------------------------------------------------------------------------


def test_an_official_example_is_told_that_its_place_is_nowhere_on_earth() -> None:
    (found,) = (
        fault for fault in reads(shared("hsds-3.1", "examples", "service_full.json")) if fault.verdict == "fail"
    )

    assert found.place.startswith("service_full.json > location, row 1")
    assert found.words == "coordinates that are nowhere on Earth"


def test_of_a_real_directory_every_row_that_was_mended_or_set_aside_has_its_line() -> None:
    miami = shared("directory", "miami-211-hsds-1.1.zip")

    with read(miami) as found:
        wanted: Counter[str] = Counter()
        for count in found.rows.counts():
            if count.aside is not Aside.NOT_KEPT:
                wanted[found.report.files[count.file].name] += count.rows * (1 if count.aside else len(count.mends))
        faults = Counter(fault.place.partition(", row ")[0] for fault in reads(miami) if ", row " in fault.place)

    assert faults == +wanted
    assert faults.total() > 10_000


@pytest.mark.parametrize("words", ["", "{", "[1, 2]", '{"contents": [3]}', "\x00\x01"])
def test_what_is_no_package_fails_with_one_line(tmp_path: Path, words: str) -> None:
    file = tmp_path / "feed.json"
    file.write_text(words)

    (found,) = reads(file)

    assert (found.verdict, found.place) == (Verdict.FAIL, "feed.json")


# Over HTTP ------------------------------------------------------------------------------------------------------


@pytest.fixture
def served() -> Iterator[Callable[[Mapping[str, Answered]], str]]:
    """Serve answers on loopback; return the address."""
    running: list[ThreadingHTTPServer] = []

    def serve(answers: Mapping[str, Answered]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer = Fake(answers).get(self.path.removeprefix("/feed"))
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it overrides
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/feed/"

    yield serve
    for server in running:
        server.shutdown()
        server.server_close()


def test_over_http_a_feed_says_what_its_fake_says(served: Callable[[Mapping[str, Answered]], str]) -> None:
    bad = {**GOOD, "/": said({}, 301, location="http://127.0.0.1:1/elsewhere")}

    for answers in (GOOD, bad):
        assert checked(OverHttp(served(answers))) == checked(Fake(answers))


def test_what_cannot_be_asked_or_says_too_much_is_told_in_one_sentence(
    served: Callable[[Mapping[str, Answered]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = served(GOOD)
    monkeypatch.setattr(feeds, "LONGEST_ANSWER", 10)

    for wrong in ("ftp://feed.example", "https://", "http://127.0.0.1:1", "http://[::1", "http://127.0.0.1:99999"):
        with pytest.raises((Unreachable, ValueError)):
            OverHttp(wrong).get("/")
    with pytest.raises(Unreachable, match="more than"):
        OverHttp(address).get("/")


# The command ----------------------------------------------------------------------------------------------------


def command(*words: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_feed", *words, stdout=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue()
    return 0, out.getvalue()


def test_the_command_says_pass_or_fail_and_ends_so(served: Callable[[Mapping[str, Answered]], str]) -> None:
    address = served(GOOD)
    code, words = command(address)
    assert code == 0
    assert words.splitlines()[-2:] == [
        "2 of 2 services were looked at one by one.",
        f"{address}: pass (0 fail, 0 warn)",
    ]

    code, words = command(served({**GOOD, "/": said({}, 500)}), "--most", "0")
    assert code == 1
    assert words.startswith("And 1 more; --most names more of them.")

    code, words = command(str(shared("hsds-3.1", "examples", "service_full.json")), "--json")
    assert (code, json.loads(words)["verdict"]) == (1, "fail")


def test_official_schemas_are_held_to_where_somebody_has_them(tmp_path: Path) -> None:
    schemas, file = str(shared("hsds-3.0", "schema")), tmp_path / "feed.json"
    file.write_text(json.dumps({**SERVICE, "minimum_age": "twelve", "organization_id": SERVICE["organization"]["id"]}))  # type: ignore[index]

    code, words = command(str(file), "--schemas", schemas)

    assert code == 1
    assert f"fail: feed.json, service 1, id {SERVICE['id']} > $.minimum_age: 'twelve' is not of type 'number'" in words


@pytest.mark.parametrize(("schemas", "why"), [("nowhere", "holds no"), ("broken", "cannot be read as a schema")])
def test_schemas_that_are_none_are_refused(tmp_path: Path, schemas: str, why: str) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "service.json").write_text('{"type": 7}')

    with pytest.raises(CommandError, match=why):
        command(str(shared("hsds-3.0", "examples", "service_full.json")), "--schemas", str(tmp_path / schemas))


def test_an_address_that_cannot_be_reached_is_refused() -> None:
    with pytest.raises(CommandError, match="cannot be reached"):
        command("http://127.0.0.1:1/")
