"""Which day it is where a directory is kept."""

from datetime import date, datetime

from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.clock import day_of


def today_of(viewer: Actor, *, at: datetime) -> date:
    """Return the day of a moment in the viewer's organisation."""
    return day_of(at, Organisation.objects.values_list("zone", flat=True).get(pk=viewer.organisation_id))
