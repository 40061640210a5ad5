"""Reading limits, for those who may know of them: what holds, what it asks for, and what it has stopped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from kith.ground.access import gate
from kith.ground.access.crossings import CROSSINGS, Crossing
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, RestrictionId
from kith.ground.prepared import prepared
from kith.safeguarding.models import Explanation, NearMatch, Restriction, StoppedAct
from kith.safeguarding.packs import BANK_HOLIDAYS
from kith.safeguarding.rules.deciding import Standing, standing
from kith.safeguarding.rules.explaining import ExplainedIn
from kith.safeguarding.rules.limits import CLIMBS, Basis, Channel, Progress, Task, tasks
from kith.safeguarding.rules.wishes import GivingWay


@dataclass(frozen=True)
class ExplainedShown:
    """How a limit was explained, or that it is not for now."""

    at: datetime
    by: str
    explained_in: ExplainedIn | None
    who_decided: str
    why: str
    can_still: str
    how_to_challenge: str
    said_back: str
    withheld_because: str


@dataclass(frozen=True)
class LimitShown:
    """One limit as a page shows it to somebody who may see it."""

    restriction_id: RestrictionId
    person_id: PersonId
    known_as: str
    party_name: str
    basis: Basis
    channel: Channel
    standing: Standing
    because: str
    legal_basis: str
    in_their_words: str
    who_may_know: str
    exceptions: str
    begun_by: str
    begun_by_account: UUID | None
    begun_at: datetime
    confirmed_by: str
    holds_until: datetime | None
    gone_at: datetime | None
    review_on: date | None
    lifting_asked_by: str
    explained: ExplainedShown | None
    tasks: Mapping[Task, datetime]

    @property
    def is_their_own(self) -> bool:
        return self.basis is Basis.OWN_DECISION

    @property
    def may_be_confirmed(self) -> bool:
        return Task.CONFIRM in self.tasks or (self.standing is Standing.ENDED and not self.confirmed_by)


@dataclass(frozen=True)
class StoppedShown:
    """Something that a limit stopped, and what the person wants instead."""

    stopped_id: UUID
    person_id: PersonId
    known_as: str
    party_name: str
    words: str
    what: str
    at: datetime
    by: str
    is_breach: bool
    giving_way: GivingWay | None
    wish: str


@dataclass(frozen=True)
class NearShown:
    """Something that looks like the party of a limit, and waits for somebody who knows."""

    near_match_id: UUID
    restriction_id: RestrictionId
    person_id: PersonId
    known_as: str
    party_name: str
    folded: str
    words: str
    at: datetime
    by: str


def limits_for(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[LimitShown, ...]:
    """Return the limits around a person that this reader may see, newest first; ended ones until nothing is left."""
    return _all_shown(_around(viewer, person_id, at=at), viewer, at=at)


@prepared
def _around(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Restriction]:
    rows = _live(viewer, may=Permission.RESTRICTION_SEE, at=at).filter(person_id=person_id)
    return rows.order_by("-begun_at")


def limit_for(
    viewer: Actor, restriction_id: RestrictionId, *, at: datetime, may: Permission = Permission.RESTRICTION_SET
) -> LimitShown:
    """Return one limit that this reader may change; raises NotVisible."""
    row = gate.one(_with_all(Restriction.objects.get_queryset()), restriction_id, by=viewer, may=may, at=at)
    return _shown(row, zone=zone_of(viewer), at=at)


def limits_asking(viewer: Actor, *, at: datetime) -> tuple[LimitShown, ...]:
    """Return the limits that ask this reader for something (R08), for the working day."""
    return tuple(limit for limit in _all_shown(_theirs_to_set(viewer, at=at), viewer, at=at) if limit.tasks)


@prepared
def _theirs_to_set(viewer: Actor, *, at: datetime) -> QuerySet[Restriction]:
    return _live(viewer, may=Permission.RESTRICTION_SET, at=at).order_by("begun_at")


@dataclass(frozen=True)
class Climbing:
    """A limit that nobody has confirmed, or about which nobody has decided: it climbs as a concern does (R08, R13)."""

    restriction_id: RestrictionId
    organisation_id: UUID
    person_id: PersonId
    task: Task
    since: datetime
    due_at: datetime
    begun_by_account: UUID | None


def climbing(*, zone: str, organisation_id: UUID, at: datetime) -> tuple[Climbing, ...]:
    """Return, for whatever drives a ladder, every limit that waits for a second person or for a decision."""
    rows = _with_all(Restriction.objects.get_queryset()).filter(
        Q(denial__ends_at=None) | Q(denial__ends_at__gt=at), organisation_id=organisation_id, lifting=None
    )
    return tuple(
        Climbing(
            restriction_id=RestrictionId(row.pk),
            organisation_id=row.organisation_id,
            person_id=PersonId(row.person_id),
            task=task,
            since=row.begun_at if task is Task.CONFIRM else _holds_until(row) or row.begun_at,
            due_at=due_at,
            begun_by_account=row.begun_by_account,
        )
        for row in rows
        for task, due_at in _tasks(row, zone=zone, at=at).items()
        if task in CLIMBS
    )


def stopped_for(
    viewer: Actor, *, at: datetime, person_id: PersonId | None = None, only: UUID | None = None
) -> tuple[StoppedShown, ...]:
    """Return what limits stopped and the person has not been asked about; about one person, or about everybody's."""
    return tuple(
        StoppedShown(
            stopped_id=row.pk,
            person_id=PersonId(row.restriction.person_id),
            known_as=row.restriction.person.known_as,
            party_name=row.restriction.party_name,
            words=CROSSINGS[Crossing(row.crossing)].words,
            what=row.what,
            at=row.at,
            by=row.by,
            is_breach=row.is_breach,
            giving_way=GivingWay(row.wish.giving_way) if hasattr(row, "wish") else None,
            wish=row.wish.in_their_words if hasattr(row, "wish") else "",
        )
        for row in _stopped(viewer, person_id, only, at=at)
        if row.restriction is not None
    )


@prepared
def _stopped(viewer: Actor, person_id: PersonId | None, only: UUID | None, *, at: datetime) -> QuerySet[StoppedAct]:
    rows = StoppedAct.objects.visible_to(viewer, may=Permission.RESTRICTION_SET, at=at)
    if person_id is not None:
        rows = rows.filter(restriction__person_id=person_id)
    rows = rows.filter(pk=only) if only else rows.filter(wish=None)
    return rows.select_related("restriction__person", "wish").order_by("-at")


def near_matches_for(viewer: Actor, *, at: datetime, only: UUID | None = None) -> tuple[NearShown, ...]:
    """Return what looks like the party of a limit and waits for this reader, the longest waiting first."""
    return tuple(
        NearShown(
            near_match_id=row.pk,
            restriction_id=RestrictionId(row.restriction_id),
            person_id=PersonId(row.restriction.person_id),
            known_as=row.restriction.person.known_as,
            party_name=row.restriction.party_name,
            folded=row.folded,
            words=CROSSINGS[Crossing(row.crossing)].words,
            at=row.at,
            by=row.by,
        )
        for row in _near(viewer, only, at=at)
    )


@prepared
def _near(viewer: Actor, only: UUID | None, *, at: datetime) -> QuerySet[NearMatch]:
    rows = NearMatch.objects.visible_to(viewer, may=Permission.RESTRICTION_SET, at=at).filter(decision=None)
    rows = rows.filter(pk=only) if only else rows
    return rows.select_related("restriction__person").order_by("at", "pk")


def near_match_for(viewer: Actor, near_match_id: UUID, *, at: datetime) -> NearShown:
    """Return one near match that waits for this reader; raises NotVisible."""
    found = near_matches_for(viewer, at=at, only=near_match_id)
    if not found:
        raise gate.NotVisible(NearMatch._meta.label, near_match_id, Permission.RESTRICTION_SET)
    return found[0]


def stopped_one(viewer: Actor, stopped_id: UUID, *, at: datetime) -> StoppedShown:
    """Return one stopped act that this reader may ask the person about; raises NotVisible."""
    found = stopped_for(viewer, at=at, only=stopped_id)
    if not found:
        raise gate.NotVisible(StoppedAct._meta.label, stopped_id, Permission.RESTRICTION_SET)
    return found[0]


def _live(viewer: Actor, *, may: Permission, at: datetime) -> ScopedQuerySet[Restriction]:
    rows = _with_all(Restriction.objects.visible_to(viewer, may=may, at=at))
    return rows.filter(Q(denial__ends_at=None) | Q(denial__ends_at__gt=at), lifting=None)


def _with_all(rows: ScopedQuerySet[Restriction]) -> ScopedQuerySet[Restriction]:
    latest = Prefetch("explanations", Explanation.objects.get_queryset().order_by("at"))
    return rows.select_related("person", "denial", "confirmation", "lifting_asked").prefetch_related(latest)


def _all_shown(rows: list[Restriction], viewer: Actor, *, at: datetime) -> tuple[LimitShown, ...]:
    zone = zone_of(viewer) if rows else ""
    return tuple(_shown(row, zone=zone, at=at) for row in rows)


def _holds_until(row: Restriction) -> datetime | None:
    confirmation = getattr(row, "confirmation", None)
    return confirmation.holds_until if confirmation else row.holds_until


def _tasks(row: Restriction, *, zone: str, at: datetime) -> Mapping[Task, datetime]:
    confirmation = getattr(row, "confirmation", None)
    progress = Progress(
        basis=Basis(confirmation.basis if confirmation else row.basis),
        begun_at=row.begun_at,
        is_confirmed=confirmation is not None,
        is_explained=bool(row.explanations.all()),
        holds_until=_holds_until(row),
        review_on=confirmation.review_on if confirmation else row.review_on,
        gone_at=row.denial.ends_at,
    )
    return tasks(progress, at=at, zone=zone, holidays=BANK_HOLIDAYS)


def _shown(row: Restriction, *, zone: str, at: datetime) -> LimitShown:
    confirmation = getattr(row, "confirmation", None)
    asked = getattr(row, "lifting_asked", None)
    told = list(row.explanations.all())
    return LimitShown(
        restriction_id=RestrictionId(row.pk),
        person_id=PersonId(row.person_id),
        known_as=row.person.known_as,
        party_name=row.party_name,
        basis=Basis(confirmation.basis if confirmation else row.basis),
        channel=Channel(row.channel),
        standing=standing(
            at=at,
            is_provisional=confirmation is None and row.basis != Basis.OWN_DECISION,
            holds_until=_holds_until(row),
            gone_at=row.denial.ends_at,
        ),
        because=row.because,
        legal_basis=confirmation.legal_basis if confirmation else row.legal_basis,
        in_their_words=row.in_their_words,
        who_may_know=row.who_may_know,
        exceptions=row.exceptions,
        begun_by=row.begun_by,
        begun_by_account=row.begun_by_account,
        begun_at=row.begun_at,
        confirmed_by=confirmation.by if confirmation else "",
        holds_until=_holds_until(row),
        gone_at=row.denial.ends_at,
        review_on=confirmation.review_on if confirmation else row.review_on,
        lifting_asked_by=asked.by if asked else "",
        explained=_explained(told[-1]) if told else None,
        tasks=_tasks(row, zone=zone, at=at),
    )


def _explained(row: Explanation) -> ExplainedShown:
    return ExplainedShown(
        at=row.at,
        by=row.by,
        explained_in=ExplainedIn(row.explained_in) if row.explained_in else None,
        who_decided=row.who_decided,
        why=row.why,
        can_still=row.can_still,
        how_to_challenge=row.how_to_challenge,
        said_back=row.said_back,
        withheld_because=row.withheld_because,
    )
