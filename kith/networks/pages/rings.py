"""How many rings a map has: three, or one more at the edge."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import EdgeIsHeldError, draw_edge
from kith.networks.forms.drawing import RingsForm
from kith.networks.queries.maps import rings_on
from kith.people.pages.around import show_about
from kith.people.queries import whose


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def rings(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask how many rings there are to be, and draw the map so."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.MAP_DRAW)
    now = rings_on(person_id, viewer=request.actor, at=request.at)
    form = edits.form(request, RingsForm, initial={"rings": str(len(now))})
    if form.is_valid():
        try:
            draw_edge(person_id=person_id, has_edge=form.has_edge, by=request.actor, at=request.at)
        except EdgeIsHeldError as held:
            form.add_error("rings", str(held))
        else:
            return HttpResponseRedirect(reverse("networks:map", kwargs={"person_id": person_id}))
    data = {"form": form, "person": person}
    return show_about(request, person, "networks/rings.html", data, what="networks.Map", may=Permission.MAP_SEE)
