"""Where somebody stands in a circle, told from the turns it took, and which turn may come next."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Turn(StrEnum):
    """One thing that was done about somebody's place in a circle. The last one tells where they stand."""

    AGREED = "agreed"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LEFT = "left"
    ENDED = "ended"


class Standing(Term):
    """Where somebody stands."""

    NOT_AGREED = "not_agreed", mark("Waits for a yes")
    AGREED = "agreed", mark("Not invited yet")
    INVITED = "invited", mark("Invited, no answer yet")
    IN = "in", mark("In the circle")
    DECLINED = "declined", mark("Not in the circle")
    LEFT = "left", mark("No longer in the circle")
    ENDED = "ended", mark("Not wanted in the circle")


_AFTER: Mapping[Turn, Standing] = MappingProxyType(
    {
        Turn.AGREED: Standing.AGREED,
        Turn.INVITED: Standing.INVITED,
        Turn.ACCEPTED: Standing.IN,
        Turn.DECLINED: Standing.DECLINED,
        Turn.LEFT: Standing.LEFT,
        Turn.ENDED: Standing.ENDED,
    }
)

_NEXT: Mapping[Standing, frozenset[Turn]] = MappingProxyType(
    {
        Standing.NOT_AGREED: frozenset({Turn.AGREED, Turn.ENDED}),
        Standing.AGREED: frozenset({Turn.INVITED, Turn.ENDED}),
        Standing.INVITED: frozenset({Turn.INVITED, Turn.ACCEPTED, Turn.DECLINED, Turn.ENDED}),
        Standing.IN: frozenset({Turn.LEFT, Turn.ENDED}),
        Standing.DECLINED: frozenset({Turn.INVITED, Turn.ENDED}),
        Standing.LEFT: frozenset({Turn.INVITED, Turn.ENDED}),
        Standing.ENDED: frozenset({Turn.AGREED}),
    }
)


def standing(turns: Iterable[Turn]) -> Standing:
    """Say where somebody stands after these turns. Who only says that they belong to somebody waits for that yes."""
    where = Standing.NOT_AGREED
    for turn in turns:
        where = _AFTER[turn]
    return where


def may_follow(where: Standing, turn: Turn) -> bool:
    """Say whether a turn can come next."""
    return turn in _NEXT[where]


CAN_BE_SHOWN = frozenset({Standing.AGREED, Standing.INVITED, Standing.IN})
"""Where the person can say what somebody will be shown; it is shown only to whoever is in."""
