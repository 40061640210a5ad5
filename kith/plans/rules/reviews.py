"""Reviews: what one holds, when it can be finished, and when the next one would be.

"Still true, said by her on 3 May" is enough for any section. A section that nobody spoke about can be carried forward
for one line of reason, and such lines are counted: they measure the service, not the person.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kith.ground.words import mark
from kith.people.rules.terms import Term

USUAL_WEEKS = 12


class Section(Term):
    """The sections of a review, in the order they stand on its page."""

    NETWORK = "network", mark("Who is around")
    SCORES = "scores", mark("How you say things are")
    GOALS = "goals", mark("Your goals")
    STEPS = "steps", mark("What we said we would do")
    LIMITS = "limits", mark("Limits that hold")
    BARRIERS = "barriers", mark("What is in the way")
    SUPPORT = "support", mark("How each support is for you")


class Kept(Term):
    """How a section was kept up."""

    STILL_TRUE = "still_true", mark("Still true")
    CHANGED = "changed", mark("Something changed")
    CARRIED = "carried", mark("Nobody spoke about it")


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


class Missing(Term):
    """What a review still asks for, each in one line."""

    SAID_BY = "said_by", mark("Write who said it.")
    SAID_ON = "said_on", mark("Write which day it was said.")
    REASON = "reason", mark("Nobody has spoken about this. Write one line why it goes on as it is.")
    WORDS = "words", mark("Write what changed, in a few words.")


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


class Direction(Term):
    """What the person would like next."""

    KEEP = "keep", mark("Keep things as they are")
    TRY_NEW = "try_new", mark("Try something new")
    LESS = "less", mark("Do a little less")


class Face(Term):
    """How a support is for the person: five faces, each with its word."""

    VERY_BAD = "1", mark("Not good at all")
    BAD = "2", mark("Not so good")
    SO_SO = "3", mark("So-so")
    GOOD = "4", mark("Good")
    VERY_GOOD = "5", mark("Very good")
