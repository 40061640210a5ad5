"""The one place where referrals and suggestions ask about limits on contact. It gives no reason, so none leaks."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from kith.gatherings.queries import who_is_at
from kith.ground.ids import PersonId
from kith.safeguarding.queries import limits_of
from kith.safeguarding.rules.limits import Party


def stopped_among(person_id: PersonId, listings: Mapping[UUID, str], *, at: datetime) -> frozenset[UUID]:
    """Return which of some listings (name by id) a limit keeps a person from: itself, or somebody with a place there.

    Three queries, however many listings there are.
    """
    limits = limits_of(person_id, at=at)
    if not limits.limits:
        return frozenset()
    others = {limit.person_id for limit in limits.limits if limit.person_id is not None}
    there = who_is_at(listings, among=others)
    return frozenset(
        listing_id
        for listing_id, name in listings.items()
        if not limits.may_meet_all(
            [
                Party(names=(name,), listing_id=listing_id),
                *(Party(person_id=one) for one in there.get(listing_id, frozenset())),
            ]
        )
    )
