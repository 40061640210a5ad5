"""Laying a directory out as columns. The same listings give the same columns, in whatever order they come in."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import islice
from math import cos, radians
from uuid import UUID

import numpy as np

from kith.matching.rules.engine.columns import (
    BANDS,
    BITS,
    HAS_NOT,
    HAS_ROOM,
    HAS_SPOT,
    IS_CLOSED,
    IS_DOUBTED,
    IS_FREE,
    IS_FULL,
    IS_ONLINE,
    KM_A_DEGREE,
    MOST_CODES,
    NO_LIST,
    NO_OLDEST,
    NO_PENCE,
    NO_YOUNGEST,
    NOT_SAID,
    RECORD,
    Array,
    Columns,
    Shelf,
    Vocabulary,
    words_for,
)
from kith.matching.rules.filtering import DOUBTS_THAT_HIDE
from kith.matching.rules.offers import Offer, Where
from kith.matching.rules.seekers import Hours
from kith.matching.rules.words import stems_in

DAY = 24 * 60 * 60 * 1_000_000
"""A day in microseconds."""
AT_ONCE = 50_000
"""How many listings are turned into records at a time."""

Says = Callable[[Where], tuple[str, ...]]
"""What a listing says in one of its parts."""


class TooManyCodesError(ValueError):
    """There are more interests, or more provisions, than the engine has bits for."""


def shelve(offers: Iterable[Offer]) -> Shelf:
    """Lay out listings that carry their own words."""
    return shelve_with((offer, offer.says) for offer in offers)


def shelve_with(listed: Iterable[tuple[Offer, Says]]) -> Shelf:
    """Lay out listings, each with the words that it is found by. Raises TooManyCodesError."""
    draft = _Draft()
    arrived = iter(listed)
    parts = []
    while some := list(islice(arrived, AT_ONCE)):
        parts.append(np.array([draft.record(offer, says) for offer, says in some], RECORD))
    records = np.concatenate(parts) if parts else np.empty(0, RECORD)
    return Shelf(_in_order(records, draft), draft.vocabulary)


@dataclass
class _Lists:
    """Lists that many listings share, each kept once."""

    numbers: dict[tuple[tuple[int, int], ...], int] = field(default_factory=dict)

    def number(self, some: Sequence[tuple[int, int]]) -> int:
        return self.numbers.setdefault(tuple(some), len(self.numbers)) if some else NO_LIST

    def laid(self) -> tuple[Array, Array]:
        """Return where each list begins, and the pairs of all of them."""
        flat = np.array([pair for some in self.numbers for pair in some], np.int64).reshape(-1, 2)
        return _starts([len(some) for some in self.numbers]), flat


@dataclass
class _Draft:
    """What has been read so far."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    ids: list[bytes] = field(default_factory=list)
    names: list[tuple[str, bytes]] = field(default_factory=list)
    hours: _Lists = field(default_factory=_Lists)
    languages: _Lists = field(default_factory=_Lists)
    counted: _Lists = field(default_factory=_Lists)
    stems: "array[int]" = field(default_factory=lambda: array("i"))
    stem_where: "array[int]" = field(default_factory=lambda: array("B"))
    stems_of_each: "array[int]" = field(default_factory=lambda: array("i"))

    def record(self, offer: Offer, says: Says) -> tuple[float, ...]:
        """Return the record of one listing, and keep its words, its name and its lists."""
        self.ids.append(offer.id.bytes)
        self.names.append((offer.name.casefold(), offer.id.bytes))
        self._keep_stems(says)
        seen = {where: [code for code, one in offer.interests.items() if one.where is where] for where in Where}
        latitude, longitude = (offer.spot.latitude, offer.spot.longitude) if offer.spot else (0.0, 0.0)
        codes = {code: _number(code, self.vocabulary.provisions) for code in sorted(offer.features)}
        plain = [code for code, one in offer.features.items() if one.has and one.places is None]
        counted = [
            (codes[code], HAS_NOT if not one.has else one.places or 0)
            for code, one in sorted(offer.features.items())
            if not one.has or one.places is not None
        ]
        tongues = [_number(tag, self.vocabulary.languages, most=None) for tag in sorted(offer.languages)]
        return (
            latitude,
            longitude,
            cos(radians(latitude)),
            *(_bits(seen[where], self.vocabulary.interests) for where in Where),
            _bits(plain, self.vocabulary.provisions),
            _ordinal(offer.checked_on),
            _ordinal(offer.checked_on or offer.taken_in_on),
            NO_YOUNGEST if offer.youngest is None else offer.youngest,
            NO_OLDEST if offer.oldest is None else offer.oldest,
            NO_PENCE if offer.pence is None else offer.pence,
            0,
            0,
            self.hours.number([in_week(hours) for hours in offer.hours]),
            self.languages.number([(number, 0) for number in tongues]),
            self.counted.number(counted),
            _flags(offer),
        )

    def _keep_stems(self, says: Says) -> None:
        found: dict[str, int] = {}
        for where in Where:
            for part in says(where):
                for stem, _ in stems_in(part):
                    found.setdefault(stem, where)
        numbers = self.vocabulary.stems
        self.stems.extend([numbers.setdefault(stem, len(numbers)) for stem in found])
        self.stem_where.extend(found.values())
        self.stems_of_each.append(len(found))


def _number(code: str, numbers: dict[str, int], most: int | None = MOST_CODES) -> int:
    number = numbers.setdefault(code, len(numbers))
    if most is not None and number >= most:
        raise TooManyCodesError(f"More than {most} codes of a kind stand in this directory.")
    return number


def _bits(codes: Iterable[str], numbers: dict[str, int]) -> int:
    return sum(1 << _number(code, numbers) for code in sorted(codes))


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else NOT_SAID


def in_week(hours: Hours) -> tuple[int, int]:
    """Return when some hours begin and end, in microseconds from the beginning of Monday."""
    return _moment(hours.weekday, hours.starts), _moment(hours.weekday, hours.ends)


def _moment(weekday: int, at: time) -> int:
    seconds = (at.hour * 60 + at.minute) * 60 + at.second
    return weekday * DAY + seconds * 1_000_000 + at.microsecond


def _flags(offer: Offer) -> int:
    said: Mapping[int, bool] = {
        IS_ONLINE: offer.is_online,
        HAS_SPOT: offer.spot is not None,
        IS_CLOSED: offer.is_closed,
        IS_DOUBTED: offer.doubts >= DOUBTS_THAT_HIDE,
        IS_FULL: offer.places_left == 0,
        HAS_ROOM: bool(offer.places_left),
        IS_FREE: offer.pence == 0,
    }
    return sum(bit for bit, is_so in said.items() if is_so)


def _in_order(records: Array, draft: _Draft) -> Columns:
    """Put the records in the order of their places, and everything that points at a row with them."""
    size = len(records)
    ids = np.frombuffer(b"".join(draft.ids), ">u8").astype(np.uint64).reshape(-1, 2)
    by_id = np.lexsort((ids[:, 1], ids[:, 0]))
    records["by_id"][by_id] = np.arange(size)
    by_name = np.array(sorted(range(size), key=draft.names.__getitem__), np.int64)
    records["by_name"][by_name] = np.arange(size)
    is_placed = (records["flags"] & (IS_ONLINE | HAS_SPOT)) == HAS_SPOT
    band = np.where(is_placed, band_of(records["latitude"]), -1)
    order = np.lexsort((records["by_id"], np.where(is_placed, records["longitude"], 0.0), band))
    row = np.empty(size, np.int64)
    row[order] = np.arange(size)
    records = records[order]
    bits = {
        "speaks": records["named"] | records["topical"] | records["told"],
        "is_about": records["named"] | records["topical"],
    }
    interests = len(draft.vocabulary.interests)
    names_first = np.argsort(records["by_name"], kind="stable")
    stems_at, stem_rows, stem_where = _stems(draft, row)
    hours_at, hours = draft.hours.laid()
    languages_at, languages = draft.languages.laid()
    counted_at, counted = draft.counted.laid()
    return Columns(
        records=records,
        bands=np.searchsorted(band[order], np.arange(BANDS + 1)).astype(np.int64),
        speaks=_rows_of_bits(bits["speaks"], interests),
        is_about=_rows_of_bits(bits["is_about"], interests),
        speaks_by_name=_rows_of_bits(bits["speaks"][names_first], interests),
        is_about_by_name=_rows_of_bits(bits["is_about"][names_first], interests),
        stems_at=stems_at,
        stem_rows=stem_rows,
        stem_where=stem_where,
        hours_at=hours_at,
        hours=hours,
        languages_at=languages_at,
        languages=languages[:, 0].copy(),
        counted_at=counted_at,
        counted=counted,
        row_of_name=row[by_name].astype(np.int32),
        row_of_id=row[by_id].astype(np.int32),
        ids=ids[by_id],
    )


def band_of(latitude: Array) -> Array:
    """Return which band of 1 km each latitude lies in, counted from the south pole."""
    return np.clip(((latitude + 90) * KM_A_DEGREE).astype(np.int64), 0, BANDS - 1)


def _rows_of_bits(masks: Array, codes: int) -> Array:
    """Turn a word of codes for each row into a row of bits for each code."""
    found = np.empty((codes, words_for(len(masks))), np.uint64)
    for code in range(codes):
        found[code] = packed((masks >> np.uint64(code)) & np.uint64(1))
    return found


def packed(is_so: Array) -> Array:
    """Pack yes and no, one after another, into words of bits."""
    padded = np.zeros(words_for(len(is_so)) * BITS, np.uint8)
    padded[: len(is_so)] = is_so
    return np.packbits(padded, bitorder="little").view("<u8").astype(np.uint64)


def _stems(draft: _Draft, row: Array) -> tuple[Array, Array, Array]:
    stems = np.frombuffer(draft.stems, np.int32)
    rows = np.repeat(row.astype(np.int32), np.frombuffer(draft.stems_of_each, np.int32))
    order = np.lexsort((rows, stems))
    counts = np.bincount(stems, minlength=len(draft.vocabulary.stems))
    return _starts(counts), rows[order], np.frombuffer(draft.stem_where, np.uint8)[order]


def _starts(counts: Sequence[int] | Array) -> Array:
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def ids_at(columns: Columns, rows: Array) -> list[UUID]:
    """Return the ids of the listings that stand in some rows."""
    places = columns.records["by_id"][rows]
    return [UUID(int=high << BITS | low) for high, low in columns.ids[places].tolist()]


def rows_with(columns: Columns, ids: Iterable[UUID]) -> Iterator[tuple[UUID, int]]:
    """Yield the row of each of these listings that stands here."""
    highs, size = columns.ids[:, 0], columns.size
    for one in ids:
        high, low = np.uint64(one.int >> BITS), one.int & (1 << BITS) - 1
        place = int(highs.searchsorted(high))
        while place < size and highs[place] == high:
            if columns.ids[place, 1] == low:
                yield one, int(columns.row_of_id[place])
            place += 1
