"""The code of an invitation: short enough to read off a letter or over the telephone, too long to guess."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0, 1, I, L, O and U, which are misread or make words."""

LENGTH = 16
"""78 bits."""


def new_code() -> str:
    """Return a fresh code in groups of four: `7KQM-3XWP-TR9A-H2VE`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[begin : begin + 4] for begin in range(0, LENGTH, 4))


def digest_of(code: str) -> str:
    """Return what is kept of a code, however it was typed: small letters, spaces and dashes are the same code."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"kith invitation {plain}".encode()).hexdigest()
