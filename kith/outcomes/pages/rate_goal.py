"""Saying where things are with a goal."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import GoalId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import actions, queries
from kith.outcomes.forms import RatingForm
from kith.people.pages.around import show_about


@page(may=Permission.OUTCOME_RECORD, methods=("GET", "POST"))
def rate_goal(request: KithRequest, goal_id: GoalId) -> HttpResponse:
    """Take a rating, 0 to 10."""
    goal = queries.goal(request.actor, goal_id, may=Permission.OUTCOME_RECORD, at=request.at)
    form = edits.form(request, RatingForm, person=goal.person, writer=request.actor.name)
    if form.is_valid():
        value = int(form.cleaned_data["rating"])
        actions.rate_goal(goal_id=goal_id, value=value, told=form.told, by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("outcomes:scores", args=[goal.person.person_id]))
    return show_about(
        request,
        goal.person,
        "outcomes/rate_goal.html",
        {"form": form, "goal": goal},
        what="goals",
        may=Permission.OUTCOME_SEE,
    )
