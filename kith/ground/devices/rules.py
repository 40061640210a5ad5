"""Which digits anybody would try first, when a PIN is used up, whether a cookie is a device's. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from types import MappingProxyType

from kith.ground.words import mark

LEAST, MOST = 6, 12
"""Digits of a shift PIN. On a shared tablet it stands beside the tablet itself, and opens one shift."""

LEAST_AT_HOME = 4
"""Digits beside a picture, on a device of one's own."""

CHOOSING = timedelta(minutes=15)
"""How long after a device's code was typed a PIN may be chosen on it: the code stands for whoever was given it."""

WRONG_TRIES = 5
"""How many wrong tries in a row end a PIN, wherever they were made."""

FEWEST_DIFFERENT = 3

PICTURES: Mapping[str, str] = MappingProxyType(
    {
        "ball": mark("Ball"),
        "book": mark("Book"),
        "brush": mark("Brush"),
        "bus": mark("Bus"),
        "chair": mark("Chair"),
        "cup": mark("Cup"),
        "heart": mark("Heart"),
        "home": mark("House"),
        "key": mark("Key"),
        "leaf": mark("Leaf"),
        "paw": mark("Paw"),
        "sun": mark("Sun"),
    }
)
"""The pictures one is chosen of, each with its word: it is heard, read and pressed alike."""


class Flaw(StrEnum):
    """Why digits are no PIN."""

    NOT_DIGITS = "not digits"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    OBVIOUS = "obvious"


FLAW_WORDS: dict[Flaw, str] = {
    Flaw.NOT_DIGITS: mark("Use digits only."),
    Flaw.TOO_SHORT: mark("That is too short."),
    Flaw.TOO_LONG: mark("That is too long: twelve digits at most."),
    Flaw.OBVIOUS: mark(
        "Somebody would try that first: no row up or down, no digits that repeat, no pattern of the keys, no birthday."
    ),
}

KEYS_IN_A_LINE = frozenset({"147", "258", "369", "123", "456", "789", "159", "357", "741", "852", "963", "321", "654",
                            "987", "951", "753", "080"})  # fmt: skip


def flaw_of(digits: str, *, least: int = LEAST) -> Flaw | None:
    """Say why digits are no PIN, or None where they will do."""
    if not (digits.isascii() and digits.isdigit()):
        return Flaw.NOT_DIGITS
    if len(digits) < least:
        return Flaw.TOO_SHORT
    if len(digits) > MOST:
        return Flaw.TOO_LONG
    return Flaw.OBVIOUS if _is_obvious(digits) else None


def _is_obvious(digits: str) -> bool:
    return (
        len(set(digits)) < FEWEST_DIFFERENT
        or _is_a_row(digits)
        or _repeats(digits)
        or _is_keys_in_lines(digits)
        or _is_a_birthday(digits)
    )


def _is_a_row(digits: str) -> bool:
    """Say whether each digit is as far from the one before as the next: 123456, 975310, 890123."""
    return len({(int(later) - int(earlier)) % 10 for earlier, later in pairwise(digits)}) == 1


def _repeats(digits: str) -> bool:
    """Say whether it is one piece again and again (123123), there and back (123321), or pairs (112233)."""
    length = len(digits)
    again = any(digits == digits[:size] * (length // size) for size in range(1, length // 2 + 1) if length % size == 0)
    pairs = length % 2 == 0 and digits[::2] == digits[1::2]
    return again or pairs or digits == digits[::-1]


def _is_keys_in_lines(digits: str) -> bool:
    threes = [digits[place : place + 3] for place in range(0, len(digits), 3)]
    return len(digits) % 3 == 0 and all(three in KEYS_IN_A_LINE for three in threes)


def _is_a_birthday(digits: str) -> bool:
    """Say whether it reads as a day or a year: 280592, 920528, 28051992, 1992."""
    shapes = {4: ("%Y",), 6: ("%d%m%y", "%m%d%y", "%y%m%d"), 8: ("%d%m%Y", "%m%d%Y", "%Y%m%d")}
    return any(_reads_as(digits, shape) for shape in shapes.get(len(digits), ()))


def _reads_as(digits: str, shape: str) -> bool:
    try:
        day = datetime.strptime(digits, shape)  # noqa: DTZ007 - a day somebody was born on, in no zone
    except ValueError:
        return False
    return OLDEST_BIRTH <= day.year < NOT_YET


OLDEST_BIRTH, NOT_YET = 1900, 2100

TURNING = timedelta(minutes=2)
"""How long the secret before still holds after a new one was given, for answers that cross on a slow network."""


class Shown(StrEnum):
    """What the secret in a cookie is to a device."""

    HOLDS = "holds"
    CROSSED = "crossed"
    COPIED = "copied"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Kept:
    """What is kept of a device's secret: the digest that holds, the one before it, and when that was given up."""

    secret: str
    before: str
    turned_at: datetime | None


def digest_of_secret(secret: str) -> str:
    """Return what is kept of a device's secret: it is long and random, so that one sum is enough."""
    return sha256(secret.encode()).hexdigest()


def shown_by(digest: str, kept: Kept, *, at: datetime) -> Shown:
    """Say what a cookie tells. One that was given up some time ago is on a device that it was copied to, or from."""
    if kept.secret and digest == kept.secret:
        return Shown.HOLDS
    if not kept.before or digest != kept.before or kept.turned_at is None:
        return Shown.UNKNOWN
    return Shown.CROSSED if at - kept.turned_at < TURNING else Shown.COPIED
