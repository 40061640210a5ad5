"""What the rows about listings add up to: last checked, doubted by how many, withdrawn or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max

from kith.directory.models import Check, Doubt, Withdrawal


@dataclass(frozen=True, slots=True)
class Told:
    """What has been told of one listing since its source handed it in."""

    verified_on: date | None = None
    doubts: int = 0
    is_withdrawn: bool = False


def told_of(listing_ids: Sequence[UUID]) -> dict[UUID, Told]:
    """Return what was told of these listings, in three queries. Two reports by one account are one doubt."""
    checked = dict(
        Check.objects.filter(listing_id__in=listing_ids)
        .values("listing_id")
        .annotate(last=Max("checked_on"))
        .values_list("listing_id", "last")
    )
    doubted = dict(
        Doubt.objects.filter(listing_id__in=listing_ids, answered_at=None)
        .values("listing_id")
        .annotate(people=Count("account", distinct=True))
        .values_list("listing_id", "people")
    )
    withdrawn = set(
        Withdrawal.objects.filter(listing_id__in=listing_ids, returned_at=None).values_list("listing_id", flat=True)
    )
    return {
        listing_id: Told(checked.get(listing_id), doubted.get(listing_id, 0), listing_id in withdrawn)
        for listing_id in listing_ids
    }
