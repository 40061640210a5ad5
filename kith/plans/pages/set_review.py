"""Setting the day on which a plan is looked at again."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.plans import forms
from kith.plans.actions import plans as actions
from kith.plans.rules.reviews import usual_next


@page(may=Permission.REVIEW_HOLD, methods=("GET", "POST"))
def set_review(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Take a day; twelve weeks on is offered."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.REVIEW_HOLD)
    form = edits.form(request, forms.SetReviewForm, initial={"due_on": usual_next(person.today)}, today=person.today)
    if form.is_valid():
        due_on = form.cleaned_data["due_on"]
        actions.set_review(person_id=person_id, due_on=due_on, by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("plans:plan", args=[person_id]))
    data = {"form": form}
    return show_about(request, person, "plans/set_review.html", data, what="plan", may=Permission.PLAN_SEE)
