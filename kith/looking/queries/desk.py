"""The confidentiality lead's desk: what waits for a decision, and what stands. Nothing about the reader themself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.looking.models import Conflict, Emergency, LikelyTie, LookQuestion, Unusual
from kith.looking.rules.clocks import REVIEW_WITHIN, due_at
from kith.looking.rules.emergencies import EmergencyReason, is_alarming
from kith.looking.rules.looks import LOOK_WORDS, Look
from kith.looking.rules.ties import Known, Sign

KEYS = {
    "looking:review-emergency": "emergency_id",
    "looking:answer": "question_id",
    "looking:decide-unusual": "unusual_id",
    "looking:settle-tie": "likely_id",
    "looking:clear-conflict": "conflict_id",
}
KEEP = Permission.CONFIDENTIALITY_KEEP


@dataclass(frozen=True)
class Waiting:
    """One thing for the lead: what it is, who looked at whom, why, what was seen, and by when it is decided."""

    row_id: UUID
    person_id: PersonId
    route: str
    what: str
    who: str
    whom: str
    at: datetime
    due_at: datetime | None
    why: str
    said: str
    signs: tuple[str, ...] = ()
    is_alarming: bool = False

    @property
    def route_key(self) -> str:
        """What the address of its page calls it."""
        return KEYS[self.route]

    def is_late(self, at: datetime) -> bool:
        return self.due_at is not None and self.due_at < at


@dataclass(frozen=True)
class Desk:
    """What waits, the first due first, and who is kept apart from whom."""

    waiting: tuple[Waiting, ...]
    kept_apart: tuple[Waiting, ...]

    @property
    def people(self) -> list[PersonId]:
        return sorted({one.person_id for one in (*self.waiting, *self.kept_apart)}, key=str)


def desk(viewer: Actor, *, at: datetime) -> Desk:
    """Return what waits for the lead: a fixed number of queries."""
    zone = zone_of(viewer)
    waiting = [
        *_emergencies(viewer, at=at),
        *_questions(viewer, at=at),
        *_unusual(viewer, zone, at=at),
        *_ties(viewer, at=at),
    ]
    ordered = sorted(waiting, key=lambda one: (one.due_at is None, one.due_at or one.at, str(one.row_id)))
    return Desk(tuple(ordered), tuple(_conflicts(viewer, at=at)))


def _emergencies(viewer: Actor, *, at: datetime) -> Iterator[Waiting]:
    rows = list(_rows(Emergency, viewer, at=at).filter(review=None))
    opened = Emergency.objects.filter(account__in=[row.account_id for row in rows]).values_list("account_id", "at")
    moments: dict[UUID, list[datetime]] = {}
    for account_id, moment in opened:
        moments.setdefault(account_id, []).append(moment)
    for row in rows:
        yield Waiting(
            row.pk, PersonId(row.person_id), "looking:review-emergency", mark("An emergency"),
            row.account.display_name, row.person.known_as, row.at, row.review_due_at,
            EmergencyReason(row.reason).words, row.because,
            is_alarming=is_alarming(moments[row.account_id], at=at),
        )  # fmt: skip


def _questions(viewer: Actor, *, at: datetime) -> Iterator[Waiting]:
    for row in _rows(LookQuestion, viewer, "entry__content", at=at).filter(answer=None):
        yield Waiting(
            row.pk, PersonId(row.person_id), "looking:answer", mark("A person asks why"), row.entry.who,
            row.person.known_as, row.entry.at, row.due_at, LOOK_WORDS[Look(row.entry.act)], row.words,
        )  # fmt: skip


def _unusual(viewer: Actor, zone: str, *, at: datetime) -> Iterator[Waiting]:
    for row in _rows(Unusual, viewer, "entry", at=at).filter(decided=None):
        act = LOOK_WORDS[Look.REFUSED if row.entry.act == Act.REFUSED else Look(row.entry.act)]
        yield Waiting(
            row.pk, PersonId(row.person_id), "looking:decide-unusual", mark("A look that stands out"),
            row.account.display_name, row.person.known_as, row.at, due_at(row.at, REVIEW_WITHIN, zone=zone), act, "",
            tuple(Sign(sign).words for sign in row.signs.split(",")),
        )  # fmt: skip


def _ties(viewer: Actor, *, at: datetime) -> Iterator[Waiting]:
    for row in _rows(LikelyTie, viewer, at=at).filter(settled=None):
        yield Waiting(
            row.pk, PersonId(row.person_id), "looking:settle-tie", mark("They may know each other"),
            row.account.display_name, row.person.known_as, row.at, None, "", "",
            tuple(Sign(sign).words for sign in row.signs.split(",")),
        )  # fmt: skip


def _conflicts(viewer: Actor, *, at: datetime) -> Iterator[Waiting]:
    for row in _rows(Conflict, viewer, at=at).filter(cleared=None).order_by("-at", "pk"):
        yield Waiting(
            row.pk, PersonId(row.person_id), "looking:clear-conflict", mark("Kept apart"),
            row.account.display_name, row.person.known_as, row.at, None, Known(row.known).words, row.words,
        )  # fmt: skip


def _rows(table: type[Model], viewer: Actor, *also: str, at: datetime) -> Any:
    rows = table._default_manager.visible_to(viewer, may=KEEP, at=at)  # type: ignore[attr-defined] # a scoped manager
    return rows.select_related("person", "account", *also)


def waiting_one(viewer: Actor, table: type[Model], row_id: UUID, *, at: datetime) -> Waiting:
    """Return one thing that the lead may decide, or raise NotVisible."""
    gate.one(table, row_id, by=viewer, may=KEEP, at=at)
    whole = desk(viewer, at=at)
    found = next((one for one in (*whole.waiting, *whole.kept_apart) if one.row_id == row_id), None)
    if found is None:
        raise gate.NotVisible(table._meta.label, row_id, KEEP)
    return found
