"""A map on paper: A4, A3, or large print with the list in 18 point."""

from django.http import HttpResponse
from django.utils.translation import get_language_bidi

from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.networks.pages.map import KEY, captions
from kith.networks.queries.maps import map_for
from kith.networks.rules.drawing import Frame
from kith.networks.rules.layout import lay_out
from kith.people.queries import whose

PAPERS = ("a4", "a3", "large")


@page(may=Permission.RECORD_PRINT)
def print_map(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the map as it will lie on the table."""
    whose(request.actor, person_id, may=Permission.RECORD_PRINT, at=request.at)
    seen = map_for(person_id, viewer=request.actor, at=request.at)
    paper = request.GET.get("paper", "")
    drawing = lay_out(
        seen.marks,
        captions=captions(seen.person.known_as),
        frame=Frame.PRINT,
        mirrored=get_language_bidi(),
        acquainted=seen.acquainted,
        has_edge=seen.has_edge,
    )
    data = {
        "map": seen,
        "drawing": drawing,
        "paper": paper if paper in PAPERS else PAPERS[0],
        "rings": seen.by_ring.items(),
        "large_print": paper == "large",
        "printed_at": request.at,
        **KEY,
    }
    return show(request, "networks/print_map.html", data, viewed=Viewed(person_id, "networks.Map", Act.PRINTED))
