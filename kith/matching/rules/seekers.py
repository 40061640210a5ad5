"""Who is looked for: what they said, what they must have, what they asked for. Only what was said is here.

There is no field for a country, a faith or a name, so nothing can be inferred from one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Spot:
    """A place on the earth."""

    latitude: float
    longitude: float


def km_between(one: Spot, other: Spot) -> float:
    """Return the great-circle distance in km (haversine on a sphere of 6371 km; as the crow flies, never by road)."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    half_north, half_east = sin(north / 2), sin(east / 2)
    half = half_north * half_north + cos(radians(one.latitude)) * cos(radians(other.latitude)) * half_east * half_east
    return 2 * EARTH_KM * asin(sqrt(half))


class SayingKind(StrEnum):
    """What a saying is: something they like, or something they want or need."""

    INTEREST = "interest"
    WANT = "want"


@dataclass(frozen=True)
class Saying:
    """Their words, and the interests that they speak of: picked by the person, or said in so many words.

    An interest is also taken at its word. Of a whole sentence, only the interests in it count.
    """

    words: str
    kind: SayingKind = SayingKind.INTEREST
    interests: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Gap:
    """A kind of help that nobody on their map gives, and the interests that bring it."""

    words: str
    interests: frozenset[str]


@dataclass(frozen=True)
class Ask:
    """Something they asked for. Any one of the provisions answers it; `places` is how many they need of it.

    `against` are interests that it stands against, unless one of the provisions is there: hills, and hard to walk.
    """

    words: str
    any_of: frozenset[str]
    places: int = 1
    is_must: bool = True
    against: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Hours:
    """Some hours of one weekday (Monday is 0)."""

    weekday: int
    starts: time = time.min
    ends: time = time.max

    def meets(self, other: "Hours") -> bool:
        """Say whether two stretches share any time."""
        return self.weekday == other.weekday and self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True)
class Seeker:
    """Everything that matching may know of somebody."""

    sayings: tuple[Saying, ...] = ()
    gaps: tuple[Gap, ...] = ()
    home: Spot | None = None
    how_far_km: float = 8.0
    takes_online: bool | None = None
    age: int | None = None
    languages_asked: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    kept_free: tuple[Hours, ...] = ()
    most_pence: int | None = None
    stopped: frozenset[UUID] = frozenset()
    turned_down: frozenset[UUID] = frozenset()
    stepped_back_from: frozenset[UUID] = frozenset()
    goes_to: frozenset[UUID] = frozenset()
    asked: frozenset[UUID] = frozenset()
