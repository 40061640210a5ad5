"""Whom a group would bring somebody together with: itself, who runs it, and everybody with a place there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from kith.gatherings.queries import who_is_at
from kith.ground.access import passing
from kith.ground.access.crossings import Answer, Crossing, Party
from kith.ground.actor import Actor
from kith.ground.ids import PersonId


def stopped_among(
    person_id: PersonId, listings: Mapping[UUID, str], *, by: Actor, at: datetime
) -> Mapping[UUID, Answer]:
    """Return which of some listings (name by id) a limit keeps a person from: itself, or somebody with a place there.

    As many queries for four thousand listings as for one. For offering only; an act asks about everybody there.
    """

    def find(apart: frozenset[UUID]) -> Mapping[UUID, Sequence[Party]]:
        there = who_is_at(listings, among=apart)
        return {
            listing_id: (
                Party(names=(name,), listing_id=listing_id),
                *(Party(person_id=one) for one in sorted(there.get(listing_id, frozenset()), key=str)),
            )
            for listing_id, name in listings.items()
        }

    answers = passing.may_pass_among(Crossing.SUGGESTED, person_id, find, by=by, at=at)
    return {listing_id: answer for listing_id, answer in answers.items() if not answer}
