"""What a limit on contact may rest on, what it needs before it can stand, and until when it holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kith.ground.words import mark
from kith.safeguarding.rules.working_days import after_working_days


class Basis(StrEnum):
    """What a limit rests on (C41). Whatever else is written in a plan stops nobody."""

    ORDER = "order"
    OWN_DECISION = "own decision"
    SERVICE_DECISION = "service decision"
    BEST_INTERESTS = "best interests"
    PROVISIONAL = "provisional"


BASIS_WORDS: dict[Basis, str] = {
    Basis.ORDER: mark("A court order, or a police, court or licence condition"),
    Basis.OWN_DECISION: mark("Their own decision"),
    Basis.SERVICE_DECISION: mark("A service’s decision about its own premises or group"),
    Basis.BEST_INTERESTS: mark("A best-interests decision that nobody disputes, about support when they meet"),
    Basis.PROVISIONAL: mark("A hold, for at most 72 hours, until a second person confirms or lifts it"),
}


class NoBasis(StrEnum):
    """What is often taken for a reason to keep two apart, and stops nobody."""

    FAMILY_WISH = "family wish"
    CARE_PLAN = "care plan"
    DOLS = "dols"
    BLANKET = "blanket"


NO_BASIS_WORDS: dict[NoBasis, str] = {
    NoBasis.FAMILY_WISH: mark("The family wishes it"),
    NoBasis.CARE_PLAN: mark("It is in the care plan"),
    NoBasis.DOLS: mark("There is a DoLS authorisation"),
    NoBasis.BLANKET: mark("It is a rule for everybody in this house or group"),
}

WHO_COULD_DECIDE: dict[NoBasis, str] = {
    NoBasis.FAMILY_WISH: mark(
        "A family’s wish stops nobody. The person can decide for themselves. If they may not be able to decide this, "
        "ask the council’s adult social care; a ban or a dispute goes to the Court of Protection."
    ),
    NoBasis.CARE_PLAN: mark(
        "A line in a care plan stops nobody. Ask the person. If they may not be able to decide this, a best-interests "
        "decision can shape time, place or support; a ban or a dispute goes to the Court of Protection."
    ),
    NoBasis.DOLS: mark(
        "A DoLS authorisation stops nobody from seeing them. Only the person, a court, the police, a licence, or a "
        "service for its own place can; a ban or a dispute goes to the Court of Protection."
    ),
    NoBasis.BLANKET: mark(
        "A rule for everybody cannot be entered here. A service decides about one person, with a reason, for its own "
        "place or group."
    ),
}


class Channel(StrEnum):
    """Which contact a limit bars. A limit on `ANY` covers every way."""

    ANY = "any"
    UNSUPERVISED = "unsupervised"
    PHONE = "phone"
    ONLINE = "online"
    POST = "post"


CHANNEL_WORDS: dict[Channel, str] = {
    Channel.ANY: mark("In every way"),
    Channel.UNSUPERVISED: mark("When nobody is there to supervise"),
    Channel.PHONE: mark("By phone"),
    Channel.ONLINE: mark("Online"),
    Channel.POST: mark("By post"),
}

HOLD = timedelta(hours=72)
"""How long one worker's entry holds without a second person."""
TAIL_WORKING_DAYS = 2
"""How long our own bookings and disclosures stay stopped when a limit has ended and nobody has decided."""
EXPLAIN_WITHIN = 5
"""Working days within which a limit is explained to the person (R08)."""
WARN_AHEAD = timedelta(days=14)
"""How long before its review or its end a limit asks for a decision (R08)."""
LONGEST_REVIEW = 184
"""Days within which a limit without an end is looked at again."""


class CannotStandError(Exception):
    """A limit that must not be entered as it is; the message says what is missing."""


def must_be_able_to_stand(
    *, basis: Basis, channel: Channel, is_their_own_word: bool, is_undisputed: bool, because: str, legal_basis: str,
    on: date, ends_on: date | None, review_on: date | None, has_party: bool,
) -> None:  # fmt: skip
    """Refuse, with CannotStandError, a limit without a party, a basis or an end or review within six months."""
    if not has_party:
        raise CannotStandError(mark("Say who or what this is about: a name is enough."))
    if ends_on is not None and ends_on < on:
        raise CannotStandError(mark("The day on which it ends lies in the past."))
    if basis is Basis.OWN_DECISION:
        if not is_their_own_word:
            raise CannotStandError(mark("Their own decision is entered in their own words: write what they said."))
        return
    if basis is Basis.ORDER and not legal_basis.strip():
        raise CannotStandError(mark("Write which order or condition this is, and from when."))
    if basis is Basis.SERVICE_DECISION and not because.strip():
        raise CannotStandError(mark("A service’s decision is about one person: write the reason for it."))
    if basis is Basis.BEST_INTERESTS and (channel is not Channel.UNSUPERVISED or not is_undisputed):
        raise CannotStandError(
            mark(
                "A best-interests decision that nobody disputes may shape time, place or support. "
                "A ban or a dispute goes to the Court of Protection."
            )
        )
    if basis is not Basis.PROVISIONAL:
        _must_be_looked_at_again(on, ends_on=ends_on, review_on=review_on, must_review=basis is Basis.BEST_INTERESTS)


def _must_be_looked_at_again(on: date, *, ends_on: date | None, review_on: date | None, must_review: bool) -> None:
    if review_on is None and (ends_on is None or must_review):
        raise CannotStandError(mark("Give the day on which this is looked at again, within six months."))
    if review_on is not None and not 0 <= (review_on - on).days <= LONGEST_REVIEW:
        raise CannotStandError(mark("Look at it again within six months."))


def end_of(day: date, zone: str) -> datetime:
    """Return the moment at which a day ends in a zone: its last day counts whole."""
    return datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(zone))


def gone_after(holds_until: datetime | None, *, zone: str, holidays: Collection[date]) -> datetime | None:
    """Return when nothing is left of a limit that ended and about which nobody decided."""
    if holds_until is None:
        return None
    return after_working_days(holds_until, TAIL_WORKING_DAYS, zone=zone, holidays=holidays)


class Task(StrEnum):
    """What a limit asks for (R08)."""

    CONFIRM = "confirm"
    DECIDE = "decide"
    EXPLAIN = "explain"
    LOOK_AGAIN = "look again"


TASK_WORDS: dict[Task, str] = {
    Task.CONFIRM: mark("A second person confirms it or lifts it"),
    Task.DECIDE: mark("It has ended: decide whether it goes on"),
    Task.EXPLAIN: mark("Explain it to the person"),
    Task.LOOK_AGAIN: mark("Look at it again"),
}

CLIMBS = frozenset({Task.CONFIRM, Task.DECIDE})
"""What climbs when nobody does it, as a concern does (R13)."""


@dataclass(frozen=True)
class Progress:
    """What has been done about one limit, for its clocks."""

    basis: Basis
    begun_at: datetime
    is_confirmed: bool
    is_explained: bool
    holds_until: datetime | None
    review_on: date | None
    gone_at: datetime | None


def tasks(progress: Progress, *, at: datetime, zone: str, holidays: Collection[date]) -> dict[Task, datetime]:
    """Return what a limit asks for at a moment, and by when. A person's own block asks for nothing."""
    if progress.basis is Basis.OWN_DECISION:
        return {}
    due: dict[Task, datetime] = {}
    holds_until = progress.holds_until
    has_ended = holds_until is not None and at >= holds_until
    if has_ended:
        due[Task.DECIDE] = progress.gone_at or holds_until or at
        return due
    if not progress.is_confirmed:
        due[Task.CONFIRM] = holds_until or progress.begun_at + HOLD
    if not progress.is_explained:
        due[Task.EXPLAIN] = after_working_days(progress.begun_at, EXPLAIN_WITHIN, zone=zone, holidays=holidays)
    again = [moment for moment in (_start(progress.review_on, zone), holds_until if progress.is_confirmed else None)
             if moment is not None and moment - at <= WARN_AHEAD]  # fmt: skip
    if again:
        due[Task.LOOK_AGAIN] = min(again)
    return due


def _start(day: date | None, zone: str) -> datetime | None:
    return None if day is None else datetime.combine(day, time.min, ZoneInfo(zone))
