"""The rules of what is sent: lines, links and waits."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.correspondence.rules import Channel, Fault, Piece, may_go, next_try_after, one_line, paragraphs

ORIGIN = "http://localhost:8000"


def test_only_a_link_of_ours_can_be_followed() -> None:
    body = f"Open {ORIGIN}/answer/x1.\n\nNot https://elsewhere.example/x, nor {ORIGIN}.elsewhere.example/x"

    first, second = paragraphs(body, ORIGIN)

    assert first == (Piece("Open "), Piece(f"{ORIGIN}/answer/x1", f"{ORIGIN}/answer/x1"), Piece("."))
    assert [piece.href for piece in second] == [""]


@given(st.text())
def test_a_body_is_cut_without_losing_a_word(body: str) -> None:
    cut = "".join(piece.words for paragraph in paragraphs(body, ORIGIN) for piece in paragraph)

    assert "".join(cut.split()) == "".join(body.split())


@given(st.text())
def test_one_line_holds_no_line_break_or_control_character(words: str) -> None:
    assert not any(ord(letter) < 32 or ord(letter) == 127 for letter in one_line(words))


def test_each_wait_is_longer_than_the_one_before() -> None:
    waits = [wait for attempts in range(1, 10) if (wait := next_try_after(attempts))]

    assert waits == sorted(set(waits))
    assert sum(waits, timedelta()) > timedelta(hours=10)
    assert next_try_after(6) is None


@pytest.mark.parametrize("number", ["+44 1632 960001", "01632 960001", "(01632) 960-001"])
def test_a_telephone_number_may_be_written_as_people_write_it(number: str) -> None:
    assert may_go(Channel.TEXT, number, "Hello")


def test_a_text_message_has_an_end() -> None:
    decision = may_go(Channel.TEXT, "01632960001", "x" * 460)

    assert decision.reason.code is Fault.TOO_LONG
