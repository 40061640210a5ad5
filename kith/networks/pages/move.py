"""Moving a tie nearer, further out, or to another part of the map."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import move_tie
from kith.networks.forms.ties import MoveForm
from kith.networks.queries.maps import rings_on, tie_for
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def move(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Ask where somebody stands, and move them there."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    facts = story.tie.facts
    form = edits.form(
        request,
        MoveForm,
        initial={"ring": facts.ring.value, "sector": facts.sector},
        version=story.tie.version,
        person=story.person,
        writer=request.actor.name,
        rings=rings_on(story.person.person_id, viewer=request.actor, at=request.at),
    )
    if form.is_valid():
        move_tie(
            tie_id=tie_id,
            ring=form.cleaned_data["ring"],
            sector=form.cleaned_data["sector"],
            told=form.told,
            version=edits.version_of(form),
            by=request.actor,
            at=request.at,
        )
        here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
        return HttpResponseRedirect(f"{here}?done={tie_id}")
    data = {"form": form, "story": story}
    return show_about(request, story.person, "networks/move.html", data, what="networks.Tie", may=Permission.MAP_SEE)
