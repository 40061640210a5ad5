"""What somebody is offered, why, and what is left out: ready for a page, at four thousand listings and more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.directory.models import Listing
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId
from kith.ground.reasons import Reason
from kith.matching.queries.finding import NAMED, Question, found_for
from kith.matching.queries.offers import Worded, with_words
from kith.matching.queries.seekers import choices_of, seeker_of
from kith.matching.rules.choices import Choice
from kith.matching.rules.seekers import Seeker
from kith.matching.rules.showing import LeftOut, When, left_out, summary, when
from kith.matching.rules.suggesting import Suggestion, explain
from kith.people.queries.persons import PersonCard, person_of

WORKERS_LIST = 20
"""How many a worker is shown (C31)."""


@dataclass(frozen=True)
class Card:
    """One suggestion as it is read."""

    listing_id: ListingId
    name: str
    organiser: str
    says: str
    place: str
    times: tuple[When, ...]
    pence: int | None
    km: str
    why: tuple[Reason, ...]
    not_sure: tuple[Reason, ...]
    choice: Choice | None


@dataclass(frozen=True)
class Board:
    """Everything the page about somebody's suggestions shows."""

    person: PersonCard
    seeker: Seeker
    cards: tuple[Card, ...]
    fitting: int
    left_out: tuple[LeftOut, ...]
    looked_at: int
    met_nothing: int
    may_pick: bool

    @property
    def left_out_count(self) -> int:
        return sum(group.count for group in self.left_out)


def suggestions_for(viewer: Actor, person_id: PersonId, *, at: datetime, most: int = WORKERS_LIST) -> Board:
    """Return what somebody is offered. The number of queries does not grow with the directory or the record.

    Raises NotVisible where this viewer may not see their suggestions.
    """
    person = person_of(viewer, person_id, at=at, may=Permission.SUGGESTION_SEE)
    chosen = choices_of(viewer, person_id, at=at)
    seeker = seeker_of(viewer, person, chosen, at=at)
    found = found_for(seeker, Question(viewer, person_id, at, person.today, most))
    may = gate.may_each(viewer, [Permission.RESTRICTION_SEE, Permission.SUGGESTION_PICK], [person_id], at=at)[person_id]
    worded = with_words(viewer, found.first, at=at)
    return Board(
        person=person,
        seeker=found.seeker,
        cards=tuple(
            _card(
                explain(found.seeker, worded[offer.id].offer, found.met[offer.id], on=person.today),
                worded[offer.id],
                chosen,
            )
            for offer in found.first
            if offer.id in worded
        ),
        fitting=found.fitting,
        left_out=left_out(found.counts, found.named, may_see_limits=Permission.RESTRICTION_SEE in may, most=NAMED),
        looked_at=found.looked_at,
        met_nothing=found.met_nothing,
        may_pick=Permission.SUGGESTION_PICK in may,
    )


def _card(suggestion: Suggestion, worded: Worded, chosen: Mapping[UUID, Choice]) -> Card:
    offer = suggestion.offer
    return Card(
        listing_id=ListingId(offer.id),
        name=offer.name,
        organiser=offer.organiser,
        says=summary(offer, worded.about),
        place=worded.place,
        times=when(offer.hours),
        pence=offer.pence,
        km="" if suggestion.km is None else f"{suggestion.km:.1f}",
        why=suggestion.why,
        not_sure=suggestion.not_sure,
        choice=chosen.get(offer.id),
    )


def listing_name(viewer: Actor, listing_id: ListingId, *, at: datetime) -> str:
    """Return what a listing is called, or raise NotVisible."""
    return gate.one(Listing, listing_id, by=viewer, may=Permission.DIRECTORY_SEE, at=at).name
