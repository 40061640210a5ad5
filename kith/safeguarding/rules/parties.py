"""Whether two descriptions are of one party: surely, perhaps, or not.

What is written down is folded, so that spacing, accents, capitals, country prefixes and tags of an e-mail hide nothing.
What only looks alike (an initial, a pet name, a letter put twice) is never decided here: somebody is asked.
"""

import re
from enum import StrEnum

from rapidfuzz.distance import OSA

from kith.ground.access.crossings import Party
from kith.people.rules.names import fold as fold_words
from kith.people.rules.names import fold_phone
from kith.people.rules.nicknames import FORMAL


class Known(StrEnum):
    """How a party is known."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "e-mail"
    ADDRESS = "address"
    ONLINE = "online"
    LISTING = "listing"


Mark = tuple[Known, str]


class Same(StrEnum):
    """How surely a description is of a limit's party."""

    NO = "no"
    PERHAPS = "perhaps"
    YES = "yes"


_TAG = re.compile(r"\+[^@]*(?=@)")
_DOTS_MEAN_NOTHING = ("gmail.com", "googlemail.com")
_ROADS = {"road": "rd", "street": "st", "avenue": "ave", "lane": "ln", "close": "cl", "drive": "dr", "flat": "apt",
          "apartment": "apt", "court": "ct", "place": "pl", "square": "sq", "terrace": "ter"}  # fmt: skip
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "rev", "uncle", "auntie", "aunt", "nan", "grandad", "cousin"})
FEWEST_DIGITS = 6
"""A number of fewer digits is an extension or a slip, and stands for nobody."""
SLIPS_FROM = 5
"""From this many letters a word may be written with one slip and still be the same."""


def fold(kind: Known, text: str) -> str:
    """Return a name, number or address in the one form in which it is compared."""
    if kind is Known.PHONE:
        digits = fold_phone(text)
        return digits if len(digits) >= FEWEST_DIGITS else ""
    if kind is Known.EMAIL:
        return _fold_email(text)
    if kind is Known.ADDRESS:
        return " ".join(_ROADS.get(word, word) for word in fold_words(text).split())
    return fold_words(text)


def _fold_email(text: str) -> str:
    name, at, place = _TAG.sub("", "".join(text.split()).casefold()).partition("@")
    if place in _DOTS_MEAN_NOTHING:
        name, place = name.replace(".", ""), _DOTS_MEAN_NOTHING[0]
    return f"{name}{at}{place}"


def marks_of(party: Party) -> frozenset[Mark]:
    """Return everything a party is known by, folded."""
    said = {
        Known.NAME: party.names,
        Known.PHONE: party.phones,
        Known.EMAIL: party.emails,
        Known.ADDRESS: party.addresses,
        Known.ONLINE: party.online,
        Known.LISTING: (party.listing_id.hex,) if party.listing_id else (),
    }
    folded = {(kind, fold(kind, text)) for kind, texts in said.items() for text in texts}
    return frozenset(mark for mark in folded if mark[1])


def alike(known: frozenset[Mark], met: frozenset[Mark], *, is_a_place: bool = False) -> tuple[Same, str]:
    """Say whether what is met is what is known, and what of it made one think so.

    A listing is known by its own name or not at all: that one of its words is also somebody's name says nothing.
    """
    for kind, text in sorted(met):
        if (kind, text) in known or any(_is_same(kind, text, one) for other, one in known if other is kind):
            return Same.YES, text
    if is_a_place:
        return Same.NO, ""
    for kind, text in sorted(met):
        if any(_seems(kind, text, one) for other, one in sorted(known) if other is kind):
            return Same.PERHAPS, text
    return Same.NO, ""


def _is_same(kind: Known, one: str, other: str) -> bool:
    """Say whether two are the same for sure: the words of a name in another order; a house number and a postcode."""
    if kind is Known.NAME:
        return sorted(one.split()) == sorted(other.split())
    if kind is Known.ADDRESS:
        return _at_a_door(one) is not None and _at_a_door(one) == _at_a_door(other)
    return False


def _at_a_door(address: str) -> tuple[str, str, str] | None:
    code = _POSTCODE.search(address)
    number = re.search(r"\b\d+[a-z]?\b", address[: code.start()] if code else "")
    return (number.group(), code.group(1), code.group(2)) if code and number else None


def _seems(kind: Known, one: str, other: str) -> bool:
    if kind is Known.NAME:
        return _names_seem(one, other)
    if kind is Known.EMAIL:
        return one.replace(".", "") == other.replace(".", "") or one.partition("@")[0] == other.partition("@")[0]
    if kind is Known.PHONE:
        return len(one) == len(other) and OSA.distance(one, other) == 1 and sorted(one) == sorted(other)
    return False


def _names_seem(one: str, other: str) -> bool:
    """Say whether the words of the shorter name can all be found in the longer, each in one way of writing it.

    An initial alone is nobody's of several words; of one word it may be, whichever of the two was written down first.
    """
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    says_too_little = _is_one_initial(shorter) and len(longer) > 1
    return bool(shorter) and _all_found(shorter, longer) and not says_too_little


def _words(name: str) -> list[str]:
    words = name.split()
    return [word for word in words if word not in _TITLES] or words


def _all_found(words: list[str], among: list[str]) -> bool:
    if not words:
        return True
    first, *rest = words
    return any(
        _words_seem(first, one) and _all_found(rest, [*among[:place], *among[place + 1 :]])
        for place, one in enumerate(among)
    )


def _is_one_initial(words: list[str]) -> bool:
    return [len(word) for word in words] == [1]


def _words_seem(one: str, other: str) -> bool:
    if one == other or one[0] == other or other[0] == one:
        return True
    if ({one} | FORMAL.get(one, frozenset())) & ({other} | FORMAL.get(other, frozenset())):
        return True
    if min(len(one), len(other)) >= SLIPS_FROM:
        return OSA.distance(one, other) <= 1
    return min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))  # noqa: PLR2004 - “Ray”
