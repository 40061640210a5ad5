"""Reading concerns, for those who answer them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ConcernId
from kith.safeguarding.models import Concern
from kith.safeguarding.rules.concerns import Horizon


@dataclass(frozen=True)
class ConcernShown:
    """One concern, for those who answer it."""

    concern_id: ConcernId
    person_id: UUID | None
    about_whom: str
    what: str
    wishes: str
    horizon: Horizon
    raised_by: str
    raised_at: datetime
    answer_due_at: datetime
    acknowledged_by: str
    acknowledged_at: datetime | None
    decisions: tuple[str, ...]

    @property
    def is_waiting(self) -> bool:
        return self.acknowledged_at is None


def concerns_for(viewer: Actor, *, at: datetime, only: ConcernId | None = None) -> tuple[ConcernShown, ...]:
    """Return the undecided concerns this reader answers, the most pressing first; or the one asked for."""
    rows = Concern.objects.visible_to(viewer, may=Permission.CONCERN_SEE, at=at)
    rows = rows.filter(pk=only) if only else rows.filter(decisions=None)
    ordered = rows.select_related("acknowledgement").prefetch_related("decisions").order_by("answer_due_at")
    return tuple(_concern(row) for row in ordered)


def _concern(row: Concern) -> ConcernShown:
    acknowledged = getattr(row, "acknowledgement", None)
    return ConcernShown(
        concern_id=ConcernId(row.pk),
        person_id=row.person_id,
        about_whom=row.about_whom,
        what=row.what,
        wishes=row.wishes,
        horizon=Horizon(row.horizon),
        raised_by=row.raised_by,
        raised_at=row.raised_at,
        answer_due_at=row.answer_due_at,
        acknowledged_by=acknowledged.by if acknowledged else "",
        acknowledged_at=acknowledged.at if acknowledged else None,
        decisions=tuple(decision.decision for decision in sorted(row.decisions.all(), key=lambda one: one.at)),
    )
