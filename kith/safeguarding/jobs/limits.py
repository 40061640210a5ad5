"""Telling of limits that end, or that wait for a second person (R08). A doubled or missed tick changes nothing."""

from datetime import datetime, timedelta

from kith.correspondence.queries import is_written
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.ground.jobs.registry import job
from kith.safeguarding.actions.telling import tell_of_ended, tell_who_decides
from kith.safeguarding.queries import climbing
from kith.safeguarding.queries.limits import Climbing
from kith.safeguarding.queries.readers import who_looks_after
from kith.safeguarding.rules.limits import Task

WAITS_FIRST = timedelta(hours=24)
"""How long a hold waits for a second person before those who look after limits are told of it."""


@job("tell of limits that wait or have ended", every=timedelta(minutes=5))
def tell_of_limits(at: datetime) -> int:
    """Tell the person once that a limit has ended, and those who decide once that it waits."""
    told = 0
    for organisation in Organisation.objects.all():
        for limit in climbing(zone=organisation.zone, organisation_id=organisation.pk, at=at):
            if limit.task is Task.DECIDE or at >= limit.since + WAITS_FIRST:
                told += _tell(limit, at)
    return told


def _tell(limit: Climbing, at: datetime) -> int:
    key = f"limit-{limit.task}-{limit.restriction_id}"
    if is_written(OrganisationId(limit.organisation_id), key):
        return 0
    readers = who_looks_after(limit.restriction_id, at=at)
    if not readers:
        return 0
    by = Actor.of_system("limits", OrganisationId(limit.organisation_id), Permission.PERSON_SEE)
    told = tell_who_decides(restriction_id=limit.restriction_id, readers=readers, key=key, by=by, at=at)
    if limit.task is Task.DECIDE:
        told += tell_of_ended(restriction_id=limit.restriction_id, key=f"{key}-to-them", by=by, at=at)
    return told
