"""Reading a safety plan: seven parts, each with its lines in the person's order."""

from dataclasses import dataclass
from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.people.rules.persons import version_of
from kith.people.rules.telling import Origin
from kith.safety.models import SafetyLine
from kith.safety.rules.plans import Part, spoken


@dataclass(frozen=True)
class LineSeen:
    """One line: its words, cut where a telephone number stands in them."""

    words: str
    origin: Origin

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        return tuple(spoken(self.words))


@dataclass(frozen=True)
class PartSeen:
    """One part of a safety plan, and its version for a form."""

    part: Part
    lines: tuple[LineSeen, ...]
    version: int


@dataclass(frozen=True)
class PlanSeen:
    """A whole safety plan."""

    parts: tuple[PartSeen, ...]

    @property
    def said(self) -> tuple[PartSeen, ...]:
        """The parts that hold something."""
        return tuple(part for part in self.parts if part.lines)

    def of(self, part: Part) -> PartSeen:
        return next(one for one in self.parts if one.part is part)


def plan_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> PlanSeen:
    """Return somebody's safety plan, in one query."""
    rows = SafetyLine.objects.visible_to(viewer, may=Permission.SAFETY_SEE, at=at).filter(person_id=person_id)
    by_part: dict[Part, list[SafetyLine]] = {part: [] for part in Part}
    for row in rows.order_by("written_at", "pk"):
        by_part[Part(row.part)].append(row)
    return PlanSeen(tuple(_part(part, written) for part, written in by_part.items()))


def own_plan_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> PlanSeen:
    """Return somebody's safety plan to themself alone; anybody else gets NotVisible."""
    if viewer.person_id != person_id:
        raise gate.NotVisible(SafetyLine._meta.label, person_id, Permission.SAFETY_WRITE)
    return plan_of(viewer, person_id, at=at)


def _part(part: Part, rows: list[SafetyLine]) -> PartSeen:
    standing = sorted((row for row in rows if row.ended_at is None), key=lambda row: row.place)
    lines = tuple(LineSeen(row.words, row.origin) for row in standing)
    return PartSeen(part, lines, version_of(len(rows), len(rows) - len(standing)))
