"""Adding somebody or something to a map. One is enough for today."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import add_tie
from kith.networks.forms.fields import HELP_ICONS, KIND_ICONS
from kith.networks.forms.ties import AddForm
from kith.networks.queries.maps import rings_on
from kith.networks.rules.vocabulary import Kind
from kith.people.pages.around import show_about
from kith.people.queries import whose


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def add(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask the few questions that put somebody on the map."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.MAP_DRAW)
    form = edits.form(
        request,
        AddForm,
        initial={"kind": Kind.PERSON},
        person=person,
        writer=request.actor.name,
        rings=rings_on(person_id, viewer=request.actor, at=request.at),
    )
    if form.is_valid():
        tie_id = add_tie(person_id=person_id, facts=form.facts(), told=form.told, by=request.actor, at=request.at)
        here = reverse("networks:add" if "another" in request.POST else "networks:map", kwargs={"person_id": person_id})
        return HttpResponseRedirect(f"{here}?done={tie_id}")
    data = {"form": form, "kind_icons": KIND_ICONS, "help_icons": HELP_ICONS}
    return show_about(request, person, "networks/add.html", data, what="networks.Map", may=Permission.MAP_SEE)
