"""Everything that has happened, the latest first."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import around
from kith.people.queries import person_of
from kith.record import queries

LAST_PAGE = 100


@page(may=Permission.PERSON_SEE)
def chronology(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show thirty things, and thirty more each time."""
    person = person_of(request.actor, person_id, at=request.at)
    text = request.GET.get("page", "1")
    number = min(max(int(text), 1), LAST_PAGE) if text.isdecimal() and len(text) <= len(str(LAST_PAGE)) else 1
    most = number * queries.A_PAGE
    found = queries.happenings(request.actor, person_id, at=request.at, most=most + 1, sources=queries.EVERYTHING)
    data = {
        **around(request, person),
        "happenings": found[most - queries.A_PAGE : most],
        "number": number,
        "has_more": len(found) > most,
    }
    return show(request, "record/chronology.html", data, viewed=Viewed(person_id, "chronology"))
