"""What has been said and done about a concern, step by step: as those who answer it and its raiser both read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.safeguarding.models import Concern
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.clocks import Story, running
from kith.safeguarding.rules.ladder import Clock, Rung


@dataclass(frozen=True)
class ClockShown:
    """A clock that runs: what is waited for, by when, and whether that has passed."""

    clock: Clock
    due_at: datetime
    is_late: bool


@dataclass(frozen=True)
class HopShown:
    """Who was told, when, and what was waited for."""

    clock: Clock
    rung: Rung
    at: datetime
    names: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """Words of somebody, and when."""

    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class DisagreementShown:
    """Somebody disagreed, and what was answered."""

    id: UUID
    stage: int
    said: Said
    answer: Said | None


def clocks_of(story: Story, calendar: Calendar, *, at: datetime) -> tuple[ClockShown, ...]:
    """Return the clocks that run, each with whether its moment has passed."""
    return tuple(ClockShown(one.clock, one.due_at, one.due_at <= at) for _, one in running(story, calendar))


def additions_of(row: Concern) -> tuple[Said, ...]:
    return tuple(Said(one.words, one.by, one.at) for one in sorted(row.additions.all(), key=lambda one: one.at))


def hops_of(row: Concern) -> tuple[HopShown, ...]:
    made = sorted(row.climbs.all(), key=lambda one: (one.due_at, one.number))
    return tuple(
        HopShown(Clock(one.clock), Rung(one.rung), one.at, tuple(sorted(told.name for told in one.tellings.all())))
        for one in made
    )


def disagreements_of(row: Concern) -> tuple[DisagreementShown, ...]:
    return tuple(
        DisagreementShown(
            one.pk,
            one.stage,
            Said(one.words, one.by, one.at),
            Said(one.answer.words, one.answer.by, one.answer.at) if hasattr(one, "answer") else None,
        )
        for one in sorted(row.challenges.all(), key=lambda one: one.stage)
    )
