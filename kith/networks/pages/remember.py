"""Marking that somebody on the map has died. Asked once more, because everything that asks after them stops."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import mark_as_remembered
from kith.networks.forms.ties import JustSaidForm
from kith.networks.queries.maps import tie_for
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def remember(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Say what will happen, then keep the tie as remembered."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    form = edits.form(request, JustSaidForm, version=story.tie.version, person=story.person, writer=request.actor.name)
    if request.method == "POST" and form.is_valid():
        mark_as_remembered(
            tie_id=tie_id, told=form.told, version=edits.version_of(form), by=request.actor, at=request.at
        )
        here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
        return HttpResponseRedirect(f"{here}?done={tie_id}")
    data = {"form": form, "story": story}
    return show_about(
        request, story.person, "networks/remember.html", data, what="networks.Tie", may=Permission.MAP_SEE
    )
