"""Who hears what a limit stops and what it waits for: for messages, for no page."""

from datetime import datetime
from uuid import UUID

from kith.ground.access.models import Denial, Grant
from kith.ground.access.permissions import Relation
from kith.ground.accounts.models import Account
from kith.ground.actor import Role
from kith.safeguarding.models import Restriction


def who_looks_after(restriction_id: UUID, *, at: datetime) -> frozenset[UUID]:
    """Return the accounts of the person's workers and of the safeguarding leads; never one that a limit is about."""
    restriction = Restriction.objects.get(pk=restriction_id)
    working = Grant.objects.at(at).filter(
        person_id=restriction.person_id, relation__in=[Relation.CASELOAD, Relation.COVER], account__isnull=False
    )
    leads = Account.objects.filter(
        organisation_id=restriction.organisation_id,
        is_active=True,
        roles_held__role=Role.SAFEGUARDING_LEAD,
        roles_held__ends_at=None,
    )
    kept_out = Denial.objects.at(at).filter(person_id=restriction.person_id, account__isnull=False)
    found = {*working.values_list("account_id", flat=True), *leads.values_list("pk", flat=True)}
    return frozenset(found) - set(kept_out.values_list("account_id", flat=True))
