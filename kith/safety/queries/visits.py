"""Reading visits with somebody there: of a person, of a supervisor, one of them whole, and who may supervise when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, PersonId
from kith.looking.queries.cover import is_away
from kith.safety.models import SupervisedVisit, Supervisor, VisitTurn
from kith.safety.rules.visits import Slot, Standing, Turn, may_come_next, standing, to_tell

SEE, RUN = Permission.SUPERVISED_SEE, Permission.SUPERVISED_RUN


@dataclass(frozen=True)
class TurnSeen:
    turn: Turn
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class NoteSeen:
    """What was seen, what it may mean to whoever saw it, and what the person says."""

    seen: str
    view: str
    voice: str
    is_addendum: bool
    by: str
    at: datetime


@dataclass(frozen=True)
class VisitSeen:
    """One visit, from booking to report."""

    visit_id: UUID
    person_id: PersonId
    known_as: str
    party_name: str
    party_reach: str
    supervisor: str
    is_mine: bool
    room: str
    on: date
    starts_at: datetime
    ends_at: datetime
    ground_rules: str
    turns: tuple[TurnSeen, ...]
    notes: tuple[NoteSeen, ...]

    @property
    def said(self) -> list[Turn]:
        return [one.turn for one in self.turns]

    @property
    def standing(self) -> Standing:
        return standing(self.said)

    @property
    def next_turns(self) -> tuple[Turn, ...]:
        """What this reader may say next with one press; a new supervisor is chosen on a page of its own."""
        found = may_come_next(self.said, is_supervisor=self.is_mine)
        return tuple(turn for turn in found if turn is not Turn.SUPERVISOR_NEW)

    @property
    def wants_supervisor(self) -> bool:
        return self.standing is Standing.HELD

    @property
    def to_tell(self) -> tuple[Turn, ...]:
        return to_tell(self.said)


def visits_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[VisitSeen, ...]:
    """Return a person's visits, the next first: three queries."""
    rows = SupervisedVisit.objects.visible_to(viewer, may=SEE, at=at).filter(person_id=person_id)
    return _all(rows, viewer)


def visits_to_supervise(viewer: Actor, *, at: datetime) -> tuple[VisitSeen, ...]:
    """Return the visits for which this reader is named."""
    rows = SupervisedVisit.objects.visible_to(viewer, may=RUN, at=at).filter(supervisor_id=viewer.account_id)
    return _all(rows, viewer)


def visit_for(viewer: Actor, visit_id: UUID, *, at: datetime, may: Permission = SEE) -> VisitSeen:
    """Return one visit, or raise NotVisible."""
    return _visit(gate.one(_whole(SupervisedVisit.objects.get_queryset()), visit_id, by=viewer, may=may, at=at), viewer)


def supervisors(viewer: Actor, *, at: datetime) -> tuple[tuple[str, str, date, str], ...]:
    """Return who may supervise: name, what was seen, until when, and who saw it."""
    rows = Supervisor.objects.visible_to(viewer, may=Permission.SUPERVISORS_KEEP, at=at).order_by("-until", "pk")
    return tuple(rows.values_list("account__display_name", "what", "until", "by"))


def colleagues(viewer: Actor, *, at: datetime) -> tuple[tuple[AccountId, str], ...]:
    """Return the colleagues at the desk whom this reader may name; nobody names themself."""
    rows = Account.objects.filter(
        organisation_id=viewer.organisation_id,
        is_active=True,
        roles_held__role__in=[Role.PRACTITIONER, Role.SUPPORT_WORKER, Role.MANAGER],
        roles_held__starts_at__lte=at,
        roles_held__ends_at=None,
    )
    found = rows.order_by("display_name").values_list("pk", "display_name").distinct()
    return tuple((AccountId(pk), name) for pk, name in found if pk != viewer.account_id)


def may_run(viewer: Actor, visit_id: UUID, *, at: datetime) -> bool:
    """Say whether this reader may say what happens at a visit."""
    return SupervisedVisit.objects.visible_to(viewer, may=RUN, at=at).filter(pk=visit_id).exists()


def who_may_supervise(viewer: Actor, *, on: date, at: datetime) -> tuple[tuple[AccountId, str], ...]:
    """Return the colleagues who are named as supervisors on a day."""
    rows = Supervisor.objects.visible_to(viewer, may=Permission.SUPERVISED_BOOK, at=at).filter(
        seen_on__lte=on, until__gte=on, account__is_active=True
    )
    found = rows.order_by("account__display_name").values_list("account_id", "account__display_name").distinct()
    return tuple((AccountId(pk), name) for pk, name in found)


def is_named(account_id: AccountId, *, on: date) -> bool:
    """Say whether somebody is named as a supervisor on a day."""
    return Supervisor.objects.filter(account_id=account_id, seen_on__lte=on, until__gte=on).exists()


def slots_on(organisation_id: UUID, on: date, *, but: SupervisedVisit | None = None) -> tuple[Slot, ...]:
    """Return which supervisors and rooms are taken on a day, by whomever."""
    rows = SupervisedVisit.objects.filter(organisation_id=organisation_id, on=on)
    return tuple(
        Slot(row.supervisor_id, row.room, row.starts_at, row.ends_at)
        for row in rows.prefetch_related("turns")
        if row != but and standing(_said(row)) in {Standing.BOOKED, Standing.HELD, Standing.RUNNING}
    )


def without_supervisor(by: Actor, *, at: datetime) -> tuple[UUID, ...]:
    """Return the visits to come whose supervisor has said to be away then, and which nobody has put on hold yet."""
    rows = SupervisedVisit.objects.visible_to(by, may=RUN, at=at).filter(ends_at__gt=at).prefetch_related("turns")
    return tuple(
        row.pk
        for row in rows.order_by("starts_at", "pk")
        if standing(_said(row)) is Standing.BOOKED and is_away(AccountId(row.supervisor_id), row.starts_at, row.ends_at)
    )


def over_at(visit: SupervisedVisit) -> datetime | None:
    """Return when a visit was over."""
    ends = VisitTurn.objects.filter(visit=visit, turn__in=[Turn.ENDED, Turn.ENDED_EARLY]).order_by("-number")
    return ends.values_list("at", flat=True).first()


def _said(row: SupervisedVisit) -> list[Turn]:
    return [Turn(one.turn) for one in sorted(row.turns.all(), key=lambda one: one.number)]


def _whole(rows: ScopedQuerySet[SupervisedVisit]) -> ScopedQuerySet[SupervisedVisit]:
    return rows.select_related("person", "supervisor").prefetch_related("turns", "notes")


def _all(rows: ScopedQuerySet[SupervisedVisit], viewer: Actor) -> tuple[VisitSeen, ...]:
    seen = [_visit(row, viewer) for row in _whole(rows).order_by("starts_at", "pk")]
    return tuple(sorted(seen, key=lambda one: one.standing in {Standing.OVER, Standing.OFF}))


def _visit(row: SupervisedVisit, viewer: Actor) -> VisitSeen:
    turns = sorted(row.turns.all(), key=lambda one: one.number)
    notes = sorted(row.notes.all(), key=lambda one: one.at)
    return VisitSeen(
        visit_id=row.pk,
        person_id=PersonId(row.person_id),
        known_as=row.person.known_as,
        party_name=row.party_name,
        party_reach=row.party_reach,
        supervisor=row.supervisor.display_name,
        is_mine=viewer.account_id == row.supervisor_id,
        room=row.room,
        on=row.on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        ground_rules=row.ground_rules,
        turns=tuple(TurnSeen(Turn(one.turn), one.words, one.by, one.at) for one in turns),
        notes=tuple(NoteSeen(one.seen, one.view, one.voice, one.is_addendum, one.by, one.at) for one in notes),
    )
