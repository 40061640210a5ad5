"""Who keeps watch over who looks: the lead that is named, else every safeguarding lead."""

from datetime import datetime

from django.db.models import Q

from kith.ground.accounts.models import Account, RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, OrganisationId
from kith.looking.models import Lead

MAY_LEAD = (Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR)


def holders(organisation_id: OrganisationId, *roles: Role, at: datetime) -> list[Account]:
    """Return the active accounts that hold one of some roles, by name."""
    live = Q(roles_held__ends_at=None) | Q(roles_held__ends_at__gt=at)
    rows = Account.objects.filter(
        live, organisation_id=organisation_id, is_active=True, roles_held__role__in=roles, roles_held__starts_at__lte=at
    )
    return list(rows.distinct().order_by("display_name", "pk"))


def leads(organisation_id: OrganisationId, *, at: datetime) -> list[Account]:
    """Return who is told at once: the named lead, if they are still here and hold a role that may lead."""
    may = holders(organisation_id, *MAY_LEAD, at=at)
    named = set(Lead.objects.filter(organisation_id=organisation_id, ends_at=None).values_list("account_id", flat=True))
    chosen = [account for account in may if account.pk in named]
    return chosen or holders(organisation_id, Role.SAFEGUARDING_LEAD, at=at) or may


def named_lead(viewer: Actor) -> str:
    """Return the name of the lead that is named, or nothing."""
    lead = Lead.objects.filter(organisation_id=viewer.organisation_id, ends_at=None).select_related("account").first()
    return lead.account.display_name if lead else ""


def is_worker(account_id: AccountId, organisation_id: OrganisationId, *, at: datetime) -> bool:
    """Say whether an account is one that can work with people now."""
    live = Q(ends_at=None) | Q(ends_at__gt=at)
    roles = (Role.PRACTITIONER, Role.MANAGER)
    held = RoleHeld.objects.filter(live, account_id=account_id, role__in=roles, starts_at__lte=at)
    return held.filter(account__organisation_id=organisation_id, account__is_active=True).exists()
