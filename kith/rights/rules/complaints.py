"""What people say went wrong, or well: its clocks, who may look into it, and how somebody is answered.

Nobody looks into what is said of themself, nor sees that it was said. Whoever spoke up is asked a month later whether
anything changed for them since.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kith.ground.words import mark
from kith.people.rules.communication import Code, Kind
from kith.people.rules.names import fold
from kith.people.rules.terms import Term

SATURDAY = 5
WORKING_DAYS_TO_ACKNOWLEDGE = 3
DAYS_TO_ACKNOWLEDGE_DATA = timedelta(days=30)
USUAL_ANSWER = timedelta(days=28)
ASK_AGAIN_AFTER = timedelta(days=30)


class Matter(Term):
    """What kind of thing somebody says."""

    COMPLAINT = "complaint", mark("Something went wrong")
    DISCRIMINATION = "discrimination", mark("Somebody was treated worse because of who they are")
    DATA = "data", mark("Something about information kept about me")
    PRACTICE = "practice", mark("I work or help here, and something is not done right")
    COMPLIMENT = "compliment", mark("Something went well")

    @property
    def wants_an_answer(self) -> bool:
        """Whether a clock runs."""
        return self is not Matter.COMPLIMENT


def acknowledge_by(matter: Matter, raised_on: date, holidays: Collection[date] = ()) -> date | None:
    """Return the last day on which whoever said it must have heard from us; a compliment has no clock.

    About information it is 30 days; everything else within three working days of the organisation's zone.
    """
    if not matter.wants_an_answer:
        return None
    if matter is Matter.DATA:
        return raised_on + DAYS_TO_ACKNOWLEDGE_DATA
    day, left = raised_on, WORKING_DAYS_TO_ACKNOWLEDGE
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY and day not in holidays
    return day


class Told(Term):
    """By which way somebody was told."""

    INSIDE = "inside", mark("A message inside Kith")
    FACE = "face", mark("Face to face")
    PHONE = "phone", mark("By phone")
    LETTER = "letter", mark("By letter")


class Shape(Term):
    """In which form the words were."""

    SPOKEN = "spoken", mark("Spoken")
    STANDARD = "standard", mark("Written, as usual")
    LARGE_PRINT = "large_print", mark("Large print")
    EASY_READ = "easy_read", mark("Easy read")
    SYMBOLS = "symbols", mark("With symbols or their own board")
    BRAILLE = "braille", mark("Braille")
    AUDIO = "audio", mark("Recorded sound")
    SIGNED = "signed", mark("Signed")


_SUITS: dict[Code, frozenset[Shape]] = {
    Code.LARGE_PRINT: frozenset({Shape.LARGE_PRINT, Shape.SPOKEN, Shape.AUDIO}),
    Code.EASY_READ: frozenset({Shape.EASY_READ, Shape.SPOKEN}),
    Code.SYMBOLS: frozenset({Shape.SYMBOLS}),
    Code.BRAILLE: frozenset({Shape.BRAILLE, Shape.SPOKEN, Shape.AUDIO}),
    Code.AUDIO: frozenset({Shape.AUDIO, Shape.SPOKEN}),
    Code.BSL: frozenset({Shape.SIGNED}),
}


def suits(shape: Shape, codes: Collection[Code]) -> bool:
    """Say whether a form reaches somebody who asked for these. Who asked for nothing takes any."""
    asked = [_SUITS[code] for code in codes if code in _SUITS]
    return not asked or any(shape in one for one in asked)


def asked_for(codes: Collection[Code]) -> tuple[Code, ...]:
    """Return the forms that somebody asked for, to be shown beside the question."""
    return tuple(code for code in Code if code in codes and (code.kind is Kind.FORMAT or code is Code.BSL))


class Found(Term):
    """What looking into it brought."""

    RIGHT = "right", mark("They are right, and we are sorry")
    PARTLY = "partly", mark("They are right in part, and we are sorry for that")
    NOT_FOUND = "not_found", mark("We could not find that it was so")


class Since(Term):
    """Whether anything changed for somebody after they spoke up."""

    SAME = "same", mark("Nothing got worse")
    WORSE = "worse", mark("Something got worse since")
    NOT_REACHED = "not_reached", mark("We could not reach them")


class Stage(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    LOOKED_INTO = "looked into"
    ANSWERED = "answered"
    CLOSED = "closed"


STAGE_WORDS: dict[Stage, str] = {
    Stage.RECEIVED: mark("We have it. Nobody has spoken with you yet."),
    Stage.LOOKED_INTO: mark("Somebody looks into it."),
    Stage.ANSWERED: mark("Answered."),
    Stage.CLOSED: mark("Answered, and asked again afterwards."),
}


@dataclass(frozen=True)
class Clock:
    """What has been done about a complaint, and what must be done next."""

    matter: Matter
    acknowledge_by: date | None
    acknowledged_on: date | None = None
    answer_by: date | None = None
    answered_on: date | None = None
    asked_again_on: date | None = None

    @property
    def stage(self) -> Stage:
        if self.asked_again_on or (self.answered_on and not self.matter.wants_an_answer):
            return Stage.CLOSED
        if self.answered_on:
            return Stage.ANSWERED
        return Stage.LOOKED_INTO if self.acknowledged_on else Stage.RECEIVED

    @property
    def due_on(self) -> date | None:
        """The day by which the next thing must be done; none where nothing is left."""
        if self.stage is Stage.CLOSED or not self.matter.wants_an_answer:
            return None
        if self.answered_on:
            return self.answered_on + ASK_AGAIN_AFTER
        return self.answer_by if self.acknowledged_on else self.acknowledge_by


def is_named(display_name: str, about_whom: str) -> bool:
    """Say whether words name somebody by any part of their name, as a word of its own.

    Rather one too many is kept away, or left unnamed to a group, than one too few.
    """
    return bool(set(fold(display_name).split()) & set(fold(about_whom).split()))


def gives_away(words: str, names: Collection[str]) -> bool:
    """Say whether words hold any part of somebody’s name."""
    return any(is_named(name, words) for name in names if name.strip())
