"""Saying how a step went."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import StepId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.plans import forms
from kith.plans.actions import plans as actions
from kith.plans.queries import plans as queries
from kith.plans.rules.steps import HowItWent


@page(may=Permission.PLAN_DECIDE, methods=("GET", "POST"))
def end_step(request: KithRequest, step_id: StepId) -> HttpResponse:
    """Take how it went: done, couldn't, or not wanted any more."""
    person_id, step = queries.step_for(request.actor, step_id, may=Permission.PLAN_DECIDE, at=request.at)
    person = whose(request.actor, person_id, at=request.at, may=Permission.PLAN_DECIDE)
    form = edits.form(request, forms.EndingForm, person=person, writer=request.actor.name)
    if form.is_valid():
        actions.end_step(
            step_id=step_id,
            how=HowItWent(form.cleaned_data["how"]),
            words=form.cleaned_data["words"],
            told=form.told,
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("plans:plan", args=[person_id]))
    data = {"form": form, "step": step}
    return show_about(request, person, "plans/end_step.html", data, what="plan", may=Permission.PLAN_SEE)
