"""Who hears what about staying safe: for messages, for no page."""

from datetime import datetime
from uuid import UUID

from kith.ground.access.models import Denial
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.ground.ids import PersonId


def leads_for(person_id: PersonId, *, organisation_id: UUID, at: datetime) -> tuple[Account, ...]:
    """Return the safeguarding leads of an organisation; never one who is kept from this person."""
    kept_out = Denial.objects.at(at).filter(person_id=person_id, account__isnull=False)
    leads = Account.objects.filter(
        organisation_id=organisation_id,
        is_active=True,
        roles_held__role=Role.SAFEGUARDING_LEAD,
        roles_held__ends_at=None,
    )
    return tuple(leads.exclude(pk__in=kept_out.values("account_id")).order_by("display_name", "pk").distinct())
