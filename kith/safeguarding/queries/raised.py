"""Where a concern stands, for whoever raised it: nothing of what others wrote about it but what they are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, ConcernId, OrganisationId
from kith.safeguarding.models import Concern
from kith.safeguarding.packs import england
from kith.safeguarding.queries.ladder import (
    ROWS,
    NumberShown,
    apart_from,
    calendar_in,
    crew_of,
    is_unreachable,
    outside_numbers,
    story_of,
)
from kith.safeguarding.queries.sightings import BodyShown, seen_by_raiser
from kith.safeguarding.queries.steps import (
    ClockShown,
    DisagreementShown,
    HopShown,
    Said,
    additions_of,
    clocks_of,
    disagreements_of,
    hops_of,
)
from kith.safeguarding.rules.calendars import Calendar
from kith.safeguarding.rules.clocks import State, Story, running
from kith.safeguarding.rules.concerns import Horizon, Kind
from kith.safeguarding.rules.crew import Crew, Member
from kith.safeguarding.rules.ladder import Rung


@dataclass(frozen=True)
class MineShown:
    """Where a concern stands, for whoever raised it: what has happened, who was told when, and whom to ring now.

    Where its raiser was named in it later, it stands still at that moment.
    """

    concern_id: ConcernId
    raised_at: datetime
    about_whom: str
    horizon: Horizon
    state: State
    reached: tuple[tuple[State, datetime | None], ...]
    clocks: tuple[ClockShown, ...]
    hops: tuple[HopShown, ...]
    additions: tuple[Said, ...]
    body: BodyShown
    disagreements: tuple[DisagreementShown, ...]
    feedback: str
    warning: str
    ring_outside: bool
    on_call: tuple[Member, ...]
    numbers: tuple[NumberShown, ...]

    @property
    def is_red(self) -> bool:
        return any(clock.is_late for clock in self.clocks)


@dataclass(frozen=True)
class MineLine:
    """A concern in the list of what somebody has raised."""

    concern_id: ConcernId
    about_whom: str
    raised_at: datetime
    state: State
    is_red: bool


def my_concerns(viewer: Actor, *, at: datetime) -> tuple[MineLine, ...]:
    """Return what this reader has raised, the latest first."""
    rows = Concern.objects.visible_to(viewer, may=Permission.CONCERN_RAISE, at=at).prefetch_related(*ROWS)
    calendar = calendar_in(zone_of(viewer))
    return tuple(_line(row, calendar, viewer, at=at) for row in rows.order_by("-raised_at", "pk"))


def _line(row: Concern, calendar: Calendar, viewer: Actor, *, at: datetime) -> MineLine:
    story, until = story_of(row), _until(row, viewer, at=at)
    reached = dict(_reached(story_of(row), until))
    late = any(clock.due_at <= until for _, clock in running(story, calendar))
    return MineLine(ConcernId(row.pk), row.about_whom, row.raised_at, list(reached)[-1], late and until == at)


def my_concern(viewer: Actor, concern_id: ConcernId, *, at: datetime) -> MineShown:
    """Return where a concern stands that this reader raised. Raises NotVisible."""
    rows = Concern.objects.visible_to(viewer, may=Permission.CONCERN_RAISE, at=at).filter(pk=concern_id)
    row = rows.prefetch_related(*ROWS).first()
    if row is None:
        raise NotVisible("safeguarding.Concern", concern_id, Permission.CONCERN_RAISE)
    return _mine(row, viewer, crew_of(OrganisationId(row.organisation_id), at=at), at=at)


def _mine(row: Concern, viewer: Actor, crew: Crew, *, at: datetime) -> MineShown:
    until, story = _until(row, viewer, at=at), story_of(row)
    reached = _reached(story, until)
    is_still = until < at
    end = getattr(row, "end", None)
    hops = tuple(one for one in hops_of(row) if one.at <= until)
    waits = reached[-1][0] in {State.RAISED, State.DELIVERED}
    outside = waits and (
        is_unreachable(row, crew) or hasattr(row, "prompt") or any(one.rung is Rung.OUTSIDE for one in hops)
    )
    raiser = AccountId(row.raised_by_account) if row.raised_by_account else None
    clocks = clocks_of(story, calendar_in(zone_of(viewer)), at=at)
    return MineShown(
        concern_id=ConcernId(row.pk),
        raised_at=row.raised_at,
        about_whom=row.about_whom,
        horizon=Horizon(row.horizon),
        state=reached[-1][0],
        reached=reached,
        clocks=() if is_still else clocks,
        hops=hops,
        additions=additions_of(row),
        body=seen_by_raiser(viewer, ConcernId(row.pk), row.raised_by_account, at=at),
        disagreements=tuple(one for one in disagreements_of(row) if one.said.at <= until),
        feedback=end.told_raiser if end and end.at <= until else "",
        warning=england.NO_CONTACT_WITH_FAMILY if row.kind == Kind.HONOUR else "",
        ring_outside=outside,
        on_call=tuple(
            one
            for one in crew.reachable(raiser=raiser, apart=apart_from(row))
            if one.phone_on_call and viewer.is_staff and waits and not is_still
        ),
        numbers=outside_numbers(viewer, at=at),
    )


def _until(row: Concern, viewer: Actor, *, at: datetime) -> datetime:
    """Return until when this raiser reads on: now, or the moment from which it is kept apart from them."""
    apart = (
        one.at
        for one in row.named.all()
        if one.account_id is not None
        and one.account_id == viewer.account_id
        and not (hasattr(one, "answer") and not one.answer.is_same)
    )
    return min(apart, default=at)


def _reached(story: Story, until: datetime) -> tuple[tuple[State, datetime | None], ...]:
    """Return each state that was reached by then, and when."""
    steps: Iterable[tuple[State, datetime | None]] = (
        (State.RAISED, story.raised_at),
        (State.DELIVERED, story.delivered_at),
        (State.OWNED, story.owned_at),
        (State.DECIDED, story.decided_at),
        (State.ACTED, story.acted_at),
        (State.ENDED, story.ended_at),
    )
    return tuple((state, moment) for state, moment in steps if moment is not None and moment <= until)
