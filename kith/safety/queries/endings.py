"""Reading how contact ends: the plan as it stands, and each day on which somebody asks how it has been."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.networks.models import Tie
from kith.people.queries import Whose
from kith.people.rules.telling import Origin
from kith.safety.models import Ending, FollowUp
from kith.safety.packs.blocking import HOW_TO
from kith.safety.rules.endings import Block, EndingPlan, How, Since

PLAN = Permission.ENDING_PLAN


@dataclass(frozen=True)
class FollowUpSeen:
    """One day on which somebody asks."""

    follow_up_id: UUID
    due_on: date
    since: Since | None
    words: str
    by: str


@dataclass(frozen=True)
class EndingSeen:
    """How contact with somebody ends, as the person said it."""

    ending_id: UUID
    tie_id: TieId
    tie_name: str
    plan: EndingPlan
    origin: Origin
    at: datetime
    is_done: bool
    is_left: bool
    has_limit: bool
    done_at: datetime | None
    follow_ups: tuple[FollowUpSeen, ...]

    @property
    def is_open(self) -> bool:
        return not self.is_done and not self.is_left

    @property
    def blocks(self) -> tuple[tuple[Block, str], ...]:
        """What is shut, and how that is done."""
        return tuple((block, HOW_TO[block]) for block in Block if block in self.plan.blocks)


def endings_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[EndingSeen, ...]:
    """Return the last plan for each tie, the open ones first: two queries."""
    rows = Ending.objects.visible_to(viewer, may=PLAN, at=at).filter(tie__map__person_id=person_id)
    whole = rows.select_related("tie", "done", "left").prefetch_related("follow_ups__done")
    last: dict[UUID, Ending] = {row.tie_id: row for row in whole.order_by("number")}
    seen = [_ending(row) for row in last.values()]
    return tuple(sorted(seen, key=lambda one: (not one.is_open, one.at, str(one.ending_id))))


def ending_for(viewer: Actor, ending_id: UUID, *, at: datetime) -> tuple[Whose, EndingSeen]:
    """Return one ending and whose it is, or raise NotVisible."""
    rows = Ending.objects.get_queryset().select_related("tie__map__person__organisation", "done", "left")
    row = gate.one(rows.prefetch_related("follow_ups__done"), ending_id, by=viewer, may=PLAN, at=at)
    return Whose.of(row.tie.map.person, viewer=viewer, at=at), _ending(row)


def tie_to_end(viewer: Actor, tie_id: TieId, *, at: datetime) -> tuple[Whose, str, EndingSeen | None]:
    """Return whose tie it is, what they are called, and the plan that is open for it, or raise NotVisible."""
    ties = Tie.objects.visible_to(viewer, may=PLAN, at=at).select_related("map__person__organisation")
    tie = gate.one(ties, tie_id, by=viewer, may=PLAN, at=at)
    rows = Ending.objects.visible_to(viewer, may=PLAN, at=at).filter(tie=tie).select_related("tie", "done", "left")
    last = rows.prefetch_related("follow_ups__done").order_by("-number").first()
    seen = _ending(last) if last is not None else None
    whose = Whose.of(tie.map.person, viewer=viewer, at=at)
    return whose, tie.name, seen if seen is not None and seen.is_open else None


@dataclass(frozen=True)
class Asking:
    """One day on which somebody asks, with whose it is and what it is about."""

    follow_up: FollowUpSeen
    person: Whose
    ending: EndingSeen


def follow_up_for(viewer: Actor, follow_up_id: UUID, *, at: datetime) -> Asking:
    """Return one follow-up, or raise NotVisible."""
    row = gate.one(FollowUp, follow_up_id, by=viewer, may=PLAN, at=at)
    person, ending = ending_for(viewer, row.ending_id, at=at)
    return Asking(_follow_up(row), person, ending)


def _ending(row: Ending) -> EndingSeen:
    done, left = getattr(row, "done", None), getattr(row, "left", None)
    return EndingSeen(
        ending_id=row.pk,
        tie_id=TieId(row.tie_id),
        tie_name=row.tie.name,
        plan=EndingPlan(
            why=row.why,
            how=How(row.how),
            who_tells=row.who_tells,
            safe_times=row.safe_times,
            belongings=row.belongings,
            support=row.support,
            safety_words=row.safety_words,
            blocks=frozenset(Block(one) for one in row.blocks),
            wants_limit=row.wants_limit,
            ends_on=row.ends_on,
        ),
        origin=row.origin,
        at=row.at,
        is_done=done is not None,
        is_left=left is not None,
        has_limit=done is not None and done.restriction_id is not None,
        done_at=done.at if done else None,
        follow_ups=tuple(_follow_up(one) for one in sorted(row.follow_ups.all(), key=lambda one: one.due_on)),
    )


def _follow_up(row: FollowUp) -> FollowUpSeen:
    done = getattr(row, "done", None)
    return FollowUpSeen(
        row.pk, row.due_on, Since(done.since) if done else None, done.words if done else "", done.by if done else ""
    )
