"""One question, answered out of columns: what `why_not` refuses and what `score` sums, in the same order, in one pass.

Written for numba, and the same without it. All that is compiled stands in this one file: numba looks at no other to
see whether what it kept is still so. A circle round a home is a run of rows for every band of 1 km. What was met in
those runs, or is left out by no circle, is looked at row by row; what is closed, doubted, stale or full, and what is
too far, is counted by its bits. Every sum is taken in the order of the rules, so that it rounds as theirs does.
"""

from math import asin, cos, exp, floor, sin, sqrt
from typing import Any, NamedTuple

import numpy as np

from kith.matching.rules.engine.columns import (
    BANDS,
    BITS,
    DEGREE,
    HAS_NOT,
    HAS_ROOM,
    HAS_SPOT,
    IS_FREE,
    IS_ONLINE,
    KM_A_DEGREE,
    NO_LIST,
    NOT_SAID,
    Array,
    Columns,
)
from kith.matching.rules.engine.compiling import compiled, lowest_in, ones_in, within
from kith.matching.rules.engine.questions import Question
from kith.matching.rules.offers import Where
from kith.matching.rules.reasons import WhyNot
from kith.matching.rules.seekers import EARTH_KM

Record = Any
"""One row of a structured array."""
Word = Any
"""64 bits."""

CODES: tuple[WhyNot, ...] = (
    WhyNot.RESTRICTED, WhyNot.TURNED_DOWN, WhyNot.STEPPED_BACK, WhyNot.ASKED, WhyNot.GOES_THERE, WhyNot.CLOSED,
    WhyNot.DOUBTED, WhyNot.STALE, WhyNot.FULL, WhyNot.TOO_FAR, WhyNot.NOT_ONLINE, WhyNot.TOO_YOUNG, WhyNot.TOO_OLD,
    WhyNot.LANGUAGE, WhyNot.HAS_NOT, WhyNot.STANDS_AGAINST, WhyNot.TOO_FEW_PLACES, WhyNot.KEPT_FREE, WhyNot.COSTS_MORE,
)  # fmt: skip
"""A reason is a number in the engine: its place here, beside what is compiled with it."""
FITS = -1
"""No reason stands against it."""
CLOSED, DOUBTED, STALE, FULL, TOO_FAR, NOT_ONLINE, TOO_YOUNG, TOO_OLD, LANGUAGE = range(5, 14)
HAS_NOTHING, STANDS_AGAINST, TOO_FEW, KEPT_FREE, COSTS_MORE = range(14, 19)
REASONS = len(CODES)
YES, NO, FEW, UNKNOWN = 0, 1, 2, 3
"""What a listing answers to something asked."""
NAME, TOPIC, TEXT = (int(where) for where in Where)
STANDING = (CLOSED, DOUBTED, STALE, FULL)
"""What is told of a listing before how far it is, whoever asks."""
TEN_TO_NINE, SPLIT = 1e9, 134217729.0
"""Scores are told apart to nine places; and 2 to the 27th and one, which cuts a number into two halves."""
MIDDLE = 0.5
EDGE = 1e-6
"""So much wider, in km and in degrees, is a circle drawn than asked: what lies on its edge is measured one by one."""
NOUGHT, ONE = np.uint64(0), np.uint64(1)
ALL = np.uint64(2**64 - 1)
SHIFT, LOW = np.uint64(6), np.uint64(BITS - 1)
"""A row, halved six times, is its word; its last six bits are its place in it."""
HALF_TURN = 180.0
BY_ID = 2**32


class Standing(NamedTuple):
    """Which listings are closed, doubted, stale or full on one day, the first that is so: bits by row and by name.

    Those of `gone` are here no more: they are told anew beside these columns, and nothing here counts them.
    """

    by_row: Array
    by_name: Array
    gone_by_row: Array
    gone_by_name: Array


class Found(NamedTuple):
    """The best, how many fit, how many each reason leaves out, and the first of those by name."""

    keys: Array
    rows: Array
    scores: Array
    fitting: int
    counts: Array
    named: Array


@compiled
def ask(columns: Columns, standing: Standing, question: Question, most: int, named: int) -> Any:
    """Answer one question: the `most` best, and `named` of what each reason leaves out."""
    who, records, own = question.who, columns.records, question.own
    counts, first = np.zeros(REASONS, np.int64), np.full((REASONS, named), -1, np.int64)
    by_words = _met_by_words(columns, question)
    met, new = _met(columns, who, by_words)
    _leave_out(met, standing.gone_by_row)
    _take_out_own(records, own, met, counts, first)
    _count_standing(standing.by_row, met, counts)
    runs = runs_of(records, columns.bands, who)
    found = _look_at(columns, question, by_words, met, runs, most, counts, first)
    counts[TOO_FAR] += _count_outside(met, runs, len(records))
    if named:
        _name_in_order(columns, standing, who, own, new, runs, counts, first)
    return found


@within
def _look_at(
    columns: Columns,
    question: Question,
    by_words: Array,
    met: Array,
    runs: Array,
    most: int,
    counts: Array,
    first: Array,
) -> Found:
    """Go through what was met within the runs, row by row: refuse it with its reason, or give it its place.

    What is asked of every row is handed in as arrays: to take one out of a tuple costs more than to read a row.
    """
    records, who, weights = columns.records, question.who, question.weights
    sayings, stems, same, kin = question.sayings, question.stems, question.same, question.kin
    hours_at, hours, kept = columns.hours_at, columns.hours, question.kept
    languages_at, languages, tongues = columns.languages_at, columns.languages, question.languages
    counted_at, counted, asked = columns.counted_at, columns.counted, question.asked
    stems_at, stem_rows, stem_where = columns.stems_at, columns.stem_rows, columns.stem_where
    keys, rows, scores = np.zeros(most, np.int64), np.full(most, -1, np.int64), np.zeros(most)
    at, strengths = _beginnings(stems, stems_at), np.empty(len(sayings))
    fitting = 0
    for run in range(len(runs)):
        begin, end = runs[run, 0], runs[run, 1]
        for word in range(begin // BITS, (end + BITS - 1) // BITS):
            left = met[word] & _between(word, begin, end)
            while left != NOUGHT:
                row = word * BITS + lowest_in(left)
                left &= left - ONE
                record = records[row]
                half = _half(record, who)
                reason = _why_not(
                    record,
                    who,
                    half,
                    asked,
                    kept,
                    tongues,
                    counted_at,
                    counted,
                    hours_at,
                    hours,
                    languages_at,
                    languages,
                )
                if reason != FITS:
                    counts[reason] += 1
                    _name(records, first, reason, row)
                    continue
                fitting += 1
                said = _said(
                    record, row, sayings, stems, by_words, at, strengths, stems_at, stem_rows, stem_where, same, kin
                )
                have = _have(record, who, asked, counted_at, counted, languages_at, languages, tongues)
                score = _score(record, who, half, weights, said, have, len(kept))
                key = nine_places(score) * BY_ID + (BY_ID - 1 - int(record["by_id"]))
                if most and key > keys[most - 1]:
                    _place(keys, rows, scores, key, row, score)
    return Found(keys, rows, scores, fitting, counts, first)


@within
def _beginnings(stems: Array, stems_at: Array) -> Array:
    """Return where the rows of each stem begin."""
    at = np.zeros(len(stems), np.int64)
    for place in range(len(stems)):
        at[place] = stems_at[stems[place]] if stems[place] >= 0 else 0
    return at


# ---- where ----


@within
def runs_of(records: Array, bands: Array, who: Record) -> Array:
    """Return the runs of rows to look at, in order and apart: what no circle leaves out, and the circle."""
    runs = np.zeros((4 * int(who["km"] + 3), 2), np.int64)
    runs[0, 1] = bands[0]
    number = 1
    if not who["has_home"]:
        runs[0, 1] = len(records)
        return runs[:1]
    south = floor((who["latitude"] - who["km"] / KM_A_DEGREE - EDGE + 90) * KM_A_DEGREE)
    north = floor((who["latitude"] + who["km"] / KM_A_DEGREE + EDGE + 90) * KM_A_DEGREE)
    for band in range(max(0, int(south)), min(BANDS - 1, int(north)) + 1):
        first, last = bands[band], bands[band + 1]
        if first == last:
            continue
        wide = _half_width(who, band)
        west, east = who["longitude"] - wide, who["longitude"] + wide
        if wide >= HALF_TURN:
            number = _add_run(runs, number, first, last)
        elif west < -HALF_TURN:
            number = _add_run(runs, number, first, _row_at(records, first, last, east))
            number = _add_run(runs, number, _row_at(records, first, last, west + 360), last)
        elif east > HALF_TURN:
            number = _add_run(runs, number, first, _row_at(records, first, last, east - 360))
            number = _add_run(runs, number, _row_at(records, first, last, west), last)
        else:
            begin = _row_at(records, first, last, west)
            number = _add_run(runs, number, begin, _row_at(records, begin, last, east))
    return runs[:number]


@within
def _half_width(who: Record, band: int) -> float:
    """Return how far a circle reaches to either side within a band, in degrees of longitude."""
    low, high = band / KM_A_DEGREE - 90, (band + 1) / KM_A_DEGREE - 90
    reach = (who["km"] + EDGE) / EARTH_KM
    home = who["latitude"] * DEGREE
    if abs(home) + reach >= 90 * DEGREE:
        return HALF_TURN
    widest = asin(min(1.0, sin(reach) / cos(home))) / DEGREE
    fullest = asin(sin(home) / cos(reach)) / DEGREE
    if low <= fullest <= high:
        return widest + EDGE
    return max(_width_at(who, low, reach), _width_at(who, high, reach)) + EDGE


@within
def _width_at(who: Record, latitude: float, reach: float) -> float:
    """Return how far a circle reaches to either side at a latitude; nought where it does not reach it."""
    half = sin((latitude - who["latitude"]) * DEGREE / 2)
    left = sin(reach / 2) ** 2 - half * half
    if left <= 0:
        return 0.0
    return 2 * asin(min(1.0, sqrt(left / (who["cos_latitude"] * cos(latitude * DEGREE))))) / DEGREE


@within
def _row_at(records: Array, first: int, last: int, longitude: float) -> int:
    """Return the first row of a band that lies no farther west."""
    while first < last:
        middle = (first + last) // 2
        if records[middle]["longitude"] < longitude:
            first = middle + 1
        else:
            last = middle
    return first


@within
def _add_run(runs: Array, number: int, begin: int, end: int) -> int:
    """Add a run, or lengthen the one before where they touch."""
    if begin >= end:
        return number
    if runs[number - 1, 1] == begin:
        runs[number - 1, 1] = end
        return number
    runs[number, 0], runs[number, 1] = begin, end
    return number + 1


@within
def _between(word: int, begin: int, end: int) -> Word:
    """Return the bits of a word that stand for the rows of a run."""
    bits = ALL
    if word * BITS < begin:
        bits &= ALL << np.uint64(begin - word * BITS)
    if (word + 1) * BITS > end:
        bits &= ALL >> np.uint64((word + 1) * BITS - end)
    return bits


# ---- what was met ----


@within
def _met(columns: Columns, who: Record, by_words: Array) -> tuple[Array, Array]:
    """Return the bits of all that meets anything they said or miss, and of what the very words alone met."""
    met = np.zeros(columns.speaks.shape[1], np.uint64)
    _join(columns.speaks, who["wanted"], met)
    _join(columns.is_about, who["gaps"] & ~who["wanted"], met)
    new = np.zeros(len(met), np.uint64)
    for saying in range(len(by_words)):
        for word in range(len(met)):
            new[word] |= by_words[saying, word]
    for word in range(len(met)):
        new[word] &= ~met[word]
        met[word] |= new[word]
    return met, new


@within
def _leave_out(met: Array, gone: Array) -> None:
    for word in range(len(met)):
        met[word] &= ~gone[word]


@within
def _join(rows_of_bits: Array, codes: Word, met: Array) -> None:
    while codes != NOUGHT:
        row_of_bits = rows_of_bits[lowest_in(codes)]
        codes &= codes - ONE
        for word in range(len(met)):
            met[word] |= row_of_bits[word]


@within
def _met_by_words(columns: Columns, question: Question) -> Array:
    """Return, for each saying, the bits of the rows that use enough of its very words."""
    sayings, stems = question.sayings, question.stems
    stems_at, stem_rows, stem_where = columns.stems_at, columns.stem_rows, columns.stem_where
    found = np.zeros((len(sayings), columns.speaks.shape[1]), np.uint64)
    for number in range(len(sayings)):
        if sayings[number]["first"] < sayings[number]["last"]:
            _meet_saying(sayings[number], stems, stems_at, stem_rows, stem_where, found[number])
    return found


@within
def _meet_saying(
    saying: Record, stems: Array, stems_at: Array, stem_rows: Array, stem_where: Array, found: Array
) -> None:
    """Set the bits of the rows that have enough of some stems: fewer do, if one stands in a name or a topic.

    `enough[n]` are the rows that have n of them at least. Each stem lifts those that it is in by one.
    """
    fewest, most, first = saying["fewest"], saying["most"], saying["first"]
    enough = np.zeros((most + 1, len(found)), np.uint64)
    has, is_named = np.empty(len(found), np.uint64), np.zeros(len(found), np.uint64)
    enough[0] = ALL
    for place in range(first, saying["last"]):
        stem = stems[place]
        if stem < 0:
            continue
        has[:] = NOUGHT
        for at in range(stems_at[stem], stems_at[stem + 1]):
            row = np.uint64(stem_rows[at])
            bit = ONE << (row & LOW)
            has[row >> SHIFT] |= bit
            is_named[row >> SHIFT] |= bit if stem_where[at] != TEXT else NOUGHT
        for number in range(min(most, place - first + 1), 0, -1):
            for word in range(len(found)):
                enough[number, word] |= enough[number - 1, word] & has[word]
    for word in range(len(found)):
        found[word] = enough[most, word] | (enough[fewest, word] & is_named[word])


@within
def _said(
    record: Record,
    row: int,
    sayings: Array,
    stems: Array,
    by_words: Array,
    at: Array,
    strengths: Array,
    stems_at: Array,
    stem_rows: Array,
    stem_where: Array,
    same: Array,
    kin: Array,
) -> float:
    """Return how far a listing meets what they said, 0 to 1. Rows come in order."""
    for number in range(len(sayings)):
        saying = sayings[number]
        strength = _kin(record, saying["interests"], kin) * saying["factor"]
        if by_words[number, row // BITS] >> np.uint64(row % BITS) & ONE:
            first, last = saying["first"], saying["last"]
            share = _share(stems, first, last, row, at, stems_at, stem_rows, stem_where, same)
            strength = max(strength, share)
        place = number
        while place > 0 and strengths[place - 1] < strength:
            strengths[place] = strengths[place - 1]
            place -= 1
        strengths[place] = strength
    missed = 1.0
    for number in range(len(sayings)):
        missed *= 1 - strengths[number]
    return 1 - missed


@within
def _share(
    stems: Array,
    first: int,
    last: int,
    row: int,
    at: Array,
    stems_at: Array,
    stem_rows: Array,
    stem_where: Array,
    same: Array,
) -> float:
    """Return how much the words that a listing shares with a saying count, of all its words."""
    total = 0.0
    for place in range(first, last):
        stem = stems[place]
        if stem < 0:
            continue
        end = stems_at[stem + 1]
        at[place] = _posted(stem_rows, at[place], end, row)
        if at[place] < end and stem_rows[at[place]] == row:
            total += same[stem_where[at[place]]]
    return total / (last - first)


@within
def _posted(rows: Array, first: int, last: int, row: int) -> int:
    """Return the first place from `first` on whose row is no less, in steps that double and are then halved."""
    step = 1
    while first + step < last and rows[first + step] < row:
        first += step
        step *= 2
    last = min(last, first + step + 1)
    while first < last:
        middle = (first + last) // 2
        if rows[middle] < row:
            first = middle + 1
        else:
            last = middle
    return first


@within
def _kin(record: Record, interests: Word, kin: Array) -> float:
    """Return how much the firmest of some interests counts, by where a listing speaks of it."""
    found: float = 0.0
    if record["named"] & interests != NOUGHT:
        found = max(found, kin[NAME])
    if record["topical"] & interests != NOUGHT:
        found = max(found, kin[TOPIC])
    if record["told"] & interests != NOUGHT:
        found = max(found, kin[TEXT])
    return found


# ---- why not, and how well ----


@within
def _half(record: Record, who: Record) -> float:
    """Return the haversine of the distance from home, or less than nought where either end is not known."""
    if not who["has_home"] or not record["flags"] & HAS_SPOT:
        return -1.0
    north = (record["latitude"] - who["latitude"]) * DEGREE
    east = (record["longitude"] - who["longitude"]) * DEGREE
    half_north, half_east = sin(north / 2), sin(east / 2)
    half: float = half_north * half_north + who["cos_latitude"] * record["cos_latitude"] * half_east * half_east
    return half


@within
def _km(half: float) -> float:
    """Return the distance in km that a haversine stands for."""
    return 2 * EARTH_KM * asin(sqrt(half))


@within
def _who_stays_away(record: Record, who: Record, half: float) -> int:
    """Return what stands against it of where it is and for whom, in the order in which reasons are told."""
    flags = record["flags"]
    if not (flags & IS_ONLINE and who["takes_online"]):
        if flags & IS_ONLINE and not flags & HAS_SPOT:
            return NOT_ONLINE
        if half >= who["surely_near"] and _km(half) > who["km"]:
            return TOO_FAR
    if 0 <= who["age"] < record["youngest"]:
        return TOO_YOUNG
    return TOO_OLD if who["age"] > record["oldest"] else FITS


@within
def _why_not(
    record: Record,
    who: Record,
    half: float,
    asked: Array,
    kept: Array,
    tongues: Array,
    counted_at: Array,
    counted: Array,
    hours_at: Array,
    hours: Array,
    languages_at: Array,
    languages: Array,
) -> int:
    """Return the number of the first reason not to offer what is open, fresh and has room; see `filtering.FILTERS`."""
    reason = _who_stays_away(record, who, half)
    if reason != FITS:
        return reason
    is_told = who["is_language_asked"] and record["languages"] != NO_LIST
    if is_told and not _speaks(record, languages_at, languages, tongues):
        return LANGUAGE
    reason = _asked_for(record, asked, counted_at, counted)
    if reason != FITS:
        return reason
    if len(kept) and record["hours"] != NO_LIST and _is_only_then(record, hours_at, hours, kept):
        return KEPT_FREE
    return COSTS_MORE if record["pence"] > who["most_pence"] else FITS


@within
def _speaks(record: Record, languages_at: Array, languages: Array, tongues: Array) -> bool:
    """Say whether a listing is held in a language that was asked for."""
    if record["languages"] == NO_LIST:
        return False
    for place in range(languages_at[record["languages"]], languages_at[record["languages"] + 1]):
        for asked in tongues:
            if languages[place] == asked:
                return True
    return False


@within
def _asked_for(record: Record, asked: Array, counted_at: Array, counted: Array) -> int:
    """Return what stands against it of the things asked: first what it has not, then what it speaks of."""
    against = FITS
    interests = record["named"] | record["topical"] | record["told"]
    for place in range(len(asked)):
        if not asked[place]["is_must"]:
            continue
        verdict = _verdict(record, asked[place], counted_at, counted)
        if verdict == NO:
            return HAS_NOTHING
        if verdict == FEW:
            return TOO_FEW
        if verdict != YES and asked[place]["against"] & interests != NOUGHT:
            against = STANDS_AGAINST
    return against


@within
def _verdict(record: Record, asked: Record, counted_at: Array, counted: Array) -> int:
    """Say whether a listing has any of what would do; see `asking.answer`."""
    plain = record["has"] & asked["codes"]
    if plain != NOUGHT and asked["places"] == 1:
        return YES
    stated, is_short = ones_in(plain), False
    if record["counted"] != NO_LIST:
        for at in range(counted_at[record["counted"]], counted_at[record["counted"] + 1]):
            if asked["codes"] >> np.uint64(counted[at, 0]) & ONE == NOUGHT:
                continue
            stated += 1
            if counted[at, 1] == HAS_NOT:
                continue
            if counted[at, 1] >= asked["places"]:
                return YES
            is_short = True
    if plain != NOUGHT or stated < asked["count"]:
        return UNKNOWN
    return FEW if is_short else NO


@within
def _is_only_then(record: Record, hours_at: Array, hours: Array, kept: Array) -> bool:
    """Say whether a listing is on at times kept free and at no other."""
    for place in range(hours_at[record["hours"]], hours_at[record["hours"] + 1]):
        is_kept = False
        for free in range(len(kept)):
            if kept[free]["begins"] < hours[place, 1] and hours[place, 0] < kept[free]["ends"]:
                is_kept = True
        if not is_kept:
            return False
    return True


@within
def _have(
    record: Record,
    who: Record,
    asked: Array,
    counted_at: Array,
    counted: Array,
    languages_at: Array,
    languages: Array,
    tongues: Array,
) -> float:
    """Return how much there is of what was asked for, 0 to 1."""
    of = len(asked) + (1 if who["is_language_asked"] else 0)
    have = 0
    for place in range(len(asked)):
        have += 1 if _verdict(record, asked[place], counted_at, counted) == YES else 0
    if who["is_language_asked"]:
        have += 1 if _speaks(record, languages_at, languages, tongues) else 0
    return have / of if of else 0.0


@within
def _score(record: Record, who: Record, half: float, weights: Array, said: float, have: float, kept: int) -> float:
    """Add the parts up in the order of `PARTS`, each 0 to 1; see `suggesting.parts_of`."""
    checked = record["checked_on"]
    is_gap = (record["named"] | record["topical"]) & who["gaps"] != NOUGHT
    is_fresh = checked != NOT_SAID and checked >= who["fresh_from"]
    total: float = weights[0] * said
    total += weights[1] * have
    total += weights[2] * (exp(-2 * _km(half) / who["km"]) if half >= 0 else 0.0)
    total += weights[3] * (1.0 if is_gap else 0.0)
    total += weights[4] * (1.0 if kept and record["hours"] != NO_LIST else 0.0)
    total += weights[5] * (1.0 if record["flags"] & IS_FREE else 0.0)
    total += weights[6] * (1.0 if record["flags"] & HAS_ROOM else 0.0)
    total += weights[7] * (1.0 if is_fresh else 0.0)
    return total


@within
def nine_places(score: float) -> int:
    """Return a score, 0 to 1, as a whole number of billionths, rounded as `round(score, 9)` rounds: what is exact."""
    near = score * TEN_TO_NINE
    high = score * SPLIT
    high -= high - score
    low = score - high
    left = (high * TEN_TO_NINE - near) + low * TEN_TO_NINE
    whole = floor(near)
    part = near - whole
    is_up = part > MIDDLE or (part == MIDDLE and (left > 0 or (left == 0 and whole % 2 == 1)))
    return int(whole) + is_up


# ---- which are told ----


@within
def _place(keys: Array, rows: Array, scores: Array, key: int, row: int, score: float) -> None:
    """Put a listing among the best, in order; the last of them falls out."""
    place = len(keys) - 1
    while place > 0 and keys[place - 1] < key:
        keys[place], rows[place], scores[place] = keys[place - 1], rows[place - 1], scores[place - 1]
        place -= 1
    keys[place], rows[place], scores[place] = key, row, score


@within
def _name(records: Array, first: Array, reason: int, row: int) -> None:
    """Put a listing among the first by name of what a reason leaves out, if it is one of them."""
    place = first.shape[1] - 1
    name = records[row]["by_name"]
    if place < 0 or (first[reason, place] >= 0 and records[first[reason, place]]["by_name"] < name):
        return
    while place > 0 and (first[reason, place - 1] < 0 or records[first[reason, place - 1]]["by_name"] > name):
        first[reason, place] = first[reason, place - 1]
        place -= 1
    first[reason, place] = row


# ---- what is counted and named without a look ----


@within
def _take_out_own(records: Array, own: Array, met: Array, counts: Array, first: Array) -> None:
    """Count what was met and something personal stands against; it is looked at no further."""
    for place in range(len(own)):
        row, reason = own[place]["row"], own[place]["reason"]
        bit = ONE << np.uint64(row % BITS)
        if met[row // BITS] & bit:
            met[row // BITS] &= ~bit
            counts[reason] += 1
            _name(records, first, reason, row)


@within
def _count_standing(standing: Array, met: Array, counts: Array) -> None:
    """Count what was met and is closed, doubted, stale or full, and take it out."""
    for place in range(len(STANDING)):
        found = 0
        for word in range(len(met)):
            found += ones_in(met[word] & standing[place, word])
            met[word] &= ~standing[place, word]
        counts[STANDING[place]] += found


@within
def _count_outside(met: Array, runs: Array, size: int) -> int:
    """Count what was met outside the runs, and is nothing else than too far."""
    found = 0
    for run in range(len(runs)):
        begin = runs[run, 1]
        end = runs[run + 1, 0] if run + 1 < len(runs) else size
        for word in range(begin // BITS, (end + BITS - 1) // BITS):
            found += ones_in(met[word] & _between(word, begin, end))
    return found


@within
def _name_in_order(
    columns: Columns, standing: Standing, who: Record, own: Array, new: Array, runs: Array, counts: Array, first: Array
) -> None:
    """Name the first of what was counted without a look, reading bits in the order of names until there are enough."""
    records, row_of_name, closed = columns.records, columns.row_of_name, standing.by_name
    speaks, is_about = columns.speaks_by_name, columns.is_about_by_name
    by_words = _by_name(records, new)
    wanted, gaps = who["wanted"], who["gaps"] & ~who["wanted"]
    left = np.full(len(STANDING) + 1, first.shape[1], np.int64)
    for word in range(len(new)):
        met = by_words[word] | _joined(speaks, wanted, word) | _joined(is_about, gaps, word)
        met &= ~standing.gone_by_name[word]
        is_done = True
        for place in range(len(STANDING)):
            if left[place] > 0 and counts[STANDING[place]] > 0:
                is_done = False
                some = met & closed[place, word]
                left[place] -= _name_bits(
                    records, row_of_name, own, runs[:0], some, word, first, STANDING[place], left[place]
                )
            met &= ~closed[place, word]
        if left[-1] > 0 and counts[TOO_FAR] > 0:
            is_done = False
            left[-1] -= _name_bits(records, row_of_name, own, runs, met, word, first, TOO_FAR, left[-1])
        if is_done:
            return


@within
def _by_name(records: Array, bits: Array) -> Array:
    """Put bits that stand in the order of rows into the order of names."""
    found = np.zeros(len(bits), np.uint64)
    for word in range(len(bits)):
        left = bits[word]
        while left != NOUGHT:
            name = np.uint64(records[word * BITS + lowest_in(left)]["by_name"])
            found[name >> SHIFT] |= ONE << (name & LOW)
            left &= left - ONE
    return found


@within
def _joined(rows_of_bits: Array, codes: Word, word: int) -> Word:
    bits = NOUGHT
    while codes != NOUGHT:
        bits |= rows_of_bits[lowest_in(codes), word]
        codes &= codes - ONE
    return bits


@within
def _name_bits(
    records: Array,
    row_of_name: Array,
    own: Array,
    runs: Array,
    bits: Word,
    word: int,
    first: Array,
    reason: int,
    most: int,
) -> int:
    """Name the listings of some bits that lie outside the runs, so many at most, and say how many there were."""
    found = 0
    while bits != NOUGHT and found < most:
        row = row_of_name[word * BITS + lowest_in(bits)]
        bits &= bits - ONE
        if (len(runs) and row < runs[_run_before(runs, row), 1]) or _is_own(own, row):
            continue
        _name(records, first, reason, row)
        found += 1
    return found


@within
def _run_before(runs: Array, row: int) -> int:
    """Return the last run that begins no later than a row. The first begins with the first row."""
    low, high = 0, len(runs)
    while high - low > 1:
        middle = (low + high) // 2
        if runs[middle, 0] <= row:
            low = middle
        else:
            high = middle
    return low


@within
def _is_own(own: Array, row: int) -> bool:
    is_own = False
    for place in range(len(own)):
        is_own |= own[place]["row"] == row
    return is_own
