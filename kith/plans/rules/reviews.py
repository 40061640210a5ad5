"""Reviews: what one holds, when it can be finished, and when the next one would be.

"Still true, said by her on 3 May" is enough for any section. A section that nobody spoke about can be carried forward
for one line of reason, and such lines are counted: they measure the service, not the person.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from kith.ground.words import mark

USUAL_WEEKS = 12


class Section(StrEnum):
    """The sections of a review, in the order they stand on its page."""

    NETWORK = "network"
    SCORES = "scores"
    GOALS = "goals"
    STEPS = "steps"
    LIMITS = "limits"
    BARRIERS = "barriers"
    SUPPORT = "support"


SECTION_WORDS: Mapping[Section, str] = MappingProxyType(
    {
        Section.NETWORK: mark("Who is around"),
        Section.SCORES: mark("How you say things are"),
        Section.GOALS: mark("Your goals"),
        Section.STEPS: mark("What we said we would do"),
        Section.LIMITS: mark("Limits that hold"),
        Section.BARRIERS: mark("What is in the way"),
        Section.SUPPORT: mark("How each support is for you"),
    },
)


class Kept(StrEnum):
    """How a section was kept up."""

    STILL_TRUE = "still_true"
    CHANGED = "changed"
    CARRIED = "carried"


@dataclass(frozen=True)
class Note:
    """What was said about a section: whose words and when, or why it goes on without anybody's."""

    section: Section
    kept: Kept
    said_by: str = ""
    said_on: date | None = None
    words: str = ""
    because: str = ""

    @property
    def has_a_voice(self) -> bool:
        """Somebody said it, on a day."""
        return bool(self.said_by) and self.said_on is not None


class Missing(StrEnum):
    """What a review still asks for, each in one line."""

    SAID_BY = "said_by"
    SAID_ON = "said_on"
    REASON = "reason"
    WORDS = "words"


MISSING_WORDS: Mapping[Missing, str] = MappingProxyType(
    {
        Missing.SAID_BY: mark("Write who said it."),
        Missing.SAID_ON: mark("Write which day it was said."),
        Missing.REASON: mark("Nobody has spoken about this. Write one line why it goes on as it is."),
        Missing.WORDS: mark("Write what changed, in a few words."),
    },
)


def missing_from(note: Note) -> tuple[Missing, ...]:
    """Return what a note still asks for."""
    if note.kept is Kept.CARRIED:
        return () if note.because else (Missing.REASON,)
    asked = []
    if note.kept is Kept.CHANGED and not note.words:
        asked.append(Missing.WORDS)
    if not note.said_by:
        asked.append(Missing.SAID_BY)
    if note.said_on is None:
        asked.append(Missing.SAID_ON)
    return tuple(asked)


def silent_sections(sections: Iterable[Section], notes: Collection[Note]) -> tuple[Section, ...]:
    """Return the sections nobody has spoken about yet: each goes forward only with a line of reason."""
    spoken = {note.section for note in notes}
    return tuple(section for section in sections if section not in spoken)


def carried_without_words(notes: Iterable[Note]) -> int:
    """Count the sections that went forward on a reason alone."""
    return sum(note.kept is Kept.CARRIED for note in notes)


def usual_next(held_on: date) -> date:
    """Return the day twelve weeks on, offered as the next review and easily changed."""
    return held_on + timedelta(weeks=USUAL_WEEKS)


class Direction(StrEnum):
    """What the person would like next."""

    KEEP = "keep"
    TRY_NEW = "try_new"
    LESS = "less"


DIRECTION_WORDS: Mapping[Direction, str] = MappingProxyType(
    {
        Direction.KEEP: mark("Keep things as they are"),
        Direction.TRY_NEW: mark("Try something new"),
        Direction.LESS: mark("Do a little less"),
    },
)


class Face(StrEnum):
    """How a support is for the person: five faces, each with its word."""

    VERY_BAD = "1"
    BAD = "2"
    SO_SO = "3"
    GOOD = "4"
    VERY_GOOD = "5"


FACE_WORDS: Mapping[Face, str] = MappingProxyType(
    {
        Face.VERY_BAD: mark("Not good at all"),
        Face.BAD: mark("Not so good"),
        Face.SO_SO: mark("So-so"),
        Face.GOOD: mark("Good"),
        Face.VERY_GOOD: mark("Very good"),
    },
)
