"""A copy of one's own record: what goes into it, one to read and print, one for a machine."""

import json

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.web.page import Again, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import hand_over_json, show
from kith.own_record.queries.copy import TAKEN_AS, copies_taken, copy_of
from kith.own_record.rules.copies import for_machines
from kith.own_record.rules.parts import BEGIN_WITHOUT, Part, chosen
from kith.people.queries import whose

MAY = Permission.RECORD_COPY


@page(may=MAY)
def copy(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Let the person choose what goes into it, and show which copies were taken before."""
    data = {
        "person": whose(request.actor, person_id, at=request.at, may=MAY),
        "parts": Part,
        "begin_without": BEGIN_WITHOUT,
        "taken": copies_taken(request.actor, person_id, at=request.at),
    }
    return show(request, "own_record/copy.html", data, viewed=Viewed(person_id, TAKEN_AS))


@page(may=MAY, asks_again=Again.EVERYBODY)
def to_read(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the copy to read and print. It has left once it was shown, and is written down so."""
    made = copy_of(request.actor, person_id, chosen(request.GET.getlist("part")), at=request.at)
    data = {"copy": made, "person_id": person_id, "large_print": request.GET.get("size") == "large"}
    return show(request, "own_record/to_read.html", data, viewed=Viewed(person_id, TAKEN_AS, Act.EXPORTED))


@page(may=MAY, asks_again=Again.EVERYBODY)
def file(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Send the copy as a file that another system can read."""
    made = copy_of(request.actor, person_id, chosen(request.GET.getlist("part")), at=request.at)
    told = json.dumps(for_machines(made), ensure_ascii=False, indent=1)
    return hand_over_json(told, name="copy.json", viewed=Viewed(person_id, TAKEN_AS, Act.EXPORTED))
