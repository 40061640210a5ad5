"""Stored markup: whatever stands in the store is words on every page, and no translation brings markup of its own.

A payload is put behind every text that somebody could have written, in every row of every table that there is on the
stage; then everybody opens every page that they may, and a parser looks for the element that must not be one.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.http import HttpResponse

from kith.ground.actor import Role
from tests import weather
from tests.attack import asking
from tests.attack.planting import PLANTED, plant
from tests.laws import matrix
from tests.laws.matrix import Stage

TAG = re.compile(r"</?\w[^<>]*>")
LOCALES = Path(__file__).parents[2] / "kith"


def breaches(html: str) -> Iterator[str]:
    for element in weather.read(html):
        if element.tag == "kith-planted" or "onfocus" in element.attributes or "autofocus" in element.attributes:
            yield f"{element} became an element"


def is_only_a_file(answer: HttpResponse) -> bool:
    """Say whether a browser keeps this and never draws it: it is handed over as data, and may not be taken for more."""
    handed_over = answer.get("Content-Disposition", "").startswith("attachment")
    is_data = answer["Content-Type"].partition(";")[0] in {"application/json", "text/csv"}
    return handed_over and is_data and answer.get("X-Content-Type-Options") == "nosniff"


@asking.IN_PART_AND_WHOLE
def test_no_stored_word_becomes_markup_on_any_page(stage: Stage, share: int) -> None:
    assert plant() > 30
    found: list[str] = []
    shown: set[str] = set()

    for (role, relation), account in stage.players.items():
        client = asking.browser_of(account)
        for row in asking.rows_of("GET", share):
            if not row.cells[role.value] & {"yes", relation}:
                continue
            answer = client.get(asking.address_of(row, stage))
            page = answer.content.decode(errors="replace")
            if asking.is_fault(answer, row):
                found.append(f"{row.route} as {role} answers {answer.status_code}")
            if not is_only_a_file(answer):
                found += [f"{row.route} as {role}: {breach}" for breach in breaches(page)]
            if "kith-planted" in page:
                shown.add(row.route)

    assert found == []
    assert len(shown) > 40 / share, f"The payload is shown on too few pages for this to prove anything: {sorted(shown)}"


@pytest.mark.parametrize("page", [f"<p>{PLANTED}</p>", f'<input value="{PLANTED}">', "<p onfocus=alert(1)>x</p>"])
def test_a_planted_page_that_shows_markup_as_markup_is_caught(page: str) -> None:
    assert list(breaches(page)) != []


def own_markup(original: str, translated: str) -> set[str]:
    """Return the tags of a translation that its original does not have: pages trust translations as they trust code."""
    return set(TAG.findall(translated)) - set(TAG.findall(original))


def test_no_translation_brings_markup_of_its_own() -> None:
    found = []
    for file in LOCALES.rglob("*.po"):
        with file.open("rb") as opened:
            for message in read_po(opened):
                pairs = zip(_texts(message.id), _texts(message.string), strict=False)
                found += [
                    f"{file.name}: {translated[:60]}" for said, translated in pairs if own_markup(said, translated)
                ]

    assert found == []


def _texts(words: object) -> list[str]:
    return [str(word) for word in words] if isinstance(words, list | tuple) else [str(words or "")]


def test_a_planted_translation_is_caught() -> None:
    assert own_markup("Who is <b>near</b>?", "Qui est <b>près</b> ?") == set()
    assert own_markup("Who is near?", "<script>alert(1)</script>") != set()
    assert own_markup('<a href="%(href)s">Go</a>', '<a href="%(href)s" onclick="x()">Va</a>') != set()


DATA = ("application/json; charset=utf-8", "text/csv; charset=utf-8")


@pytest.mark.parametrize("kind", [*DATA, "text/html; charset=utf-8", "image/svg+xml", "application/xml"])
@pytest.mark.parametrize("disposition", ["attachment", "inline"])
def test_only_data_that_is_handed_over_is_never_drawn(kind: str, disposition: str) -> None:
    answer = HttpResponse("{}", kind, headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"})

    assert is_only_a_file(answer) == (kind in DATA and disposition == "attachment")


def test_every_role_is_on_the_stage(stage: Stage) -> None:
    assert {role for role, _ in stage.players} == set(Role)
    assert matrix.table()
