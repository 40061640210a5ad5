"""Letting a concern climb: each hop that is due is made once, and whoever stands on its rung is told.

The concern is held while it climbs, so that two ticks at once make one hop; what was missed while nothing ran is made
good by the next tick, and nobody is told twice by it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.belt import for_every
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, ConcernId
from kith.ground.jobs.runner import is_alive
from kith.safeguarding.actions.notices import Notices
from kith.safeguarding.models import Climb, Concern, OutsidePrompt
from kith.safeguarding.queries.ladder import (
    ROWS,
    apart_from,
    as_ladder,
    calendar_in,
    clocks_of,
    crew_of,
    due_to_climb,
    is_unreachable,
)
from kith.safeguarding.rules.crew import Crew
from kith.safeguarding.rules.ladder import Clock, Hop, Rung, climb


class NothingDueError(Exception):
    """Another tick was quicker, or somebody acted meanwhile."""

    def __init__(self) -> None:
        super().__init__("No hop of this concern is due.")


@action
def let_climb(*, concern_id: ConcernId, by: Actor, at: datetime) -> int:
    """Make every hop of a concern that is due, and return how many were made. Raises NothingDueError."""
    gate.one(Concern, concern_id, by=by, may=Permission.CONCERN_DECIDE, at=at, lock=True)
    rows: ScopedQuerySet[Concern] = ScopedQuerySet(Concern)
    whole = rows.select_related("organisation").prefetch_related(*ROWS)
    concern = gate.one(whole, concern_id, by=by, may=Permission.CONCERN_DECIDE, at=at)
    crew, notices = crew_of(by.organisation_id, at=at), Notices(concern, by, at)
    made = _prompt(concern, crew, notices) + _hops(concern, crew, notices)
    if not made:
        raise NothingDueError
    record(Act.SENT, concern, by=by, at=at, content={"hops": made})
    return made


@dataclass(frozen=True)
class Ladders:
    """Every ladder of this house, at a moment."""

    at: datetime

    def climb(self) -> int:
        """Make every hop that is due, and return how many were made. One that cannot climb holds up no other."""
        made, faults = 0, list[Exception]()
        for concern_id, organisation_id in due_to_climb(at=self.at):
            try:
                made += let_climb(concern_id=concern_id, by=as_ladder(organisation_id), at=self.at)
            except NothingDueError:
                continue
            except Exception as fault:  # noqa: BLE001 - what is wrong with one concern must not hold up the others
                faults.append(fault)
        if faults:
            raise ExceptionGroup("Some concerns could not climb.", faults)
        return made

    def climb_if_nobody_else_does(self) -> bool:
        """Climb from a page where the loop of jobs has died, and say whether it has.

        A page that is opened is then what the clock hangs on: better than nothing, and said to be no more than that.
        What climbs is shown inside Kith at once; e-mail waits until the jobs run again.
        """
        if is_alive(at=self.at):
            return False
        with for_every():
            self.climb()
        return True


def _prompt(concern: Concern, crew: Crew, notices: Notices) -> int:
    """Write that its raiser must be told whom to ring outside, where nobody here can be reached."""
    if hasattr(concern, "prompt") or not is_unreachable(concern, crew):
        return 0
    OutsidePrompt.objects.create(organisation_id=concern.organisation_id, concern=concern, at=notices.at)
    notices.to_raiser("prompt")
    return 1


def _hops(concern: Concern, crew: Crew, notices: Notices) -> int:
    raiser = AccountId(concern.raised_by_account) if concern.raised_by_account else None
    on = partial(crew.on, raiser=raiser, apart=apart_from(concern))
    owner = _owner(concern)
    calendar, told, made = calendar_in(concern.organisation.zone), set[AccountId](), 0
    for subject_id, running, last in clocks_of(concern, calendar):
        hops = climb(
            running,
            last,
            is_peopled=lambda rung: any(member.account_id != owner for member in on(rung)),
            calendar=calendar,
            at=notices.at,
        )
        for hop in hops:
            row = _climbed(concern, subject_id, running.clock, hop, at=notices.at)
            reached = [member for member in on(hop.rung) if member.account_id not in told]
            told.update(member.account_id for member in reached)
            for member in reached:
                notices.to_member(member, row)
        if _tells_raiser(hops):
            notices.to_raiser(f"{subject_id} {running.clock} {hops[-1].number}")
        made += len(hops)
    return made


def _owner(concern: Concern) -> AccountId | None:
    """Return who owns it: a rung on which nobody but they stand is no rung higher."""
    owned = getattr(concern, "acknowledgement", None)
    return AccountId(owned.account_id) if owned and owned.account_id else None


def _tells_raiser(hops: Collection[Hop]) -> bool:
    """Say whether something was missed, or everybody here is passed over: its raiser then hears of it."""
    return any(hop.number or hop.rung is Rung.OUTSIDE for hop in hops)


def _climbed(concern: Concern, subject_id: UUID, clock: Clock, hop: Hop, *, at: datetime) -> Climb:
    return Climb.objects.create(
        organisation_id=concern.organisation_id,
        concern=concern,
        clock=clock,
        subject_id=subject_id,
        number=hop.number,
        rung=hop.rung,
        due_at=hop.due_at,
        at=at,
    )
