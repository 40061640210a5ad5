"""How a closed vocabulary carries its words: the value that is stored, and beside it the words that people read."""

from collections.abc import Collection
from enum import StrEnum
from typing import Self

from kith.ground.words import mark


class Term(StrEnum):
    """A stored value with the words that show it. A value read back from the store finds its term by itself."""

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        return term


class PicturedTerm(Term):
    """A term with a picture beside its words: the name of an icon of ours."""

    icon: str

    def __new__(cls, value: str, words: str = "", icon: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.icon = icon
        return term


class Flawed(Exception):
    """Something that must not be kept as it is; the first flaw's words say what to mend."""

    def __init__(self, flaws: Collection[Term]) -> None:
        self.flaws = tuple(flaws)
        super().__init__(self.flaws[0].words)


class Telling(Term):
    """How words came to the record."""

    OWN_HAND = "own_hand", mark("Written by the person")
    FACE = "face", mark("Said face to face")
    PHONE = "phone", mark("Said by phone")
    PAPER = "paper", mark("Written on paper")
    OBSERVATION = "observation", mark("Seen, not said")


class Voice(Term):
    """Whose words they are."""

    OWN = "own", mark("The person")
    OTHER = "other", mark("Somebody who knows them")
    WORKER = "worker", mark("A worker")
