"""Somebody's plan: now, next and later, whose idea each step was, and what is agreed."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.plans.queries.plans import plan_for


@page(may=Permission.PLAN_SEE)
def plan(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the plan."""
    seen = plan_for(request.actor, person_id, at=request.at)
    return show_about(request, seen.person, "plans/plan.html", {"plan": seen}, what="plan", may=Permission.PLAN_SEE)
