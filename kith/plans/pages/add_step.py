"""Adding a step to somebody's plan: one of their own words, or one that covers for somebody who is away."""

from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.templates import listed
from kith.networks.rules.vocabulary import Help
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.plans import forms
from kith.plans.actions import plans as actions
from kith.plans.queries import plans as queries


@page(may=Permission.PLAN_DECIDE, methods=("GET", "POST"))
def add_step(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Take one small step."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.PLAN_DECIDE)
    ties = queries.ties_of(person_id, viewer=request.actor, at=request.at)
    form = edits.form(
        request,
        forms.StepForm,
        initial=_cover(request, ties),
        goals=queries.goals_of(person_id, viewer=request.actor, at=request.at),
        ties=ties,
        person=person,
        writer=request.actor.name,
    )
    if form.is_valid():
        try:
            actions.add_step(person_id=person_id, step=form.step, told=form.told, by=request.actor, at=request.at)
        except Stopped as limited:
            form.add_error(None, str(limited))
        else:
            return HttpResponseRedirect(reverse("plans:plan", args=[person_id]))
    data = {"form": form, "is_new": True}
    return show_about(request, person, "plans/step.html", data, what="plan", may=Permission.PLAN_SEE)


def _cover(request: KithRequest, ties: Sequence[queries.TieChoice]) -> dict[str, str]:
    """Fill in a step that covers for somebody who is away, where the address asks for one: with ids, never names."""
    kind = next((kind for kind in Help if kind == request.GET.get("cover")), None)
    names = {str(tie.tie_id): tie.name for tie in ties}
    away = [names[sent] for sent in request.GET.getlist("away") if sent in names]
    if kind is None or not away:
        return {}
    asked = request.GET.get("tie", "")
    said = (
        _("Ask %(name)s to stand in for %(away)s: %(kind)s")
        if asked in names
        else _("Find somebody to stand in for %(away)s: %(kind)s")
    )
    words = {"name": names.get(asked, ""), "kind": _(kind.phrase), "away": listed(away).unescape()}
    return {"words": said % words, "tie_id": asked if asked in names else ""}
