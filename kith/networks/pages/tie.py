"""One tie: who they are, how they help, how it feels, what is wanted, and when they were last in touch."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.queries.maps import tie_for
from kith.people.pages.around import show_about


@page(may=Permission.MAP_SEE)
def tie(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Show one tie and its story."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at)
    data = {"story": story, "facts": story.tie.facts}
    return show_about(request, story.person, "networks/tie.html", data, what="networks.Tie", may=Permission.MAP_SEE)
