"""Finding what meets somebody in a directory, and what is left out: by the engine where it is there, else by the rules.

Both say the same. Whom a limit keeps apart is asked of the door each time, about every listing that is named at all:
what was not asked about is not shown.
"""

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.accounts.zones import today_of
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.matching.packs.little_words import LITTLE
from kith.matching.packs.weights import WEIGHTS
from kith.matching.queries.laid_out import directory_for
from kith.matching.queries.offers import index_for, index_of, offers
from kith.matching.rules.engine.answers import Answer, Directory
from kith.matching.rules.engine.building import TooManyCodesError
from kith.matching.rules.engine.compiling import IS_COMPILED
from kith.matching.rules.filtering import why_not
from kith.matching.rules.finding import Hit, hits
from kith.matching.rules.offers import Offer
from kith.matching.rules.reasons import WhyNot
from kith.matching.rules.seekers import Seeker
from kith.matching.rules.suggesting import NotShown, rank
from kith.referrals.queries.limits import Named, stopped_among

NAMED = 12
"""How many left-out listings are named under one reason; all are counted."""
_log = logging.getLogger("kith.matching")


@dataclass(frozen=True)
class Found:
    """What meets somebody: the first that fit, with what met what; how many fit; what is left out, and the first of it.

    `seeker` carries what the door stopped. What is stopped to protect somebody else is in no count and under no name.
    """

    seeker: Seeker
    first: tuple[Offer, ...]
    met: Mapping[UUID, tuple[Hit, ...]]
    fitting: int
    counts: Mapping[WhyNot, int]
    named: tuple[NotShown, ...]
    looked_at: int
    met_nothing: int


@dataclass(frozen=True)
class Question:
    """Who asks on whose behalf, when, and how many are wanted."""

    viewer: Actor
    person_id: PersonId
    at: datetime
    on: date
    most: int


def found_for(seeker: Seeker, question: Question) -> Found:
    """Find what meets somebody. As many queries for a country as for a town."""
    directory = _engine(question) if IS_COMPILED else None
    return _by_the_rules(seeker, question) if directory is None else _by_the_engine(seeker, question, directory)


def read_ahead(somebody: Iterable[Actor], *, at: datetime) -> None:
    """Lay out the listings of each organisation before anybody is let in, for one of those who may see them."""
    readers = (actor for actor in somebody if may_ever(actor, Permission.DIRECTORY_SEE))
    for viewer in {actor.organisation_id: actor for actor in readers}.values():
        directory = directory_for(viewer, at=at, on=today_of(viewer, at=at)) if IS_COMPILED else None
        if directory is None:
            index_for(viewer, at=at)
        else:
            _ask(directory, Seeker(), most=1, named=1)


def _engine(question: Question) -> Directory | None:
    try:
        return directory_for(question.viewer, at=question.at, on=question.on)
    except TooManyCodesError:
        _log.warning("a directory speaks of more than the engine has bits for: the rules answer, slower")
        return None


def _by_the_engine(seeker: Seeker, question: Question, directory: Directory) -> Found:
    """Ask twice: first what might be shown, which the door is asked about, and then without what it stops.

    Only what the door was asked about is shown. What it stops lets no more move up than the first asking had to spare.
    """
    asked: dict[UUID, Offer] = {}

    def to_ask_about(near: frozenset[UUID]) -> Mapping[UUID, str]:
        spare = len(near)
        answer = _ask(directory, seeker, most=question.most + spare, named=NAMED + spare)
        asked.update((offer.id, offer) for offer in offers(question.viewer, near.union(_ids(answer)), at=question.at))
        return {offer.id: offer.name for offer in asked.values()}

    seeker, unsaid = _stopped(seeker, question, to_ask_about)
    answer = _ask(directory, seeker, most=question.most, named=NAMED + len(seeker.stopped))
    first = tuple(asked[one] for one in answer.order if one in asked)
    named = (asked[one] for told in answer.left_out.values() for one in told.first if one in asked)
    silent = sum(one in unsaid for one in _restricted(answer))
    return Found(
        seeker=seeker,
        first=first,
        met=hits(
            seeker, index_of(question.viewer, [offer.id for offer in first], at=question.at), WEIGHTS.strength, LITTLE
        ),
        fitting=answer.fitting,
        counts={why: told.count - (silent if why is WhyNot.RESTRICTED else 0) for why, told in answer.left_out.items()},
        named=tuple(_not_shown(seeker, offer, question.on) for offer in named if offer.id not in unsaid),
        looked_at=directory.size,
        met_nothing=directory.size - answer.fitting - answer.left_out_count,
    )


def _ask(directory: Directory, seeker: Seeker, *, most: int, named: int) -> Answer:
    return directory.suggest(seeker, weights=WEIGHTS, little=LITTLE, most=most, named=named)


def _ids(answer: Answer) -> Collection[UUID]:
    return {*answer.order, *(one for told in answer.left_out.values() for one in told.first)}


def _restricted(answer: Answer) -> Collection[UUID]:
    told = answer.left_out.get(WhyNot.RESTRICTED)
    return told.first if told else ()


def _not_shown(seeker: Seeker, offer: Offer, on: date) -> NotShown:
    """Say why one is left out, in the words of the rules. Raises ValueError where they know of no reason."""
    reason = why_not(seeker, offer, on=on)
    if reason is None:
        raise ValueError(f"The engine leaves {offer.id} out, and the rules do not.")
    return NotShown(offer, reason)


def _by_the_rules(seeker: Seeker, question: Question) -> Found:
    index = index_for(question.viewer, at=question.at)
    met = hits(seeker, index, WEIGHTS.strength, LITTLE)
    found = {offer.id: offer for offer in offers(question.viewer, met, at=question.at)}
    names = {offer.id: offer.name for offer in found.values()}
    seeker, unsaid = _stopped(seeker, question, lambda _near: names)
    ranked = rank(seeker, found.values(), met, weights=WEIGHTS, on=question.on)
    told = tuple(one for one in ranked.not_shown if one.offer.id not in unsaid)
    return Found(
        seeker=seeker,
        first=tuple(found[one] for one in ranked.order[: question.most]),
        met=met,
        fitting=len(ranked.order),
        counts=Counter(WhyNot(one.reason.code) for one in told),
        named=told,
        looked_at=index.size,
        met_nothing=index.size - len(ranked.order) - len(ranked.not_shown),
    )


def _stopped(seeker: Seeker, question: Question, named: Named) -> tuple[Seeker, frozenset[UUID]]:
    """Return who is looked for with what a limit stops, and what of it is stopped to protect somebody else."""
    stopped = stopped_among(question.person_id, named, by=question.viewer, at=question.at)
    unsaid = frozenset(one for one, answer in stopped.items() if not answer.protects)
    return replace(seeker, stopped=frozenset(stopped)), unsaid
