"""Why a listing is in a list of results, in which order, and what about it is not known.

Filters are hard: what does not fit is not listed. The order is by how well the words match, then by freshness and
nearness. A distance that is not known sorts after those that are, and is said. The same question always gets the
same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum, StrEnum

from kith.directory.rules.distance import Point, km_between
from kith.directory.rules.freshness import Fresh
from kith.directory.rules.hours import WEEKDAY_WORDS, Slot, Weekday, has_day
from kith.directory.rules.interests import Seen, SeenIn
from kith.directory.rules.listings import BETWEEN
from kith.directory.rules.provisions import Provided
from kith.ground.ids import ListingId
from kith.ground.reasons import Reason
from kith.ground.words import mark
from kith.people.rules.vocabulary import Interest, Provision


class SearchReason(StrEnum):
    """Why a listing is in the results, or what is not known about it."""

    NAME_HAS = "name_has"
    TOPIC_HAS = "topic_has"
    DESCRIPTION_HAS = "description_has"
    ABOUT_NAME = "about_name"
    ABOUT_TOPIC = "about_topic"
    ABOUT_DESCRIPTION = "about_description"
    MEETS_ON = "meets_on"
    OPEN_ON = "open_on"
    PROVIDES = "provides"
    FREE = "free"
    NEAR = "near"
    ONLINE = "online"
    DISTANCE_UNKNOWN = "distance_unknown"
    COST_UNKNOWN = "cost_unknown"
    ACCESS_UNKNOWN = "access_unknown"


SEARCH_WORDS: dict[SearchReason, str] = {
    SearchReason.NAME_HAS: mark("Its name has “%(word)s”"),
    SearchReason.TOPIC_HAS: mark("Listed under “%(word)s”"),
    SearchReason.DESCRIPTION_HAS: mark("Its description has “%(word)s”"),
    SearchReason.ABOUT_NAME: mark("%(interest)s: its name says “%(word)s”"),
    SearchReason.ABOUT_TOPIC: mark("%(interest)s: it is listed under “%(word)s”"),
    SearchReason.ABOUT_DESCRIPTION: mark("%(interest)s: its description says “%(word)s”"),
    SearchReason.MEETS_ON: mark("%(weekday)s, %(opens)s to %(closes)s"),
    SearchReason.OPEN_ON: mark("%(weekday)s; the time is not stated"),
    SearchReason.PROVIDES: mark("%(provision)s: it says “%(word)s”"),
    SearchReason.FREE: mark("Free"),
    SearchReason.NEAR: mark("About %(km)s km from %(place)s"),
    SearchReason.ONLINE: mark("Can be joined online"),
    SearchReason.DISTANCE_UNKNOWN: mark("Distance not known: it has no place on the map"),
    SearchReason.COST_UNKNOWN: mark("What it costs is not stated"),
    SearchReason.ACCESS_UNKNOWN: mark("Whether there are steps is not stated"),
}
UNKNOWNS = frozenset({SearchReason.DISTANCE_UNKNOWN, SearchReason.COST_UNKNOWN, SearchReason.ACCESS_UNKNOWN})
"""What somebody should ask before a first visit."""


class Strength(IntEnum):
    """How well words match; the name says most."""

    DESCRIPTION = 1
    TOPIC = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class Near:
    """A point that somebody named, and what to call it: about the middle of the listings there."""

    point: Point
    name: str
    within_km: float | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for."""

    words: tuple[str, ...] = ()
    """As `words.sought` gives them."""
    interest: Interest | None = None
    weekday: Weekday | None = None
    is_step_free: bool = False
    is_free: bool = False
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing as searching and matching see it. Frozen; None is not known."""

    id: ListingId
    name: str
    provider: str
    town: str
    postcode: str
    words: str
    point: Point | None
    is_online: bool
    min_age: int | None
    max_age: int | None
    days: int
    slots: tuple[Slot, ...]
    interests: tuple[Seen, ...]
    provisions: tuple[Provided, ...]
    languages: tuple[str, ...]
    lowest_pence: int | None
    places_left: int | None
    verified_on: date | None
    taken_in_on: date
    doubts: int
    is_running: bool
    fresh: Fresh

    def provided(self, provision: Provision) -> Provided | None:
        """Return what says that something is provided, or None: not stated."""
        return next((one for one in self.provisions if one.provision is provision), None)

    def seen(self, interest: Interest) -> Seen | None:
        """Return what says that it is about an interest, or None."""
        return next((one for one in self.interests if one.interest is interest), None)

    def km_from(self, point: Point) -> float | None:
        """Return how far away it is, or None: not known."""
        return km_between(self.point, point) if self.point else None


def fits(candidate: Candidate, wanted: Wanted) -> bool:
    """Say whether a listing fits every filter. Too far is out; a distance that is not known stays, and is said."""
    if wanted.weekday is not None and not has_day(candidate.days, wanted.weekday):
        return False
    if wanted.is_step_free and not candidate.provided(Provision.STEP_FREE):
        return False
    if wanted.is_free and candidate.lowest_pence != 0:
        return False
    if wanted.interest and not candidate.seen(wanted.interest):
        return False
    if not all(word in candidate.words for word in wanted.words):
        return False
    return not _is_too_far(candidate, wanted.near)


def _is_too_far(candidate: Candidate, near: Near | None) -> bool:
    if near is None or near.within_km is None or candidate.is_online:
        return False
    km = candidate.km_from(near.point)
    return km is not None and km > near.within_km


def order(candidate: Candidate, wanted: Wanted) -> tuple[int, bool, bool, float, int, str, str]:
    """Return where a listing stands: best words, then fresh, then near, then best interest, then by name."""
    km = candidate.km_from(wanted.near.point) if wanted.near else None
    seen = candidate.seen(wanted.interest) if wanted.interest else None
    return (
        -sum(_where(candidate, word) for word in wanted.words),
        not candidate.fresh.is_suggested,
        wanted.near is not None and km is None,
        round(km) if km is not None else 0.0,
        -_SEEN[seen.where] if seen else 0,
        candidate.name.casefold(),
        str(candidate.id),
    )


_SEEN = {SeenIn.NAME: Strength.NAME, SeenIn.TOPIC: Strength.TOPIC, SeenIn.ABOUT: Strength.DESCRIPTION}


def _where(candidate: Candidate, word: str) -> Strength:
    name, topics, _ = candidate.words.split(BETWEEN, 2)
    if word in name:
        return Strength.NAME
    return Strength.TOPIC if word in topics else Strength.DESCRIPTION


def reasons(candidate: Candidate, wanted: Wanted) -> tuple[Reason, ...]:
    """Say why a listing is in the results, and what is not known that was asked for."""
    found = [_word_reason(candidate, word) for word in wanted.words]
    if wanted.interest and (seen := candidate.seen(wanted.interest)):
        found.append(interest_reason(seen))
    if wanted.weekday is not None:
        found += _day_reasons(candidate.slots, wanted.weekday)
    if wanted.is_step_free and (provided := candidate.provided(Provision.STEP_FREE)):
        found.append(
            Reason(
                SearchReason.PROVIDES,
                {"provision": provided.provision.words, "word": provided.words},
                (provided.words,),
            )
        )
    if candidate.lowest_pence == 0:
        found.append(Reason(SearchReason.FREE))
    if wanted.near:
        found.append(_distance_reason(candidate, wanted.near))
    return tuple(found)


_FOUND_IN = {
    Strength.NAME: SearchReason.NAME_HAS,
    Strength.TOPIC: SearchReason.TOPIC_HAS,
    Strength.DESCRIPTION: SearchReason.DESCRIPTION_HAS,
}
_ABOUT = {
    SeenIn.NAME: SearchReason.ABOUT_NAME,
    SeenIn.TOPIC: SearchReason.ABOUT_TOPIC,
    SeenIn.ABOUT: SearchReason.ABOUT_DESCRIPTION,
}


def _word_reason(candidate: Candidate, word: str) -> Reason:
    where = _where(candidate, word)
    part = candidate.words.split(BETWEEN, 2)[Strength.NAME - where]
    start = part.index(word) + 1
    whole = part[start : part.index(" ", start)]
    return Reason(_FOUND_IN[where], {"word": whole}, (whole,))


def interest_reason(seen: Seen) -> Reason:
    """Say that a listing is about an interest, and which of its words say so."""
    return Reason(_ABOUT[seen.where], {"interest": seen.interest.words, "word": seen.words}, (seen.words,))


def _day_reasons(slots: Sequence[Slot], weekday: Weekday) -> list[Reason]:
    mine = [slot for slot in slots if slot.weekday is weekday]
    timed = [slot for slot in mine if slot.opens_at and slot.closes_at]
    name = WEEKDAY_WORDS[weekday]
    if not timed:
        return [Reason(SearchReason.OPEN_ON, {"weekday": name})] if mine else []
    return [
        Reason(
            SearchReason.MEETS_ON, {"weekday": name, "opens": _clock(slot.opens_at), "closes": _clock(slot.closes_at)}
        )
        for slot in timed[:2]
    ]


def _clock(moment: time | None) -> str:
    return moment.strftime("%H:%M") if moment else ""


def _distance_reason(candidate: Candidate, near: Near) -> Reason:
    km = candidate.km_from(near.point)
    if km is None:
        return Reason(SearchReason.ONLINE if candidate.is_online else SearchReason.DISTANCE_UNKNOWN)
    said = f"{km:.1f}" if km < 10 else f"{km:.0f}"  # noqa: PLR2004 - a tenth of a kilometre matters only when near
    return Reason(SearchReason.NEAR, {"km": said, "place": near.name})
