"""Names as they are compared: folded, and by how they sound. A spelling never hides a person from those who look.

Sounds are coarse on purpose: they choose whom to compare, and `likeness` does the comparing.
"""

import re
import unicodedata
from collections.abc import Iterable

from kith.people.rules.nicknames import FORMAL

_NOT_IN_A_WORD = re.compile(r"[^\w]+|_+")
_SPELLINGS = (
    ("ph", "f"), ("gh", ""), ("ck", "k"), ("kn", "n"), ("wr", "r"), ("sch", "s"), ("sh", "s"), ("th", "t"),
    ("ch", "k"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("j", "g"), ("v", "f"),
    ("d", "t"),
)  # fmt: skip
_UNSTRESSED = re.compile(r"[aeiouhwy]")
_APOSTROPHE = re.compile("['\u2019]")
_TWICE = re.compile(r"(.)\1+")
MANY_DIGITS = 9
"""So many last digits make a phone number the same, whatever stands for the country before them."""


def fold(name: str) -> str:
    """Return a name without case, marks and punctuation, its words one space apart."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_NOT_IN_A_WORD.sub(" ", _APOSTROPHE.sub("", bare)).split())


def sound(word: str) -> str:
    """Return roughly how one folded word sounds. Words of other scripts stand for themselves."""
    if not word.isascii():
        return word[:32]
    spelled = word
    for written, heard in _SPELLINGS:
        spelled = spelled.replace(written, heard)
    if not spelled:
        return word[:32]
    first = "a" if spelled[0] in "aeiou" else spelled[0]
    return (first + _TWICE.sub(r"\1", _UNSTRESSED.sub("", spelled[1:])))[:32]


def sounds(name: str) -> frozenset[str]:
    """Return how the words of a name sound, with the names that a pet name stands for."""
    words = fold(name).split()
    formal = {whole for word in words for whole in FORMAL.get(word, ())}
    return frozenset(sound(word) for word in {*words, *formal} if len(word) > 1)


def sounds_of_all(names: Iterable[str]) -> frozenset[str]:
    """Return how any of some names sound."""
    return frozenset[str]().union(*(sounds(name) for name in names))


def fold_phone(number: str) -> str:
    """Return the last digits of a phone number, which do not depend on how it was written."""
    return "".join(c for c in number if c.isdigit())[-MANY_DIGITS:]


def fold_email(address: str) -> str:
    """Return an e-mail address as it is compared."""
    return address.strip().casefold()
