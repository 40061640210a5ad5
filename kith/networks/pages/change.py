"""Changing what is told of a tie."""

from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import change_tie
from kith.networks.forms.fields import HELP_ICONS, KIND_ICONS, NO_SYMBOL, SYMBOL_ICONS
from kith.networks.forms.ties import ChangeForm
from kith.networks.queries.maps import map_for, tie_for
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Life
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def change(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Show everything that can be told of a tie, and keep what is changed."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    facts = story.tie.facts
    seen = map_for(story.person.person_id, viewer=request.actor, at=request.at)
    form = edits.form(
        request,
        ChangeForm,
        initial=_initial(facts),
        version=story.tie.version,
        person=story.person,
        writer=request.actor.name,
        rings=seen.rings,
        others={tie.tie_id: tie.facts.name for tie in seen.ties if tie.tie_id != tie_id},
        is_remembered=facts.life is Life.REMEMBERED,
    )
    if form.is_valid():
        try:
            change_tie(
                tie_id=tie_id,
                facts=replace(form.facts(), listing_id=facts.listing_id, photo_id=facts.photo_id),
                told=form.told,
                version=edits.version_of(form),
                by=request.actor,
                at=request.at,
            )
        except Stopped as limit:
            form.add_error("rhythm", str(limit))
        else:
            here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
            return HttpResponseRedirect(f"{here}?done={tie_id}")
    icons = {"kind_icons": KIND_ICONS, "help_icons": HELP_ICONS, "symbol_icons": SYMBOL_ICONS}
    data = {"form": form, "story": story, **icons}
    return show_about(request, story.person, "networks/change.html", data, what="networks.Tie", may=Permission.MAP_SEE)


def _initial(facts: TieFacts) -> dict[str, object]:
    told = dict(vars(facts))
    sets = {name: sorted(told[name]) for name in ("helps_with", "gives")}
    return {
        **told,
        **sets,
        "name_they_use": facts.name,
        "ring": facts.ring.value,
        "symbol": facts.symbol or NO_SYMBOL,
        "met_through": str(facts.met_through_id or ""),
    }
