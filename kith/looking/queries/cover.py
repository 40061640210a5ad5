"""Who is away, who stands in, and who has nobody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, OrganisationId, PersonId
from kith.looking.models import Away
from kith.people.models import Opening, Person


@dataclass(frozen=True)
class Absence:
    """Somebody away, with who stands in if anybody does, and whether this reader may end it."""

    away_id: UUID
    name: str
    cover: str
    starts_at: datetime
    ends_at: datetime
    may_end: bool


@dataclass(frozen=True)
class WithNobody:
    """Somebody whom we work with, and nobody who does."""

    person_id: PersonId
    known_as: str
    since: datetime


def absences(viewer: Actor, *, at: datetime, may: Permission = Permission.TODAY_SEE) -> tuple[Absence, ...]:
    """Return who is away now or soon, the earliest first: one query."""
    rows = Away.objects.visible_to(viewer, may=may, at=at).filter(came_back=None, ends_at__gt=at)
    leads = Role.MANAGER in viewer.roles
    return tuple(
        Absence(
            row.pk,
            row.account.display_name,
            row.cover.display_name if row.cover else "",
            row.starts_at,
            row.ends_at,
            may_end=leads or row.account_id == viewer.account_id,
        )
        for row in rows.select_related("account", "cover").order_by("starts_at", "pk")
    )


def is_away(account_id: AccountId, starts_at: datetime, ends_at: datetime) -> bool:
    """Say whether somebody is away at any moment of a time."""
    away = Away.objects.filter(account_id=account_id, came_back=None)
    return away.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists()


def who_is_away(organisation_id: OrganisationId, *, at: datetime) -> frozenset[AccountId]:
    """Return who of an organisation is away at a moment: nothing waits for them."""
    now = Away.objects.filter(organisation_id=organisation_id, came_back=None, starts_at__lte=at, ends_at__gt=at)
    return frozenset(AccountId(pk) for pk in now.values_list("account_id", flat=True))


def has_caseload(account_id: AccountId, *, at: datetime) -> bool:
    """Say whether there is anybody for whom somebody would have to stand in."""
    return Grant.objects.at(at).filter(account_id=account_id, relation=Relation.CASELOAD).exists()


def uncovered(away: Away, *, at: datetime) -> list[PersonId]:
    """Return who is on the caseload of somebody away, and whom their cover does not cover yet."""
    if away.cover_id is None:
        return []
    mine = Grant.objects.at(max(at, away.starts_at)).filter(account_id=away.account_id, relation=Relation.CASELOAD)
    held = Grant.objects.filter(account_id=away.cover_id, relation=Relation.COVER, ends_at=away.ends_at)
    missing = mine.exclude(person_id__in=held.values("person_id"))
    return [PersonId(pk) for pk in missing.order_by("person_id").values_list("person_id", flat=True).distinct()]


def aways_to_cover(*, at: datetime) -> list[Away]:
    """Return the absences of now in which somebody on the caseload has nobody yet."""
    now = Away.objects.filter(came_back=None, starts_at__lte=at, ends_at__gt=at).exclude(cover=None)
    return [away for away in now.order_by("starts_at", "pk") if uncovered(away, at=at)]


def with_nobody(viewer: Actor, *, at: datetime) -> tuple[WithNobody, ...]:
    """Return those whom we work with and who have no worker that can come in: for whoever can give them one."""
    working = Grant.objects.at(at).filter(
        Q(account__roles_held__ends_at=None) | Q(account__roles_held__ends_at__gt=at),
        person=OuterRef("person"),
        relation=Relation.CASELOAD,
        account__is_active=True,
        account__roles_held__role=Role.PRACTITIONER,
    )
    may = Person.objects.visible_to(viewer, may=Permission.CASELOAD_ASSIGN, at=at)
    rows = Opening.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).filter(
        ~Exists(working), closure=None, person__in=may
    )
    return tuple(
        WithNobody(PersonId(person_id), known_as, since)
        for person_id, known_as, since in rows.order_by("at", "pk").values_list("person_id", "person__known_as", "at")
    )
