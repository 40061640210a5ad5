"""Who has looked at somebody's record, for that person."""

from django.http import HttpResponse

from kith.consent import queries
from kith.consent.rules.looking import LOOK_WORDS
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.queries import person_of

MOST_DIGITS = 5


@page(may=Permission.LOOKED_SEE)
def looked(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """List who looked, the latest first, fifty at a time."""
    text = request.GET.get("page", "1")
    number = max(1, int(text)) if text.isdecimal() and len(text) <= MOST_DIGITS else 1
    looks = queries.looked(request.actor, person_id, at=request.at, page=number)
    person = person_of(request.actor, person_id, at=request.at, may=Permission.LOOKED_SEE)
    data = {"person": person, "looks": looks, "look_words": LOOK_WORDS}
    return show(request, "consent/looked.html", data, viewed=Viewed(person_id, "looked"))
