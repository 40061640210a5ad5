"""Holding what somebody asked for beside what a listing says: yes, no, or not known. Silence is never a no."""

from dataclasses import dataclass
from enum import StrEnum

from kith.matching.rules.offers import Feature, Offer
from kith.matching.rules.seekers import Ask, Seeker


class Verdict(StrEnum):
    """What a listing answers to something asked."""

    YES = "yes"
    NO = "no"
    TOO_FEW = "too few"
    NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Answer:
    """One thing asked, and what the listing says about it."""

    ask: Ask
    verdict: Verdict
    feature: Feature | None = None


def answers(seeker: Seeker, offer: Offer) -> tuple[Answer, ...]:
    """Return the listing's answer to each thing asked."""
    return tuple(answer(ask, offer) for ask in seeker.asks)


def answer(ask: Ask, offer: Offer) -> Answer:
    """Say whether a listing has any of what would do."""
    stated = [offer.features[code] for code in sorted(ask.any_of) if code in offer.features]
    for feature in stated:
        if feature.has and _is_enough(feature, ask):
            return Answer(ask, Verdict.YES, feature)
    if any(feature.has and feature.places is None for feature in stated):
        return Answer(ask, Verdict.NOT_KNOWN)
    short = next((feature for feature in stated if feature.has), None)
    if len(stated) < len(ask.any_of):
        return Answer(ask, Verdict.NOT_KNOWN)
    return Answer(ask, Verdict.TOO_FEW, short) if short else Answer(ask, Verdict.NO, stated[0] if stated else None)


def _is_enough(feature: Feature, ask: Ask) -> bool:
    return ask.places == 1 if feature.places is None else feature.places >= ask.places


def language_verdict(seeker: Seeker, offer: Offer) -> Verdict:
    """Say whether a listing is held in a language that was asked for."""
    if not offer.languages:
        return Verdict.NOT_KNOWN
    return Verdict.YES if seeker.languages_asked.keys() & offer.languages.keys() else Verdict.NO
