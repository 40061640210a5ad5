"""What is burnt out is gone from the bytes, however it is written; and the search on the bytes would have found it."""

import html
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.disclosure.rules.redaction import (
    LEFT_OUT,
    burnt,
    found_in,
    left_behind,
    letters_of,
    ways_to_quote,
    ways_to_write,
)


@pytest.mark.parametrize(
    ("text", "term", "after"),
    [
        ("Ray came.", "Ray", f"{LEFT_OUT} came."),
        ("RAY came.", "ray", f"{LEFT_OUT} came."),
        ("R a y, and R-\nay", "Ray", f"{LEFT_OUT}, and {LEFT_OUT}"),
        ("Ra\u200by and Ra\u00ady", "Ray", f"{LEFT_OUT} and {LEFT_OUT}"),
        ("Ray’s van", "Ray", f"{LEFT_OUT}’s van"),
        ("Zoe\u0308 and Zoë and ZOE", "Zoë", f"{LEFT_OUT} and {LEFT_OUT} and {LEFT_OUT}"),
        ("Mrs Raymond prays", "Ray", "Mrs Raymond prays"),
        ("Straße 5", "strasse", f"{LEFT_OUT} 5"),
        ("Ring +44 (0)7700 900123 or 07700-900 123.", "07700 900123", f"Ring +{LEFT_OUT} or {LEFT_OUT}."),
        ("in 7 days", "07700 900123", "in 7 days"),
        ("أحمد جاء", "أحمد", f"{LEFT_OUT} جاء"),
        ("王明来了", "王明", f"{LEFT_OUT}来了"),
        ("Ann Anne", "Anne", f"Ann {LEFT_OUT}"),
    ],
)
def test_words_are_cut_out_however_they_are_written(text: str, term: str, after: str) -> None:
    assert burnt(text, ways_to_write(term)) == after


def test_a_passage_goes_and_so_does_every_telling_part_of_it() -> None:
    passage = "My sister told me that he hides the letters under the stairs at night."
    words = ways_to_quote(passage)

    for text in (passage, passage.upper(), "She said he HIDES the letters, under the stairs at half past."):
        gone = burnt(text, words)
        assert LEFT_OUT in gone
        assert "letters" not in gone.casefold()
    assert burnt("He hides the letters.", words) == "He hides the letters."


PIECES = st.sampled_from(["", " ", "\n", "-", "\u200b", "\u00ad", " \t ", "\u0301"])
LETTERS = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd"), codec="utf-8"), min_size=3, max_size=24)
AROUND = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)


@st.composite
def hidden(draw: st.DrawFn) -> tuple[str, str]:
    """Draw some words, and a text in which they stand written in another way."""
    term = draw(LETTERS.filter(lambda one: len(letters_of(one)) >= 3))
    written = "".join(
        f"{draw(st.sampled_from([one, one.upper(), one.lower(), unicodedata.normalize('NFD', one)]))}{draw(PIECES)}"
        for one in term
    )
    return term, f"{draw(AROUND)} {written} {draw(AROUND)}"


def _as_a_page(text: str) -> bytes:
    return f"<!doctype html><p><b>What</b> “<bdi>{html.escape(text)}</bdi>”</p>".encode()


@given(hidden())
def test_no_withheld_word_is_in_the_bytes_of_page_or_file(told: tuple[str, str]) -> None:
    term, text = told
    words = ways_to_write(term)

    gone = burnt(text, words)

    for made in (_as_a_page(gone), json.dumps({"said": gone}).encode(), json.dumps({"said": gone}, indent=1).encode()):
        assert left_behind(made, _as_a_page(LEFT_OUT), words) <= set(found_in(_as_a_page(LEFT_OUT), words))
    assert found_in(text.encode(), words)


@given(hidden())
def test_burning_twice_is_burning_once_and_nothing_else_is_lost(told: tuple[str, str]) -> None:
    term, text = told
    words = ways_to_write(term)

    once = burnt(text, words)

    assert burnt(once, words - {letters_of(LEFT_OUT)}) == once or letters_of(term) in letters_of(LEFT_OUT)
    assert burnt("nothing of it", ()) == "nothing of it"


@pytest.mark.parametrize(
    "made",
    [
        b"<p>R<b>a</b>y</p>",
        b"<p>&#82;ay</p>",
        b"<p>R&shy;ay</p>",
        b'<p title="Ray">x</p>',
        b"<!-- ray -->",
        b'{"a": ["\\u0052ay"]}',
        b'{"Ray": 1}',
        b'{"a": {"b": "R\\nay"}}',
        "<p>Ｒａｙ</p>".encode(),
    ],
)
def test_the_search_finds_what_markup_escapes_and_lines_hide(made: bytes) -> None:
    assert found_in(made, ways_to_write("Ray")) == {"ray": 1}


def test_somebody_who_is_called_as_one_of_our_words_is_not_found_in_our_words() -> None:
    words = ways_to_write("May")
    frame = b"<p>You may ask. Said by [left out].</p>"

    assert left_behind(b"<p>You may ask. Said by [left out].</p>", frame, words) == frozenset()
    assert left_behind(b"<p>You may ask. Said by May.</p>", frame, words) == {"may"}
