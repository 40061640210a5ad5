"""Who may see holds, what is over and what was erased: those who keep to the schedule, of the whole organisation.

Whoever is kept from a person decides nothing about them. What is set apart is not hidden here: it can be put back.
"""

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import Clause, keeps_apart, of_the_organisation, scope

KEEP, PLACE = Permission.DISPOSAL_KEEP, Permission.HOLD_PLACE


def _about(path: str, *permissions: Permission) -> tuple[Clause, ...]:
    return (keeps_apart(path)[0], *of_the_organisation(*permissions))


HOLDS = scope("disposal.Hold", *_about("person", KEEP, PLACE))
HOLD_ENDS = scope("disposal.HoldEnd", *_about("hold__person", KEEP, PLACE))
DISPOSALS = scope("disposal.Disposal", *_about("person", KEEP))
DECISIONS = scope("disposal.Decision", *_about("disposal__person", KEEP))
PUT_BACKS = scope("disposal.PutBack", *_about("disposal__person", KEEP))
CERTIFICATES = scope("disposal.Certificate", *of_the_organisation(KEEP))
ERASED = scope("disposal.Erased", *of_the_organisation(KEEP))
KEPT_LONGER = scope("disposal.KeptLonger", *of_the_organisation(KEEP))
