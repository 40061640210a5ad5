"""The map through time: its named moments, one beside a later one, and what changed. It opens only when asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.forms.waves import EarlierForm
from kith.networks.pages.map import SAMPLES, drawn_beside
from kith.networks.queries.days import TwoDays, map_on_two_days
from kith.networks.queries.waves import end_of, moments_of
from kith.networks.rules.drawing import Drawing
from kith.networks.rules.layout import shows_one_ring
from kith.networks.rules.waves import Moment, beside
from kith.people.pages.around import show_about
from kith.people.queries import whose

MOST_DIGITS = 4
GONE, OTHERWISE = (
    SAMPLES[0]._replace(mark=mark)
    for mark in (replace(SAMPLES[0].mark, is_gone=True), replace(SAMPLES[0].mark, is_selected=True))
)
"""How somebody is drawn who is on the later map no more, and how somebody who is not as before."""


@page(may=Permission.MAP_SEE)
def earlier(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the moments of a map; where one is asked for, that map beside a later one, and what changed."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.MAP_SEE)
    moments = moments_of(person_id, viewer=request.actor, at=request.at)
    with_the_next = request.GET.get("beside") == "next"
    form = EarlierForm(request.GET if "on" in request.GET else None)
    data: dict[str, object] = {
        "form": form,
        "days": None,
        "step": None,
        "moments": moments,
        "with_the_next": with_the_next,
    }
    pair = _pair(request, form, moments, with_the_next=with_the_next)
    if pair is not None:
        before, after = pair
        days = map_on_two_days(person_id, before.at, after.at, viewer=request.actor, at=request.at)
        data |= {
            "days": days,
            "pair": pair,
            "drawings": _drawings(days, person.known_as),
            "gone": GONE,
            "otherwise": OTHERWISE,
            "step": moments.index(before) if before in moments else None,
        }
    return show_about(request, person, "networks/earlier.html", data, what="networks.Map", may=Permission.MAP_SEE)


def _pair(
    request: KithRequest, form: EarlierForm, moments: Sequence[Moment], *, with_the_next: bool
) -> tuple[Moment, Moment] | None:
    """Return the two moments that are asked for; none where nothing is asked, or nothing was ever drawn."""
    if form.is_valid():
        on: date = form.cleaned_data["on"]
        return Moment(end_of(on)), Moment(request.at)
    step = request.GET.get("step", "")
    if not (moments and step.isdecimal() and len(step) <= MOST_DIGITS):
        return None
    return beside(moments, int(step), with_the_next=with_the_next)


def _drawings(days: TwoDays, name: str) -> tuple[Drawing, ...]:
    """Draw both, each person in the same place; of very many, the words below say it alone."""
    if shows_one_ring(days.then) or shows_one_ring(days.now):
        return ()
    then, now = days.marked(days.then), days.marked(days.now)
    return (
        drawn_beside(then, now, days.acquainted_then, name=name, has_edge=days.has_edge),
        drawn_beside(now, then, days.acquainted_now, name=name, has_edge=days.has_edge),
    )
