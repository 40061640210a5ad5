"""A visit with somebody there: who may supervise it, what may happen next, and who has to be told.

Nothing is begun without the supervisor. Where they drop out the visit is held by itself, and both sides hear that it is
off in words that say nothing of why.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Turn(Term):
    """One thing that happened to a visit."""

    SUPERVISOR_OUT = "supervisor_out", mark("The supervisor cannot be there")
    SUPERVISOR_NEW = "supervisor_new", mark("Somebody else supervises")
    OTHER_TOLD = "other_told", mark("The other side was told that it is off")
    PERSON_TOLD = "person_told", mark("The person was told that it is off")
    PERSON_CAME = "person_came", mark("The person has come")
    OTHER_CAME = "other_came", mark("The other side has come")
    BEGUN = "begun", mark("It has begun")
    ENDED = "ended", mark("It has ended, as planned")
    ENDED_EARLY = "ended_early", mark("It was ended early")
    CALLED_OFF = "called_off", mark("It was called off")


class Standing(Term):
    """Where a visit stands."""

    BOOKED = "booked", mark("Booked")
    HELD = "held", mark("On hold: nobody can be there to supervise")
    RUNNING = "running", mark("Going on now")
    OVER = "over", mark("Over")
    OFF = "off", mark("Called off")


AFTER = {
    Turn.SUPERVISOR_OUT: Standing.HELD,
    Turn.SUPERVISOR_NEW: Standing.BOOKED,
    Turn.BEGUN: Standing.RUNNING,
    Turn.ENDED: Standing.OVER,
    Turn.ENDED_EARLY: Standing.OVER,
    Turn.CALLED_OFF: Standing.OFF,
}
"""Where a turn leads; the others change nothing of it."""

OPEN_TO = {
    Standing.BOOKED: (
        Turn.PERSON_CAME, Turn.OTHER_CAME, Turn.BEGUN, Turn.SUPERVISOR_OUT, Turn.CALLED_OFF,
    ),
    Standing.HELD: (Turn.PERSON_TOLD, Turn.OTHER_TOLD, Turn.SUPERVISOR_NEW, Turn.CALLED_OFF),
    Standing.RUNNING: (Turn.ENDED, Turn.ENDED_EARLY, Turn.SUPERVISOR_OUT),
    Standing.OVER: (),
    Standing.OFF: (Turn.PERSON_TOLD, Turn.OTHER_TOLD),
}  # fmt: skip
WANTS_WORDS = frozenset({Turn.ENDED_EARLY, Turn.CALLED_OFF, Turn.SUPERVISOR_OUT})
BY_THE_SUPERVISOR = frozenset({Turn.BEGUN, Turn.ENDED})
"""What only the supervisor says; everything that stops a visit is said by whoever knows it first."""
ADDENDUM_AFTER = timedelta(hours=24)


def standing(turns: Iterable[Turn]) -> Standing:
    """Return where a visit stands after its turns."""
    now = Standing.BOOKED
    for turn in turns:
        now = AFTER.get(turn, now)
    return now


def lately(turns: Sequence[Turn]) -> frozenset[Turn]:
    """Return what has happened since a supervisor was last named: who has come and who was told counts from there."""
    begin = max((place + 1 for place, turn in enumerate(turns) if turn is Turn.SUPERVISOR_NEW), default=0)
    return frozenset(turns[begin:])


def may_come_next(turns: Sequence[Turn], *, is_supervisor: bool) -> tuple[Turn, ...]:
    """Return what may be said next. It begins only when both have come, and by the supervisor alone."""
    said = lately(turns)
    both_came = {Turn.PERSON_CAME, Turn.OTHER_CAME} <= said
    return tuple(
        turn
        for turn in OPEN_TO[standing(turns)]
        if turn not in said
        and (turn not in BY_THE_SUPERVISOR or is_supervisor)
        and (turn is not Turn.BEGUN or both_came)
    )


def to_tell(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return who still has to be told that a visit is off."""
    if standing(turns) not in {Standing.HELD, Standing.OFF}:
        return ()
    return tuple(turn for turn in (Turn.PERSON_TOLD, Turn.OTHER_TOLD) if turn not in lately(turns))


class VisitFlaw(Term):
    """Why a visit cannot be booked so, or a turn not be taken."""

    NO_PARTY = "no_party", mark("Say who the visit is with.")
    NO_ROOM = "no_room", mark("Name the room.")
    NO_RULES = "no_rules", mark("Write the ground rules as they are explained to both.")
    BACKWARDS = "backwards", mark("It must end after it begins, on the same day.")
    PAST = "past", mark("Choose a time to come.")
    NOT_QUALIFIED = "not_qualified", mark("Choose somebody who is named as a supervisor on that day.")
    IS_PARTY = "is_party", mark("Whoever visits cannot supervise.")
    NOT_FREE = "not_free", mark("The supervisor has another visit at that time.")
    AWAY = "away", mark("The supervisor is away at that time. Choose somebody else.")
    ROOM_TAKEN = "room_taken", mark("The room is taken at that time.")
    OUT_OF_TURN = "out_of_turn", mark("This cannot be said now. Look at where the visit stands.")
    NO_WORDS = "no_words", mark("Write a few words about it.")


@dataclass(frozen=True)
class Slot:
    """A room and a supervisor for a time."""

    supervisor: object
    room: str
    starts_at: datetime
    ends_at: datetime

    def meets(self, other: "Slot") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


LONGEST = timedelta(hours=12)


def flaws_of(
    slot: Slot,
    *,
    taken: Collection[Slot],
    party: str,
    rules: str,
    is_qualified: bool,
    is_away: bool,
    is_party: bool,
    at: datetime,
) -> tuple[VisitFlaw, ...]:
    """Return everything that keeps a visit from being booked."""
    beside = [one for one in taken if slot.meets(one)]
    room = slot.room.strip().casefold()
    found = (
        (not party.strip(), VisitFlaw.NO_PARTY),
        (not room, VisitFlaw.NO_ROOM),
        (not rules.strip(), VisitFlaw.NO_RULES),
        (not timedelta(0) < slot.ends_at - slot.starts_at <= LONGEST, VisitFlaw.BACKWARDS),
        (slot.starts_at <= at, VisitFlaw.PAST),
        (not is_qualified, VisitFlaw.NOT_QUALIFIED),
        (is_party, VisitFlaw.IS_PARTY),
        (is_away, VisitFlaw.AWAY),
        (any(one.supervisor == slot.supervisor for one in beside), VisitFlaw.NOT_FREE),
        (any(one.room.strip().casefold() == room for one in beside), VisitFlaw.ROOM_TAKEN),
    )
    return tuple(flaw for is_so, flaw in found if is_so)


def is_addendum(*, over_at: datetime | None, at: datetime) -> bool:
    """Say whether a note comes so late after a visit that it is added and not part of what was written then."""
    return over_at is not None and at > over_at + ADDENDUM_AFTER


def is_qualified(*, seen_on: date, until: date, on: date) -> bool:
    """Say whether what was seen of somebody holds on a day."""
    return seen_on <= on <= until
