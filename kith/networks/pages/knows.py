"""Whom somebody on the map knows of the others on it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import set_acquainted
from kith.networks.forms.acquaintances import KnowsForm
from kith.networks.queries.acquaintances import AskedOfOne, whom_they_know
from kith.networks.rules.vocabulary import Closeness
from kith.people.pages.around import show_about


@page(may=Permission.MAP_DRAW, methods=("GET", "POST"))
def knows(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Ask whom they know, and keep what is said."""
    asked = whom_they_know(tie_id, viewer=request.actor, at=request.at)
    form = edits.form(
        request,
        KnowsForm,
        initial=_initial(asked),
        version=asked.version,
        person=asked.whole.person,
        writer=request.actor.name,
        tie=asked.tie,
        others=asked.others,
    )
    if form.is_valid():
        set_acquainted(
            tie_id=tie_id,
            knows=form.knows(),
            told=form.told,
            version=edits.version_of(form),
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("networks:tie", kwargs={"tie_id": tie_id}))
    data = {"form": form, "asked": asked}
    return show_about(
        request, asked.whole.person, "networks/knows.html", data, what="networks.Tie", may=Permission.MAP_SEE
    )


def _initial(asked: AskedOfOne) -> dict[str, list[str]]:
    known = asked.knows
    close = [tie_id for tie_id, closeness in known.items() if closeness is Closeness.CLOSE]
    return {"knows": [str(tie_id) for tie_id in known], "close": [str(tie_id) for tie_id in close]}
