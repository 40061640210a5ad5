"""Numbers and addresses, as people type them: what is taken, how it is shown, and what is dialled or opened."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.safety.rules.numbers import NUMBER, address_of, dialled, number_of


@pytest.mark.parametrize(
    ("typed", "shown", "dials"),
    [
        ("01632 960170", "01632 960170", "01632960170"),
        ("  01632\u00a0 960 170 ", "01632 960 170", "01632960170"),
        ("+44 1632 960170", "+44 1632 960170", "+441632960170"),
        ("01632\u2013960170", "01632-960170", "01632960170"),
        ("999", "999", "999"),
        ("111", "111", "111"),
        ("85258", "85258", "85258"),
        ("٠١٦٣٢ ٩٦٠١٧٠", "01632 960170", "01632960170"),
        ("123456789012345", "123456789012345", "123456789012345"),
    ],
)
def test_a_number_is_shown_as_typed_and_dialled_bare(typed: str, shown: str, dials: str) -> None:
    assert number_of(typed) == shown
    assert dialled(shown) == dials


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "12", "1234", "1234567890123456", "01632 960170 ext 2", "(01632) 960170", "+44 (0)1632 960170",
        "tel:999", "javascript:alert(1)", "999;alert", "01632,,960170", "++44 1632 960170", "*#06#",
        "\u202e999111", "nine nine nine", "²³¹", "01632--960170",
    ],
)  # fmt: skip
def test_what_is_no_number_is_not_taken(typed: str) -> None:
    assert number_of(typed) == ""


@given(some.text(max_size=40))
def test_whatever_is_typed_only_digits_are_dialled(typed: str) -> None:
    shown = number_of(typed)
    assert shown == "" or (NUMBER.fullmatch(shown) and shown.isascii())
    assert set(dialled(shown)) <= set("+0123456789")
    assert number_of(shown) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://Help.Example.org/Now?x=1", "help.example.org/Now?x=1"),
        ("example.org", "example.org"),
        (" HTTPS://example.org/ ", "example.org"),
        ("a-b.example.org/%20a", "a-b.example.org/%20a"),
    ],
)
def test_an_address_is_kept_without_its_https(typed: str, kept: str) -> None:
    assert address_of(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "http://example.org", "javascript:alert(1)", "https://javascript:alert(1)", "data:text/html,x",
        "//example.org", "https:///example.org", "ftp://example.org", "user@example.org", "https://a:b@example.org",
        "example.org:8080", "localhost", "127.0.0.1", "[::1]", "example", "exa mple.org", "example.org/a b",
        'example.org/"onclick=', "example.org/<b>", "example.org\\evil", "-a.org", "exämple.org", "example.org/\u202e",
        "a." * 60 + "org", "example.org/%zz", "https://https://example.org",
    ],
)  # fmt: skip
def test_what_may_not_be_opened_is_not_taken(typed: str) -> None:
    assert address_of(typed) == ""


@given(some.text(max_size=60))
def test_whatever_is_typed_an_address_names_a_place_of_the_web(typed: str) -> None:
    kept = address_of(typed)

    assert kept == "" or (kept.isascii() and "." in kept.partition("/")[0] and not set(kept) & set(' "<>\\'))
    assert address_of(kept) == kept
