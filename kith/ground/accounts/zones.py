"""Which day it is where somebody works. Days belong to the organisation's zone; moments are kept in UTC."""

from datetime import date, datetime

from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.clock import day_of


def zone_of(actor: Actor) -> str:
    """Return the name of the time zone of the actor's organisation."""
    return actor.zone or Organisation.objects.values_list("zone", flat=True).get(pk=actor.organisation_id)


def today_of(actor: Actor, *, at: datetime) -> date:
    """Return the day of a moment in the actor's organisation."""
    return day_of(at, zone_of(actor))
