"""Finding which listings speak of what somebody said. Each listing is judged alone, so no other can move it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from kith.matching.rules.offers import Offer, Where
from kith.matching.rules.seekers import Saying, SayingKind, Seeker
from kith.matching.rules.words import Vocabulary, quote_around, stems_in


@dataclass(frozen=True)
class Strength:
    """How much a word counts by where it stands, as itself and as a related word."""

    same: Mapping[Where, float]
    related: Mapping[Where, float]
    want: float
    """What a word of a whole sentence counts, beside one of an interest."""


@dataclass(frozen=True)
class Hit:
    """One saying, or one gap, met by one word of a listing, or by the code both have."""

    said: str
    stem: str
    where: Where
    strength: float
    is_related: bool = False
    is_gap: bool = False
    code: str = ""

    def quote(self, offer: Offer) -> str:
        """Return the listing's own words that were met."""
        if self.code:
            return offer.interests[self.code]
        parts = offer.says(self.where)
        return next((quote for part in parts if (quote := quote_around(part, self.stem))), "")


@dataclass(frozen=True)
class Index:
    """Listings; for each stem those that hold it and the best place where it stands; for each code those under it."""

    offers: tuple[Offer, ...]
    postings: Mapping[str, Mapping[int, Where]]
    by_code: Mapping[str, tuple[int, ...]]


def build_index(offers: Iterable[Offer]) -> Index:
    """Read every listing once. The order in which they come in does not matter."""
    ordered = tuple(sorted(offers, key=lambda offer: offer.id))
    postings: dict[str, dict[int, Where]] = {}
    by_code: dict[str, list[int]] = {}
    for position, offer in enumerate(ordered):
        for code in offer.interests:
            by_code.setdefault(code, []).append(position)
        for where in Where:
            for part in offer.says(where):
                for stem, _ in stems_in(part):
                    postings.setdefault(stem, {}).setdefault(position, where)
    return Index(ordered, postings, {code: tuple(positions) for code, positions in by_code.items()})


def hits(seeker: Seeker, index: Index, vocabulary: Vocabulary, strength: Strength) -> Mapping[int, tuple[Hit, ...]]:
    """Return, for each listing that speaks of something they said or miss, what met what."""
    found: dict[int, list[Hit]] = {}
    for saying in dict.fromkeys(seeker.sayings):
        for position, hit in _met(saying, index, vocabulary, strength).items():
            found.setdefault(position, []).append(hit)
    for gap in dict.fromkeys(seeker.gaps):
        for position, hit in _filled(gap, index, vocabulary).items():
            found.setdefault(position, []).append(hit)
    return {position: tuple(sorted(some, key=_firmest)) for position, some in found.items()}


def _firmest(hit: Hit) -> tuple[float, str, str]:
    return (-hit.strength, hit.said, hit.stem)


def _met(saying: Saying, index: Index, vocabulary: Vocabulary, strength: Strength) -> dict[int, Hit]:
    stems = vocabulary.stems_that_say_something(saying.words)
    if saying.kind is SayingKind.WANT:
        stems = tuple(stem for stem in stems if stem in vocabulary.related)
    by_offer: dict[int, list[Hit]] = {}
    for stem in stems:
        for position, hit in _best_for(stem, saying.words, index, vocabulary, strength).items():
            by_offer.setdefault(position, []).append(hit)
    if saying.kind is SayingKind.WANT:
        return {position: _of_a_sentence(some, strength) for position, some in by_offer.items()}
    worded = {
        position: whole
        for position, some in by_offer.items()
        if (whole := _of_an_interest(some, len(stems))) is not None
    }
    return _firmer(worded, _listed_under(saying, index, strength))


def _listed_under(saying: Saying, index: Index, strength: Strength) -> dict[int, Hit]:
    worth = strength.same[Where.TOPIC]
    return {
        position: Hit(saying.words, "", Where.TOPIC, worth, code=saying.code)
        for position in index.by_code.get(saying.code, ())
    }


def _firmer(worded: dict[int, Hit], listed: dict[int, Hit]) -> dict[int, Hit]:
    return worded | {
        position: hit
        for position, hit in listed.items()
        if position not in worded or hit.strength > worded[position].strength
    }


def _best_for(stem: str, said: str, index: Index, vocabulary: Vocabulary, strength: Strength) -> dict[int, Hit]:
    best: dict[int, Hit] = {}
    for position, where in index.postings.get(stem, {}).items():
        best[position] = Hit(said, stem, where, strength.same[where])
    for other in sorted(vocabulary.related.get(stem, ())):
        for position, where in index.postings.get(other, {}).items():
            worth = strength.related[where]
            if position not in best or worth > best[position].strength:
                best[position] = Hit(said, other, where, worth, is_related=True)
    return best


def _of_a_sentence(some: list[Hit], strength: Strength) -> Hit:
    first = min(some, key=_firmest)
    return Hit(first.said, first.stem, first.where, first.strength * strength.want, first.is_related)


def _of_an_interest(some: list[Hit], asked: int) -> Hit | None:
    """Return the hit of a whole interest, or None where too little of it was met: half in a name, most in a text."""
    first = min(some, key=_firmest)
    needed = ceil(asked / 2) if first.where is not Where.TEXT else ceil(asked * 2 / 3)
    if len(some) < needed:
        return None
    share = sum(hit.strength for hit in some) / asked
    return Hit(first.said, first.stem, first.where, share, first.is_related)


def _filled(gap: str, index: Index, vocabulary: Vocabulary) -> dict[int, Hit]:
    """Return the listings whose name or topics speak of a kind of help that is missing."""
    found: dict[int, Hit] = {}
    for stem in vocabulary.stems_for(gap):
        for position, where in index.postings.get(stem, {}).items():
            if where is not Where.TEXT:
                found.setdefault(position, Hit(gap, stem, where, 0.0, is_gap=True))
    return found
