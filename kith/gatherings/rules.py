"""How a visit went. Nobody fails to attend: somebody came, could not come, or we missed each other."""

from collections.abc import Mapping
from enum import StrEnum

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.terms import Term


class Outcome(Term):
    """How it went, at one meeting."""

    CAME = "came", mark("Came")
    COULD_NOT_COME = "could_not_come", mark("Could not come")
    MISSED_EACH_OTHER = "missed_each_other", mark("We missed each other")


class Feeling(Term):
    """How it was for them, in a word of theirs. Asked, never guessed."""

    ENJOYED = "enjoyed", mark("Enjoyed it")
    MIXED = "mixed", mark("Some of it")
    NOT_FOR_ME = "not_for_me", mark("Not for them")


class EnteredFrom(Term):
    """Where a line of attendance came from."""

    DESK = "desk", mark("Written by a worker")
    SHEET = "sheet", mark("Ticked on the sheet")
    LINK = "link", mark("Answered by the organiser, by link")


class Room(StrEnum):
    """Whether what a sheet says fits the room there is."""

    FITS = "fits"
    MORE_THAN_ROOM = "more than room"


ROOM_WORDS: Mapping[Room, str] = {
    Room.FITS: mark("There was room."),
    Room.MORE_THAN_ROOM: mark("More came than there is room for. Write one line about why."),
}


def may_fill(came: int, room_for: int | None, because: str) -> Decision:
    """Say whether a sheet may be saved. More people than room is not refused: it asks for one line."""
    if room_for is not None and came > room_for and not because.strip():
        return Decision.no(Reason(Room.MORE_THAN_ROOM, {"came": came, "room": room_for}))
    return Decision.yes(Reason(Room.FITS))
