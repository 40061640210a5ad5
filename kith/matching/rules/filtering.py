"""The hard filters. Each refuses on something known; what is not known refuses nothing.

Their order is the order in which a reason is told: first what protects somebody, last what money decides.
"""

from collections.abc import Callable
from datetime import date

from kith.ground.reasons import Reason
from kith.matching.rules.asking import Verdict, answers, language_verdict
from kith.matching.rules.offers import Offer
from kith.matching.rules.reasons import WhyNot
from kith.matching.rules.seekers import Seeker, km_between

STALE_DAYS = 180
"""Listings that nobody has checked, or taken in, for longer are not offered (rule R12)."""
DOUBTS_THAT_HIDE = 2

Filter = Callable[[Seeker, Offer, date], Reason | None]


def why_not(seeker: Seeker, offer: Offer, *, on: date) -> Reason | None:
    """Return the first reason not to offer this, or None."""
    for refuses in FILTERS:
        if reason := refuses(seeker, offer, on):
            return reason
    return None


def km_to(seeker: Seeker, offer: Offer) -> float | None:
    """Return the distance from home, or None where either end is not known. It is never guessed."""
    if seeker.home is None or offer.spot is None:
        return None
    return km_between(seeker.home, offer.spot)


def _restricted(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.RESTRICTED) if offer.id in seeker.stopped else None


def _turned_down(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.TURNED_DOWN) if offer.id in seeker.turned_down else None


def _stepped_back(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.STEPPED_BACK) if offer.id in seeker.stepped_back_from else None


def _asked(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.ASKED) if offer.id in seeker.asked else None


def _goes_there(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.GOES_THERE) if offer.id in seeker.goes_to else None


def _closed(_seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.CLOSED) if offer.is_closed else None


def _doubted(_seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.DOUBTED) if offer.doubts >= DOUBTS_THAT_HIDE else None


def _stale(_seeker: Seeker, offer: Offer, on: date) -> Reason | None:
    known_on = offer.checked_on or offer.taken_in_on
    if known_on is None:
        return None
    days = (on - known_on).days
    return Reason(WhyNot.STALE, {"days": days}) if days > STALE_DAYS else None


def _full(_seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    return Reason(WhyNot.FULL) if offer.places_left == 0 else None


def _too_far(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    if offer.is_online and seeker.takes_online is not False:
        return None
    if offer.is_online and offer.spot is None:
        return Reason(WhyNot.NOT_ONLINE)
    km = km_to(seeker, offer)
    if km is None or km <= seeker.how_far_km:
        return None
    return Reason(WhyNot.TOO_FAR, {"km": f"{km:.1f}", "most": f"{seeker.how_far_km:g}"})


def _age(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    if seeker.age is None:
        return None
    if offer.youngest is not None and seeker.age < offer.youngest:
        return Reason(WhyNot.TOO_YOUNG, {"age": offer.youngest})
    if offer.oldest is not None and seeker.age > offer.oldest:
        return Reason(WhyNot.TOO_OLD, {"age": offer.oldest})
    return None


def _language(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    if not seeker.languages_asked or language_verdict(seeker, offer) is not Verdict.NO:
        return None
    return Reason(WhyNot.LANGUAGE, evidence=tuple(offer.languages.values()))


def _asked_for(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    for found in answers(seeker, offer):
        said = (found.feature.words,) if found.feature and found.feature.words else ()
        if found.ask.is_must and found.verdict is Verdict.NO:
            return Reason(WhyNot.HAS_NOT, {"asked": found.ask.words}, said)
        if found.ask.is_must and found.verdict is Verdict.TOO_FEW:
            return Reason(WhyNot.TOO_FEW_PLACES, {"asked": found.ask.words}, said)
    return None


def _stands_against(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    """Refuse what their own barrier stands against. What they themselves said they like is never refused so."""
    said = frozenset().union(*(saying.interests for saying in seeker.sayings))
    for found in answers(seeker, offer):
        against = sorted((found.ask.against - said) & offer.interests.keys())
        if found.ask.is_must and found.verdict is not Verdict.YES and against:
            quote = offer.interests[against[0]].words
            return Reason(WhyNot.STANDS_AGAINST, {"asked": found.ask.words, "says": quote}, (quote,))
    return None


def _kept_free(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    if not seeker.kept_free or not offer.hours:
        return None
    is_only_then = all(any(kept.meets(hours) for kept in seeker.kept_free) for hours in offer.hours)
    return Reason(WhyNot.KEPT_FREE) if is_only_then else None


def _costs_more(seeker: Seeker, offer: Offer, _on: date) -> Reason | None:
    if seeker.most_pence is None or offer.pence is None or offer.pence <= seeker.most_pence:
        return None
    return Reason(WhyNot.COSTS_MORE)


FILTERS: tuple[Filter, ...] = (
    _restricted,
    _turned_down,
    _stepped_back,
    _asked,
    _goes_there,
    _closed,
    _doubted,
    _stale,
    _full,
    _too_far,
    _age,
    _language,
    _asked_for,
    _stands_against,
    _kept_free,
    _costs_more,
)
