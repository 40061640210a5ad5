"""Saying that a goal is reached, or wanted no more."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import GoalId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import actions, queries
from kith.outcomes.forms import GoalEndingForm
from kith.outcomes.models import GoalEnding
from kith.people.pages.around import show_about


@page(may=Permission.OUTCOME_RECORD, methods=("GET", "POST"))
def end_goal(request: KithRequest, goal_id: GoalId) -> HttpResponse:
    """Take how a goal came to its end. It stays in the story."""
    goal = queries.goal(request.actor, goal_id, may=Permission.OUTCOME_RECORD, at=request.at)
    form = edits.form(request, GoalEndingForm, person=goal.person, writer=request.actor.name)
    if form.is_valid():
        kind = GoalEnding.Kind(form.cleaned_data["kind"])
        actions.end_goal(goal_id=goal_id, kind=kind, told=form.told, by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("outcomes:scores", args=[goal.person.person_id]))
    return show_about(
        request,
        goal.person,
        "outcomes/end_goal.html",
        {"form": form, "goal": goal},
        what="goals",
        may=Permission.OUTCOME_SEE,
    )
