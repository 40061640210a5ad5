"""What gets out beside the pages: log lines, addresses, answers at the door. None of them names anybody."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from kith.ground.access.who import actor_of
from kith.ground.actor import Role
from kith.ground.sign_in.actions import invite
from kith.ground.web.logs import JsonLine
from tests import weather
from tests.attack import asking
from tests.attack.conftest import Pages
from tests.laws.matrix import Stage

PERSONAL = re.compile(
    r"\b(?:Hale|Mary|Ashby|John|Priya|Anne|Ray|Ken|priya|mary|ken)\b|1944-03-02|01632|960.?001|Harbour|bruise|Not.him"
    r"|@\w+\.example|18.point|Paint.again"
)
"""Names, numbers, addresses, birth dates and words of the people on the stage."""

LINKS = re.compile(r'(?:href|action|src|data-[\w-]*(?:href|url|src)[\w-]*)="([^"]*)"')
MEANT = re.compile(r"^(?:tel|mailto|sms|https?)[:]")
"""What a link is for: to ring or write to somebody, or to leave for a page of elsewhere."""


class Kept(logging.Handler):
    """Keeps every line as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(JsonLine())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    handler, root = Kept(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler
    root.removeHandler(handler)
    root.setLevel(before)


@asking.IN_PART_AND_WHOLE
def test_no_log_line_names_anybody(stage: Stage, kept: Kept, share: int) -> None:
    """Every page is opened, every form sent as it stands, and something breaks with a person's words in its mouth."""
    for row in (*asking.rows_of("GET", share), *asking.rows_of("POST", share)):
        client = asking.browser_of(asking.whoever_may(row, stage))
        with asking.undone():
            if row.method == "GET":
                client.get(asking.address_of(row, stage), {"q": "Mary Hale", "next": "/people?name=Mary"})
            else:
                asking.post(client, asking.form_for(client, row, stage))
    logging.getLogger("django.request").error("Not found: /people?name=Mary+Hale %s", "Mary Hale")
    try:
        int("Mary Hale, 01632 960 001")
    except ValueError:
        logging.getLogger("kith.request").exception("broken")

    assert len(kept.lines) > 300 / share
    assert [line for line in kept.lines if PERSONAL.search(_without_templates(line))] == []


def _without_templates(line: str) -> str:
    """Leave out a library's own unfilled sentence, which the formatter writes instead of what filled it."""
    return line.replace("Not found: /people?name=Mary+Hale %s", "")


def test_no_log_line_can_be_forged(kept: Kept) -> None:
    logging.getLogger("kith.request").info('said\n{"at": "2026", "level": "INFO"}\r\x1b[2J')

    (line,) = kept.lines
    assert "\n" not in line
    assert "\x1b" not in line


def test_no_address_names_anybody(pages: Pages) -> None:
    """Every link, form and redirect that any page shows to anybody: not a name, a number or a word of a person."""
    found = []
    for (role, route), answer in pages.items():
        links = LINKS.findall(answer.content.decode(errors="replace"))
        links.append(answer.get("Location", ""))
        ours = (unescape(link) for link in links if not MEANT.match(link))
        found += [f"{route} as {role}: {link}" for link in ours if PERSONAL.search(link)]

    assert found == []


def test_forms_with_words_of_people_are_posted(pages: Pages) -> None:
    """A form that is sent by GET writes what was typed into an address: only what names nobody may be asked so."""
    found = set()
    for (_, route), page in pages.items():
        if page.get("Content-Type", "").startswith("text/html"):
            for form in weather.read(page.content.decode()).all("form"):
                if form.attributes.get("method", "get") != "post":
                    found.add(route)

    assert found <= NAMES_NOBODY


NAMES_NOBODY = {
    "correspondence:outbox",
    "directory:search",
    "disclosure:chronology",
    "networks:earlier",
    "networks:map",
    "networks:print",
    "own_record:copy",
}
"""Searching the directory; a day, a paper, a page, kinds of events or parts of a copy: nothing is about somebody."""


def test_a_way_in_that_is_none_looks_like_any_other(stage: Stage, moment: datetime) -> None:
    """A code that was used and codes that never were are answered alike, to the letter."""
    by = actor_of(stage.players[Role.ADMINISTRATOR, "allowed"], at=moment)
    used = invite(display_name="Ursula", sign_in_name="ursula", role=Role.PRACTITIONER, by=by, at=moment).code
    new = dict.fromkeys(("password", "again"), "heron kettle orchard nine")
    taken = asking.browser_of(None).post(reverse("first-password", kwargs={"code": used}), new)
    answers = set()
    for code in (used, "ZZZZ-ZZZZ-ZZZZ-ZZZZ", "QQQQ", "9" * 64):
        answer = asking.browser_of(None).get(reverse("first-password", kwargs={"code": code}))
        page = re.sub(r'value="[^"]*"|nonce="[^"]*"', "", answer.content.decode())
        answers.add((answer.status_code, page.replace(code, "")))

    assert taken.status_code == 302
    assert len(answers) == 1
    assert "Ursula" not in str(answers)


def test_every_line_of_the_log_says_its_moment_in_utc(stage: Stage, kept: Kept) -> None:
    asking.browser_of(None).get("/about")

    moments = [datetime.fromisoformat(json.loads(line)["at"]) for line in kept.lines]
    assert moments
    assert {moment.utcoffset() for moment in moments} == {timedelta(0)}


@pytest.mark.parametrize("address", ["/nowhere", "/people/00000000-0000-4000-8000-000000000000"])
def test_what_is_turned_away_leaves_a_line(stage: Stage, kept: Kept, address: str) -> None:
    asking.browser_of(stage.players[Role.PRACTITIONER, "stranger"]).get(address)

    lines = [json.loads(line) for line in kept.lines]
    assert any(line.get("status") == 404 for line in lines)


def test_what_breaks_leaves_a_line_that_says_where(stage: Stage, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object, **_more: object) -> None:
        raise RuntimeError("Mary Hale")

    monkeypatch.setattr("kith.home.pages.about.show", broken)
    answer = asking.browser_of(None).get("/about")

    lines = [json.loads(line) for line in kept.lines]
    assert any(line.get("raised") == "RuntimeError" and line.get("where") for line in lines)
    assert any(line.get("status") == 500 and line.get("trace") == answer["X-Request-Id"] for line in lines)
    assert not any("Mary" in line for line in kept.lines)
