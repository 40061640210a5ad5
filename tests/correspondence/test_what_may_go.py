"""What may go by which way, in which format, and what keeps it back."""

import pytest

from kith.correspondence.rules import LONGEST_TEXT, Channel, Fault, Format, may_go, suits


@pytest.mark.parametrize(
    ("channel", "address", "words", "fault"),
    [
        (Channel.IN_APP, "", "Hello", Fault.FITS),
        (Channel.EMAIL, "mary@hill.example", "Hello", Fault.FITS),
        (Channel.EMAIL, " ", "Hello", Fault.ADDRESS_MISSING),
        (Channel.EMAIL, "mary@hill.example\nBcc: x@y.example", "Hello", Fault.ADDRESS_BROKEN),
        (Channel.EMAIL, "07700 900123", "Hello", Fault.ADDRESS_BROKEN),
        (Channel.EMAIL, "mary@hill.example", "x" * (LONGEST_TEXT + 1), Fault.FITS),
        (Channel.TEXT, "07700 900123", "x" * LONGEST_TEXT, Fault.FITS),
        (Channel.TEXT, "07700 900123", "x" * (LONGEST_TEXT + 1), Fault.TOO_LONG),
        (Channel.TEXT, "mary@hill.example", "Hello", Fault.ADDRESS_BROKEN),
        (Channel.LETTER, "1 Harbour Street\nMorecambe\r\nLA4", "Hello", Fault.FITS),
        (Channel.LETTER, "1 Harbour Street\x00", "Hello", Fault.ADDRESS_BROKEN),
        (Channel.LETTER, "", "Hello", Fault.ADDRESS_MISSING),
    ],
)
def test_what_keeps_a_message_back(channel: Channel, address: str, words: str, fault: Fault) -> None:
    found = may_go(channel, address, words)

    assert (bool(found), found.reason.code) == (fault is Fault.FITS, fault)


def test_a_reader_gets_the_format_that_was_asked_for_and_who_asked_for_nothing_takes_any() -> None:
    large = frozenset({Format.LARGE_PRINT.value})
    refused = suits(Format.STANDARD, large)

    assert (bool(refused), refused.reason.code) == (False, Fault.WRONG_FORMAT)
    assert refused.reason.params == {"asked_for": ["large print"]}
    for found in (suits(Format.LARGE_PRINT, large), suits(Format.STANDARD, frozenset())):
        assert (bool(found), found.reason.code) == (True, Fault.FITS)
