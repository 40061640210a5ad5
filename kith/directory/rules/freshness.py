"""How fresh a listing is (rule R12). An import is not a check: until somebody checks, that is what is said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from kith.ground.reasons import Reason
from kith.ground.words import mark

AGEING_AFTER_DAYS = 90
HIDDEN_AFTER_DAYS = 180
REPORTS_THAT_HIDE = 2


class Freshness(StrEnum):
    """What can be said about whether a listing is still true."""

    CHECKED = "checked"
    NEVER_CHECKED = "never_checked"
    AGEING = "ageing"
    STALE = "stale"
    DOUBTED = "doubted"
    CLOSED = "closed"


FRESHNESS_WORDS: dict[Freshness, str] = {
    Freshness.CHECKED: mark("Checked on %(day)s"),
    Freshness.NEVER_CHECKED: mark("Nobody here has checked this yet"),
    Freshness.AGEING: mark("Nobody has checked this for %(days)s days"),
    Freshness.STALE: mark("Nobody has checked this for %(days)s days, so it is not suggested to anyone"),
    Freshness.DOUBTED: mark("Two people say that this is not running, so it is not suggested to anyone"),
    Freshness.CLOSED: mark("This is not running at present"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about a listing's freshness."""

    taken_in_on: date
    verified_on: date | None
    doubts: int
    """Reports that it is not running, since it was last checked."""
    is_running: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """How fresh, why, and what follows: shown grey, or kept out of suggestions."""

    freshness: Freshness
    reason: Reason
    is_grey: bool
    is_suggested: bool


@lru_cache(maxsize=10_000)
def of(standing: Standing, *, on: date) -> Fresh:
    """Say how fresh a listing is on a day. Days count from the last check, or from the day it was taken in."""
    days = (on - (standing.verified_on or standing.taken_in_on)).days
    freshness = _freshness(standing, days)
    params = {"days": days, "day": standing.verified_on}
    return Fresh(
        freshness=freshness,
        reason=Reason(freshness, params),
        is_grey=freshness is not Freshness.CHECKED,
        is_suggested=freshness in {Freshness.CHECKED, Freshness.NEVER_CHECKED, Freshness.AGEING},
    )


def _freshness(standing: Standing, days: int) -> Freshness:
    if not standing.is_running:
        return Freshness.CLOSED
    if standing.doubts >= REPORTS_THAT_HIDE:
        return Freshness.DOUBTED
    if days > HIDDEN_AFTER_DAYS:
        return Freshness.STALE
    if days > AGEING_AFTER_DAYS:
        return Freshness.AGEING
    return Freshness.CHECKED if standing.verified_on else Freshness.NEVER_CHECKED
