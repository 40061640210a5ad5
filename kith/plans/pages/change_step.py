"""Saying a step anew, in place."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.passing import Stopped
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


@page(may=Permission.PLAN_DECIDE, methods=("GET", "POST"))
def change_step(request: KithRequest, step_id: StepId) -> HttpResponse:
    """Take the step as it should read now; a stale form overwrites nothing."""
    person_id, step = queries.step_for(request.actor, step_id, may=Permission.PLAN_DECIDE, at=request.at)
    person = whose(request.actor, person_id, at=request.at, may=Permission.PLAN_DECIDE)
    form = edits.form(
        request,
        forms.StepForm,
        initial=forms.filled_from(step),
        version=step.version,
        goals=queries.goals_of(person_id, viewer=request.actor, at=request.at),
        ties=queries.ties_of(person_id, viewer=request.actor, at=request.at),
        person=person,
        writer=request.actor.name,
    )
    if form.is_valid():
        try:
            actions.change_step(
                step_id=step_id,
                step=form.step,
                version=step.version,
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except Stopped as limited:
            form.add_error(None, str(limited))
        else:
            return HttpResponseRedirect(reverse("plans:plan", args=[person_id]))
    data = {"form": form, "is_new": False}
    return show_about(request, person, "plans/step.html", data, what="plan", may=Permission.PLAN_SEE)
