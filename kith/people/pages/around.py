"""What stands around every page about a person: who they are, who can see it by name, and how to talk with them."""

from collections.abc import Mapping

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.web.page import Viewed
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import queries


def around(
    request: KithRequest, person: queries.Whose, *, may: Permission = Permission.PERSON_SEE
) -> dict[str, object]:
    """Return what stands around a page about a person; `may` is what somebody needs to see such a page."""
    return {
        "person": person,
        "talk": queries.communication_of(request.actor, person.person_id, at=request.at),
        "seen": queries.seen_by(request.actor, person.person_id, at=request.at, may=may),
    }


def show_about(
    request: KithRequest,
    person: queries.Whose,
    template: str,
    data: Mapping[str, object],
    *,
    what: str,
    may: Permission,
) -> HttpResponse:
    """Show a page about a person, with what stands around it: `people/_around.html` says it.

    `what` goes into the record of who has looked at what; `may` is what somebody needs to see such a page.
    """
    page = {**data, **around(request, person, may=may)}
    return show(request, template, page, viewed=Viewed(person.person_id, what))
