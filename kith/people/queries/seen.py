"""Who can see a person's pages: the line with the eye, by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.ground.access.models import Denial, Grant, StatedPurpose, grants_giving
from kith.ground.access.permissions import THROUGH, Permission, Relation
from kith.ground.access.purposes import PURPOSE_WORDS, LookPurpose
from kith.ground.accounts.models import RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.people.models import Person

GLASS = Relation.BREAK_GLASS


@dataclass(frozen=True)
class Seer:
    """Somebody who can open these pages, and through what."""

    name: str
    relation: Relation
    is_viewer: bool


@dataclass(frozen=True)
class SeenBy:
    """Who can see the pages about one person, the person first."""

    person_id: PersonId
    seers: tuple[Seer, ...]
    may_change: bool
    emergency_until: datetime | None = None
    """Until when the reader sees the record because of an emergency, and for no other reason."""
    on_the_phone: tuple[str, ...] = ()
    """Who answers the duty line and has a call about this person now."""
    asks_purpose: bool = False
    """Whether the reader has not yet said, in this working session, for what they look."""

    @property
    def purposes(self) -> Mapping[LookPurpose, str]:
        """For what one may look, in words."""
        return PURPOSE_WORDS

    @property
    def others(self) -> tuple[str, ...]:
        """Everybody but the reader."""
        return tuple(seer.name for seer in self.seers if not seer.is_viewer)


def seen_by(viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission = Permission.PERSON_SEE) -> SeenBy:
    """Return who has a live reason to see this, and the role to use it; as many queries for many as for one.

    Nobody is named to a viewer who may not see the person.
    """
    order = list(Relation)
    reasons = sorted(_reasons(viewer, person_id, at=at, may=may), key=lambda one: order.index(one.relation))
    accounts = tuple({one.account_id for one in reasons if one.account_id})
    teams = tuple({one.team_id for one in reasons if one.team_id})
    found: dict[object, Seer] = {}
    for account_id, name, role, team_id in _roles_held(person_id, accounts, teams, at=at):
        for one in reasons:
            is_theirs = one.account_id == account_id or (one.team_id is not None and one.team_id == team_id)
            if is_theirs and may in THROUGH.get((Role(role), one.relation), frozenset()):
                found.setdefault(account_id, Seer(name, one.relation, account_id == viewer.account_id))
    seers = sorted(found.values(), key=lambda seer: (order.index(seer.relation), seer.name))
    own = next((seer.relation for seer in seers if seer.is_viewer), None)
    ends = [one.ends_at for one in reasons if one.account_id == viewer.account_id and one.relation is GLASS]
    return SeenBy(
        person_id,
        tuple(seers),
        may_change=viewer.person_id == person_id,
        emergency_until=max(filter(None, ends), default=None) if own is GLASS else None,
        on_the_phone=tuple(one.name for one in reasons if one.relation is Relation.DUTY),
        asks_purpose=own is not None and viewer.is_staff and _said_no_purpose(viewer, person_id, at=at),
    )


@dataclass(frozen=True)
class _Reason:
    """One live reason to see a person: who holds it, in which team, and when it ends by itself."""

    relation: Relation
    account_id: UUID | None
    team_id: UUID | None
    ends_at: datetime | None
    name: str


def _reasons(viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission) -> list[_Reason]:
    """Return each live reason to see a person."""
    rows = _grants(viewer, person_id, at=at)
    reasons = {pk: _Reason(Relation(relation), *rest) for pk, relation, *rest in rows}
    if all(one.relation is not Relation.REPRESENTATIVE for one in reasons.values()):
        return list(reasons.values())
    far_enough = grants_giving(may, at=at).filter(pk__in=reasons).values_list("pk", flat=True)
    return [reasons[pk] for pk in far_enough]


@prepared
def _grants(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Grant, tuple[Any, ...]]:
    visible = Person.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).filter(pk=person_id)
    live = Grant.objects.at(at).filter(person_id=person_id, person__in=visible)
    return live.values_list("pk", "relation", "account_id", "team_id", "ends_at", "account__display_name")


@prepared
def _roles_held(
    person_id: PersonId, accounts: tuple[UUID, ...], teams: tuple[UUID, ...], *, at: datetime
) -> QuerySet[RoleHeld, tuple[Any, ...]]:
    """Ask for the roles of some accounts and teams, but of those who are kept apart from a person."""
    live = Q(ends_at=None) | Q(ends_at__gt=at)
    denied = Denial.objects.at(at).filter(person_id=person_id, account__isnull=False).values("account_id")
    held = RoleHeld.objects.filter(live, Q(account_id__in=accounts) | Q(team_id__in=teams), starts_at__lte=at)
    apart = held.filter(account__is_active=True).exclude(account_id__in=denied)
    return apart.values_list("account_id", "account__display_name", "role", "team_id")


def _said_no_purpose(viewer: Actor, person_id: PersonId, *, at: datetime) -> bool:
    """Say whether this reader has not said yet for what they look. An emergency has said it of itself."""
    return not _said_purposes(viewer.account_id, person_id, at=at)


@prepared
def _said_purposes(account_id: UUID | None, person_id: PersonId, *, at: datetime) -> QuerySet[StatedPurpose, UUID]:
    said = StatedPurpose.objects.at(at).filter(person_id=person_id, account_id=account_id)
    return said.values_list("pk", flat=True)[:1]
