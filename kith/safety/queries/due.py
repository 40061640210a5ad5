"""What of staying safe is due, for a working day: everything in one query, whatever kind it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor, Role
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared, saying
from kith.safeguarding.rules.concerns import Horizon
from kith.safety.models import DangerLook, Ending, FollowUp, SupervisedVisit, VisitTurn
from kith.safety.rules.dangers import SOON, Hears, who_hears
from kith.safety.rules.visits import Turn

T = TypeVar("T", bound=Model)


class What(StrEnum):
    """Which kind of thing is due."""

    DANGER = "danger"
    ENDING = "ending"
    FOLLOW_UP = "follow_up"
    VISIT = "visit"


@dataclass(frozen=True)
class Due:
    """One thing that is due, by when and about whom. It says nothing of what it is about: a list is read by others."""

    what: What
    row_id: UUID
    person_id: PersonId
    known_as: str
    on: date
    horizon: Horizon | None

    def is_pressing(self, today: date) -> bool:
        """Say whether somebody may be hurt meanwhile: it could happen soon, or nobody can tell, or its day is over."""
        return self.what is What.DANGER and (self.on < today or self.horizon in SOON)


def safety_due(viewer: Actor, *, today: date, until: date, at: datetime) -> Iterator[Due]:
    """Yield what is due to this reader: a worker ahead of its day, a manager once it is late as R06 says."""
    works = Role.PRACTITIONER in viewer.roles
    for what, row_id, person_id, known_as, on, soon in _rows(viewer, until=until, at=at):
        horizon = Horizon(soon) if soon else None
        is_told = Hears.MANAGER in who_hears(horizon, review_on=on, today=today)
        if works or what != What.DANGER or is_told:
            yield Due(What(what), row_id, PersonId(person_id), known_as, on, horizon)


@prepared
def _rows(viewer: Actor, *, until: date, at: datetime) -> QuerySet[DangerLook, tuple[str, UUID, UUID, str, date, str]]:
    looks = DangerLook.objects.visible_to(viewer, may=Permission.DANGER_RECORD, at=at)
    dangers = _standing(looks, "danger").filter(danger__end=None, review_on__lte=until)
    plans = Ending.objects.visible_to(viewer, may=Permission.ENDING_PLAN, at=at)
    endings = _standing(plans, "tie").filter(done=None, left=None, ends_on__lte=until)
    asked = FollowUp.objects.visible_to(viewer, may=Permission.ENDING_PLAN, at=at)
    follow_ups = asked.filter(done=None, due_on__lte=until)
    visits = SupervisedVisit.objects.visible_to(viewer, may=Permission.SUPERVISED_RUN, at=at)
    is_open = ~Exists(_said_of_visit(*OVER))
    somebody_waits = Exists(_said_of_visit(Turn.CALLED_OFF)) & ~Exists(_said_of_visit(Turn.OTHER_TOLD))
    open_visits = visits.filter(is_open | somebody_waits, on__lte=until)
    return (
        dangers.values_list(
            saying(What.DANGER), "danger_id", "danger__person_id", "danger__person__known_as", "review_on", "horizon"
        )
        .union(
            endings.values_list(
                saying(What.ENDING), "pk", "tie__map__person_id", "tie__map__person__known_as", "ends_on", saying("")
            ),
            follow_ups.values_list(
                saying(What.FOLLOW_UP),
                "pk",
                "ending__tie__map__person_id",
                "ending__tie__map__person__known_as",
                "due_on",
                saying(""),
            ),
            open_visits.values_list(saying(What.VISIT), "pk", "person_id", "person__known_as", "on", saying("")),
            all=True,
        )
    )  # fmt: skip


def overdue_for_leads(by: Actor, *, today: date, at: datetime) -> tuple[Due, ...]:
    """Return the dangers whose look is so late that the safeguarding leads hear of it. For a job, for no page."""
    looks = DangerLook.objects.visible_to(by, may=Permission.SAFETY_SEE, at=at)
    rows = _standing(looks, "danger").filter(danger__end=None, review_on__lt=today)
    columns = ("danger_id", "danger__person_id", "danger__person__known_as", "review_on", "horizon")
    late = (
        Due(What.DANGER, danger_id, PersonId(person_id), known_as, on, Horizon(soon) if soon else None)
        for danger_id, person_id, known_as, on, soon in rows.order_by("review_on", "pk").values_list(*columns)
    )
    return tuple(one for one in late if Hears.LEAD in who_hears(one.horizon, review_on=one.on, today=today))


def _standing(rows: ScopedQuerySet[T], of: str) -> ScopedQuerySet[T]:
    """Return the rows that no later one took the place of."""
    later = rows.model._default_manager.filter(**{of: OuterRef(of), "number__gt": OuterRef("number")})
    return rows.filter(~Exists(later))


OVER = (Turn.ENDED, Turn.ENDED_EARLY, Turn.CALLED_OFF)


def _said_of_visit(*turns: Turn) -> QuerySet[VisitTurn]:
    """Return the turns of one visit that are one of these."""
    return VisitTurn.objects.filter(visit=OuterRef("pk"), turn__in=turns)
