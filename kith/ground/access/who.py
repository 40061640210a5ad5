"""From an account that signed in to the actor it is: its roles, its teams, and the person it stands for."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.ground.access.belt import for_organisation
from kith.ground.access.models import Grant, SetApart
from kith.ground.access.permissions import Relation
from kith.ground.accounts.models import Account, RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, OrganisationId, PersonId, TeamId
from kith.ground.prepared import prepared


def actor_of(account: Account, *, at: datetime, within: frozenset[StrEnum] | None = None) -> Actor:
    """Return who this account is, at a moment. An account that is not active holds no role.

    `within` is how far the way reaches in which it is signed in.
    """
    held = _held(account.pk, at=at) if account.is_active else []
    roles = frozenset(Role(role) for role, _ in held)
    person_id = None
    if Role.INDIVIDUAL in roles:
        with for_organisation(account.organisation_id):
            own = Grant.objects.at(at).filter(account_id=account.pk, relation=Relation.OWN)
            seen = own.exclude(person_id__in=SetApart.objects.values("person_id"))
            person_id = seen.values_list("person_id", flat=True).first()
    return Actor(
        organisation_id=OrganisationId(account.organisation_id),
        name=account.display_name,
        account_id=AccountId(account.pk),
        roles=roles,
        teams=frozenset((Role(role), TeamId(team_id)) for role, team_id in held if team_id),
        person_id=PersonId(person_id) if person_id else None,
        zone=account.organisation.zone,
        within=within,
    )


def everybody(*, at: datetime, most: int) -> Iterator[Actor]:
    """Yield who the accounts of this store are, so many at the most, for whoever makes ready for them."""
    for account in Account.objects.select_related("organisation").filter(is_active=True).order_by("pk")[:most]:
        yield actor_of(account, at=at)


@prepared
def _held(account_id: UUID, *, at: datetime) -> QuerySet[RoleHeld, tuple[str, UUID | None]]:
    live = Q(ends_at=None) | Q(ends_at__gt=at)
    return RoleHeld.objects.filter(live, account_id=account_id, starts_at__lte=at).values_list("role", "team_id")
