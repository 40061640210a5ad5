"""What nobody pressed for: those who asked for it are told, in daytime, that it has been a while (R02).

What is due is read from the records, so a missed or a doubled tick changes nothing.
"""

from datetime import datetime, timedelta

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.clock import day_of, time_of
from kith.ground.ids import OrganisationId
from kith.ground.jobs.registry import job
from kith.networks.actions import NobodyToldError, tell_it_has_been_a_while
from kith.networks.queries.reminders import BeenAWhile, been_a_while_among
from kith.networks.rules.reminders import Whom, is_daytime


@job("say that it has been a while", every=timedelta(minutes=15))
def remind(at: datetime) -> int:
    """Tell each person, and each worker where the person chose that, once of each quiet spell."""
    told = 0
    for organisation in Organisation.objects.all():
        if not is_daytime(time_of(at, organisation.zone)):
            continue
        by = Actor.of_system("reminders", OrganisationId(organisation.pk), Permission.MAP_SEE, Permission.PERSON_SEE)
        today = day_of(at, organisation.zone)
        for whom in Whom:
            quiet = been_a_while_among(by, whom=whom, today=today, at=at)
            told += sum(_tell(one, whom, by=by, at=at) for one in quiet)
    return told


def _tell(one: BeenAWhile, whom: Whom, *, by: Actor, at: datetime) -> bool:
    """Tell one, or nobody where it cannot be told now: it is looked at again at the next tick."""
    try:
        tell_it_has_been_a_while(reminder_id=one.reminder_id, whom=whom, by=by, at=at)
    except (NobodyToldError, Stopped):
        return False
    return True
