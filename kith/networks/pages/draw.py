"""Drawing a map together: the drawing, the tray and the same as a table. All of it is one form, sent by one button.

The island lets people drag, tap or use keys on the drawing; it fills in that same form and sends it.
"""

from collections import Counter

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId, TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import let_go, move_tie, name, place, take_off_map, tell_of_tie, wish_ring
from kith.networks.forms.drawing import DrawForm
from kith.networks.forms.fields import HELP_ICONS
from kith.networks.pages.map import asked_ring, asked_tie, drawings
from kith.networks.queries.board import tray_of, turns_of
from kith.networks.queries.maps import map_for
from kith.networks.rules.layout import shows_one_ring
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def draw(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the map to be drawn on, and do what differs from before."""
    # The tray is read before the map: whoever is placed meanwhile is seen twice, and never not at all.
    tray = tray_of(person_id, viewer=request.actor, at=request.at)
    seen = map_for(
        person_id, viewer=request.actor, at=request.at, just_done=asked_tie(request), may=Permission.MAP_DRAW
    )
    is_crowded = shows_one_ring(seen.marks)
    form = edits.form(
        request,
        DrawForm,
        initial={"told": request.GET.get("told", "")},
        person=seen.person,
        writer=request.actor.name,
        rings=seen.rings,
        ties=[tie.standing for tie in seen.ties],
        tray=tray,
        asks_what_is_carried=not is_crowded,
    )
    if form.is_valid():
        _do(request, person_id, form)
        here = reverse("networks:draw", kwargs={"person_id": person_id})
        told = form.cleaned_data.get("told", "")
        return HttpResponseRedirect(f"{here}?told={told}" if told else here)
    turns = turns_of(person_id, viewer=request.actor, at=request.at)
    ring = asked_ring(request, seen.ties) if is_crowded else None
    data = {
        "form": form,
        "help_icons": HELP_ICONS,
        "map": seen,
        "tray": tray,
        "turns": turns,
        "only": ring,
        "drawings": drawings(seen, seen.by_ring[ring] if ring else seen.ties, only=None),
    }
    return show_about(request, seen.person, "networks/draw.html", data, what="networks.Map", may=Permission.MAP_SEE)


def _do(request: KithRequest, person_id: PersonId, form: DrawForm) -> None:
    told, by, at = form.told, request.actor, request.at
    done: Counter[TieId] = Counter()
    for tie, carries in form.carried():
        tell_of_tie(tie_id=tie.tie_id, carries=carries, told=told, version=tie.version, by=by, at=at)
        done[tie.tie_id] += 1
    for tie, ring in form.wishes():
        version = tie.version + done[tie.tie_id]
        wish_ring(tie_id=tie.tie_id, ring=ring, told=told, version=version, by=by, at=at)
        done[tie.tie_id] += 1
    for tie, to in form.moves():
        version = tie.version + done[tie.tie_id]
        if to is None:
            take_off_map(tie_id=tie.tie_id, told=told, version=version, by=by, at=at)
        else:
            move_tie(tie_id=tie.tie_id, ring=to.ring, sector=to.sector, told=told, version=version, by=by, at=at)
    for one, kind, to in form.placings():
        if to is None:
            let_go(unplaced_id=one.unplaced_id, by=by, at=at)
        else:
            place(unplaced_id=one.unplaced_id, kind=kind, ring=to.ring, sector=to.sector, told=told, by=by, at=at)
    if form.cleaned_data["names"]:
        name(person_id=person_id, names=form.cleaned_data["names"], told=told, by=by, at=at)
