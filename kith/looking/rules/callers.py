"""Who is on the phone, and how that is found out. An unknown caller is told nothing."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from kith.ground.words import mark
from kith.people.rules.names import fold
from kith.people.rules.terms import Term

CARD_LASTS = timedelta(minutes=30)
TRIES = 3


class Caller(Term):
    """Who the caller says they are."""

    PERSON = "person", mark("The person themself")
    OTHER = "other", mark("Somebody else")


class Check(Term):
    """How a caller was checked."""

    QUESTION = "question", mark("They answered the person’s question")
    RANG_BACK = "rang back", mark("I rang back on the number that is kept here")


class Standing(StrEnum):
    """What the worker on the line may say."""

    UNKNOWN = "unknown"
    KNOWN = "known"
    NEVER = "never"


def digest_of(answer: str, salt: str) -> str:
    """Return what is kept of an answer: case, marks and spaces do not matter."""
    return hashlib.scrypt(fold(answer).encode(), salt=salt.encode(), n=2**12, r=8, p=1, dklen=32).hex()


def standing(caller: Caller, tries: Sequence[bool]) -> Standing:
    """Say what may be told: to somebody else nothing ever, to the person once a check was right, in three tries."""
    if caller is not Caller.PERSON:
        return Standing.NEVER
    if any(tries):
        return Standing.KNOWN
    return Standing.NEVER if len(tries) >= TRIES else Standing.UNKNOWN


STANDING_WORDS: dict[Standing, str] = {
    Standing.UNKNOWN: mark("Check the caller first. Until then say neither yes nor no."),
    Standing.KNOWN: mark("The caller is known. Say what they need."),
    Standing.NEVER: mark("Tell this caller nothing, also not whether we know anybody of this name. Take a message."),
}
