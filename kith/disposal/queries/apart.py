"""What is set apart, until when, and what holds it back. No name: nobody sees whose record it is any more."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from kith.disposal.models import Disposal
from kith.disposal.packs.england import SCHEDULE
from kith.disposal.queries.standing import hindrances_of
from kith.disposal.rules.hindrances import Hindrance, in_order
from kith.disposal.rules.schedule import Line
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.people.models import Person

KEEP = Permission.DISPOSAL_KEEP


@dataclass(frozen=True)
class Apart:
    """One record that is set apart, by its reference."""

    disposal_id: UUID
    code: str
    line: Line
    years: int
    over_on: date
    proposed_by: str
    decided_by: str
    since: datetime
    erase_at: datetime
    hindrances: tuple[Hindrance, ...]


def set_apart(viewer: Actor, *, at: datetime) -> tuple[Apart, ...]:
    """Return what is set apart, the next to go first."""
    rows = list(_apart().filter(pk__in=Disposal.objects.visible_to(viewer, may=KEEP, at=at).values("pk")))
    people = {row.pk: row for row in Person._base_manager.filter(pk__in=[row.person_id for row in rows])}
    hindering = hindrances_of(list(people.values()), at=at)
    return tuple(_told(row, hindering[row.person_id]) for row in rows)


def apart_one(viewer: Actor, disposal_id: UUID, *, at: datetime) -> Apart:
    """Return one record that is set apart, or raise NotVisible."""
    gate.one(Disposal, disposal_id, by=viewer, may=KEEP, at=at)
    row = _apart().filter(pk=disposal_id).first()
    if row is None:
        raise gate.NotVisible(Disposal._meta.label, disposal_id, KEEP)
    return _told(row, set())


def are_due(at: datetime) -> bool:
    """Say whether anything can be erased now."""
    return _apart().filter(decision__erase_at__lte=at).exists()


def due(at: datetime) -> list[tuple[UUID, UUID]]:
    """Return what can no longer be put back, with whose it is, the longest due first."""
    return list(_apart().filter(decision__erase_at__lte=at).values_list("pk", "organisation_id"))


def _apart() -> QuerySet[Disposal]:
    rows = Disposal.objects.filter(decision__is_yes=True, put_back=None).select_related("decision")
    return rows.order_by("decision__erase_at", "pk")


def _told(row: Disposal, hindrances: set[Hindrance]) -> Apart:
    return Apart(
        disposal_id=row.pk,
        code=row.code,
        line=SCHEDULE.line(row.line),
        years=row.years,
        over_on=row.over_on,
        proposed_by=row.by,
        decided_by=row.decision.by,
        since=row.decision.at,
        erase_at=row.decision.erase_at or row.decision.at,
        hindrances=in_order(hindrances),
    )
