"""One kind of need: spiritual, ethical or legal."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
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
from kith.plans.rules.needs import NeedKind


@page(may=Permission.PLAN_DECIDE, methods=("GET", "POST"))
def need(request: KithRequest, person_id: PersonId, kind: str) -> HttpResponse:
    """Take one line about the need, or that it is not relevant and who says so."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.PLAN_DECIDE)
    asked = next((one for one in NeedKind if one == kind), None)
    if asked is None:
        raise Http404
    form = edits.form(request, forms.NeedForm, person=person, writer=request.actor.name)
    if form.is_valid():
        is_relevant = form.cleaned_data["is_relevant"] == "yes"
        actions.answer_need(
            person_id=person_id,
            kind=asked,
            is_relevant=is_relevant,
            words=form.cleaned_data["words"] if is_relevant else "",
            told=form.told,
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("plans:plan", args=[person_id]))
    data = {"form": form, "kind": asked}
    return show_about(request, person, "plans/need.html", data, what="plan", may=Permission.PLAN_SEE)
