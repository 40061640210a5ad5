"""Suggesting: what passes the filters and meets something said, in order, with every reason.

An offer that meets nothing they said is never suggested: no reason, no place in the list. The score orders and is
shown to nobody. It depends on the person and the one listing alone, so another listing can only come between.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, prod
from uuid import UUID

from kith.ground.reasons import Reason
from kith.matching.rules.asking import Verdict, answers, language_verdict
from kith.matching.rules.filtering import km_to, why_not
from kith.matching.rules.finding import Hit, Strength
from kith.matching.rules.offers import Offer
from kith.matching.rules.reasons import Ask, Why
from kith.matching.rules.seekers import Seeker
from kith.people.rules.vocabulary import Interest

KINDS: Mapping[str, str] = {interest.value: interest.words for interest in Interest}
PARTS = ("said", "asked", "near", "gap", "times", "cost", "room", "fresh")
"""What a score is added up from, in this order: it rounds alike on every Python, and in the engine."""
FRESH_DAYS = 90
"""A listing checked within this many days counts as checked (rule R12)."""


@dataclass(frozen=True)
class Weights:
    """How much each thing counts in the order. They add up to one."""

    said: float
    asked: float
    near: float
    gap: float
    times: float
    cost: float
    room: float
    fresh: float
    strength: Strength


@dataclass(frozen=True)
class Suggestion:
    """One offer, why, and what somebody will have to ask."""

    offer: Offer
    why: tuple[Reason, ...]
    not_sure: tuple[Reason, ...]
    km: float | None


@dataclass(frozen=True)
class NotShown:
    """One offer that meets something they said and is left out, and the reason."""

    offer: Offer
    reason: Reason


@dataclass(frozen=True)
class Suggestions:
    """The whole answer: what is suggested, what is left out, and how many listings were looked at."""

    shown: tuple[Suggestion, ...]
    fitting: int
    not_shown: tuple[NotShown, ...]
    looked_at: int

    @property
    def met_nothing(self) -> int:
        """How many listings say nothing about what they said."""
        return self.looked_at - self.fitting - len(self.not_shown)


@dataclass(frozen=True)
class Ranked:
    """What passed, in order, and what did not. The few that are shown are explained afterwards."""

    order: tuple[UUID, ...]
    not_shown: tuple[NotShown, ...]


def rank(
    seeker: Seeker, offers: Iterable[Offer], met: Mapping[UUID, Sequence[Hit]], *, weights: Weights, on: date
) -> Ranked:
    """Return the listings that were met, the fullest fit first; ties by the listing's id."""
    passed: list[tuple[float, UUID]] = []
    left_out: list[NotShown] = []
    for offer in sorted(offers, key=lambda one: one.id):
        if reason := why_not(seeker, offer, on=on):
            left_out.append(NotShown(offer, reason))
        else:
            passed.append((-round(score(seeker, offer, met[offer.id], weights, on=on), 9), offer.id))
    return Ranked(tuple(offer_id for _, offer_id in sorted(passed)), tuple(left_out))


def score(seeker: Seeker, offer: Offer, met: Sequence[Hit], weights: Weights, *, on: date) -> float:
    """Return where an offer stands: 0 to 1, the weighted sum of its parts. What is not known adds nothing."""
    parts = parts_of(seeker, offer, met, on=on)
    total = 0.0
    for name in PARTS:
        total += float(getattr(weights, name)) * parts[name]
    return total


def parts_of(seeker: Seeker, offer: Offer, met: Sequence[Hit], *, on: date) -> Mapping[str, float]:
    """Return what each weight is multiplied with, each 0 to 1."""
    km = km_to(seeker, offer)
    asked = [found.verdict is Verdict.YES for found in answers(seeker, offer)]
    if seeker.languages_asked:
        asked.append(language_verdict(seeker, offer) is Verdict.YES)
    return {
        "said": 1 - prod(1 - hit.strength for hit in met if not hit.is_gap),
        "asked": sum(asked) / len(asked) if asked else 0.0,
        "near": exp(-2 * km / seeker.how_far_km) if km is not None else 0.0,
        "gap": float(any(hit.is_gap for hit in met)),
        "times": float(bool(seeker.kept_free and offer.hours)),
        "cost": float(offer.pence == 0),
        "room": float(bool(offer.places_left)),
        "fresh": float(offer.checked_on is not None and (on - offer.checked_on).days <= FRESH_DAYS),
    }


def explain(seeker: Seeker, offer: Offer, met: Sequence[Hit], *, on: date) -> Suggestion:
    """Say why this is suggested and what is not known. Every sentence rests on a word of theirs or of the listing."""
    why = (*(_met_reason(hit, offer) for hit in met), *_practical_reasons(seeker, offer, on=on))
    return Suggestion(offer, why, tuple(_questions(seeker, offer, on=on)), km_to(seeker, offer))


def _met_reason(hit: Hit, offer: Offer) -> Reason:
    quote = hit.quote(offer)
    if hit.is_gap:
        return Reason(Why.FILLS_A_GAP, {"gap": hit.said, "says": quote}, (quote,))
    if hit.interest:
        kind = KINDS[hit.interest]
        return Reason(Why.SAID_AND_KIN, {"said": hit.said, "says": quote, "interest": kind}, (hit.said, quote))
    return Reason(Why.SAID_AND_SAYS, {"said": hit.said, "says": quote}, (hit.said, quote))


def _practical_reasons(seeker: Seeker, offer: Offer, *, on: date) -> list[Reason]:
    found: list[Reason] = [
        Reason(Why.HAS_WHAT_YOU_ASKED, {"asked": a.ask.words, "says": a.feature.words or offer.name})
        for a in answers(seeker, offer)
        if a.verdict is Verdict.YES and a.feature
    ]
    if shared := sorted(seeker.languages_asked.keys() & offer.languages.keys()):
        found.append(Reason(Why.IN_YOUR_LANGUAGE, {"language": offer.languages[shared[0]]}))
    if offer.is_online and seeker.takes_online:
        found.append(Reason(Why.ONLINE))
    if (km := km_to(seeker, offer)) is not None:
        found.append(Reason(Why.NEAR, {"km": f"{km:.1f}"}))
    if seeker.kept_free and offer.hours:
        found.append(Reason(Why.AT_A_TIME_YOU_CAN))
    if offer.pence == 0:
        found.append(Reason(Why.FREE))
    elif offer.pence is not None and seeker.most_pence is not None:
        found.append(Reason(Why.WITHIN_COST))
    if offer.places_left:
        found.append(Reason(Why.HAS_ROOM, {"places": offer.places_left}))
    if offer.checked_on is not None and (on - offer.checked_on).days <= FRESH_DAYS:
        found.append(Reason(Why.CHECKED, {"days": FRESH_DAYS}))
    return found


def _questions(seeker: Seeker, offer: Offer, *, on: date) -> list[Reason]:
    found = [
        Reason(Ask.ASKED_FOR, {"asked": a.ask.words})
        for a in answers(seeker, offer)
        if a.verdict is Verdict.NOT_KNOWN or (a.verdict is not Verdict.YES and not a.ask.is_must)
    ]
    if seeker.languages_asked and not offer.languages:
        wanted = seeker.languages_asked[min(seeker.languages_asked)]
        found.append(Reason(Ask.LANGUAGE, {"language": wanted}))
    if km_to(seeker, offer) is None and not offer.is_online:
        found.append(Reason(Ask.DISTANCE))
    if offer.pence is None:
        found.append(Reason(Ask.COST))
    if not offer.hours:
        found.append(Reason(Ask.HOURS))
    if offer.places_left is None:
        found.append(Reason(Ask.ROOM))
    if offer.checked_on is None:
        found.append(Reason(Ask.NOT_CHECKED))
    elif (days := (on - offer.checked_on).days) > FRESH_DAYS:
        found.append(Reason(Ask.CHECKED_LONG_AGO, {"days": days}))
    return found
