"""The case in order, with its sources: by kind and by days, to read in a panel and to print."""

from django.http import HttpResponse

from kith.disclosure.forms import ChronologyForm
from kith.disclosure.queries.chronology import chronology_of
from kith.disclosure.rules.chronology import Event
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.templates import url
from kith.people.pages.around import show_about
from kith.people.queries import whose

A_PAGE = 200
"""So many events are shown before somebody asks for all of them."""


@page(may=Permission.PERSON_SEE)
def chronology(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show what happened, by the day on which it did."""
    see = Permission.PERSON_SEE
    person = whose(request.actor, person_id, may=see, at=request.at)
    form = ChronologyForm(request.GET)
    events = chronology_of(request.actor, person_id, form.asked, at=request.at)
    is_whole = "all" in request.GET or len(events) <= A_PAGE
    data = {
        "form": form,
        "events": events if is_whole else events[-A_PAGE:],
        "count": len(events),
        "is_whole": is_whole,
        "whole": form.address(whole=True),
        "url_of": _url_of,
    }
    return show_about(request, person, "disclosure/chronology.html", data, what="chronology", may=see)


def _url_of(event: Event) -> str:
    return url(event.place.route, **{event.place.key: event.place.value})
