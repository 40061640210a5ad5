"""For what somebody looks. It is asked once in a working session for each record, and told to the person."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from kith.ground.words import mark


class LookPurpose(StrEnum):
    """The purposes one may have."""

    SUPPORT = "support"
    ASKED = "asked"
    COVER = "cover"
    LEADING = "leading"
    SAFETY = "safety"


PURPOSE_WORDS: Mapping[LookPurpose, str] = {
    LookPurpose.SUPPORT: mark("To support them"),
    LookPurpose.ASKED: mark("They asked me to"),
    LookPurpose.COVER: mark("To stand in for somebody"),
    LookPurpose.LEADING: mark("To see that the work is good"),
    LookPurpose.SAFETY: mark("To keep somebody safe"),
}

SESSION = timedelta(hours=10)
"""So long does a stated purpose hold: one working session."""

BEFORE = timedelta(minutes=30)
"""A purpose is asked on the page that was opened, so it also tells of the looks just before it."""
