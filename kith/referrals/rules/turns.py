"""The turns a referral takes. Each is a row that stays; where the referral stands is told by all of them together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from kith.gatherings.rules import Outcome
from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.terms import Term


class Route(Term):
    """The three ways to a group."""

    INTRODUCE = "introduce", mark("Introduce")
    BOOK = "book", mark("Book")
    REFER = "refer", mark("Refer")


ROUTE_HINTS: Mapping[Route, str] = MappingProxyType(
    {
        Route.INTRODUCE: mark("Anyone may turn up. Nobody has to say yes."),
        Route.BOOK: mark("A place is booked, and they confirm it."),
        Route.REFER: mark("They read about the person first, and answer."),
    }
)


ROUTE_NOUNS: Mapping[Route, str] = MappingProxyType(
    {Route.INTRODUCE: mark("introduction"), Route.BOOK: mark("booking"), Route.REFER: mark("referral")}
)


class State(Term):
    """Where a referral stands."""

    DRAFT = "draft", mark("Not sent yet")
    SENT = "sent", mark("Sent")
    RECEIVED = "received", mark("Read by them")
    ACCEPTED = "accepted", mark("Accepted")
    DECLINED = "declined", mark("They could not say yes")
    WAITING = "waiting", mark("On their waiting list")
    INVITED = "invited", mark("Welcome to come")
    FIRST_VISIT_CONFIRMED = "first_visit_confirmed", mark("First visit agreed")
    FIRST_ATTENDED = "first_attended", mark("First visit done, settling in")
    SETTLED = "settled", mark("Settled")
    ENDED = "ended", mark("Ended, all told")
    TAKEN_BACK = "taken_back", mark("Taken back")


class Step(Term):
    """One thing that happened."""

    DRAFTED = "drafted", mark("Put together")
    SENT = "sent", mark("Sent")
    RECEIVED = "received", mark("Read by the organiser")
    ACCEPTED = "accepted", mark("Accepted")
    DECLINED = "declined", mark("They could not say yes")
    PUT_ON_LIST = "put_on_list", mark("Put on the waiting list")
    PLACE_OPENED = "place_opened", mark("A place opened")
    INVITED = "invited", mark("Invited")
    FIRST_VISIT_CONFIRMED = "first_visit_confirmed", mark("First visit agreed")
    HELD = "held", mark("Held, not failed")
    CAME = "came", mark("Came")
    COULD_NOT_COME = "could_not_come", mark("Could not come")
    MISSED_EACH_OTHER = "missed_each_other", mark("We missed each other")
    SETTLED = "settled", mark("Settled")
    ENDED = "ended", mark("Ended")
    TAKEN_BACK = "taken_back", mark("Taken back")


@dataclass(frozen=True)
class Turn:
    """One thing that happened to a referral, with who, when and why."""

    step: Step
    at: datetime
    by: str = ""
    because: str = ""


CLOSED = frozenset({State.ENDED, State.TAKEN_BACK})
"""States that nothing leads out of."""
WITH_THE_ORGANISER = frozenset({State.SENT, State.RECEIVED, State.WAITING})
"""States in which the organiser has something to say."""

S, T = State, Step
_OPEN_TO_A_VISIT = frozenset({S.ACCEPTED, S.WAITING, S.INVITED, S.FIRST_VISIT_CONFIRMED})
_VISITING = frozenset({S.FIRST_ATTENDED, S.SETTLED})
_ANSWERABLE = frozenset({S.SENT, S.RECEIVED})

_FROM: Mapping[Step, frozenset[State]] = MappingProxyType(
    {
        T.SENT: frozenset({S.DRAFT}),
        T.RECEIVED: frozenset({S.SENT}),
        T.ACCEPTED: _ANSWERABLE | {S.WAITING},
        T.DECLINED: _ANSWERABLE | {S.WAITING},
        T.PUT_ON_LIST: _ANSWERABLE | {S.ACCEPTED},
        T.PLACE_OPENED: frozenset({S.DECLINED, S.WAITING}),
        T.INVITED: frozenset({S.ACCEPTED, S.WAITING}),
        T.FIRST_VISIT_CONFIRMED: frozenset({S.ACCEPTED, S.INVITED, S.FIRST_VISIT_CONFIRMED}),
        T.HELD: frozenset({S.FIRST_VISIT_CONFIRMED}),
        T.CAME: _OPEN_TO_A_VISIT | _VISITING,
        T.COULD_NOT_COME: frozenset({S.INVITED, S.FIRST_VISIT_CONFIRMED}) | _VISITING,
        T.MISSED_EACH_OTHER: frozenset({S.INVITED, S.FIRST_VISIT_CONFIRMED}) | _VISITING,
        T.SETTLED: frozenset({S.FIRST_ATTENDED}),
        T.ENDED: _OPEN_TO_A_VISIT | _VISITING | {S.DECLINED},
        T.TAKEN_BACK: frozenset({S.DRAFT}) | _ANSWERABLE | _OPEN_TO_A_VISIT,
    }
)
"""From which states each step may be taken."""

_TO: Mapping[Step, State] = MappingProxyType(
    {
        T.SENT: S.SENT,
        T.RECEIVED: S.RECEIVED,
        T.ACCEPTED: S.ACCEPTED,
        T.DECLINED: S.DECLINED,
        T.PUT_ON_LIST: S.WAITING,
        T.PLACE_OPENED: S.INVITED,
        T.INVITED: S.INVITED,
        T.FIRST_VISIT_CONFIRMED: S.FIRST_VISIT_CONFIRMED,
        T.HELD: S.INVITED,
        T.CAME: S.FIRST_ATTENDED,
        T.SETTLED: S.SETTLED,
        T.ENDED: S.ENDED,
        T.TAKEN_BACK: S.TAKEN_BACK,
    }
)
_ANSWERS = frozenset({T.RECEIVED, T.ACCEPTED, T.DECLINED, T.PUT_ON_LIST, T.PLACE_OPENED, T.INVITED})


STEP_OF_VISIT: Mapping[Outcome, Step] = MappingProxyType(
    {
        Outcome.CAME: T.CAME,
        Outcome.COULD_NOT_COME: T.COULD_NOT_COME,
        Outcome.MISSED_EACH_OTHER: T.MISSED_EACH_OTHER,
    }
)
"""What a line of the group's sheet is in the story of a referral."""


class Turning(StrEnum):
    """Why a step may, or may not, be taken."""

    MAY = "may"
    NOT_FROM_HERE = "not from here"
    NOBODY_ANSWERS = "nobody answers"
    IS_CLOSED = "is closed"


TURNING_WORDS: Mapping[Turning, str] = MappingProxyType(
    {
        Turning.MAY: mark("This can be done."),
        Turning.NOT_FROM_HERE: mark("This has already moved on. Look at where it is now."),
        Turning.NOBODY_ANSWERS: mark("An introduction needs no answer. They can simply come."),
        Turning.IS_CLOSED: mark("This is closed. Start a new one; what was written stays."),
    }
)


def may_turn(route: Route, state: State, step: Step) -> Decision:
    """Say whether a step may be taken from a state."""
    if state in CLOSED:
        return Decision.no(Reason(Turning.IS_CLOSED))
    if route is Route.INTRODUCE and step in _ANSWERS:
        return Decision.no(Reason(Turning.NOBODY_ANSWERS))
    if state not in _FROM.get(step, frozenset()):
        return Decision.no(Reason(Turning.NOT_FROM_HERE))
    return Decision.yes(Reason(Turning.MAY))


def after(route: Route, state: State, step: Step) -> State:
    """Return where a referral stands after a step. A visit once made is never unmade by a missed one."""
    if step is Step.SENT and route is Route.INTRODUCE:
        return State.INVITED
    if step in {Step.COULD_NOT_COME, Step.MISSED_EACH_OTHER}:
        return State.INVITED if state is State.FIRST_VISIT_CONFIRMED else state
    if step is Step.CAME and state is State.SETTLED:
        return State.SETTLED
    return _TO.get(step, state)


@dataclass(frozen=True)
class Standing:
    """Where a referral stands, since when, and by what."""

    state: State
    since: datetime
    by: Turn


def standing(route: Route, turns: Iterable[Turn]) -> Standing:
    """Return where a referral stands, told by its turns in the order of their moments.

    A turn that could not be taken from where the referral stood (two people at once) stays in the story and moves
    nothing.

    Raises ValueError where there are no turns: a referral begins by being put together.
    """
    told = in_order(turns)
    if not told:
        raise ValueError("A referral begins with a turn.")
    state, entered = State.DRAFT, told[0]
    for turn in told:
        if not may_turn(route, state, turn.step):
            continue
        following = after(route, state, turn.step)
        if following is not state:
            state, entered = following, turn
    return Standing(state, entered.at, entered)


def in_order(turns: Iterable[Turn]) -> Sequence[Turn]:
    """Return turns as they happened; those of one moment in the order in which steps follow each other."""
    order = list(Step)
    return sorted(turns, key=lambda turn: (turn.at, order.index(turn.step)))


class Bead(Term):
    """One bead of the line that shows the whole way, with its picture."""

    icon: str

    def __new__(cls, value: str, words: str, icon: str) -> Self:
        bead = str.__new__(cls, value)
        bead._value_ = value
        bead.words = words
        bead.icon = icon
        return bead

    SAID_YES = "said_yes", mark("They said yes"), "tick"
    SENT = "sent", mark("Sent"), "letter"
    READ = "read", mark("Read by them"), "eye"
    ANSWERED = "answered", mark("Accepted"), "tick"
    BOOKED = "booked", mark("Visit agreed"), "calendar"
    FIRST_VISIT = "first_visit", mark("First visit"), "door"
    SETTLING = "settling", mark("Settling in"), "sprout"
    CLOSED = "closed", mark("Closed, all told"), "belong"


_REACHED: Mapping[State, Bead] = MappingProxyType(
    {
        S.DRAFT: Bead.SAID_YES,
        S.SENT: Bead.SENT,
        S.RECEIVED: Bead.READ,
        S.DECLINED: Bead.READ,
        S.WAITING: Bead.ANSWERED,
        S.ACCEPTED: Bead.ANSWERED,
        S.INVITED: Bead.ANSWERED,
        S.FIRST_VISIT_CONFIRMED: Bead.BOOKED,
        S.FIRST_ATTENDED: Bead.SETTLING,
        S.SETTLED: Bead.SETTLING,
        S.ENDED: Bead.CLOSED,
        S.TAKEN_BACK: Bead.CLOSED,
    }
)


def beads(route: Route, state: State) -> tuple[tuple[Bead, str], ...]:
    """Return the whole way on one line: each bead done, now or next. An introduction has nothing to read or answer."""
    here = _REACHED[state]
    left_out = {Bead.READ, Bead.ANSWERED} - {here} if route is Route.INTRODUCE else frozenset()
    line = [bead for bead in Bead if bead not in left_out]
    at = line.index(here)
    return tuple(
        (bead, "done" if number < at else "now" if number == at else "next") for number, bead in enumerate(line)
    )
