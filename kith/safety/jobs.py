"""Telling the safeguarding leads that a danger was not looked at on its day (R06). A doubled tick changes nothing."""

from datetime import datetime, timedelta

from kith.correspondence.queries import is_written
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.clock import day_of
from kith.ground.ids import OrganisationId
from kith.ground.jobs.registry import job
from kith.safety.actions.telling import tell_leads
from kith.safety.queries.due import overdue_for_leads
from kith.safety.queries.readers import leads_for


@job("tell of dangers that nobody looked at again", every=timedelta(minutes=15))
def tell_of_overdue(at: datetime) -> int:
    """Tell each lead once of each day that has passed; a later look has a day of its own."""
    told = 0
    for organisation in Organisation.objects.all():
        organisation_id = OrganisationId(organisation.pk)
        by = Actor.of_system("staying safe", organisation_id, Permission.SAFETY_SEE, Permission.PERSON_SEE)
        for one in overdue_for_leads(by, today=day_of(at, organisation.zone), at=at):
            key = f"danger-{one.row_id}-{one.on.isoformat()}"
            leads = leads_for(one.person_id, organisation_id=organisation_id, at=at)
            if leads and not is_written(organisation_id, key):
                told += tell_leads(danger_id=one.row_id, leads=leads, key=key, by=by, at=at)
    return told
