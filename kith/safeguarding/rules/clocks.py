"""Which clocks of a concern run: from raised to owned, decided, done and ended, and one for each disagreement.

Where a concern stands is never written down; it follows from what was done about it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kith.ground.words import mark
from kith.people.rules.terms import Term
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.concerns import TO_DECIDE, Horizon, Window
from kith.safeguarding.rules.ladder import Clock, Rung, Running, stage_begins_above


class State(Term):
    """Where a concern stands. Sent is not received, received is not read, and read is not acted on."""

    RAISED = "raised", mark("Raised")
    DELIVERED = "delivered", mark("Delivered")
    OWNED = "owned", mark("Somebody owns it")
    DECIDED = "decided", mark("Decided")
    ACTED = "acted", mark("Acted on")
    ENDED = "ended", mark("Ended")


@dataclass(frozen=True)
class Disagreement:
    """Somebody disagreed: when, for the how-manieth time, and whether they were answered."""

    id: UUID
    at: datetime
    stage: int
    is_answered: bool = False


@dataclass(frozen=True)
class Story:
    """What the clocks need to know of a concern. Each moment is that of a row; none is the present."""

    id: UUID
    horizon: Horizon
    raised_at: datetime
    answer_due_at: datetime
    answer_window: Window
    delivered_at: datetime | None = None
    owned_at: datetime | None = None
    decided_at: datetime | None = None
    acted_at: datetime | None = None
    look: tuple[UUID, date] | None = None
    """The row that last named a day for looking again, and that day."""
    ended_at: datetime | None = None
    disagreements: tuple[Disagreement, ...] = field(default=())


def state_of(story: Story) -> State:
    """Return the furthest that a concern has come."""
    if story.ended_at:
        return State.ENDED
    if story.acted_at:
        return State.ACTED
    if story.decided_at:
        return State.DECIDED
    if story.owned_at:
        return State.OWNED
    return State.DELIVERED if story.delivered_at else State.RAISED


def running(story: Story, calendar: Calendar) -> Iterator[tuple[UUID, Running]]:
    """Return the clocks that run, each with whose it is. While something is open there is always at least one."""
    window = TO_DECIDE[story.horizon]
    if story.ended_at is None:
        yield _main_clock(story, window, calendar)
    for one in story.disagreements:
        if not one.is_answered:
            yield (
                one.id,
                Running(
                    Clock.CHALLENGE, window.due(one.at, calendar), window, one.at, above=stage_begins_above(one.stage)
                ),
            )


def _main_clock(story: Story, window: Window, calendar: Calendar) -> tuple[UUID, Running]:
    if story.decided_at is not None and story.look is not None:
        subject, day = story.look
        return subject, Running(Clock.ACT, calendar.end_of(day), window, above=Rung.OWNER)
    if story.decided_at is not None or story.owned_at is not None:
        since = story.decided_at or story.owned_at or story.raised_at
        return story.id, Running(Clock.DECISION, window.due(since, calendar), window, above=Rung.OWNER)
    return story.id, Running(Clock.ANSWER, story.answer_due_at, story.answer_window, story.raised_at)
