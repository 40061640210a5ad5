"""Taking a tie off the map. It is kept, and can be put back."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import put_back, take_off_map
from kith.networks.forms.ties import JustSaidForm
from kith.networks.queries.maps import tie_for
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def take_off(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Say what will happen, then take the tie off the map."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    form = edits.form(request, JustSaidForm, version=story.tie.version, person=story.person, writer=request.actor.name)
    if request.method == "POST" and form.is_valid():
        take_off_map(tie_id=tie_id, told=form.told, version=edits.version_of(form), by=request.actor, at=request.at)
        here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
        return HttpResponseRedirect(f"{here}?done={tie_id}")
    data = {"form": form, "story": story}
    return show_about(
        request, story.person, "networks/take_off.html", data, what="networks.Tie", may=Permission.MAP_SEE
    )


@page(may=Permission.MAP_DRAW, methods=("POST",))
def put_back_on_map(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Put a tie back where it was, on the word of whoever it was taken off by. One that stands there stays."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    if not story.tie.is_on_map:
        put_back(
            tie_id=tie_id,
            told=story.tie.last_deed.origin,
            version=story.tie.version,
            by=request.actor,
            at=request.at,
        )
    here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
    return HttpResponseRedirect(f"{here}?done={tie_id}")
