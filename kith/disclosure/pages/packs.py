"""A pack that goes out, and one that went out: to read and print, and as a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.disclosure.actions.releasing import release
from kith.disclosure.models import Release
from kith.disclosure.queries.requests import draft_of, released
from kith.disclosure.rules.requests import Hindered, Hindrance, may_release
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.web.page import Again, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import hand_over_json, looked_at
from kith.people.pages.around import show_about
from kith.people.queries import whose

SEE, PREPARE = Permission.DISCLOSURE_SEE, Permission.DISCLOSURE_PREPARE
WHAT = "access pack"


@page(may=PREPARE, methods=("GET", "POST"), asks_again=Again.EVERYBODY)
def let_out(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Say what goes out and to whom, and let it out."""
    draft = draft_of(request.actor, request_id, at=request.at)
    problem = ""
    if request.method == "POST":
        try:
            release(request_id=request_id, by=request.actor, at=request.at)
        except (Hindered, Stopped) as refusal:
            problem = _(str(refusal))
        else:
            return redirect("disclosure:request", request_id=request_id)
    hindrance = may_release(draft.ready)
    data = {
        "draft": draft,
        "one": draft.request,
        "problem": problem,
        "hindrance": hindrance,
        "may_release": hindrance is Hindrance.NOTHING,
    }
    person = whose(request.actor, draft.request.person_id, may=PREPARE, at=request.at)
    return show_about(request, person, "disclosure/release.html", data, what=WHAT, may=PREPARE)


@page(may=SEE, asks_again=Again.EVERYBODY)
def to_read(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Show a pack that went out, byte for byte, to read and print."""
    row = released(request.actor, request_id, at=request.at)
    return looked_at(HttpResponse(row.to_read), _went_out(row))


@page(may=SEE, asks_again=Again.EVERYBODY)
def file(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Send a pack that went out as a file that another system can read."""
    row = released(request.actor, request_id, at=request.at)
    return hand_over_json(row.for_machines, name="pack.json", viewed=_went_out(row))


def _went_out(row: Release) -> Viewed:
    return Viewed(PersonId(row.request.person_id), WHAT, Act.EXPORTED)
