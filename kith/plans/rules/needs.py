"""Spiritual, ethical and legal needs: asked, and answered in one line, or not relevant in somebody's own word.

Blank is not an answer: it means that nobody has asked.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kith.ground.words import mark


class NeedKind(StrEnum):
    """What is asked about in every plan."""

    SPIRITUAL = "spiritual"
    ETHICAL = "ethical"
    LEGAL = "legal"


NEED_WORDS: Mapping[NeedKind, str] = MappingProxyType(
    {
        NeedKind.SPIRITUAL: mark("Faith and spirit"),
        NeedKind.ETHICAL: mark("Right and wrong"),
        NeedKind.LEGAL: mark("Law and rights"),
    },
)

NEED_HINTS: Mapping[NeedKind, str] = MappingProxyType(
    {
        NeedKind.SPIRITUAL: mark("Faith, prayer, meaning, a day that is kept free."),
        NeedKind.ETHICAL: mark("What they would not want done, eaten, worn or said."),
        NeedKind.LEGAL: mark("Orders, consent, who may decide, benefits, a tenancy."),
    },
)
