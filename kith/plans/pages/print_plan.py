"""The plan on paper: A4, 18 point large print, or in easy words."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.queries import whose
from kith.plans.queries.plans import plan_for


@page(may=Permission.RECORD_PRINT)
def print_plan(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Lay the plan out for paper."""
    whose(request.actor, person_id, may=Permission.RECORD_PRINT, at=request.at)
    seen = plan_for(request.actor, person_id, at=request.at)
    data = {
        "plan": seen,
        "person": seen.person,
        "large_print": request.GET.get("size") == "large",
        "is_easy": request.GET.get("words") == "easy",
        "today": request.at,
    }
    return show(request, "plans/print_plan.html", data, viewed=Viewed(person_id, "plan", Act.PRINTED))
