"""Legal holds: which stand and which are over, and finding who one is of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from kith.disposal.models import Hold
from kith.ground.access import gate
from kith.ground.access.models import SetApart
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.people.models import Person

PLACE = Permission.HOLD_PLACE
MOST = 20


@dataclass(frozen=True)
class Held:
    """One hold: of whom, why, who began it, and who ended it. `is_apart` says that nobody sees whose it is."""

    hold_id: UUID
    person_id: PersonId | None
    known_as: str
    because: str
    reference: str
    begun_at: datetime
    begun_by: str
    ended_at: datetime | None
    ended_by: str
    ended_because: str
    is_apart: bool


@dataclass(frozen=True)
class Found:
    """Somebody whom a hold could be of."""

    person_id: PersonId
    known_as: str
    full_name: str
    born_on: date | None


def holds(viewer: Actor, *, at: datetime) -> tuple[Held, ...]:
    """Return the holds, those that stand first."""
    rows = list(Hold.objects.visible_to(viewer, may=PLACE, at=at).select_related("person", "end").order_by("-begun_at"))
    ids = [row.person_id for row in rows if row.person_id]
    apart = set(SetApart.objects.filter(person_id__in=ids).values_list("person_id", flat=True))
    return tuple(sorted((_told(row, apart) for row in rows), key=lambda one: one.ended_at is not None))


def hold_of(viewer: Actor, hold_id: UUID, *, at: datetime) -> Held:
    """Return one hold, or raise NotVisible."""
    row = gate.one(Hold, hold_id, by=viewer, may=PLACE, at=at)
    of = [row.person_id] if row.person_id else []
    return _told(row, set(SetApart.objects.filter(person_id__in=of).values_list("person_id", flat=True)))


def whom(viewer: Actor, person_id: PersonId, *, at: datetime) -> Found:
    """Return somebody whom a hold could be of, or raise NotVisible."""
    return _found(gate.one(Person, person_id, by=viewer, may=PLACE, at=at))


def found(viewer: Actor, name: str, *, at: datetime) -> tuple[Found, ...]:
    """Return who is called so, of everybody in the organisation; an empty question finds nobody."""
    if not name.strip():
        return ()
    called = Q(known_as__icontains=name.strip()) | Q(full_name__icontains=name.strip())
    rows = Person.objects.visible_to(viewer, may=PLACE, at=at).filter(called).order_by("known_as", "pk")
    return tuple(_found(row) for row in rows[:MOST])


def _found(row: Person) -> Found:
    return Found(PersonId(row.pk), row.known_as, row.full_name, row.born_on)


def _told(row: Hold, apart: set[UUID]) -> Held:
    end = row.end if hasattr(row, "end") else None
    is_apart = row.person_id in apart
    return Held(
        hold_id=row.pk,
        person_id=PersonId(row.person_id) if row.person_id and not is_apart else None,
        known_as=row.person.known_as if row.person and not is_apart else "",
        because="" if is_apart else row.because,
        reference="" if is_apart else row.reference,
        begun_at=row.begun_at,
        begun_by=row.begun_by,
        ended_at=end.at if end else None,
        ended_by=end.by if end else "",
        ended_because=end.because if end and not is_apart else "",
        is_apart=is_apart,
    )
