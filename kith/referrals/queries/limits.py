"""Whom a group would bring somebody together with: itself, who runs it, and everybody with a place there."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from kith.gatherings.queries import where_some_are
from kith.ground.access import passing
from kith.ground.access.crossings import Answer, Crossing, Party
from kith.ground.access.passing import Apart
from kith.ground.actor import Actor
from kith.ground.ids import PersonId

Named = Callable[[frozenset[UUID]], Mapping[UUID, str]]
"""Names the listings to ask about, by id, once it is told which of all a limit bears on."""


def stopped_among(person_id: PersonId, named: Named, *, by: Actor, at: datetime) -> Mapping[UUID, Answer]:
    """Return which of some listings a limit keeps a person from: itself, or somebody with a place there.

    As many queries for four thousand listings as for one. For offering only; an act asks about everybody there.
    """

    def find(apart: Apart) -> Mapping[UUID, Sequence[Party]]:
        there = where_some_are(apart.people)
        return {
            listing_id: (
                Party(names=(name,), listing_id=listing_id),
                *(Party(person_id=one) for one in sorted(there.get(listing_id, frozenset()), key=str)),
            )
            for listing_id, name in named(apart.listings | there.keys()).items()
        }

    answers = passing.may_pass_among(Crossing.SUGGESTED, person_id, find, by=by, at=at)
    return {listing_id: answer for listing_id, answer in answers.items() if not answer}
