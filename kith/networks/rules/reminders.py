"""It has been a while: when somebody who asked for it is told so, once for each quiet spell (rule R02).

Nobody is told who did not ask; nobody is ever said to have missed anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import floor
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Self
from uuid import UUID

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.networks.rules.vocabulary import Life, Rhythm, Wish
from kith.people.rules.contacts import Way
from kith.people.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import time

AGREED = tuple(rhythm for rhythm in Rhythm if rhythm.days is not None)
"""The rhythms that can be agreed: those with a length."""
WISHES = frozenset({Wish.KEEP, Wish.GROW})
"""What is wanted of a tie that somebody is reminded of."""
LEAST_MORE_DAYS: Final = 2
"""However short the rhythm, so many days more go by first."""
DAYTIME: Final = range(10, 19)
"""The hours of their clock in which a reminder goes out."""


class Reach(Term):
    """How the person chose to be told; `words_of_them` is how it is said to anybody else."""

    words_of_them: str

    def __new__(cls, value: str, words: str = "", words_of_them: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.words = words
        term.words_of_them = words_of_them or words
        return term

    INSIDE = "inside", mark("Here in Kith")
    TEXT = "text", mark("By text message")
    EMAIL = "email", mark("By e-mail")
    LETTER = "letter", mark("By letter")
    WORKER = "worker", mark("My worker tells me"), mark("A worker tells them")


REACHED_BY: Mapping[Reach, Way] = MappingProxyType(
    {Reach.TEXT: Way.MOBILE, Reach.EMAIL: Way.EMAIL, Reach.LETTER: Way.POST}
)
"""Which kind of number or address each way needs. One that they did not call safe is never used."""


class Whom(Term):
    """Who is told."""

    PERSON = "person", mark("The person")
    WORKER = "worker", mark("Whoever works with them")


class Quiet(StrEnum):
    """Why somebody is told that it has been a while, or is not."""

    BEEN_A_WHILE = "been a while"
    NOT_YET = "not yet"
    NOT_FOR_THEM = "not for them"
    NOT_WANTED_SO = "not wanted so"
    NOT_IN_THEIR_LIFE_NOW = "not in their life now"
    TOLD_ALREADY = "told already"


@dataclass(frozen=True)
class Asked:
    """What the person asked for: how often they want to be in touch, how they are told, and whether a worker hears."""

    rhythm: Rhythm
    reach: Reach
    tells_worker: bool
    asked_on: date

    def hears(self, whom: Whom) -> bool:
        """Say whether this one is told anything."""
        is_by_worker = self.reach is Reach.WORKER
        return (self.tells_worker or is_by_worker) if whom is Whom.WORKER else not is_by_worker


@dataclass(frozen=True)
class Reminding:
    """That one was told, on a day, of the spell that began on `since`."""

    whom: Whom
    since: date
    on: date


@dataclass(frozen=True)
class Touch:
    """How a tie stands: whether it may be named, what is wanted of it, and when they were last in touch."""

    life: Life
    wish: Wish | None
    is_on_map: bool
    last_on: date | None


def quiet_since(asked: Asked, last_on: date | None) -> date:
    """Return the day on which the quiet spell began: when they were last in touch, else when it was asked for."""
    return last_on or asked.asked_on


def told_from(asked: Asked, since: date, whom: Whom) -> date:
    """Return the first day on which it has been a while: more than one and a half times what was agreed, and two days.

    A worker hears after twice that long, unless the person chose to be told by them. Raises ValueError for a rhythm
    without a length, which nobody can agree.
    """
    days = asked.rhythm.days
    if days is None:
        raise ValueError(asked.rhythm)
    times = 2.0 if whom is Whom.WORKER and asked.reach is not Reach.WORKER else 1.5
    return since + timedelta(days=floor(max(days * times, days + LEAST_MORE_DAYS)) + 1)


def been_a_while(asked: Asked, touch: Touch, told: Collection[Reminding], *, whom: Whom, today: date) -> Decision:
    """Say whether one is told today that it has been a while. Whether the two are kept apart is the gate's to say."""
    if not asked.hears(whom):
        return Decision.no(Reason(Quiet.NOT_FOR_THEM))
    if not may_be_named(touch.life, is_on_map=touch.is_on_map):
        return Decision.no(Reason(Quiet.NOT_IN_THEIR_LIFE_NOW))
    if touch.wish not in WISHES:
        return Decision.no(Reason(Quiet.NOT_WANTED_SO))
    return _of_the_spell(asked, quiet_since(asked, touch.last_on), told, whom=whom, today=today)


def _of_the_spell(asked: Asked, since: date, told: Collection[Reminding], *, whom: Whom, today: date) -> Decision:
    """Say it of one quiet spell. Who was told while it lasted was told of it, even if it was then thought shorter."""
    first = told_from(asked, since, whom)
    if today < first:
        return Decision.no(Reason(Quiet.NOT_YET, {"from": first}))
    if any(one.whom is whom and (one.since == since or one.on >= first) for one in told):
        return Decision.no(Reason(Quiet.TOLD_ALREADY))
    return Decision.yes(Reason(Quiet.BEEN_A_WHILE, {"since": since}))


def is_daytime(moment: time) -> bool:
    """Say whether a message may come in at this time of their day: nobody is woken by a kind word."""
    return moment.hour in DAYTIME


def message_key(tie_id: UUID) -> str:
    """Return how the key of every message begins that says it has been a while since they were in touch with a tie."""
    return f"been-a-while-{tie_id}-"


def may_be_named(life: Life, *, is_on_map: bool) -> bool:
    """Say whether a reminder may name a tie: who has died, has left their life or the map is never asked after."""
    return is_on_map and life is Life.NOW
