"""Which duties come first. Need before noise: somebody may be hurt, then what was promised, then what is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Self
from uuid import UUID

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Group(StrEnum):
    """How pressing a duty is, and why. In the order in which they are read."""

    MAY_BE_HURT = "may be hurt"
    PROMISED = "promised"
    DUE = "due"
    WAITING = "waiting"


GROUP_WORDS: dict[Group, str] = {
    Group.MAY_BE_HURT: mark("Somebody may be hurt"),
    Group.PROMISED: mark("We promised"),
    Group.DUE: mark("Due"),
    Group.WAITING: mark("Waiting on others"),
}
_ORDER = {group: number for number, group in enumerate(Group)}


class Deed(Term):
    """What wants doing: in words, why now, and the verb on its button."""

    why: str
    verb: str

    def __new__(cls, value: str, words: str = "", why: str = "", verb: str = "") -> Self:
        deed = str.__new__(cls, value)
        deed._value_ = value
        deed.words = words
        deed.why = why
        deed.verb = verb
        return deed

    CONCERN = (
        "concern",
        mark("A concern waits to be owned"),
        mark("Somebody is worried, and a clock runs."),
        mark("Read"),
    )
    CONCERN_DECIDE = (
        "concern to decide",
        mark("Decide about a concern"),
        mark("Somebody owns it, and a clock runs for the decision."),
        mark("Decide"),
    )
    CONCERN_LOOK = (
        "concern to look at",
        mark("Look at a concern again"),
        mark("Its day has come. Past it, it climbs."),
        mark("Look"),
    )
    CONCERN_DISAGREED = (
        "concern disagreed with",
        mark("Somebody disagrees about a concern"),
        mark("A clock runs for an answer, by somebody else than who decided."),
        mark("Answer"),
    )
    HARD_ANSWER = (
        "hard answer",
        mark("Talk about an answer that was hard"),
        mark("They said how things are. Talk within five days."),
        mark("We have talked"),
    )
    LIMIT = "limit", mark("Look at a limit"), mark("It waits for something to be done or decided."), mark("Look")
    ASK_WISH = (
        "ask_wish",
        mark("Ask what they want instead"),
        mark("A limit on contact stopped something. They are asked first."),
        mark("Write it down"),
    )
    NEAR_MATCH = (
        "near_match",
        mark("Is this the same person?"),
        mark("Something waits until somebody who knows has decided."),
        mark("Decide"),
    )
    STEP = "step", mark("A step of the plan"), mark("We said we would do it."), mark("Open plan")
    ASK = "ask", mark("Ask how it went"), mark("It was their step, and its day has come."), mark("Open plan")
    REFERRAL_OURS = (
        "referral of ours",
        mark("A referral waits for you"),
        mark("It is your turn, and its clock runs."),
        mark("Open it"),
    )
    REFERRAL_THEIRS = (
        "referral of theirs",
        mark("A referral waits for an answer"),
        mark("They have not said yet. Ring them when its day has passed."),
        mark("Open it"),
    )
    REVIEW = "review", mark("Look back together"), mark("The review is due."), mark("Open review")
    TALK = "talk", mark("Ask how to talk with them"), mark("Nobody has asked yet, or not for a year."), mark("Ask")
    NOBODY = (
        "nobody",
        mark("Nobody works with them now"),
        mark("They have no worker who can come in. Choose one."),
        mark("Choose"),
    )
    RANG = "rang", mark("Somebody rang about them"), mark("The duty line passed it on."), mark("Open")
    WHO_LOOKS = "who looks", mark("Say whether a look was right"), mark("Its day has come."), mark("Decide")
    COMPLAINT_HEARD = (
        "complaint to hear",
        mark("Let somebody hear from us"),
        mark("They said that something was wrong, and we promised a day."),
        mark("Read"),
    )
    COMPLAINT_ANSWER = (
        "complaint to answer",
        mark("Answer what somebody said was wrong"),
        mark("We told them by when."),
        mark("Answer"),
    )
    COMPLAINT_SINCE = (
        "complaint since",
        mark("Ask how it has been since they spoke up"),
        mark("Nobody may treat them worse for it."),
        mark("Ask"),
    )
    NOT_RIGHT = (
        "not right",
        mark("Answer what somebody says is not right"),
        mark("They were promised an answer by this day."),
        mark("Answer"),
    )
    PACK = (
        "pack",
        mark("Put together what somebody asked for"),
        mark("Everything that is kept was asked for. They have it by this day."),
        mark("Open"),
    )
    SECOND_LOOK = (
        "second look",
        mark("Look at a pack before it goes out"),
        mark("A colleague put it together. Nothing goes out before you have read it."),
        mark("Read"),
    )
    AUTHORITY_ENDS = (
        "authority ends",
        mark("Talk about who speaks for them next"),
        mark("It ends by itself, and so does what it opened."),
        mark("Look"),
    )
    DECISION = (
        "decision",
        mark("Look at one decision again"),
        mark("They may be able to decide it now."),
        mark("Look"),
    )
    DANGER = (
        "danger",
        mark("Look again at what could happen"),
        mark("Its day has come. Nothing is carried on by itself."),
        mark("Look"),
    )
    ENDING = (
        "ending",
        mark("Be there today: something was planned with them"),
        mark("It is the day that they chose."),
        mark("Read"),
    )
    FOLLOW_UP = (
        "follow-up",
        mark("Ask how it has been since"),
        mark("They were told that somebody asks. Read first when it is safe to ring."),
        mark("Ask"),
    )
    SUPERVISED_VISIT = (
        "supervised visit",
        mark("A visit with somebody there"),
        mark("See that it stands, say what happens, or tell both that it is off."),
        mark("Open"),
    )
    TRY_LINE = (
        "try line",
        mark("Try a local line of Help now"),
        mark("People are shown it only while somebody has tried it in the last half year."),
        mark("Try it"),
    )
    BEEN_A_WHILE = (
        "been a while",
        mark("Talk about somebody they want to stay in touch with"),
        mark("It’s been a while, and they chose that you hear of it."),
        mark("Talk about it"),
    )
    DECIDE = (
        "decide",
        mark("Ask what they want of a tie"),
        mark("It is not confirmed, so no plan can rest on it."),
        mark("Ask"),
    )


@dataclass(frozen=True)
class Duty:
    """One thing to do: by when, about whom, what and why now, how they are reached, and where it is done.

    `what` is the person's or the plan's own words where there are some, else `deed` says it. `route` and `about` name
    the page on which it is done; `verb` is its button.
    """

    group: Group
    by_day: date
    who: str
    deed: Deed
    route: str
    about: tuple[tuple[str, UUID], ...]
    what: str = ""
    person_id: UUID | None = None

    def is_late(self, today: date) -> bool:
        return self.by_day < today

    def is_today(self, today: date) -> bool:
        return self.by_day == today


@dataclass(frozen=True)
class Part:
    """The duties of one group, the earliest first, and how many more there are than are shown."""

    group: Group
    duties: tuple[Duty, ...]
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.duties) + self.more


NEVER_SHORT = frozenset({Group.MAY_BE_HURT})
"""What is always read whole, however long."""


def day_of_work(duties: Iterable[Duty]) -> tuple[Part, ...]:
    """Return a working day: groups in their order, each with its duties by day, then by name and deed.

    The order is total, so that two readings of the same records give the same list.
    """
    ordered = sorted(
        duties, key=lambda duty: (_ORDER[duty.group], duty.by_day, duty.who, duty.deed, duty.what, duty.about)
    )
    return tuple(Part(group, tuple(own)) for group, own in groupby(ordered, key=lambda duty: duty.group))


def at_first(parts: Iterable[Part], *, most: int) -> tuple[Part, ...]:
    """Return what is read first of a long day: of what presses less, so many of the earliest; all is counted."""
    return tuple(
        part if part.group in NEVER_SHORT else Part(part.group, part.duties[:most], more=len(part.duties[most:]))
        for part in parts
    )


def count(parts: Sequence[Part]) -> int:
    """Return how many duties there are in all: the honest total."""
    return sum(part.count for part in parts)
