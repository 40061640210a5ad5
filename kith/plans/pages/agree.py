"""The person's yes to their plan."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.plans import forms
from kith.plans.actions import plans as actions
from kith.plans.queries import plans as queries
from kith.plans.rules.agreeing import Agreeing


@page(may=Permission.PLAN_AGREE, methods=("GET", "POST"))
def agree(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Say what is about to be agreed, or what has to be asked first; then take the yes."""
    seen = queries.plan_for(request.actor, person_id, may=Permission.PLAN_AGREE, at=request.at)
    decision = queries.may_be_agreed(person_id, viewer=request.actor, at=request.at)
    form = edits.form(request, forms.AgreementForm, person=seen.person, writer=request.actor.name)
    if decision and form.is_valid():
        actions.agree(
            person_id=person_id,
            gone_through=form.form_gone_through,
            told=form.told,
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("plans:plan", args=[person_id]))
    data = {
        "form": form,
        "plan": seen,
        "decision": decision,
        "why_not": Agreeing(decision.reason.code),
    }
    template = "plans/agree.html" if decision else "plans/not_yet.html"
    return show_about(request, seen.person, template, data, what="plan", may=Permission.PLAN_SEE)
