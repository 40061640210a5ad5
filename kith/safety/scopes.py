"""Who may see dangers, safety plans, endings and visits: whoever has a live reason to be near the person; no circle.

How contact ends is nearer still: the person and who works with them, no shift, no emergency, nobody close to them.
Whoever is named to supervise a visit sees that visit and nothing else of the person.
What stands of local lines anybody may read on Help now; what became of them, those who keep the place ready.
"""

from django.db.models import Q

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.access.scoping import (
    NOTHING,
    AccessReason,
    Ask,
    Clause,
    Effect,
    about_a_person,
    of_the_organisation,
    scope,
)

DANGERS = scope("safety.Danger", *about_a_person("person"))
DANGER_LOOKS = scope("safety.DangerLook", *about_a_person("danger__person"))
DANGER_ENDS = scope("safety.DangerEnd", *about_a_person("danger__person"))
SAFETY_LINES = scope("safety.SafetyLine", *about_a_person("person"))
ENDINGS = scope("safety.Ending", *about_a_person("tie__map__person"))
ENDINGS_DONE = scope("safety.EndingDone", *about_a_person("ending__tie__map__person"))
ENDINGS_LEFT = scope("safety.EndingLeft", *about_a_person("ending__tie__map__person"))
FOLLOW_UPS = scope("safety.FollowUp", *about_a_person("ending__tie__map__person"))
FOLLOW_UPS_DONE = scope("safety.FollowUpDone", *about_a_person("follow_up__ending__tie__map__person"))


def _supervises(path: str) -> Clause:
    """Whoever is named for a visit sees it and says what happens, so long as their role supervises at all."""

    def clause(ask: Ask) -> Q:
        is_asked = ask.permission in {Permission.SUPERVISED_SEE, Permission.SUPERVISED_RUN}
        if not is_asked or ask.actor.account_id is None or not may_ever(ask.actor, Permission.SUPERVISED_RUN):
            return NOTHING
        return Q(**{f"{path}supervisor": ask.actor.account_id})

    return Clause(AccessReason.ORGANISER, Effect.GRANTS, clause)


SUPERVISORS = scope("safety.Supervisor", *of_the_organisation(Permission.SUPERVISORS_KEEP, Permission.SUPERVISED_BOOK))
VISITS = scope("safety.SupervisedVisit", *about_a_person("person"), _supervises(""))
VISIT_TURNS = scope("safety.VisitTurn", *about_a_person("visit__person"), _supervises("visit__"))
VISIT_NOTES = scope("safety.VisitNote", *about_a_person("visit__person"), _supervises("visit__"))

LINES = {
    table: scope(f"safety.{table}", *of_the_organisation(Permission.READINESS_KEEP))
    for table in ("LocalLine", "LineEdition", "LineTried", "LineOff")
}
