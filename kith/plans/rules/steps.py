"""Steps: when, who chose each, who does it, how it went, and whose plan it is turning out to be."""

from collections.abc import Iterable
from enum import StrEnum

from kith.ground.reasons import Decision, Reason
from kith.ground.words import mark
from kith.people.rules.terms import Term

STAFF_SHARE_TO_NUDGE = 0.7


class When(Term):
    """How soon. A plan is read as now, next, later; dates are for those who want one."""

    NOW = "now", mark("Now")
    NEXT = "next", mark("Next")
    LATER = "later", mark("Later")


class Chooser(Term):
    """Whose idea a step was. Always shown beside it."""

    PERSON = "person", mark("Theirs")
    TOGETHER = "together", mark("Theirs and their worker's, together")
    KEY_PERSON = "key_person", mark("Somebody close to them")
    WORKER = "worker", mark("Their worker's")


class Doer(Term):
    """Who does a step."""

    PERSON = "person", mark("The person")
    KEY_PERSON = "key_person", mark("Somebody close to them")
    WORKER = "worker", mark("Their worker")
    ORGANISER = "organiser", mark("Whoever runs the group")
    VOLUNTEER = "volunteer", mark("A volunteer")


class HowItWent(Term):
    """How a step ended. There is no way to fail one."""

    DONE = "done", mark("Done")
    COULD_NOT = "could_not", mark("Couldn't, this time")
    NOT_WANTED = "not_wanted", mark("Not wanted any more")

    @property
    def changes_the_plan(self) -> bool:
        """Whether the plan is another one than was agreed: a step that was tried is not, one that was dropped is."""
        return self is HowItWent.NOT_WANTED


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
