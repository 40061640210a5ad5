"""One tie: who they are, how they help, how it feels, what is wanted, and when they were last in touch."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.networks.queries.maps import tie_for


@page(may=Permission.MAP_SEE)
def tie(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Show one tie and its story."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at)
    data = {"story": story, "facts": story.tie.facts}
    return show(request, "networks/tie.html", data, viewed=Viewed(story.person.person_id, "networks.Tie"))
