"""Spiritual, ethical and legal needs: asked, and answered in one line, or not relevant in somebody's own word.

Blank is not an answer: it means that nobody has asked.
"""

from typing import Self

from kith.ground.words import mark
from kith.people.rules.terms import Term


class NeedKind(Term):
    """What is asked about in every plan, with an example of what may be meant."""

    hint: str

    def __new__(cls, value: str, words: str = "", hint: str = "") -> Self:
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.words = words
        kind.hint = hint
        return kind

    SPIRITUAL = "spiritual", mark("Faith and spirit"), mark("Faith, prayer, meaning, a day that is kept free.")
    ETHICAL = "ethical", mark("Right and wrong"), mark("What they would not want done, eaten, worn or said.")
    LEGAL = "legal", mark("Law and rights"), mark("Orders, consent, who may decide, benefits, a tenancy.")
