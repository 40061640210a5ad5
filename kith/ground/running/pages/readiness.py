"""Is this place ready for real people? Item by item, for its administrator, who says what is in place."""

from contextlib import suppress

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.running.forms import ReadyForm
from kith.ground.running.readiness import FutureDay, NotReady, go_live, how_it_stands, is_live, route_of, write_ready
from kith.ground.running.rules import State, not_standing
from kith.ground.web import edits
from kith.ground.web.page import Again, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

KEEP, BOTH = Permission.READINESS_KEEP, ("GET", "POST")


@page(may=KEEP)
def readiness(request: KithRequest) -> HttpResponse:
    organisation_id = request.actor.organisation_id
    found = how_it_stands(organisation_id, at=request.at)
    data = {
        "standings": found,
        "missing": len(not_standing(found)),
        "is_live": is_live(organisation_id),
        "states": State,
        "route_of": route_of,
    }
    return show(request, "running/readiness.html", data)


@page(may=KEEP, methods=BOTH, asks_again=Again.EVERYBODY)
def ready_item(request: KithRequest, key: str) -> HttpResponse:
    found = {one.item.key: one for one in how_it_stands(request.actor.organisation_id, at=request.at)}
    standing = found.get(key)
    if standing is None:
        raise Http404
    form = edits.form(request, ReadyForm)
    if form.is_valid() and not standing.item.by_machine:
        try:
            write_ready(key=key, **form.cleaned_data, by=request.actor, at=request.at)
            return redirect("running:readiness")
        except FutureDay:
            form.add_error("done_on", _("This day is still to come. Write it down when it has been done."))
    return show(request, "running/ready_item.html", {"form": form, "standing": standing, "states": State})


@page(may=KEEP, methods=("POST",), asks_again=Again.EVERYBODY)
def going_live(request: KithRequest) -> HttpResponse:
    with suppress(NotReady):  # the page says what is missing
        go_live(by=request.actor, at=request.at)
    return redirect("running:readiness")
