"""A worker's own view of a tie, written apart from the person's."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import record_worker_view
from kith.networks.forms.decisions import WorkerViewForm
from kith.networks.queries.maps import tie_for
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def worker_view(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Ask a worker how they see a tie, and keep it at the desk."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    if not request.actor.is_staff:
        raise gate.NotAllowed(Permission.MAP_DRAW)
    form = edits.form(request, WorkerViewForm)
    if form.is_valid():
        record_worker_view(
            tie_id=tie_id,
            felt=form.cleaned_data["felt"],
            because=form.cleaned_data["because"],
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("networks:tie", kwargs={"tie_id": tie_id}))
    data = {"form": form, "story": story}
    return show_about(
        request, story.person, "networks/worker_view.html", data, what="networks.Tie", may=Permission.MAP_SEE
    )
