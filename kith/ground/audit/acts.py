"""The closed vocabulary of the record."""

from enum import StrEnum


class Act(StrEnum):
    """What was done. `about` says to what: the table and the row."""

    ADDED = "added"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    DECIDED = "decided"
    ENDED = "ended"
    UNDONE = "undone"
    SENT = "sent"
    ANSWERED = "answered"
    IMPORTED = "imported"
    SHARED = "shared"
    VIEWED = "viewed"
    LISTED = "listed"
    EXPORTED = "exported"
    PRINTED = "printed"
    REFUSED = "refused"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    ERASED = "erased"
    WITNESSED = "witnessed"
    TICKED = "ticked"


LOOKING = frozenset({Act.VIEWED, Act.LISTED, Act.EXPORTED, Act.PRINTED})
"""Acts that change nothing and are recorded because somebody looked."""
