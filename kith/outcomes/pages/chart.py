"""The words of the then-and-now chart. Where everything stands in it is decided by the rules."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_bidi, gettext

from kith.ground.web.templates import isolate
from kith.outcomes.queries import Measured, Rated
from kith.outcomes.rules.chart import Chart, Dot, Measure, draw
from kith.outcomes.rules.instruments import Better, Instrument, Scale
from kith.outcomes.rules.scoring import Change, Comparison, Taken, share_toward_better

SAID_BY_NAME = frozenset(Change) - {Change.ONLY_ONE, Change.NO_AGREED_THRESHOLD}


@dataclass(frozen=True)
class Told:
    """One measure in words, for the table and for anyone who does not see the drawing."""

    title: str
    is_quote: bool
    lowest: int
    highest: int
    better: str
    before: str
    before_taken: Taken | None
    after: str
    after_taken: Taken
    change: Change
    band: str


@dataclass(frozen=True)
class ThenAndNow:
    """A drawing and the very same numbers in words. `chart` is None where nothing can be drawn."""

    chart: Chart | None
    told: tuple[Told, ...]
    description: str

    @property
    def caveats(self) -> tuple["Caveat", ...]:
        """What must be said under the drawing: of each measure by name, and once of all that have no threshold."""
        said = [Caveat(one.title, gettext(one.change.words)) for one in self.told if one.change in SAID_BY_NAME]
        if any(one.change is Change.NO_AGREED_THRESHOLD for one in self.told):
            said.append(Caveat("", gettext(Change.NO_AGREED_THRESHOLD.words)))
        return tuple(said)


@dataclass(frozen=True)
class Caveat:
    """One thing that must be said of a measure, or of all (`title` is then empty)."""

    title: str
    words: str


def then_and_now(measured: Iterable[Measured], goals: Iterable[Rated], *, all_scales: bool = False) -> ThenAndNow:
    """Put measures and goals into one drawing, and all of them into words."""
    rows = [
        (gettext(one.comparison.scale.name), one.comparison, one.instrument)
        for one in measured
        if all_scales or one.comparison.scale.is_headline
    ]
    own = [(goal.words, goal.comparison, None) for goal in goals if goal.comparison is not None]
    told = tuple(_told(*row) for row in (*rows, *own))
    drawn = [
        _measure(*row) for row in (*rows, *own) if row[1].after.score.value is not None and row[1].scale.is_headline
    ]
    chart = draw(drawn, is_mirrored=get_language_bidi()) if drawn else None
    return ThenAndNow(chart, told, " ".join(f"{one.title}: {one.figures}" for one in drawn))


def _told(title: str, comparison: Comparison, instrument: Instrument | None) -> Told:
    scale = comparison.scale
    value = comparison.after.score.value
    band = scale.band_of(value) if value is not None else None
    return Told(
        title=title,
        is_quote=instrument is None,
        lowest=scale.lowest,
        highest=scale.highest,
        better=gettext(scale.better.words),
        before=_said(comparison.before, instrument),
        before_taken=comparison.before,
        after=_said(comparison.after, instrument),
        after_taken=comparison.after,
        change=comparison.change,
        band=gettext(band.words) if band else "",
    )


def _measure(title: str, comparison: Comparison, instrument: Instrument | None) -> Measure:
    scale, before = comparison.scale, comparison.before if comparison.is_comparable else None
    return Measure(
        title=title if instrument else f"“{isolate(title)}”",
        figures=_figures(comparison, instrument),
        now=_dot(scale, comparison.after),
        then=_dot(scale, before) if before else None,
        line=Dot(share_toward_better(scale, scale.line.value), gettext(scale.line.words)) if scale.line else None,
    )


def _dot(scale: Scale, taken: Taken) -> Dot:
    value = taken.score.value or 0
    return Dot(share_toward_better(scale, value), str(value))


def _figures(comparison: Comparison, instrument: Instrument | None) -> str:
    scale = comparison.scale
    params = {
        "before": _said(comparison.before, instrument),
        "after": _said(comparison.after, instrument),
        "highest": scale.highest,
    }
    if comparison.before is None or not comparison.is_comparable:
        said = "%(after)s"
    elif _is_in_words(comparison, instrument):
        said = gettext("“%(before)s” to “%(after)s”")
    elif scale.better is Better.LOWER or scale.lowest:
        said = gettext("%(before)s to %(after)s")
    else:
        said = gettext("%(before)s to %(after)s, out of %(highest)s")
    better = gettext(scale.better.words) if scale.better is Better.LOWER else ""
    return f"{said % params}. {better}".strip() if better else said % params


def _said(taken: Taken | None, instrument: Instrument | None) -> str:
    """Say a score: in the words of the answer where a scale is one worded question, else as its number."""
    if taken is None or taken.score.value is None:
        return ""
    scale = taken.score.scale
    if instrument is not None and len(scale.item_keys) == 1:
        options = {option.points * scale.times: option.text for option in instrument.item(scale.item_keys[0]).options}
        words = options.get(taken.score.value)
        return isolate(words) if words else str(taken.score.value)
    return str(taken.score.value)


def _is_in_words(comparison: Comparison, instrument: Instrument | None) -> bool:
    return not _said(comparison.after, instrument).isdigit()
