"""Writing down what the person wants."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import actions
from kith.outcomes.forms import GoalForm
from kith.people.pages.around import show_about
from kith.people.queries import whose


@page(may=Permission.OUTCOME_RECORD, methods=("GET", "POST"))
def set_goal(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Take a goal in the person's own words, with a first rating if they want to give one."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.OUTCOME_RECORD)
    form = edits.form(request, GoalForm, person=person, writer=request.actor.name)
    if form.is_valid():
        rating = form.cleaned_data["rating"]
        actions.set_goal(
            person_id=person_id,
            words=form.cleaned_data["words"],
            rating=int(rating) if rating else None,
            told=form.told,
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("outcomes:scores", args=[person_id]))
    return show_about(
        request, person, "outcomes/set_goal.html", {"form": form}, what="goals", may=Permission.OUTCOME_SEE
    )
