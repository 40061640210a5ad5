"""A case in order: what happened when, beside when it was written, from whom, and whether it was seen, said or thought.

A panel reads by the day on which something happened. What was written long afterwards says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kith.ground.words import mark
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Term, Voice

SOON = 2
"""Days within which writing something down is at once."""


class Kind(Term):
    """What an event is about. In the order of the choices."""

    WORK = "work", mark("Working together")
    SAID = "said", mark("What they said about themself")
    PEOPLE = "people", mark("People around them")
    PLAN = "plan", mark("The plan")
    GROUPS = "groups", mark("Referrals and groups")
    SHARING = "sharing", mark("What was shared")
    SAFETY = "safety", mark("Staying safe")
    LIMITS = "limits", mark("Limits on contact")
    DECISIONS = "decisions", mark("Decisions, one by one")


class Nature(Term):
    """What somebody who reads it can rest on: a deed, a word, something seen, or a view."""

    DEED = "deed", mark("Done")
    THEIR_WORD = "their_word", mark("Their word")
    ANOTHERS_WORD = "anothers_word", mark("Somebody else’s word")
    SEEN = "seen", mark("Seen")
    VIEW = "view", mark("A worker’s view")


def nature_of(told: Told) -> Nature:
    """Return what words are, by whose they are and how they came."""
    if told.telling is Telling.OBSERVATION or told.voice is Voice.WORKER:
        return Nature.SEEN
    return Nature.THEIR_WORD if told.voice is Voice.OWN else Nature.ANOTHERS_WORD


@dataclass(frozen=True)
class Place:
    """The page that an event is read on in full."""

    route: str
    key: str
    value: object


@dataclass(frozen=True)
class Event:
    """One thing in a case: when it happened and when it was written, what, whose word, by whom, and where it stands.

    `what` and `term` are ours; `said` is as somebody wrote it.
    """

    kind: Kind
    nature: Nature
    happened: date | datetime
    happened_on: date
    written_at: datetime
    written_on: date
    what: str
    place: Place
    term: str = ""
    said: str = ""
    said_by: str = ""
    telling: str = ""
    written_by: str = ""

    @property
    def days_later(self) -> int:
        """How many days afterwards it was written, where that was not at once."""
        days = (self.written_on - self.happened_on).days
        return days if days > SOON else 0


@dataclass(frozen=True)
class Asked:
    """Which part of a case somebody wants: some kinds, or all where none is chosen; from one day until another."""

    kinds: frozenset[Kind] = frozenset()
    since: date | None = None
    until: date | None = None

    def wants(self, kind: Kind) -> bool:
        return not self.kinds or kind in self.kinds

    def covers(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def in_order(events: Iterable[Event], asked: Asked) -> tuple[Event, ...]:
    """Return what was asked for by the day on which it happened, the earliest first; of one day as it was written."""
    found = (one for one in events if asked.wants(one.kind) and asked.covers(one.happened_on))
    return tuple(sorted(found, key=lambda one: (one.happened_on, one.written_at, one.kind, one.what, one.said)))
