"""Whatever is typed into any form or address: an answer, never a fault of ours.

Every route that takes a form is sent its own form with each hostile text in each field; every page is asked for with
each hostile text in each word of its address. The long run does all of it, the short one a seeded part. Beside it,
`test_generated_requests` makes up requests that nobody thought of.
"""

import ast
from datetime import datetime
from functools import cache
from random import Random

import pytest

from tests.attack import asking
from tests.laws.house import sources
from tests.laws.matrix import Row, Stage

HOSTILE = {
    "a null byte": "Anne\x00",
    "half a character": "\ud800",
    "nothing but space": " \u3000\u200b ",
    "very long": "word " * 5_000,
    "markup": "<script>alert(1)</script>",
    "a template": "{{ 7*7 }}{% include 'x' %}${7*7}",
    "a quote": "'; DROP TABLE people_person; --",
    "a format": "%s%n%(name)s{0.__class__}",
    "a path": "../../../../etc/passwd",
    "a new line and a header": "Anne\r\nBcc: all@evil.example",
    "right to left": "\u202egnol\u202c\u2066",
    "a large number": "9" * 400,
    "a small number": "-1",
    "no number": "NaN",
    "a day that is none": "2026-02-30",
    "the end of time": "9999-12-31T23:59",
    "the last day": "9999-12-31",
    "a day long gone": "0001-01-01",
    "a day just gone": "2026-05-01",
    "an id of nobody": "00000000-0000-4000-8000-000000000000",
    "a formula": '=HYPERLINK("http://evil.example")',
    "JSON": '{"$ne": null}',
    "signs beyond the plane": "\U0001f9d1\u200d\U0001f9d2\ufe0f\U000e0041",
}
PART = 3
"""How many of the texts each route meets in the short run; over its routes, every text is met."""


@cache
def asked_for() -> tuple[str, ...]:
    """Return every name that a page looks for in its address, read from the code, with those that tools fill."""
    names = {"next", "page", "q", "once", "seal", "_method", "format"}
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call | ast.Compare) and "request.GET" in ast.unparse(node):
                names |= {
                    leaf.value
                    for leaf in ast.walk(node)
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                }
    return tuple(sorted(name for name in names if name.isidentifier()))


def chosen(seed: str, share: int) -> list[str]:
    texts = list(HOSTILE.values())
    return texts if share == asking.WHOLE else Random(seed).sample(texts, PART)  # noqa: S311 - a fair draw, no secret


def faults_of_posting(row: Row, stage: Stage, share: int) -> list[str]:
    client = asking.browser_of(asking.whoever_may(row, stage))
    found = []
    with asking.undone():
        form = asking.form_for(client, row, stage)
        for text in chosen(row.route, share):
            everywhere = dict.fromkeys(form.filled, text)
            in_words = {**form.filled, **dict.fromkeys(form.words, text)}
            for sent in (everywhere, in_words):
                with asking.undone():
                    answer = asking.post_raw(client, form.address, sent)
                    if asking.is_fault(answer, row):
                        found.append(f"{row.route} answers {answer.status_code} to {text[:40]!r}")
    return found


def faults_of_asking(row: Row, stage: Stage, share: int) -> list[str]:
    client = asking.browser_of(asking.whoever_may(row, stage))
    address, names = asking.address_of(row, stage), asked_for()
    found = []
    for text in chosen(row.route, share):
        with asking.undone():
            answer = client.get(f"{address}?{asking.encoded(dict.fromkeys(names, text))}")
            if asking.is_fault(answer, row):
                found.append(f"{row.route} answers {answer.status_code} to {text[:40]!r} in its address")
    return found


@asking.IN_PART_AND_WHOLE
def test_no_text_in_any_form_is_a_fault_of_ours(stage: Stage, share: int) -> None:
    assert [fault for row in asking.rows_of("POST", share) for fault in faults_of_posting(row, stage, share)] == []


@asking.IN_PART_AND_WHOLE
def test_no_text_in_any_address_is_a_fault_of_ours(stage: Stage, share: int) -> None:
    assert "page" in asked_for()
    assert [fault for row in asking.rows_of("GET", share) for fault in faults_of_asking(row, stage, share)] == []


@asking.IN_PART_AND_WHOLE
def test_no_word_of_a_path_is_a_fault_or_leads_to_a_file(stage: Stage, share: int) -> None:
    """Every place in every path that takes words is given a way out of its folder, in each of its spellings."""
    out = [
        "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "....//etc/passwd",
        "%c0%ae%c0%ae/etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "%00", "a%00.jpg", "~root",
    ]  # fmt: skip
    found = []
    for row in asking.rows_of("GET", share):
        address, client = asking.address_of(row, stage), asking.browser_of(asking.whoever_may(row, stage))
        parts = address.split("/")
        for place in range(1, len(parts)):
            for way in out[: 3 if row.route != "files:photo" else None]:
                with asking.undone():
                    answer = client.get("/".join([*parts[:place], way, *parts[place + 1 :]]))
                    if asking.is_fault(answer, row) or b"root:" in answer.content:
                        found.append(f"{row.route} answers {answer.status_code} to {way} as part {place}")

    assert found == []


@pytest.mark.parametrize("folder", ["/static/", "/static/web/", "/photos/", "/"])
@pytest.mark.parametrize(
    "way", ["../kith/config/settings.py", "..%2f..%2fsettings.py", "%2e%2e/%2e%2e/settings.py", "..\\settings.py",
            "....//settings.py", ".git/config", ".env", "web/", "islands/../../config/settings.py"]
)  # fmt: skip
def test_no_file_of_the_house_is_reached_through_a_folder(db: None, moment: datetime, folder: str, way: str) -> None:
    answer = asking.browser_of(None).get(folder + way)

    assert answer.status_code == 404
    assert b"SECRET_KEY" not in answer.content
