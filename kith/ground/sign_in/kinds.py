"""In which ways somebody can be signed in, how far each of them reaches, and how long it lasts. Plain Python, no clock.

A short way in reaches what is listed here and nothing else, whatever its owner's roles give: a permission that somebody
adds later is not on a shared tablet until they write it down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from kith.ground.access.permissions import Permission
from kith.ground.words import mark

P = Permission


class Kind(StrEnum):
    """How somebody came in."""

    WHOLE = "whole"
    CODE = "code"
    SHIFT = "shift"
    PICTURE = "picture"


KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.WHOLE: mark("Signed in in full"),
        Kind.CODE: mark("Signed in with a code that was sent"),
        Kind.SHIFT: mark("On shift, with a shift PIN"),
        Kind.PICTURE: mark("With a PIN and a picture"),
    }
)

ON_A_SHARED_TABLET = frozenset(
    {
        P.TODAY_SEE, P.CONCERN_RAISE, P.COMPLAINT_MAKE, P.DIRECTORY_SEE, P.CONFLICT_DECLARE,
        P.PERSON_SEE, P.PHOTO_SEE, P.MAP_SEE, P.PLAN_SEE, P.CONSENT_SEE, P.RESTRICTION_SEE, P.REPRESENTATIVE_SEE,
        P.CAPACITY_SEE, P.STATEMENT_MAKE, P.SAFETY_SEE, P.SUPERVISED_SEE, P.SUPERVISED_RUN,
    }
)  # fmt: skip
"""What a shift needs of the people it is for: no print, no copy, no outbox, no account, no emergency."""

BY_A_PICTURE = frozenset(
    {
        P.PERSON_SEE, P.PHOTO_SEE, P.MAP_SEE, P.PLAN_SEE, P.SAFETY_SEE, P.RESTRICTION_SEE,
        P.RESTRICTION_SET, P.CONSENT_SEE, P.CONSENT_RECORD, P.CONCERN_RAISE, P.COMPLAINT_MAKE,
    }
)  # fmt: skip
"""One's own page, map and plan, help, and what protects: a block begins and sharing is taken back by two taps here too.

What asks who one is asks for more than a PIN: ending a block and giving somebody a look are such.
"""

_REACH: Mapping[Kind, frozenset[P]] = MappingProxyType({Kind.SHIFT: ON_A_SHARED_TABLET, Kind.PICTURE: BY_A_PICTURE})


def reach_of(kind: Kind) -> frozenset[P] | None:
    """Return all that a way of being signed in reaches; None for everything that the account may."""
    return _REACH.get(kind)


@dataclass(frozen=True)
class Limits:
    """How long a sign-in lasts: without anybody at the screen, and at the very longest."""

    idle: timedelta
    longest: timedelta


AT_THE_DESK = Limits(idle=timedelta(minutes=30), longest=timedelta(hours=8))
"""Staff see many lives, often on a screen that others pass by."""

AT_HOME = Limits(idle=timedelta(hours=1), longest=timedelta(hours=8))
"""Somebody who reads slowly, or is helped to, is not hurried."""

ON_A_LENT_SCREEN = Limits(idle=timedelta(minutes=5), longest=timedelta(hours=8))
"""A tablet that several people share lies on a table; taking it up again costs six digits."""


def limits_of(*, is_staff: bool, is_lent: bool = False) -> Limits:
    """Return how long a sign-in of this kind lasts."""
    if is_lent:
        return ON_A_LENT_SCREEN
    return AT_THE_DESK if is_staff else AT_HOME


class Ended(StrEnum):
    """Why a sign-in ended without anybody pressing “sign out”."""

    NOBODY_THERE = "nobody there"
    LONGEST = "longest"
    ELSEWHERE = "ended from another screen"


ENDED_WORDS: Mapping[Ended, str] = MappingProxyType(
    {
        Ended.NOBODY_THERE: mark(
            "Nobody had used this screen for a while, so it was signed out. What you typed is kept."
        ),
        Ended.LONGEST: mark("You have been signed in for eight hours. Sign in again to go on. What you typed is kept."),
        Ended.ELSEWHERE: mark("This screen was signed out."),
    }
)

TOUCHED_EVERY = timedelta(minutes=1)
"""How often it is written down that somebody is still there: an end by idleness is exact to this."""


def end_of(limits: Limits, *, began_at: datetime, seen_at: datetime, at: datetime) -> Ended | None:
    """Say whether, and why, a sign-in has ended by a moment. A clock that was put back ends nothing."""
    if at - began_at >= limits.longest:
        return Ended.LONGEST
    return Ended.NOBODY_THERE if at - seen_at >= limits.idle else None
