"""Answering out of columns: the best rows with their scores, and how many each reason leaves out, the first by name.

Restrictions, answers and referrals are part of the question, so they count at once, however old the columns are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

import numpy as np

from kith.matching.rules.engine.building import ids_at, packed, rows_with
from kith.matching.rules.engine.columns import IS_CLOSED, IS_DOUBTED, IS_FULL, NOT_SAID, Array, Columns, Shelf
from kith.matching.rules.engine.kernel import CODES, Found, Standing, ask
from kith.matching.rules.engine.questions import Question, question_of
from kith.matching.rules.filtering import STALE_DAYS
from kith.matching.rules.reasons import WhyNot
from kith.matching.rules.seekers import Seeker
from kith.matching.rules.suggesting import Weights


@dataclass(frozen=True)
class Told:
    """What one reason leaves out: how many, and the first of them by name."""

    count: int
    first: tuple[UUID, ...]


@dataclass(frozen=True)
class Answer:
    """The best, in order, each with its score to nine places; how many fit, and what is left out by each reason."""

    order: tuple[UUID, ...]
    scores: tuple[float, ...]
    fitting: int
    left_out: Mapping[WhyNot, Told]

    @property
    def left_out_count(self) -> int:
        return sum(told.count for told in self.left_out.values())


@dataclass(frozen=True)
class Engine:
    """A directory that answers on one day."""

    shelf: Shelf
    on: date
    standing: Standing

    @classmethod
    def of(cls, shelf: Shelf, *, on: date, but: Iterable[UUID] = ()) -> "Engine":
        """Let a directory answer on a day, without some listings that are told anew elsewhere."""
        return cls(shelf, on, standing_on(shelf.columns, on, but))

    def suggest(self, seeker: Seeker, *, weights: Weights, little: frozenset[str], most: int, named: int) -> Answer:
        """Return what `rank` says of these listings: the best, and the first by name that each reason leaves out."""
        question = question_of(seeker, self.shelf, weights=weights, little=little, on=self.on)
        return self.told(self.found(question, most=most, named=named))

    def found(self, question: Question, *, most: int, named: int) -> Found:
        """Answer a question in rows and numbers."""
        found: Found = ask(self.shelf.columns, self.standing, question, most, named)
        return found

    def told(self, found: Found) -> Answer:
        """Turn rows and numbers into listings and reasons."""
        shown, named = found.rows >= 0, found.named >= 0
        ids = iter(ids_at(self.shelf.columns, np.concatenate([found.rows[shown], found.named[named]])))
        return Answer(
            order=tuple(islice(ids, int(shown.sum()))),
            scores=tuple(round(score, 9) for score in found.scores[shown].tolist()),
            fitting=int(found.fitting),
            left_out={
                reason: Told(count, tuple(islice(ids, number)))
                for reason, count, number in zip(CODES, found.counts.tolist(), named.sum(axis=1).tolist(), strict=True)
                if count
            },
        )


def standing_on(columns: Columns, on: date, but: Iterable[UUID] = ()) -> Standing:
    """Return which listings are closed, doubted, stale or full on a day; each counts as the first that it is."""
    records = columns.records
    known_on = records["known_on"]
    is_so = [
        (records["flags"] & IS_CLOSED) != 0,
        (records["flags"] & IS_DOUBTED) != 0,
        (known_on != NOT_SAID) & (on.toordinal() - known_on > STALE_DAYS),
        (records["flags"] & IS_FULL) != 0,
    ]
    first = [one & ~np.any(is_so[:place], axis=0) if place else one for place, one in enumerate(is_so)]
    by_name = [one[columns.row_of_name] for one in first]
    gone = np.zeros(columns.size, np.bool_)
    gone[[row for _, row in rows_with(columns, but)]] = True
    return Standing(_rows(first), _rows(by_name), packed(gone), packed(gone[columns.row_of_name]))


def _rows(some: list[Array]) -> Array:
    return np.stack([packed(one) for one in some])


@dataclass(frozen=True)
class Directory:
    """A directory in two parts: as it was laid out at some time, without what has changed since, and what has.

    Together they answer as one: each listing is judged alone, so the parts need only be put in one order.
    """

    laid_out: Engine
    since: Engine
    size: int

    @classmethod
    def of(cls, shelf: Shelf, changed: Shelf, ids: Collection[UUID], *, on: date) -> "Directory":
        """Put together what was laid out and, of the listings (`ids`) that changed since, those still there."""
        gone = sum(1 for _ in rows_with(shelf.columns, ids))
        size = shelf.columns.size - gone + changed.columns.size
        return cls(Engine.of(shelf, on=on, but=ids), Engine.of(changed, on=on), size)

    def suggest(self, seeker: Seeker, *, weights: Weights, little: frozenset[str], most: int, named: int) -> Answer:
        """Return what `rank` says of all listings. Of what a reason leaves out, each part names its own first."""
        parts = [self.laid_out, self.since] if self.since.shelf.columns.size else [self.laid_out]
        answers = [part.suggest(seeker, weights=weights, little=little, most=most, named=named) for part in parts]
        return answers[0] if len(answers) == 1 else _as_one(answers, most=most)


def _as_one(answers: Sequence[Answer], *, most: int) -> Answer:
    pairs = [(-score, one) for answer in answers for one, score in zip(answer.order, answer.scores, strict=True)]
    best = sorted(pairs)[:most]
    return Answer(
        order=tuple(one for _, one in best),
        scores=tuple(-score for score, _ in best),
        fitting=sum(answer.fitting for answer in answers),
        left_out={
            reason: Told(sum(one.count for one in told), tuple(each for one in told for each in one.first))
            for reason in CODES
            if (told := [answer.left_out[reason] for answer in answers if reason in answer.left_out])
        },
    )
