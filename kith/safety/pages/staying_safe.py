"""Staying safe, on one page: the person's own plan, what could happen, how contact ends, and what comes next."""

from django.http import HttpResponse

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.queries.maps import ties_wanted
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.safety.queries.dangers import dangers_of
from kith.safety.queries.endings import endings_of
from kith.safety.queries.plans import plan_of
from kith.safety.queries.visits import visits_of

SEE = Permission.SAFETY_SEE
ASKED = (
    Permission.SAFETY_WRITE,
    Permission.DANGER_RECORD,
    Permission.ENDING_PLAN,
    Permission.RECORD_PRINT,
    Permission.SUPERVISED_BOOK,
)


@page(may=Permission.SAFETY_SEE)
def staying_safe(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show it. What this reader may not see is not there, and nothing says that it is missing."""
    viewer, at = request.actor, request.at
    person = whose(viewer, person_id, may=SEE, at=at)
    may = gate.may_each(viewer, ASKED, [person_id], at=at)[person_id]
    plans_endings = Permission.ENDING_PLAN in may
    data = {
        "plan": plan_of(viewer, person_id, at=at),
        "dangers": dangers_of(viewer, person_id, at=at),
        "endings": endings_of(viewer, person_id, at=at) if plans_endings else (),
        "ties": ties_wanted(person_id, viewer=viewer, at=at) if plans_endings else (),
        "visits": visits_of(viewer, person_id, at=at),
        "may": may,
        "today": person.today,
    }
    return show_about(request, person, "safety/staying_safe.html", data, what="staying safe", may=SEE)
