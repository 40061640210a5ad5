"""The map as it was on another day, beside today's. It opens only when it is asked for."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language_bidi

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.forms import EarlierForm
from kith.networks.pages.map import captions
from kith.networks.queries.days import TwoDays, map_on_two_days
from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.drawing import Drawing, Frame
from kith.networks.rules.layout import lay_out
from kith.networks.rules.marks import Mark
from kith.people.pages.around import show_about
from kith.people.queries import whose


@page(may=Permission.MAP_SEE)
def earlier(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask for a day; show the map of that day, today's, and what changed."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.MAP_SEE)
    form = EarlierForm(request.GET or None)
    data: dict[str, object] = {"form": form, "days": None}
    if form.is_valid():
        on: date = form.cleaned_data["on"]
        days = map_on_two_days(person_id, _end_of(on), request.at, viewer=request.actor, at=request.at)
        data |= {"on": on, "days": days, "drawings": _drawings(days, person.known_as), "today": request.at}
    return show_about(request, person, "networks/earlier.html", data, what="networks.Map", may=Permission.MAP_SEE)


def _end_of(on: date) -> datetime:
    """Return the last moment of a day where the organisation is."""
    return timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min)) - timedelta(microseconds=1)


def _drawings(days: TwoDays, name: str) -> tuple[Drawing, Drawing]:
    """Draw both days, each person in the same place."""
    return (
        _drawing(days.then, days.now, days.acquainted_then, name=name),
        _drawing(days.now, days.then, days.acquainted_now, name=name),
    )


def _drawing(marks: Sequence[Mark], other_day: Sequence[Mark], pairs: Sequence[Acquainted], *, name: str) -> Drawing:
    return lay_out(
        marks,
        captions=captions(name),
        frame=Frame.THUMBNAIL,
        mirrored=get_language_bidi(),
        seats_for=other_day,
        acquainted=pairs,
    )
