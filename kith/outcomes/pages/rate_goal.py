"""Saying where things are with a goal."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import GoalId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.outcomes import actions, queries
from kith.outcomes.forms import RatingForm


@page(may=Permission.OUTCOME_RECORD, methods=("GET", "POST"))
def rate_goal(request: KithRequest, goal_id: GoalId) -> HttpResponse:
    """Take a rating, 0 to 10."""
    goal = queries.goal(request.actor, goal_id, may=Permission.OUTCOME_RECORD, at=request.at)
    form = edits.form(request, RatingForm, person=goal.person, writer=request.actor.name)
    if form.is_valid():
        value = int(form.cleaned_data["rating"])
        actions.rate_goal(goal_id=goal_id, value=value, told=form.told, by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("outcomes:scores", args=[goal.person.person_id]))
    return show(
        request,
        "outcomes/rate_goal.html",
        {"form": form, "goal": goal, "person": goal.person},
        viewed=Viewed(goal.person.person_id, "goals"),
    )
