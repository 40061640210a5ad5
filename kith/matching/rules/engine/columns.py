"""What the engine reads of a directory: one record a listing, in order of place, and where each word stands.

Rows run: first what no circle can leave out (online, or of a place not known), then by bands of 1 km of latitude from
the south pole, and in a band from west to east. Bits of a row stand in words of 64, the lowest bit first.
"""

from dataclasses import dataclass, field
from math import pi
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kith.matching.rules.seekers import EARTH_KM

DEGREE = pi / 180
"""One degree in radians."""
KM_A_DEGREE = EARTH_KM * DEGREE
"""One degree of latitude in km, on the sphere that distances are told on."""
BANDS = int(180 * KM_A_DEGREE) + 1
"""How many bands of 1 km lie between the poles."""
BITS = 64
MOST_CODES = BITS
"""How many interests, and how many provisions, one word of bits holds."""

IS_ONLINE, HAS_SPOT, IS_CLOSED, IS_DOUBTED, IS_FULL, HAS_ROOM, IS_FREE = 1, 2, 4, 8, 16, 32, 64
"""The bits of `flags`."""
NOT_SAID = 0
"""A day that is not known: days are told as ordinals, and the first of them is 1."""
NO_YOUNGEST, NO_OLDEST = -(2**31), 2**31 - 1
"""Ages, in years, that leave nobody out."""
NO_PENCE = -1
"""A cost that is not known."""
HAS_NOT = -1
"""So many places of a provision: the listing says that it has it not."""
NO_LIST = -1
"""No list of hours, of languages or of places stands beside this row."""

RECORD = np.dtype(
    [
        ("latitude", "f8"),
        ("longitude", "f8"),
        ("cos_latitude", "f8"),
        ("named", "u8"),
        ("topical", "u8"),
        ("told", "u8"),
        ("has", "u8"),
        ("checked_on", "i4"),
        ("known_on", "i4"),
        ("youngest", "i4"),
        ("oldest", "i4"),
        ("pence", "i4"),
        ("by_id", "i4"),
        ("by_name", "i4"),
        ("hours", "i4"),
        ("languages", "i4"),
        ("counted", "i4"),
        ("flags", "u4"),
    ],
    align=True,
)
"""One listing. `named`, `topical` and `told` are its interests by where they are seen, `has` what it provides without
saying for how many; `by_id` and `by_name` say where it comes among all; `hours`, `languages` and `counted` name a list.
"""

Array = NDArray[Any]


class Columns(NamedTuple):
    """A directory as arrays. `bands` are the first rows of each band and, last, the number of rows.

    `speaks` holds a row of bits for each interest, `is_about` those seen in a name or a topic alone, each twice: in the
    order of rows, and in the order of names. Of the stem numbered n, `stem_rows` and `stem_where` from `stems_at[n]` to
    `stems_at[n + 1]` are the listings that have it. Lists are flat too: `hours_at`, `languages_at` and `counted_at` say
    where each begins. Of a pair of `hours` the first is when they begin, in microseconds from the beginning of Monday,
    and of `counted` the first is the provision and the second for how many it is.
    """

    records: Array
    bands: Array
    speaks: Array
    is_about: Array
    speaks_by_name: Array
    is_about_by_name: Array
    stems_at: Array
    stem_rows: Array
    stem_where: Array
    hours_at: Array
    hours: Array
    languages_at: Array
    languages: Array
    counted_at: Array
    counted: Array
    row_of_name: Array
    row_of_id: Array
    ids: Array

    @property
    def size(self) -> int:
        return len(self.records)


@dataclass(frozen=True)
class Vocabulary:
    """Which number stands for which stem, interest, provision and language."""

    stems: dict[str, int] = field(default_factory=dict)
    interests: dict[str, int] = field(default_factory=dict)
    provisions: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Shelf:
    """A directory as the engine has it."""

    columns: Columns
    vocabulary: Vocabulary


def words_for(bits: int) -> int:
    """Return how many words so many bits take."""
    return -(-bits // BITS)
