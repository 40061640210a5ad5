"""How to talk with somebody: coded needs, as the Accessible Information Standard asks, and what they mean.

Six steps: identify, record, flag, share, meet, review. A blank is not "none": none is an answer to a question that
was asked. The need for a language stands beside these, not among them.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from kith.ground.words import mark
from kith.people.rules.terms import Term

REVIEW_AFTER = timedelta(days=365)
"""The standard asks everybody at first contact and yearly."""


class Kind(Term):
    """Which part of the standard a need belongs to."""

    FORMAT = "format", mark("How to write")
    CONTACT = "contact", mark("How to reach them")
    PROFESSIONAL = "professional", mark("Who else is needed")
    SUPPORT = "support", mark("How to talk")


class Code(Term):
    """One coded need. `asks` says what its own words hold; the banner speaks those words, and tags the rest."""

    kind: Kind
    icon: str
    asks: str

    def __new__(cls, value: str, words: str = "", kind: Kind = Kind.SUPPORT, icon: str = "", asks: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.kind = kind
        term.icon = icon
        term.asks = asks
        return term

    LARGE_PRINT = "large_print", mark("Large print"), Kind.FORMAT, "picture", mark("Which size? For example, 18 point")
    EASY_READ = "easy_read", mark("Easy read"), Kind.FORMAT, "book"
    SYMBOLS = "symbols", mark("Symbols"), Kind.FORMAT, "picture", mark("Which symbols or board?")
    BRAILLE = "braille", mark("Braille"), Kind.FORMAT, "hand"
    AUDIO = "audio", mark("Sound, not paper"), Kind.FORMAT, "talk"
    COLOURED_PAPER = "coloured_paper", mark("Coloured paper"), Kind.FORMAT, "letter", mark("Which colour?")

    PHONE_ONLY = "phone_only", mark("Phone only"), Kind.CONTACT, "phone"
    NO_PHONE = "no_phone", mark("Not by phone"), Kind.CONTACT, "sms"
    TEXT_MESSAGE = "text_message", mark("Text message"), Kind.CONTACT, "sms"
    LETTER = "letter", mark("Letter"), Kind.CONTACT, "letter"
    EMAIL = "email", mark("E-mail"), Kind.CONTACT, "letter"
    FACE_TO_FACE = "face_to_face", mark("Face to face"), Kind.CONTACT, "talk"
    NO_INTERNET = "no_internet", mark("No internet"), Kind.CONTACT, "globe"
    THROUGH_SOMEBODY = "through_somebody", mark("Through somebody they chose"), Kind.CONTACT, "person", mark("Who?")

    BSL = "bsl", mark("British Sign Language"), Kind.PROFESSIONAL, "hand"
    SIGN_SUPPORTED = "sign_supported", mark("Signs with speech (Makaton, SSE)"), Kind.PROFESSIONAL, "hand"
    LIP_SPEAKER = "lip_speaker", mark("Lip speaker"), Kind.PROFESSIONAL, "talk"
    DEAFBLIND_GUIDE = "deafblind_guide", mark("Deafblind guide"), Kind.PROFESSIONAL, "hand"
    ADVOCATE = "advocate", mark("Advocate"), Kind.PROFESSIONAL, "person", mark("Who?")

    DOUBLE_TIME = "double_time", mark("Double time"), Kind.SUPPORT, "clock"
    HEARS_BETTER_WHEN = (
        "hears_better_when",
        mark("Hearing"),
        Kind.SUPPORT,
        "bell",
        mark("What helps? For example, face me, left side, hearing aid in"),
    )
    SEES_BETTER_WHEN = "sees_better_when", mark("Sight"), Kind.SUPPORT, "eye", mark("What helps?")
    DEVICE = "device", mark("Uses a device or board"), Kind.SUPPORT, "picture", mark("Which, and who charges it?")
    SAYS_YES = "says_yes", mark("Yes is"), Kind.SUPPORT, "tick", mark("How do they say yes?")
    SAYS_NO = "says_no", mark("No is"), Kind.SUPPORT, "cross", mark("How do they say no?")
    SAYS_STOP = "says_stop", mark("Stop is"), Kind.SUPPORT, "pause", mark("How do they say stop?")
    SAYS_PAIN = "says_pain", mark("Pain is"), Kind.SUPPORT, "steth", mark("How do they say that it hurts?")
    BEST_WHEN = "best_when", mark("Best when"), Kind.SUPPORT, "sun", mark("When, where, with whom?")
    PLEASE_DO = "please_do", mark("Please"), Kind.SUPPORT, "heart", mark("What helps?")
    PLEASE_DO_NOT = "please_do_not", mark("Please do not"), Kind.SUPPORT, "cross", mark("What should nobody do?")
    NO_SPEECH = "no_speech", mark("Does not speak with words"), Kind.SUPPORT, "talk"


class Answer(Term):
    """What came of asking."""

    NEEDS = "needs", mark("There are things to know")
    NONE = "none", mark("Asked: nothing special")
    NOT_NOW = "not_now", mark("Asked: would rather not say now")


class Step(Term):
    """What happened to a need after it was written down."""

    SHARED = "shared", mark("Told to others")
    MET = "met", mark("Met")
    NOT_MET = "not_met", mark("Not met")


class Standing(StrEnum):
    """Whether we may rely on what is written."""

    NOT_ASKED = "not asked"
    KNOWN = "known"
    NONE_NEEDED = "none needed"
    NOT_SAID = "not said"
    TO_ASK_AGAIN = "to ask again"


STANDING_WORDS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.NOT_ASKED: mark("Nobody has asked yet. Please ask."),
        Standing.KNOWN: mark("Known."),
        Standing.NONE_NEEDED: mark("Asked: nothing special."),
        Standing.NOT_SAID: mark("Asked: would rather not say now."),
        Standing.TO_ASK_AGAIN: mark("Asked more than a year ago. Please ask again."),
    }
)


def standing(asked_on: date | None, answer: Answer | None, *, has_needs: bool, on: date) -> Standing:
    """Say how far what is written can be relied on, on a day. Needs that are written always show."""
    if asked_on is None or answer is None:
        return Standing.KNOWN if has_needs else Standing.NOT_ASKED
    if on - asked_on >= REVIEW_AFTER:
        return Standing.TO_ASK_AGAIN
    if has_needs:
        return Standing.KNOWN
    return Standing.NONE_NEEDED if answer is Answer.NONE else Standing.NOT_SAID


_AT_ODDS: Sequence[tuple[frozenset[Code], str]] = (
    (frozenset({Code.BSL, Code.PHONE_ONLY}), mark("Signs, and is reached by phone only?")),
    (frozenset({Code.NO_PHONE, Code.PHONE_ONLY}), mark("Phone only, and not by phone?")),
    (frozenset({Code.NO_SPEECH, Code.PHONE_ONLY}), mark("Does not speak with words, and is reached by phone only?")),
    (frozenset({Code.EMAIL, Code.NO_INTERNET}), mark("E-mail, and no internet?")),
    (frozenset({Code.BRAILLE, Code.LARGE_PRINT}), mark("Braille, and large print?")),
)


def questions(codes: Collection[Code]) -> tuple[str, ...]:
    """Return what does not fit together and needs asking; it is never decided for the person."""
    held = frozenset(codes)
    return tuple(words for pair, words in _AT_ODDS if pair <= held)
