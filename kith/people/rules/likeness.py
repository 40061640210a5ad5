"""Whether two records may be about one person, with what makes them look so. It suggests; somebody decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from types import MappingProxyType

from rapidfuzz.fuzz import token_sort_ratio

from kith.ground.words import mark
from kith.people.rules.names import fold, sounds

ALIKE = 84.0
"""From this similarity (0 to 100, of the sorted folded words) two names are called alike."""


class Sign(StrEnum):
    """Something that two records have in common."""

    SAME_NAME = "same name"
    ALIKE_NAME = "alike name"
    SAME_BIRTH_DATE = "same birth date"
    SAME_PHONE = "same phone"


SIGN_WORDS: Mapping[Sign, str] = MappingProxyType(
    {
        Sign.SAME_NAME: mark("The same name"),
        Sign.ALIKE_NAME: mark("A name that sounds alike"),
        Sign.SAME_BIRTH_DATE: mark("The same birth date"),
        Sign.SAME_PHONE: mark("The same phone number"),
    }
)


class Strength(IntEnum):
    """How much two records look like one person."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2


@dataclass(frozen=True)
class Traits:
    """What is compared of a person: every name known, the birth date and phone numbers, folded."""

    names: tuple[str, ...]
    born_on: date | None = None
    phones: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Likeness:
    strength: Strength
    signs: tuple[Sign, ...]


def likeness(one: Traits, other: Traits) -> Likeness:
    """Say how alike two records are. Two different birth dates never make a likely pair by the name alone."""
    signs = _signs(one, other)
    named = Sign.SAME_NAME in signs or Sign.ALIKE_NAME in signs
    anchored = Sign.SAME_BIRTH_DATE in signs or Sign.SAME_PHONE in signs
    born_apart = one.born_on is not None and other.born_on is not None and one.born_on != other.born_on
    if named and anchored:
        return Likeness(Strength.LIKELY, signs)
    if _whole_names(one) & _whole_names(other) and not born_apart:
        return Likeness(Strength.LIKELY, signs)
    if named or Sign.SAME_PHONE in signs:
        return Likeness(Strength.POSSIBLE, signs)
    return Likeness(Strength.NONE, signs)


def _signs(one: Traits, other: Traits) -> tuple[Sign, ...]:
    found = [
        _name_sign(one.names, other.names),
        Sign.SAME_BIRTH_DATE if one.born_on is not None and one.born_on == other.born_on else None,
        Sign.SAME_PHONE if one.phones & other.phones else None,
    ]
    return tuple(sign for sign in found if sign is not None)


def _name_sign(some: Sequence[str], others: Sequence[str]) -> Sign | None:
    pairs = [(fold(a), fold(b)) for a in some for b in others]
    pairs = [(a, b) for a, b in pairs if a and b]
    if any(sorted(a.split()) == sorted(b.split()) for a, b in pairs):
        return Sign.SAME_NAME
    return Sign.ALIKE_NAME if any(_are_alike(a, b) for a, b in pairs) else None


def _are_alike(one: str, other: str) -> bool:
    if token_sort_ratio(one, other) >= ALIKE:
        return True
    shared = sounds(one) & sounds(other)
    return len(shared) >= min(len(one.split()), len(other.split()))


def _whole_names(traits: Traits) -> set[str]:
    """Return the names of several words, in whatever order; a first name alone is shared by thousands."""
    folded = (fold(name).split() for name in traits.names)
    return {" ".join(sorted(words)) for words in folded if len(words) > 1}
