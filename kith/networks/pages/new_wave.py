"""Going through a map again as a whole: everybody is carried forward, to keep, let go or move; the map gets a name."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import begin_wave, name
from kith.networks.forms.waves import WaveForm
from kith.networks.queries.maps import map_for
from kith.networks.queries.waves import moments_of
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def new_wave(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask of everybody on the map where they stand now; then show what changed since the time before."""
    seen = map_for(person_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    form = edits.form(
        request,
        WaveForm,
        initial={"name": date_format(seen.person.today, "YEAR_MONTH_FORMAT")},
        person=seen.person,
        writer=request.actor.name,
        rings=seen.rings,
        ties=[tie.standing for tie in seen.ties],
    )
    if form.is_valid():
        step = len(moments_of(person_id, viewer=request.actor, at=request.at)) - 2
        told, by, at = form.told, request.actor, request.at
        if form.cleaned_data["names"]:
            name(person_id=person_id, names=form.cleaned_data["names"], told=told, by=by, at=at)
        begin_wave(person_id=person_id, name=form.cleaned_data["name"], carried=form.carried(), told=told, by=by, at=at)
        here = reverse("networks:earlier", kwargs={"person_id": person_id})
        return HttpResponseRedirect(f"{here}?step={step}&beside=next")
    data = {"form": form, "map": seen}
    return show_about(request, seen.person, "networks/new_wave.html", data, what="networks.Map", may=Permission.MAP_SEE)
