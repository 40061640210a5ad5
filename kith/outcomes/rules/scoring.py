"""Scores, and what may be said of two of them.

A score is worked out from the answers whenever it is read and is stored nowhere. Half a questionnaire has no score:
nothing is filled in, averaged or guessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.outcomes.rules.instruments import Better, Format, Instrument, Licence, Scale, Standing
from kith.people.rules.terms import Telling, Term


class Scored(StrEnum):
    """Whether a scale has a score, and if not, why."""

    SCORED = "scored"
    PARTLY_ANSWERED = "partly_answered"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True)
class Score:
    """The score of one scale. `value` is None exactly when `state` is not `SCORED`."""

    scale: Scale
    value: int | None
    state: Scored
    answered: int
    out_of: int

    @property
    def toward_better(self) -> float | None:
        """How far along the scale toward better, 0 to 1."""
        return None if self.value is None else share_toward_better(self.scale, self.value)


def share_toward_better(scale: Scale, value: int) -> float:
    """Return where a value lies between the worst end (0) and the best end (1) of its scale."""
    share = (value - scale.lowest) / (scale.highest - scale.lowest)
    return 1 - share if scale.better is Better.LOWER else share


def score(instrument: Instrument, answers: Mapping[str, int]) -> tuple[Score, ...]:
    """Score every scale of an instrument from the answers given; a scale with a gap is not scorable."""
    return tuple(_score_scale(instrument, scale, answers) for scale in instrument.scales)


def _score_scale(instrument: Instrument, scale: Scale, answers: Mapping[str, int]) -> Score:
    given = [instrument.item(key).points_of(answers[key]) for key in scale.item_keys if key in answers]
    out_of = len(scale.item_keys)
    if len(given) < out_of:
        state = Scored.PARTLY_ANSWERED if given else Scored.NOT_ANSWERED
        return Score(scale, None, state, len(given), out_of)
    return Score(scale, sum(given) * scale.times, Scored.SCORED, out_of, out_of)


def score_as_stated(instrument: Instrument, totals: Mapping[str, int]) -> tuple[Score, ...]:
    """Take scores that were worked out elsewhere, on the organisation's own licensed copy."""
    return tuple(
        Score(scale, totals[scale.key], Scored.SCORED, len(scale.item_keys), len(scale.item_keys))
        for scale in instrument.scales
        if scale.key in totals
    )


@dataclass(frozen=True)
class Taken:
    """One score on one day, and how it came about. An interpreted one is kept, and compared with nothing."""

    score: Score
    said_on: date
    telling: Telling
    """How the answers were given. It never changes a score; it is kept because it can colour an answer."""
    instrument_version: int
    is_interpreted: bool = False


class Change(Term):
    """What may be said of a first and a latest score."""

    BETTER = "better", mark("Better, by more than the agreed size of a change.")
    SAME = "same", mark("About the same.")
    WORSE = "worse", mark("Harder than before, by more than the agreed size of a change.")
    NO_AGREED_THRESHOLD = (
        "no_agreed_threshold",
        mark("Where there is no agreed threshold for what counts as a change, we do not draw one."),
    )
    ONLY_ONE = "only_one", mark("Asked once so far. There is nothing to compare yet.")
    INTERPRETED = "interpreted", mark("Interpreted, not comparable.")
    OTHER_VERSION = (
        "other_version",
        mark("The questions were worded differently then, so the two are not compared."),
    )
    NOT_SCORABLE = "not_scorable", mark("Not scorable: some questions were left out, and that is all right.")


@dataclass(frozen=True)
class Comparison:
    """A first and a latest score of one scale, and what may be said of them."""

    scale: Scale
    before: Taken | None
    after: Taken
    change: Change

    @property
    def is_comparable(self) -> bool:
        return self.change in {Change.BETTER, Change.SAME, Change.WORSE, Change.NO_AGREED_THRESHOLD}

    @property
    def moved_toward_better_by(self) -> int | None:
        """Points gained toward better; negative when away from it; None where the two are not compared."""
        if not self.is_comparable or self.before is None:
            return None
        before, after = self.before.score.value, self.after.score.value
        if before is None or after is None:
            return None
        return before - after if self.scale.better is Better.LOWER else after - before


def compare(before: Taken | None, after: Taken) -> Comparison:
    """Say what may be said of two scores of the same scale, and no more."""
    scale = after.score.scale
    return Comparison(scale, before, after, _change(before, after))


def _change(before: Taken | None, after: Taken) -> Change:
    if after.score.value is None:
        return Change.NOT_SCORABLE
    if after.is_interpreted or (before is not None and before.is_interpreted):
        return Change.INTERPRETED
    if before is None or before.score.value is None:
        return Change.ONLY_ONE
    if before.instrument_version != after.instrument_version:
        return Change.OTHER_VERSION
    return _size_of_change(after.score.scale, before.score.value, after.score.value)


def _size_of_change(scale: Scale, before: int, after: int) -> Change:
    if scale.change is None or scale.change.standing is not Standing.AGREED:
        return Change.NO_AGREED_THRESHOLD
    gained = before - after if scale.better is Better.LOWER else after - before
    if abs(gained) < scale.change.points:
        return Change.SAME
    return Change.BETTER if gained > 0 else Change.WORSE


def first_and_latest(taken: Iterable[Taken]) -> Comparison | None:
    """Compare the first score that can be compared with the latest one; None when nothing was ever asked.

    The latest is always shown, even when it has no score: a gap is said, not hidden behind an older answer.
    """
    in_order = sorted(taken, key=lambda one: one.said_on)
    if not in_order:
        return None
    latest = in_order[-1]
    earlier = [one for one in in_order[:-1] if one.score.value is not None]
    comparable = [one for one in earlier if one.is_interpreted == latest.is_interpreted]
    return compare(next(iter(comparable or earlier), None), latest)


def worries(before: Taken | None, after: Taken) -> bool:
    """Say whether somebody should talk with the person within five working days (rule R11)."""
    scale, value = after.score.scale, after.score.value
    if scale.worry is None or value is None:
        return False
    earlier = before.score.value if before is not None and not before.is_interpreted else None
    return scale.worry.holds(value, fallen_by=0 if earlier is None else earlier - value)


class Asking(Term):
    """Why an instrument may or may not be asked now."""

    MAY = "may", mark("This can be asked.")
    NEEDS_PERMISSION = (
        "needs_permission",
        mark("The words of this one belong to somebody else. It opens when your organisation records its permission."),
    )
    NOT_IN_SYMBOLS = (
        "not_in_symbols",
        mark("This was only ever checked in words, so it is not asked in symbols. Use a goal of their own instead."),
    )


def may_ask(instrument: Instrument, *, has_permission: bool, how: Format = Format.WORDS) -> Decision:
    """Say whether these questions may be put to somebody in this form."""
    if instrument.licence is Licence.SCORING_ONLY and not has_permission:
        return Decision.no(Reason(Asking.NEEDS_PERMISSION, {"holder": instrument.source.holder}))
    if how is Format.SYMBOLS:
        return Decision.no(Reason(Asking.NOT_IN_SYMBOLS))
    return Decision.yes(Reason(Asking.MAY))


def is_comparable_in(instrument: Instrument, language: str, *, through_interpreter: bool) -> bool:
    """Say whether answers can be set beside others: only in a language the words were checked in."""
    return not through_interpreter and language.partition("-")[0] in instrument.languages
