"""A few questions for oneself: nothing is taken or kept, and nobody who is here for somebody else opens them."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from kith.ground import clock
from kith.ground.audit.models import Entry
from kith.ground.web.models import Answered, Draft
from kith.safety.packs.ways import NEXT_CHECK_ON
from kith.safety.rules.questions import Subject
from tests.world import World

ADDRESS = "/a-few-questions"


@pytest.mark.parametrize("who", ["", "mary", "priya"])
def test_opening_it_leaves_no_row_and_no_line(
    world: World, client: Client, who: str, caplog: pytest.LogCaptureFixture
) -> None:
    if who:
        client.force_login(world.accounts[who])
    before = [table.objects.count() for table in (Entry, Draft, Answered, Session)]

    answer = client.get(ADDRESS)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert [table.objects.count() for table in (Entry, Draft, Answered, Session)] == before
    assert "answered" not in [line.message for line in caplog.records]
    client.get("/about")
    assert "answered" in [line.message for line in caplog.records]


def test_it_has_nothing_that_could_be_sent(world: World, client: Client) -> None:
    page = client.get(ADDRESS).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    ticks = re.findall(r"<input[^>]*>", main)

    assert "<form" not in main
    assert len(ticks) >= 12
    assert [tick for tick in ticks if " name=" in tick or 'autocomplete="off"' not in tick] == []
    assert client.post(ADDRESS, {"fear-1": "on"}).status_code == 405
    assert "?" not in "".join(re.findall(r'href="([^"]*)"', main))


def test_nobody_who_is_here_for_somebody_else_opens_it(world: World, client: Client) -> None:
    client.force_login(world.accounts["anne"])

    assert client.get(ADDRESS).status_code == 403
    assert ADDRESS not in client.get("/help-now").content.decode()


def test_the_page_says_what_cannot_be_hidden(client: Client, db: None) -> None:
    page = client.get(ADDRESS).content.decode()

    for words in ("in its history", "over your shoulder", "after the internet where you are", "Safer ways"):
        assert words in page


def test_other_lines_to_ring_make_another_edition_of_the_worker(client: Client, db: None) -> None:
    now = client.get("/help-now.js")
    with clock.fixed(clock.now().replace(year=NEXT_CHECK_ON.year) + timedelta(days=366)):
        later = client.get("/help-now.js").content

    assert now["Content-Type"] == "text/javascript; charset=utf-8"
    assert b'credentials: "omit"' in now.content
    assert now.content.split(b"\n")[0] != later.split(b"\n")[0]
    assert now.content.split(b"\n")[1:] == later.split(b"\n")[1:]


def test_what_a_question_is_about_has_words_and_a_picture() -> None:
    assert [(subject.value, bool(subject.words), bool(subject.icon)) for subject in Subject] == [
        (subject, True, True) for subject in ("respect", "control", "money", "fear", "others", "online")
    ]
