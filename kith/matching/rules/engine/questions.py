"""What one person asks of a directory, as numbers. Who is limited, turned down or asked comes with each question."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil, cos, pi, radians, sin
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np

from kith.matching.rules.engine.building import in_week, rows_with
from kith.matching.rules.engine.columns import Array, Shelf, Vocabulary
from kith.matching.rules.finding import HALF, MOST
from kith.matching.rules.offers import Where
from kith.matching.rules.seekers import EARTH_KM, Saying, SayingKind, Seeker, Spot
from kith.matching.rules.suggesting import FRESH_DAYS, PARTS, Weights
from kith.matching.rules.words import stems_that_say_something

NOT_KNOWN = -1
"""A stem that no listing has; an age that nobody said."""
WHERES = tuple(Where)
NOWHERE = Spot(0.0, 0.0)
SURELY = 1 - 1e-9
"""A haversine that is less by so much is of a nearer place, however sums were rounded."""
NO_LIMIT = 2**62
"""More pence than anything costs."""


WHO = np.dtype(
    [
        ("has_home", "?"),
        ("takes_online", "?"),
        ("is_language_asked", "?"),
        ("latitude", "f8"),
        ("longitude", "f8"),
        ("cos_latitude", "f8"),
        ("km", "f8"),
        ("surely_near", "f8"),
        ("fresh_from", "i8"),
        ("age", "i8"),
        ("most_pence", "i8"),
        ("wanted", "u8"),
        ("gaps", "u8"),
    ],
    align=True,
)
"""What somebody asks in one number each. `surely_near` is a haversine below which nothing is too far, `fresh_from` the
first day that counts as fresh, `wanted` the interests of all that they said, `gaps` those that fill one."""
SAYING = np.dtype(
    [("interests", "u8"), ("factor", "f8"), ("first", "i8"), ("last", "i8"), ("fewest", "i8"), ("most", "i8")]
)
"""One saying: its interests, what they count for, where its stems stand, and how many of them must be met: in a name or
a topic, and in a text."""
ASKED = np.dtype([("codes", "u8"), ("against", "u8"), ("count", "i8"), ("places", "i8"), ("is_must", "i8")])
"""One thing asked: what would do, what it stands against, how many would do, for how many, and whether it is a must."""
KEPT = np.dtype([("begins", "i8"), ("ends", "i8")])
OWN = np.dtype([("row", "i8"), ("reason", "i8")])
"""A listing that something personal stands against, and the number of the reason; in the order of rows."""


class Question(NamedTuple):
    """A seeker as arrays."""

    who: Any
    sayings: Array
    stems: Array
    languages: Array
    asked: Array
    kept: Array
    own: Array
    same: Array
    kin: Array
    weights: Array


def question_of(seeker: Seeker, shelf: Shelf, *, weights: Weights, little: frozenset[str], on: date) -> Question:
    """Put what somebody asks into the numbers of one directory."""
    vocabulary = shelf.vocabulary
    sayings = list(dict.fromkeys(seeker.sayings))
    stems = [_stems_of(saying, little) for saying in sayings]
    said = frozenset().union(*(saying.interests for saying in sayings))
    strength = weights.strength
    return Question(
        who=_who(seeker, vocabulary, said, on=on),
        sayings=_sayings(sayings, stems, vocabulary, strength.want),
        stems=_whole([vocabulary.stems.get(stem, NOT_KNOWN) for some in stems for stem in some]),
        languages=_whole([vocabulary.languages[tag] for tag in seeker.languages_asked if tag in vocabulary.languages]),
        asked=np.array(
            [
                (
                    _mask(ask.any_of, vocabulary.provisions),
                    _mask(ask.against - said, vocabulary.interests),
                    len(ask.any_of),
                    ask.places,
                    ask.is_must,
                )
                for ask in seeker.asks
            ],
            ASKED,
        ),
        kept=np.array([in_week(kept) for kept in seeker.kept_free], KEPT),
        own=np.array(_own_rows(seeker, shelf), OWN),
        same=_real([strength.same[where] for where in WHERES]),
        kin=_real([strength.kin[where] for where in WHERES]),
        weights=_real([getattr(weights, name) for name in PARTS]),
    )


def _who(seeker: Seeker, vocabulary: Vocabulary, said: frozenset[str], *, on: date) -> Any:
    home = seeker.home or NOWHERE
    wanted = _mask(said, vocabulary.interests)
    filling = frozenset().union(*(gap.interests for gap in seeker.gaps))
    return np.array(
        (
            seeker.home is not None,
            seeker.takes_online is not False,
            bool(seeker.languages_asked),
            home.latitude,
            home.longitude,
            cos(radians(home.latitude)),
            seeker.how_far_km,
            sin(min(seeker.how_far_km / EARTH_KM, pi) / 2) ** 2 * SURELY,
            on.toordinal() - FRESH_DAYS,
            NOT_KNOWN if seeker.age is None else seeker.age,
            NO_LIMIT if seeker.most_pence is None else seeker.most_pence,
            wanted,
            _mask(filling, vocabulary.interests),
        ),
        WHO,
    )[()]


def _sayings(sayings: Sequence[Saying], stems: Sequence[Sequence[str]], vocabulary: Vocabulary, want: float) -> Array:
    last = 0
    rows = []
    for saying, some in zip(sayings, stems, strict=True):
        first, last = last, last + len(some)
        factor = want if saying.kind is SayingKind.WANT else 1.0
        needed = ceil(len(some) * HALF), ceil(len(some) * MOST)
        rows.append((_mask(saying.interests, vocabulary.interests), factor, first, last, *needed))
    return np.array(rows, SAYING)


def _stems_of(saying: Saying, little: frozenset[str]) -> Sequence[str]:
    return stems_that_say_something(saying.words, little) if saying.kind is SayingKind.INTEREST else ()


def _own_rows(seeker: Seeker, shelf: Shelf) -> list[tuple[int, int]]:
    """Return the rows that something of their own stands against. Of several reasons the first that is told counts."""
    reasons: dict[UUID, int] = {}
    own = (seeker.stopped, seeker.turned_down, seeker.stepped_back_from, seeker.asked, seeker.goes_to)
    for reason, ids in enumerate(own):
        for one in ids:
            reasons.setdefault(one, reason)
    return sorted((row, reasons[one]) for one, row in rows_with(shelf.columns, reasons))


def _mask(codes: Iterable[str], numbers: dict[str, int]) -> int:
    bits = 0
    for code in codes:
        if code in numbers:
            bits |= 1 << numbers[code]
    return bits


def _whole(some: list[int]) -> Array:
    return np.array(some, np.int64)


def _real(some: list[float]) -> Array:
    return np.array(some, np.float64)
