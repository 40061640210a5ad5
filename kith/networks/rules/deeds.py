"""What can be done to a map. Words only; the actions do it."""

from __future__ import annotations

from kith.ground.words import mark
from kith.networks.rules.vocabulary import Ring
from kith.people.rules.terms import Term


class Deed(Term):
    """What made a state of a tie. The words stand in the undo bar, with the name in front."""

    ADDED = "added", mark("was added to the map.")
    CHANGED = "changed", mark("was changed.")
    MOVED = "moved", mark("was moved.")
    TAKEN_OFF = "taken_off", mark("was taken off the map.")
    REMEMBERED = "remembered", mark("is remembered.")
    UNDONE = "undone", mark("is as before.")
    REDONE = "redone", mark("is as you had it.")


MOVED_TO = {
    Ring.CLOSEST: mark("moved to the closest ring."),
    Ring.CLOSE: mark("moved to the close ring."),
    Ring.FURTHER: mark("moved further out."),
    Ring.EDGE: mark("moved to the edge."),
}


NAMED = mark("came to mind.")
TAKEN_OUT = mark("was taken out of the tray.")
"""What was done to a name that has no place yet."""
WHO_KNOWS_WHOM = mark("Who knows whom was changed.")


class Counting(Term):
    """Whether a command counts. One that was undone can be done again until something else is done instead."""

    DONE = "done", mark("Done")
    UNDONE = "undone", mark("Undone")
    DROPPED = "dropped", mark("Something else was done instead")


class Mood(Term):
    """How it was, if the person wants to say."""

    GOOD = "good", mark("It was good")
    FINE = "fine", mark("It was fine")
    HARD = "hard", mark("It was hard")
