"""Who said it, who wrote it down, and how: nothing is entered on somebody's behalf without all three."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.terms import Telling, Voice


class TellingReason(StrEnum):
    """Why words may, or may not, be written as somebody's own."""

    OWN_HAND = "own hand"
    SAID_TO_A_WORKER = "said to a worker"
    SAID_BY_ANOTHER = "said by another"
    SEEN_BY_A_WORKER = "seen by a worker"
    NOT_SAID_BY_ANYBODY = "not said by anybody"
    NOT_IN_THEIR_WORDS = "not in their words"
    NOT_ASKED_FOR = "not asked for"
    NOT_THEIR_HAND = "not their hand"
    IN_THE_FUTURE = "in the future"


TELLING_WORDS: Mapping[TellingReason, str] = MappingProxyType(
    {
        TellingReason.OWN_HAND: mark("Written by the person."),
        TellingReason.SAID_TO_A_WORKER: mark("Said to a worker by the person."),
        TellingReason.SAID_BY_ANOTHER: mark("Said by somebody who knows them."),
        TellingReason.SEEN_BY_A_WORKER: mark("Seen by a worker."),
        TellingReason.NOT_SAID_BY_ANYBODY: mark("Say who said this, and how."),
        TellingReason.NOT_IN_THEIR_WORDS: mark(
            "This part is in their own words. Write only what they said to you, and how they said it."
        ),
        TellingReason.NOT_ASKED_FOR: mark("Write this only if the person asked for it themself."),
        TellingReason.NOT_THEIR_HAND: mark("Only the person can write with their own hand. Say how they told you."),
        TellingReason.IN_THE_FUTURE: mark("Choose today or a day that has been."),
    }
)


@dataclass(frozen=True)
class Told:
    """Where some words come from: whose they are, by name, how they were told and on which day."""

    voice: Voice
    said_by: str
    telling: Telling
    said_on: date

    @classmethod
    def by_own_hand(cls, name: str, said_on: date) -> "Told":
        """Return the telling of somebody who writes about themself."""
        return cls(Voice.OWN, name, Telling.OWN_HAND, said_on)

    @property
    def is_the_persons_own(self) -> bool:
        """Whether the person has said it themself; what was only seen is nobody's word."""
        return self.voice is Voice.OWN and self.telling is not Telling.OBSERVATION

    @property
    def in_the_record(self) -> dict[str, str]:
        """What an entry in the record keeps of it."""
        return {
            "voice": self.voice,
            "said by": self.said_by,
            "telling": self.telling,
            "said on": self.said_on.isoformat(),
        }


@dataclass(frozen=True)
class Origin(Told):
    """Where words that stand in the record come from: how they were told, and who wrote them down."""

    written_by: str


class Place(StrEnum):
    """What kind of words stand in a part of the record."""

    FIRST_PERSON = "first person"
    """Only what the person said: about me, what I want."""
    FIRST_PERSON_OR_NAMED = "first person or named"
    """What the person said, or somebody who knows them and is named: what people like about me."""
    ASKED_FOR = "asked for"
    """Only because the person asked for it."""
    ANYBODY = "anybody"
    """What the person, another, or a worker said or saw."""


def may_stand(told: Told, place: Place, *, writer_is_the_person: bool, today: date) -> Decision:
    """Say whether words with this origin may stand in this part of the record."""
    if (flaw := _flaw(told, writer_is_the_person=writer_is_the_person, today=today)) is not None:
        return Decision.no(Reason(flaw))
    return _own(told, place) if told.voice is Voice.OWN else _of_another(told, place)


def _flaw(told: Told, *, writer_is_the_person: bool, today: date) -> TellingReason | None:
    if told.said_on > today:
        return TellingReason.IN_THE_FUTURE
    if not told.said_by.strip():
        return TellingReason.NOT_SAID_BY_ANYBODY
    if told.telling is Telling.OWN_HAND and not (writer_is_the_person and told.voice is Voice.OWN):
        return TellingReason.NOT_THEIR_HAND
    return None


def _of_another(told: Told, place: Place) -> Decision:
    if place is Place.ASKED_FOR:
        return Decision.no(Reason(TellingReason.NOT_ASKED_FOR))
    if place is Place.FIRST_PERSON or (place is Place.FIRST_PERSON_OR_NAMED and told.voice is Voice.WORKER):
        return Decision.no(Reason(TellingReason.NOT_IN_THEIR_WORDS))
    code = TellingReason.SAID_BY_ANOTHER if told.voice is Voice.OTHER else TellingReason.SEEN_BY_A_WORKER
    return Decision.yes(Reason(code))


def _own(told: Told, place: Place) -> Decision:
    if told.telling is Telling.OWN_HAND:
        return Decision.yes(Reason(TellingReason.OWN_HAND))
    if told.telling is Telling.OBSERVATION and place is not Place.ANYBODY:
        return Decision.no(Reason(TellingReason.NOT_IN_THEIR_WORDS))
    return Decision.yes(Reason(TellingReason.SAID_TO_A_WORKER))
