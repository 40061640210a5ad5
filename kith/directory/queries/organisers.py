"""Who runs a listing: for the door between two people, for no page."""

from datetime import datetime

from django.db.models import Q

from kith.directory.models import Organiser
from kith.ground.ids import AccountId, ListingId


def organisers_of(listing_id: ListingId, *, at: datetime) -> tuple[AccountId, ...]:
    """Return the accounts that run a listing now."""
    live = Organiser.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), listing_id=listing_id, starts_at__lte=at)
    return tuple(AccountId(account_id) for account_id in live.order_by("pk").values_list("account_id", flat=True))
