"""Every row of every column, in NumPy: no order of places, no bits, nothing left out beforehand. Same twenty."""

import numpy as np

from kith.matching.rules.engine.columns import (
    DEGREE,
    HAS_ROOM,
    HAS_SPOT,
    IS_CLOSED,
    IS_DOUBTED,
    IS_FREE,
    IS_FULL,
    IS_ONLINE,
    NO_LIST,
    NOT_SAID,
    Array,
    Columns,
    Shelf,
)
from kith.matching.rules.engine.questions import Question
from kith.matching.rules.filtering import STALE_DAYS
from kith.matching.rules.offers import Where
from kith.matching.rules.seekers import EARTH_KM
from kith.matching.rules.suggesting import FRESH_DAYS

MOST = 20


class Whole:
    """A directory column by column. Listings of the made-up country say of nothing how many places it has."""

    def __init__(self, shelf: Shelf) -> None:
        self.columns: Columns = shelf.columns
        records = self.columns.records
        self.of = {name: np.ascontiguousarray(records[name]) for name in records.dtype.names}
        self.interests = self.of["named"] | self.of["topical"] | self.of["told"]

    def top(self, question: Question) -> list[tuple[int, float]]:
        """Return the best twenty rows with their scores."""
        met, said = self._said(question)
        km = self._km(question)
        fits = met & self._may(question, km)
        fits[question.own["row"]] = False
        rows = np.flatnonzero(fits)
        scores = self._scores(question, rows, said[rows], km[rows])
        best = np.lexsort((self.of["by_id"][rows], -np.round(scores, 9)))[:MOST]
        return list(zip(rows[best].tolist(), scores[best].tolist(), strict=True))

    def _said(self, question: Question) -> tuple[Array, Array]:
        who, of = question.who, self.of
        met = (self.interests & who["wanted"]) != 0
        met |= ((of["named"] | of["topical"]) & who["gaps"]) != 0
        missed = np.ones(self.columns.size)
        for saying in question.sayings:
            strength = np.zeros(self.columns.size)
            for name, kin in zip(("told", "topical", "named"), question.kin[::-1], strict=True):
                strength[(of[name] & saying["interests"]) != 0] = kin
            strength *= saying["factor"]
            share = self._shares(question, saying)
            met |= share > 0
            missed *= 1 - np.maximum(strength, share)
        return met, 1 - missed

    def _shares(self, question: Question, saying: np.void) -> Array:
        count, total = np.zeros(self.columns.size, np.int64), np.zeros(self.columns.size)
        is_named = np.zeros(self.columns.size, np.bool_)
        for stem in question.stems[saying["first"] : saying["last"]]:
            if stem >= 0:
                some = slice(self.columns.stems_at[stem], self.columns.stems_at[stem + 1])
                rows, where = self.columns.stem_rows[some], self.columns.stem_where[some]
                count[rows] += 1
                total[rows] += question.same[where]
                is_named[rows[where != Where.TEXT]] = True
        needed = np.where(is_named, saying["fewest"], saying["most"])
        of = max(1, saying["last"] - saying["first"])
        return np.where((count > 0) & (count >= needed), total / of, 0.0)

    def _km(self, question: Question) -> Array:
        who, of = question.who, self.of
        north = np.sin((of["latitude"] - who["latitude"]) * DEGREE / 2)
        east = np.sin((of["longitude"] - who["longitude"]) * DEGREE / 2)
        half = north * north + who["cos_latitude"] * of["cos_latitude"] * east * east
        return np.where(of["flags"] & HAS_SPOT, 2 * EARTH_KM * np.arcsin(np.sqrt(half)), np.nan)

    def _may(self, question: Question, km: Array) -> Array:
        who, of, columns = question.who, self.of, self.columns
        flags = of["flags"]
        may = (flags & (IS_CLOSED | IS_DOUBTED | IS_FULL)) == 0
        may &= (of["known_on"] == NOT_SAID) | (of["known_on"] >= who["fresh_from"] + FRESH_DAYS - STALE_DAYS)
        is_online = (flags & IS_ONLINE) != 0
        may &= (is_online & who["takes_online"]) | (~(is_online & np.isnan(km)) & ~(km > who["km"]))
        may &= (who["age"] >= of["youngest"]) & (who["age"] <= of["oldest"])
        if who["is_language_asked"]:
            may &= (of["languages"] == NO_LIST) | self._speaks(question)
        for asked in question.asked:
            may &= ((of["has"] & asked["codes"]) != 0) | ((self.interests & asked["against"]) == 0)
        if len(question.kept):
            may &= (of["hours"] == NO_LIST) | ~_only_then(columns, question)[of["hours"]]
        return may & (of["pence"] <= who["most_pence"])

    def _speaks(self, question: Question) -> Array:
        lists = np.repeat(np.arange(len(self.columns.languages_at) - 1), np.diff(self.columns.languages_at))
        speaks = np.zeros(len(self.columns.languages_at), np.bool_)
        speaks[lists[np.isin(self.columns.languages, question.languages)]] = True
        return speaks[self.of["languages"]] & (self.of["languages"] != NO_LIST)

    def _scores(self, question: Question, rows: Array, said: Array, km: Array) -> Array:
        who, weights = question.who, question.weights
        of = {name: column[rows] for name, column in self.of.items()}
        asked = [(of["has"] & one["codes"]) != 0 for one in question.asked]
        asked += [self._speaks(question)[rows]] if who["is_language_asked"] else []
        parts = (
            said,
            sum(asked, np.zeros(len(rows))) / max(1, len(asked)),
            np.where(np.isnan(km), 0.0, np.exp(-2 * np.nan_to_num(km) / who["km"])),
            ((of["named"] | of["topical"]) & who["gaps"]) != 0,
            (of["hours"] != NO_LIST) & bool(len(question.kept)),
            (of["flags"] & IS_FREE) != 0,
            (of["flags"] & HAS_ROOM) != 0,
            of["checked_on"] >= who["fresh_from"],
        )
        return sum((weight * part for weight, part in zip(weights, parts, strict=True)), np.zeros(len(rows)))


def _only_then(columns: Columns, question: Question) -> Array:
    """Say of each list of hours whether all of it lies in times kept free."""
    begins, ends = columns.hours[:, :1], columns.hours[:, 1:]
    is_kept = ((question.kept["begins"] < ends) & (begins < question.kept["ends"])).any(axis=1)
    lists = np.repeat(np.arange(len(columns.hours_at) - 1), np.diff(columns.hours_at))
    only = np.ones(len(columns.hours_at) - 1, np.bool_)
    only[lists[~is_kept]] = False
    return only
