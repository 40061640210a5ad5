"""Walking through a feed as its readers do: its front door, every page of its lists, and services one by one.

What is read of whole services is written down as lines of JSON, for `checking` to read like any other package.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import msgspec

from kith.interop.gateways import Answered, Feed
from kith.interop.hsds.checking import Checked, Fault, Verdict

MOST_PAGES = 1000
NEEDS: Mapping[str, Sequence[str]] = {
    "services": ("id", "name", "status"),
    "organizations": ("id", "name"),
    "taxonomies": ("id", "name"),
    "taxonomy_terms": ("id", "name"),
    "service_at_locations": ("id",),
}
"""The lists of a feed, and what each of their things must say. Only services must be there."""
NOBODY = "00000000-0000-4000-8000-000000000000"
ENVELOPE: Mapping[str, type] = {
    "total_items": int, "total_pages": int, "page_number": int, "size": int, "first_page": bool, "last_page": bool,
    "empty": bool, "contents": list,
}  # fmt: skip

Json = Any
"""Whatever somebody's feed answers with."""
Keep = Callable[[Json], object]


Read = Callable[[Path], Iterable[Fault]]
"""Reads a package and says what is wrong with it."""


def check_api(feed: Feed, read: Read, *, most_services: int) -> Checked:
    """Walk through an API, and read its whole services as a package would be read. Raises Unreachable."""
    walk, encode = Walk(feed, most_services), msgspec.json.encode
    with TemporaryDirectory(prefix="kith-feed-") as folder:
        lines = Path(folder) / "services one by one.ndjson"
        with lines.open("wb") as file:
            walk.all_of_it(lambda service: file.write(encode(service) + b"\n"))
        faults = read(lines) if walk.looked_at else ()
        found = (*walk.faults, *faults)
    return Checked(found, walk.listed, walk.looked_at)


@dataclass
class Walk:
    """One walk: whom it asks, how many services are looked at whole, and what was found on the way."""

    feed: Feed
    most_services: int
    faults: list[Fault] = field(default_factory=list)
    listed: int = 0
    looked_at: int = 0

    def all_of_it(self, keep: Keep) -> None:
        """Walk through everything; hand over each whole service. Raises Unreachable."""
        self._front_door()
        ids = [one["id"] for one in self._listed("services") if isinstance(one.get("id"), str)]
        self.listed = len(ids)
        self._same_ids(ids)
        for one_id in ids[: self.most_services]:
            self._service(one_id, keep)
        self._nobody()
        for name in NEEDS:
            if name != "services" and self.feed.get(f"/{name}").status != HTTPStatus.NOT_FOUND:
                deque(self._listed(name), maxlen=0)

    def fail(self, place: str, words: str) -> None:
        self.faults.append(Fault(Verdict.FAIL, place, words))

    def warn(self, place: str, words: str) -> None:
        self.faults.append(Fault(Verdict.WARN, place, words))

    def _front_door(self) -> None:
        answer = self.feed.get("/")
        told = self._json("/", answer)
        if isinstance(told, dict):
            for name in ("version", "profile", "openapi_url"):
                if not (isinstance(told.get(name), str) and told[name]):
                    self.fail("/", f"does not say its {name}")
        if answer.headers.get("access-control-allow-origin") != "*":
            self.warn("/", "no page of another site may read it: Access-Control-Allow-Origin is not *")

    def _json(self, path: str, answer: Answered) -> Json:
        """Return what an answer says, or None where it says nothing that can be read."""
        if answer.status != HTTPStatus.OK:
            self.fail(path, f"answers {answer.status}, where 200 is asked for")
            return None
        if not answer.headers.get("content-type", "").startswith("application/json"):
            self.warn(path, f"calls itself {answer.headers.get('content-type', 'nothing')}, not application/json")
        try:
            return json.loads(answer.content)
        except (ValueError, RecursionError):
            self.fail(path, "answers with something that is not JSON")
            return None

    def _listed(self, name: str) -> Iterator[Json]:
        """Go through the pages of a list and yield what is on them."""
        number, counted, total = 1, 0, None
        while number <= MOST_PAGES:
            path = f"/{name}?page={number}"
            page = self._json(path, self.feed.get(path))
            if not self._is_page(path, page, number):
                return
            total = page["total_items"] if total is None else total
            for place, one in enumerate(page["contents"]):
                if self._is_thing(f"{path} > contents[{place}]", one, NEEDS[name]):
                    yield one
            counted += len(page["contents"])
            if page["last_page"] or not page["contents"]:
                break
            number += 1
        if counted != total:
            self.fail(f"/{name}", f"says {total:,} in all, and has {counted:,} on its pages")

    def _is_page(self, path: str, page: Json, number: int) -> bool:
        if not isinstance(page, dict):
            if page is not None:
                self.fail(path, "is no page: a list is wrapped in an envelope")
            return False
        for name, kind in ENVELOPE.items():
            said = page.get(name)
            if not isinstance(said, kind) or (kind is int and isinstance(said, bool)):
                self.fail(f"{path} > {name}", f"must be {_called(kind)}")
        if not all(isinstance(page.get(name), kind) for name, kind in ENVELOPE.items()):
            return False
        self._adds_up(path, page, number)
        return True

    def _adds_up(self, path: str, page: Json, number: int) -> None:
        size, last = len(page["contents"]), max(1, page["total_pages"])
        said: Mapping[str, object] = {
            "page_number": number, "size": size, "first_page": number == 1, "last_page": number >= last,
            "empty": size == 0,
        }  # fmt: skip
        for name, so in said.items():
            if page[name] != so:
                self.fail(f"{path} > {name}", f"says {json.dumps(page[name])}, and it is {json.dumps(so)}")

    def _is_thing(self, place: str, one: Json, needs: Sequence[str]) -> bool:
        if not isinstance(one, dict):
            self.fail(place, "is no object")
            return False
        for name in needs:
            if not (isinstance(one.get(name), str) and one[name]):
                self.fail(f"{place} > {name}", "is missing")
        return True

    def _same_ids(self, ids: list[str]) -> None:
        seen: set[str] = set()
        for one_id in ids:
            if one_id in seen:
                self.fail("/services", f"lists {one_id} more than once")
            seen.add(one_id)

    def _service(self, one_id: str, keep: Keep) -> None:
        path = f"/services/{quote(one_id, safe='')}"
        told = self._json(path, self.feed.get(path))
        self.looked_at += 1
        if not isinstance(told, dict):
            if told is not None:
                self.fail(path, "is no object")
            return
        if told.get("id") != one_id:
            self.fail(f"{path} > id", "is not the id that was asked for")
        keep(told)

    def _nobody(self) -> None:
        path = f"/services/{NOBODY}"
        status = self.feed.get(path).status
        if status != HTTPStatus.NOT_FOUND:
            self.fail(path, f"answers {status} for a service that there is not, where 404 is asked for")


def _called(kind: type) -> str:
    return {int: "a whole number", bool: "true or false", list: "a list"}[kind]
