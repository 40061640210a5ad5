"""One kind of need: spiritual, ethical or legal."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.plans import forms
from kith.plans.actions import plans as actions
from kith.plans.queries import plans as queries
from kith.plans.rules.needs import NeedKind


@page(may=Permission.PLAN_DECIDE, methods=("GET", "POST"))
def need(request: KithRequest, person_id: PersonId, kind: str) -> HttpResponse:
    """Take one line about the need, or that it is not relevant and who says so."""
    known_as = queries.name_of(request.actor, person_id, may=Permission.PLAN_DECIDE, at=request.at)
    asked = next((one for one in NeedKind if one == kind), None)
    if asked is None:
        raise Http404
    form = edits.form(request, forms.NeedForm, by=request.actor, person_id=person_id, known_as=known_as, at=request.at)
    if form.is_valid():
        is_relevant = form.cleaned_data["is_relevant"] == "yes"
        actions.answer_need(
            person_id=person_id,
            kind=asked,
            is_relevant=is_relevant,
            words=form.cleaned_data["words"] if is_relevant else "",
            voice=form.voice(),
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("plans:plan", args=[person_id]))
    data = {"form": form, "person_id": person_id, "known_as": known_as, "kind": asked}
    return show(request, "plans/need.html", data, viewed=Viewed(person_id, "plan"))
