"""How a limit is explained, so that the person knows what they can still do, and how to challenge it."""

from kith.ground.words import mark
from kith.people.rules.terms import Term


class ExplainedIn(Term):
    """In which way it was explained."""

    TALK = "talk", mark("Talked through face to face")
    PHONE = "phone", mark("Talked through by phone")
    EASY_READ = "easy_read", mark("Easy read")
    SYMBOLS = "symbols", mark("Symbols or pictures")
    AUDIO = "audio", mark("Recorded speech")
    SIGNED = "signed", mark("Sign language")
    TRANSLATED = "translated", mark("In their own language")


class NotExplainedError(Exception):
    """An explanation that leaves out what the person has a right to; the message says what is missing."""


def must_explain(*, who_decided: str, why: str, can_still: str, how_to_challenge: str, said_back: str) -> None:
    """Refuse, with NotExplainedError, an explanation with a part missing, or one that nobody checked was understood."""
    parts = (who_decided, why, can_still, how_to_challenge)
    if not all(part.strip() for part in parts):
        raise NotExplainedError(mark("Say who decided, why, what they can still do, and how they can challenge it."))
    if not said_back.strip():
        raise NotExplainedError(mark("Ask them to tell it back in their own words, and write what they said."))
