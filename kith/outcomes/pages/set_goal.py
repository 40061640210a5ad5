"""Writing down what the person wants."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.outcomes import actions, queries
from kith.outcomes.forms import GoalForm


@page(may=Permission.OUTCOME_RECORD, methods=("GET", "POST"))
def set_goal(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Take a goal in the person's own words, with a first rating if they want to give one."""
    person = queries.person_asked(request.actor, person_id, at=request.at)
    form = edits.form(request, GoalForm, by=request.actor, person_id=person_id, known_as=person.known_as, at=request.at)
    if form.is_valid():
        rating = form.cleaned_data["rating"]
        actions.set_goal(
            person_id=person_id,
            words=form.cleaned_data["words"],
            rating=int(rating) if rating else None,
            voice=form.voice(),
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("outcomes:scores", args=[person_id]))
    return show(request, "outcomes/set_goal.html", {"form": form, "person": person}, viewed=Viewed(person_id, "goals"))
