"""A map through time: named moments, and who went which way between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kith.ground.ids import TieId
from kith.networks.rules.places import Place
from kith.networks.rules.vocabulary import Parting


@dataclass(frozen=True)
class Moment:
    """A moment of a map. `name` is the name that was given to it; the day it was begun and today have none."""

    at: datetime
    name: str = ""


@dataclass(frozen=True)
class Carried:
    """Whoever is not carried forward as they were: where they stand now (nowhere: not in this life now), and why."""

    tie_id: TieId
    version: int
    to: Place | None
    parted_because: Parting | None = None
    because: str = ""


def moments(begun: datetime, waves: Sequence[Moment], now: datetime) -> tuple[Moment, ...]:
    """Return the moments of a map in order: the day on which it was begun, its waves, and now.

    `begun` is the end of the first day on which something was drawn. A wave of that day stands in its place.
    """
    named = sorted(waves, key=lambda wave: wave.at)
    first = [] if named and named[0].at <= begun else [Moment(min(begun, now))]
    return (*first, *named, Moment(now))


def beside(moments: Sequence[Moment], step: int, *, with_the_next: bool) -> tuple[Moment, Moment]:
    """Return the moment that a slider stands at, and the later one beside it: the one after it, or now.

    A step that there is not is the nearest there is. The last of all is shown beside the one before it.
    """
    last = len(moments) - 1
    then = max(0, min(step, last - 1))
    return moments[then], moments[then + 1 if with_the_next else last]
