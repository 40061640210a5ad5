"""How long records stay here, and keeping some of them longer."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.disposal.actions.deciding import keep_longer
from kith.disposal.forms import LongerForm
from kith.disposal.packs.england import SCHEDULE
from kith.disposal.queries.schedule import lines
from kith.disposal.rules.hindrances import Hindered
from kith.ground.access.permissions import Permission
from kith.ground.clock import day_of
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

KEEP = Permission.DISPOSAL_KEEP


@page(may=KEEP)
def schedule(request: KithRequest) -> HttpResponse:
    """Show the schedule: of whom, how long, counted from what, and where that comes from."""
    is_stale = day_of(request.at, request.actor.zone) > SCHEDULE.next_check_on
    data = {"lines": lines(request.actor), "schedule": SCHEDULE, "is_stale": is_stale}
    return show(request, "disposal/schedule.html", data)


@page(may=KEEP, methods=("GET", "POST"))
def longer(request: KithRequest, line_key: str) -> HttpResponse:
    """Keep what falls under a line longer than the schedule says."""
    kept = next((one for one in lines(request.actor) if one.line.key == line_key), None)
    if kept is None:
        raise Http404
    form = edits.form(request, LongerForm, initial={"years": kept.years}, least=kept.line.years)
    if form.is_valid():
        try:
            keep_longer(line=line_key, **form.cleaned_data, by=request.actor, at=request.at)
        except Hindered as hindered:
            form.add_error("years", _(str(hindered)))
        else:
            return redirect("disposal:schedule")
    return show(request, "disposal/longer.html", {"form": form, "kept": kept})
