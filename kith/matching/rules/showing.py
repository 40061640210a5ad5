"""How a suggestion is put into a few words: when it is on, and what is left out by kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time

from kith.matching.rules.offers import Offer
from kith.matching.rules.reasons import WhyNot
from kith.matching.rules.seekers import Hours
from kith.matching.rules.suggesting import NotShown


@dataclass(frozen=True)
class When:
    """Days in a row with the same hours; no hours where only the day is known."""

    first: int
    last: int
    starts: time | None
    ends: time | None


def when(hours: Iterable[Hours]) -> tuple[When, ...]:
    """Return the hours of a week, days in a row with the same hours told together."""
    told: list[When] = []
    for one in sorted(set(hours), key=lambda each: (each.starts, each.ends, each.weekday)):
        starts = None if one.starts == time.min else one.starts
        ends = None if one.ends == time.max else one.ends
        before = told[-1] if told else None
        if before and (before.starts, before.ends) == (starts, ends) and before.last == one.weekday - 1:
            told[-1] = When(before.first, one.weekday, starts, ends)
        else:
            told.append(When(one.weekday, one.weekday, starts, ends))
    return tuple(sorted(told, key=lambda each: (each.first, each.starts or time.min)))


@dataclass(frozen=True)
class LeftOut:
    """What one reason leaves out: how many, and the first of them by name."""

    why: WhyNot
    count: int
    first: tuple[NotShown, ...]


def left_out(
    counts: Mapping[WhyNot, int], named: Iterable[NotShown], *, may_see_limits: bool, most: int
) -> tuple[LeftOut, ...]:
    """Tell what is left out by its reason, the first of each by name.

    What a limit leaves out is told only to whoever may see limits.
    """
    by_reason: dict[WhyNot, list[NotShown]] = {why: [] for why in WhyNot}
    for one in named:
        by_reason[WhyNot(one.reason.code)].append(one)
    return tuple(
        LeftOut(why, counts[why], tuple(sorted(by_reason[why], key=_by_name)[:most]))
        for why in WhyNot
        if counts.get(why) and (may_see_limits or why is not WhyNot.RESTRICTED)
    )


def _by_name(one: NotShown) -> tuple[str, str]:
    return (one.offer.name.casefold(), str(one.offer.id))


def summary(offer: Offer, about: str, *, longest: int = 160) -> str:
    """Return the first words of what a listing says of itself, cut between two words."""
    whole = " ".join(about.split()) or offer.organiser
    return whole if len(whole) <= longest else f"{whole[:longest].rsplit(' ', 1)[0]}…"
