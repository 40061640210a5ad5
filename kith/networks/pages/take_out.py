"""Taking a map out: as tables, as a graph, as a picture. What goes out is what its paper shows, and is written down."""

from uuid import uuid5

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import hand_over
from kith.networks.pages.picturing import picture_of
from kith.networks.queries.exchange import sheet_to_take_out
from kith.networks.queries.maps import MapSeen, map_for
from kith.networks.rules.exchange.shapes import Picture, Shape, Taken, written
from kith.people.pages.around import show_about
from kith.people.queries import whose

MAY = Permission.RECORD_PRINT


@page(may=MAY)
def take_out(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask as what the map is to be taken out."""
    person = whose(request.actor, person_id, may=MAY, at=request.at)
    seen = map_for(person_id, viewer=request.actor, at=request.at)
    data = {"map": seen, "shapes": [*Shape, *Picture], "pictures": tuple(Picture)}
    return show_about(request, person, "networks/take_out.html", data, what="networks.Map", may=Permission.MAP_SEE)


@page(may=MAY)
def map_file(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Hand over the file that was asked for; a table where it is not said which."""
    whose(request.actor, person_id, may=MAY, at=request.at)
    asked = request.GET.get("as")
    taken: Taken = next((one for one in (*Shape, *Picture) if one == asked), Shape.PLAIN)
    seen = map_for(person_id, viewer=request.actor, at=request.at)
    content = _content(seen, taken, with_photos=request.GET.get("faces") == "yes")
    return hand_over(content, kind=taken.kind, name=taken.file, viewed=Viewed(person_id, "networks.Map", Act.EXPORTED))


def _content(seen: MapSeen, taken: Taken, *, with_photos: bool) -> bytes:
    if isinstance(taken, Picture):
        return picture_of(seen, taken, with_photos=with_photos)
    return written(sheet_to_take_out(seen), Shape(taken), uuid5(seen.person.person_id, "ego"))
