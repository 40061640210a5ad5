"""The person's yes to what a worker wrote down about a tie."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import NotWithoutThemError, confirm_decision
from kith.networks.forms.decisions import ConfirmForm
from kith.networks.queries.maps import tie_for
from kith.people.pages.around import show_about


@page(may=Permission.PLAN_DECIDE, methods=("GET", "POST"))
def confirm(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Ask whether the last decision about a tie is what the person wants."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.PLAN_DECIDE)
    waiting = story.waiting
    if waiting is None:
        return HttpResponseRedirect(reverse("networks:tie", kwargs={"tie_id": tie_id}))
    form = edits.form(request, ConfirmForm, person=story.person, writer=request.actor.name)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_decision(
                decision_id=waiting.decision_id,
                told=form.told,
                asked_in=form.format(),
                by=request.actor,
                at=request.at,
            )
        except NotWithoutThemError as refusal:
            form.add_error("told", str(refusal))
        else:
            return HttpResponseRedirect(reverse("networks:tie", kwargs={"tie_id": tie_id}))
    data = {"form": form, "story": story, "waiting": waiting}
    return show_about(
        request, story.person, "networks/confirm.html", data, what="networks.TieDecision", may=Permission.MAP_SEE
    )
