"""The people somebody works with."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.web.page import Listed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import queries


@page(may=Permission.TODAY_SEE)
def people(request: KithRequest) -> HttpResponse:
    """List everybody whose record this reader may open, by name."""
    rows = queries.caseload(request.actor, at=request.at)
    data = {"rows": rows, "may_open": may_ever(request.actor, Permission.PERSON_OPEN)}
    return show(request, "people/caseload.html", data, viewed=Listed([row.person_id for row in rows], "people"))
