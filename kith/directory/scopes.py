"""Who may see the directory, and who may change a listing: everyone of the organisation, and whoever runs it."""

from django.db.models import Q

from kith.directory.models import Organiser
from kith.ground.access.permissions import Permission, may_ever
from kith.ground.access.scoping import (
    NOTHING,
    AccessReason,
    Ask,
    Clause,
    Effect,
    of_the_organisation,
    scope,
)

READ = (Permission.DIRECTORY_SEE, Permission.DIRECTORY_CHECK, Permission.DIRECTORY_IMPORT)


def _runs_it(ask: Ask) -> Q:
    """Say which listings an organiser runs. Nobody else changes what a listing says of itself."""
    is_asked = ask.permission is Permission.LISTING_EDIT and may_ever(ask.actor, Permission.LISTING_EDIT)
    if not is_asked or ask.actor.account_id is None:
        return NOTHING
    live = Organiser.objects.filter(Q(ends_at=None) | Q(ends_at__gt=ask.at), starts_at__lte=ask.at)
    return Q(pk__in=live.filter(account_id=ask.actor.account_id).values("listing_id"))


LISTINGS = scope(
    "directory.Listing",
    *of_the_organisation(*READ),
    Clause(AccessReason.ORGANISER, Effect.GRANTS, _runs_it),
)
EDITIONS, STEPS, SOURCES, PROVIDERS, PLACES, TOPICS, GLANCES, WITHDRAWALS = (
    scope(f"directory.{table}", *of_the_organisation(*READ))
    for table in ("Edition", "EditionStep", "Source", "Provider", "Place", "Topic", "Glance", "Withdrawal")
)
CHECKS, DOUBTS, ORGANISERS = (
    scope(f"directory.{table}", *of_the_organisation(Permission.DIRECTORY_SEE, Permission.DIRECTORY_CHECK))
    for table in ("Check", "Doubt", "Organiser")
)
