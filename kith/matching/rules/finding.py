"""Finding which listings speak of what somebody said. Each listing is judged alone, so no other can move it.

Two roads lead from a saying to a listing: an interest that both are read as speaking of, and the very same word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil
from uuid import UUID

from kith.matching.rules.offers import Offer, Where
from kith.matching.rules.seekers import Saying, SayingKind, Seeker
from kith.matching.rules.words import quote_around, stems_in, stems_that_say_something

HALF, MOST = 1 / 2, 2 / 3
"""How much of an interest of several words must be met in a name or a topic, and in a description."""


@dataclass(frozen=True)
class Strength:
    """How much a word counts by where it stands: the same word, a word of the same interest, one of a sentence."""

    same: Mapping[Where, float]
    kin: Mapping[Where, float]
    want: float


@dataclass(frozen=True)
class Hit:
    """One saying, or one gap, met by a listing: by a word that both have, or by an interest that both speak of."""

    said: str
    where: Where
    strength: float
    stem: str = ""
    interest: str = ""
    is_gap: bool = False

    def quote(self, offer: Offer) -> str:
        """Return the listing's own words that were met."""
        if self.interest:
            return offer.interests[self.interest].words
        return next((quote for part in offer.says(self.where) if (quote := quote_around(part, self.stem))), "")


@dataclass(frozen=True)
class Index:
    """Where each stem and each interest stands, by listing; built once and read by everybody."""

    stems: Mapping[str, Mapping[UUID, Where]] = field(default_factory=dict)
    interests: Mapping[str, Mapping[UUID, Where]] = field(default_factory=dict)
    size: int = 0


def build_index(offers: Iterable[Offer]) -> Index:
    """Read every listing once. The order in which they come in does not matter."""
    stems: dict[str, dict[UUID, Where]] = {}
    interests: dict[str, dict[UUID, Where]] = {}
    size = 0
    for offer in offers:
        size += 1
        for interest, seen in offer.interests.items():
            interests.setdefault(interest, {})[offer.id] = seen.where
        for where in Where:
            for part in offer.says(where):
                for stem, _ in stems_in(part):
                    stems.setdefault(stem, {}).setdefault(offer.id, where)
    return Index(stems, interests, size)


def hits(seeker: Seeker, index: Index, strength: Strength, little: frozenset[str]) -> Mapping[UUID, tuple[Hit, ...]]:
    """Return, for each listing that speaks of something they said or miss, what met what, the firmest first."""
    found: dict[UUID, list[Hit]] = {}
    for saying in dict.fromkeys(seeker.sayings):
        for offer_id, hit in _met(saying, index, strength, little).items():
            found.setdefault(offer_id, []).append(hit)
    for gap in dict.fromkeys(seeker.gaps):
        for offer_id, hit in _filled(gap.words, gap.interests, index).items():
            found.setdefault(offer_id, []).append(hit)
    return {offer_id: tuple(sorted(some, key=_firmest)) for offer_id, some in found.items()}


def _firmest(hit: Hit) -> tuple[float, str, str, str]:
    return (-hit.strength, hit.said, hit.stem, hit.interest)


def _met(saying: Saying, index: Index, strength: Strength, little: frozenset[str]) -> dict[UUID, Hit]:
    met = _of_the_same_kind(saying, index, strength)
    if saying.kind is SayingKind.INTEREST:
        for offer_id, hit in _in_the_same_words(saying.words, index, strength, little).items():
            if offer_id not in met or hit.strength > met[offer_id].strength:
                met[offer_id] = hit
    return met


def _of_the_same_kind(saying: Saying, index: Index, strength: Strength) -> dict[UUID, Hit]:
    factor = strength.want if saying.kind is SayingKind.WANT else 1.0
    met: dict[UUID, Hit] = {}
    for interest in sorted(saying.interests):
        for offer_id, where in index.interests.get(interest, {}).items():
            worth = strength.kin[where] * factor
            if offer_id not in met or worth > met[offer_id].strength:
                met[offer_id] = Hit(saying.words, where, worth, interest=interest)
    return met


def _in_the_same_words(words: str, index: Index, strength: Strength, little: frozenset[str]) -> dict[UUID, Hit]:
    """Return the listings that use enough of these very words: half of them in a name, most in a description."""
    wanted = stems_that_say_something(words, little)
    met: dict[UUID, list[tuple[Where, str]]] = {}
    for stem in wanted:
        for offer_id, where in index.stems.get(stem, {}).items():
            met.setdefault(offer_id, []).append((where, stem))
    found: dict[UUID, Hit] = {}
    for offer_id, some in met.items():
        where, stem = min(some)
        if len(some) >= ceil(len(wanted) * (MOST if where is Where.TEXT else HALF)):
            found[offer_id] = Hit(words, where, _share(some, strength) / len(wanted), stem=stem)
    return found


def _share(some: Iterable[tuple[Where, str]], strength: Strength) -> float:
    """Add up what each word counts, one after the other: `sum` rounds otherwise from one Python to the next."""
    total = 0.0
    for where, _ in some:
        total += strength.same[where]
    return total


def _filled(words: str, interests: frozenset[str], index: Index) -> dict[UUID, Hit]:
    """Return the listings whose name or topics speak of an interest that brings a kind of help that is missing."""
    return {
        offer_id: Hit(words, where, 0.0, interest=interest, is_gap=True)
        for interest in sorted(interests, reverse=True)
        for offer_id, where in index.interests.get(interest, {}).items()
        if where is not Where.TEXT
    }
