"""Steps: when, who chose each, who does it, how it went, and whose plan it is turning out to be."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark

STAFF_SHARE_TO_NUDGE = 0.7


class When(StrEnum):
    """How soon. A plan is read as now, next, later; dates are for those who want one."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"


WHEN_WORDS: Mapping[When, str] = MappingProxyType(
    {When.NOW: mark("Now"), When.NEXT: mark("Next"), When.LATER: mark("Later")},
)


class Chooser(StrEnum):
    """Whose idea a step was. Always shown beside it."""

    PERSON = "person"
    TOGETHER = "together"
    KEY_PERSON = "key_person"
    WORKER = "worker"


class Doer(StrEnum):
    """Who does a step."""

    PERSON = "person"
    KEY_PERSON = "key_person"
    WORKER = "worker"
    ORGANISER = "organiser"
    VOLUNTEER = "volunteer"


DOER_WORDS: Mapping[Doer, str] = MappingProxyType(
    {
        Doer.PERSON: mark("The person"),
        Doer.KEY_PERSON: mark("Someone close to them"),
        Doer.WORKER: mark("Their worker"),
        Doer.ORGANISER: mark("Whoever runs the group"),
        Doer.VOLUNTEER: mark("A volunteer"),
    },
)


class HowItWent(StrEnum):
    """How a step ended. There is no way to fail one."""

    DONE = "done"
    COULD_NOT = "could_not"
    NOT_WANTED = "not_wanted"


HOW_IT_WENT_WORDS: Mapping[HowItWent, str] = MappingProxyType(
    {
        HowItWent.DONE: mark("Done"),
        HowItWent.COULD_NOT: mark("Couldn't, this time"),
        HowItWent.NOT_WANTED: mark("Not wanted any more"),
    },
)


class Participation(StrEnum):
    """Whose plan it is turning out to be."""

    SHARED = "shared"
    MOSTLY_STAFF = "mostly_staff"


def whose_plan(choosers: Iterable[Chooser]) -> Decision:
    """Say whether the person takes part in choosing. A no is a gentle nudge to the worker, and is shown to nobody else.

    More than 70 % of the steps chosen by staff is a no; exactly 70 % is not, and no steps is not.
    """
    chosen = list(choosers)
    by_staff = chosen.count(Chooser.WORKER)
    params = {"by_staff": by_staff, "out_of": len(chosen)}
    if chosen and by_staff / len(chosen) > STAFF_SHARE_TO_NUDGE:
        return Decision.no(Reason(Participation.MOSTLY_STAFF, params))
    return Decision.yes(Reason(Participation.SHARED, params))
