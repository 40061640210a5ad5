"""“Not them”: somebody on the map is kept away, in two taps, by the person's own word."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId, TieId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.networks.queries.limits import tie_to_keep_away
from kith.safeguarding.actions import begin_own_limit


@page(may=Permission.RESTRICTION_SET, methods=("GET", "POST"))
def not_them(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Keep somebody away: nobody else is asked, and the other side is told nothing."""
    tie = tie_to_keep_away(viewer=request.actor, tie_id=tie_id, at=request.at)
    form = edits.form(request, Form)
    if form.is_valid():
        begin_own_limit(person_id=tie.person_id, party=tie.party, party_name=tie.name, by=request.actor, at=request.at)
        return redirect("safeguarding:limits", person_id=tie.person_id)
    data = {"form": form, "tie": tie}
    return show(request, "networks/not_them.html", data, viewed=Viewed(PersonId(tie.person_id), "networks.Tie"))
