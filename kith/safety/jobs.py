"""What nobody pressed for: leads hear of a danger that was not looked at on its day (R06), and a visit is put on hold.

A doubled tick changes nothing.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from kith.correspondence.queries import is_written
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.clock import day_of
from kith.ground.ids import OrganisationId
from kith.ground.jobs.registry import job
from kith.safety.actions.telling import tell_leads
from kith.safety.actions.visits import take_turn
from kith.safety.queries.due import overdue_for_leads
from kith.safety.queries.readers import leads_for
from kith.safety.queries.visits import without_supervisor
from kith.safety.rules.visits import Turn


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


@job("put visits on hold whose supervisor is away", every=timedelta(minutes=15))
def hold_without_supervisor(at: datetime) -> int:
    """Put a visit on hold as soon as its supervisor is known to be away then; the person hears of it in time."""
    held = 0
    for organisation in Organisation.objects.all():
        may = (Permission.SUPERVISED_RUN, Permission.PERSON_SEE)
        by = Actor.of_system("staying safe", OrganisationId(organisation.pk), *may)
        for visit_id in without_supervisor(by, at=at):
            take_turn(visit_id=visit_id, turn=Turn.SUPERVISOR_OUT, words=_("Away at that time."), by=by, at=at)
            held += 1
    return held
