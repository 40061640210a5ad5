"""What is checked of who somebody is."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark

OLDEST = 120


class BirthReason(StrEnum):
    """Why a birth date may, or may not, be true."""

    POSSIBLE = "possible"
    NOT_YET = "not yet"
    TOO_LONG_AGO = "too long ago"


BIRTH_WORDS: Mapping[BirthReason, str] = MappingProxyType(
    {
        BirthReason.POSSIBLE: mark("A possible birth date."),
        BirthReason.NOT_YET: mark("This day is still to come. Check the year."),
        BirthReason.TOO_LONG_AGO: mark("This is more than 120 years ago. Check the year."),
    }
)


def age_on(born_on: date, day: date) -> int:
    """Return how many birthdays somebody has had."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def may_be_birth(born_on: date, *, today: date) -> Decision:
    """Say whether somebody alive can have been born on a day."""
    if born_on > today:
        return Decision.no(Reason(BirthReason.NOT_YET))
    if age_on(born_on, today) > OLDEST:
        return Decision.no(Reason(BirthReason.TOO_LONG_AGO))
    return Decision.yes(Reason(BirthReason.POSSIBLE))


def version_of(written: int, ended: int) -> int:
    """Return the version of a part of the record: it moves on with every line written or ended."""
    return 1 + written + ended
