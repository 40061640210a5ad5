"""A request for everything that is kept: who asks, how it was seen to be them, until when, and where it stands.

A month runs from the day on which the request came; two more may be added, once, with their reason. Nothing pauses it.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.ground.words import mark
from kith.people.rules.terms import Term

LONGEST_MONTHS = 3
"""A month, and at the most two more."""


def months_after(day: date, months: int) -> date:
    """Return the same day some months later; where that month is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Identity(Term):
    """How it was seen that it is them."""

    KNOWN = "known", mark("A worker knows them, and spoke with them in person")
    DOCUMENT = "document", mark("A document with their name was seen")
    RANG_BACK = "rang_back", mark("We rang back on the number that is written here")
    SIGNED_IN = "signed_in", mark("They signed in to Kith and asked there")


class Way(Term):
    """How the pack reaches whoever asked."""

    INSIDE = "inside", mark("They read it in Kith")
    HAND = "hand", mark("Put into their hand")
    POST = "post", mark("By post")

    @property
    def passes_a_desk(self) -> bool:
        """Whether somebody at the desk prints it, and so could read it."""
        return self is not Way.INSIDE


class Longer(Term):
    """Why a month is not enough."""

    COMPLEX = "complex", mark("There is a great deal, and it is hard to tell apart")
    SEVERAL = "several", mark("They asked for several things at once")


class Step(Term):
    """What was done about a request."""

    LONGER = "longer", mark("More time was taken, and they were told why")
    ASKED = "asked", mark("A second person was asked to look")
    SENT_BACK = "sent_back", mark("The second person sent it back")
    APPROVED = "approved", mark("The second person found it right")
    WITHDRAWN = "withdrawn", mark("They do not want it any more")
    RELEASED = "released", mark("The pack went out")


class Stands(Term):
    """Where a request stands."""

    PREPARED = "prepared", mark("Being put together")
    SECOND_LOOK = "second_look", mark("A second person looks at it")
    SENT_BACK = "sent_back", mark("Sent back: something is to be done again")
    APPROVED = "approved", mark("Found right by a second person")
    RELEASED = "released", mark("It went out")
    WITHDRAWN = "withdrawn", mark("Not wanted any more")

    @property
    def is_over(self) -> bool:
        return self in {Stands.RELEASED, Stands.WITHDRAWN}


_STANDS = {
    Step.ASKED: Stands.SECOND_LOOK,
    Step.SENT_BACK: Stands.SENT_BACK,
    Step.APPROVED: Stands.APPROVED,
    Step.WITHDRAWN: Stands.WITHDRAWN,
    Step.RELEASED: Stands.RELEASED,
}


@dataclass(frozen=True)
class Turn:
    """One step: by whom, and of which pack, told by its seal."""

    step: Step
    by_account: UUID | None = None
    seal: str = ""
    due_on: date | None = None


def stands(turns: Sequence[Turn]) -> Stands:
    """Return where a request stands after these steps, in their order."""
    telling = [turn.step for turn in turns if turn.step is not Step.LONGER]
    return _STANDS[telling[-1]] if telling else Stands.PREPARED


def last_day(due_on: date, turns: Sequence[Turn]) -> date:
    """Return the last day on which whoever asked must have it: a month, or longer where they were told so."""
    return max((turn.due_on for turn in turns if turn.due_on), default=due_on)


class Hindrance(Term):
    """Why a pack may not go out, or not be looked at, now."""

    NOTHING = "", ""
    UNDECIDED = "undecided", mark("Say first of every proposal whether it is left out.")
    NOT_ASKED = "not asked", mark("Ask a second person to look at it first.")
    OWN_WORK = "own work", mark("Somebody else must look at it: not whoever put it together.")
    NAMED = "named", mark("They stand in this record themself, so that somebody else must look at it.")
    NOT_APPROVED = "not approved", mark("A second person has not found it right yet.")
    CHANGED = "changed", mark("The record or a limit has changed since it was looked at. It must be looked at again.")
    STILL_THERE = "still there", mark("Something that is left out still stands in it. Nothing went out.")
    OVER = "over", mark("This request is over.")
    NO_LONGER = "no longer", mark("More time is taken once, before the month is over, and not for what is over.")
    NO_OPINION = "no opinion", mark("Harm is a reason only where a professional’s opinion is written down first.")
    SAY_WHY = "say why", mark("Say why it is right to give it without asking.")
    SAY_WHAT = "say what", mark("Say what is to be done again.")
    NO_AUTHORITY = "no authority", mark("Their authority does not hold today, or nobody has seen the document yet.")
    NOTHING_OPEN = "nothing open", mark("Their authority opens nothing of this record. Say first what they are shown.")
    NOT_THERE = "not there", mark("This stands nowhere in it, or is on the list already.")


class Hindered(Exception):
    """Something comes first, or stands in the way. The words say what."""

    def __init__(self, hindrance: Hindrance) -> None:
        self.hindrance = hindrance
        super().__init__(hindrance.words)


@dataclass(frozen=True)
class Ready:
    """What is known of a pack when somebody wants to go on with it."""

    turns: tuple[Turn, ...]
    undecided: int
    seal: str


def may_ask(ready: Ready) -> Hindrance:
    """Say what stands in the way of asking for a second look."""
    if stands(ready.turns).is_over:
        return Hindrance.OVER
    return Hindrance.UNDECIDED if ready.undecided else Hindrance.NOTHING


def may_look(ready: Ready, *, account_id: UUID | None, workers: frozenset[UUID], is_named: bool) -> Hindrance:
    """Say what stands in the way of one person's second look. `workers` are all who had a hand in the pack."""
    standing = stands(ready.turns)
    if standing.is_over:
        return Hindrance.OVER
    if standing is not Stands.SECOND_LOOK:
        return Hindrance.NOT_ASKED
    if account_id is None or account_id in workers:
        return Hindrance.OWN_WORK
    if is_named:
        return Hindrance.NAMED
    return Hindrance.UNDECIDED if ready.undecided else Hindrance.NOTHING


def may_release(ready: Ready) -> Hindrance:
    """Say what stands in the way of letting a pack out: it must be the very one that a second person found right."""
    standing = stands(ready.turns)
    if standing.is_over:
        return Hindrance.OVER
    if standing is not Stands.APPROVED:
        return Hindrance.NOT_APPROVED
    approved = [turn.seal for turn in ready.turns if turn.step is Step.APPROVED]
    return Hindrance.NOTHING if approved[-1] == ready.seal and not ready.undecided else Hindrance.CHANGED
