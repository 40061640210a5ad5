"""Codes that somebody reads off a paper: an invitation's, and those for the day on which the telephone is lost.

A code is found by its first signs, which the store holds as they are; the rest is kept as a password is, salted and
slow to try, so that a stolen store opens nothing.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.contrib.auth.hashers import check_password, make_password

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0, 1, I, L, O and U, which are misread or make words."""

GROUP = 4
INVITATION = 4
"""Groups: 78 bits, of which 58 are secret."""

SPARE = 3
"""Groups: 58 bits, of which 39 are secret. Nobody tries one who does not know the password already."""


class IsKept(Protocol):
    """A row that keeps a code."""

    digest: str


K = TypeVar("K", bound=IsKept)


@dataclass(frozen=True)
class Parts:
    """A code as it was typed: the signs that find it, and what must be right besides."""

    sign: str
    secret: str


def new_code(groups: int = INVITATION) -> str:
    """Return a fresh code in groups of four: `7KQM-3XWP-TR9A-H2VE`."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(groups))


def read_off(typed: str) -> str:
    """Return a code without what stands between its signs, however it was typed; nothing where no sign is one of ours.

    A code is written in Latin letters and figures: whatever else is typed cannot be part of one, nor of an address.
    """
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())


def parts_of(code: str) -> Parts:
    """Take a code apart, however it was typed: small letters, spaces and dashes are the same code."""
    plain = read_off(code)
    return Parts(plain[:GROUP], plain[GROUP:])


def digest_of(code: str) -> str:
    """Return what is kept of a code."""
    return make_password(parts_of(code).secret)


def opened_by(code: str, kept: Iterable[K]) -> K | None:
    """Return which of the rows that bear its sign a code opens. To be told that none does takes as long."""
    secret, found = parts_of(code).secret, list(kept)
    if not found:
        make_password(secret)
    return next((row for row in found if check_password(secret, row.digest)), None)
