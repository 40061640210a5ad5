"""What a key person sees: whose circles they are in, and what each of these people shares with them."""

from django.http import HttpResponse
from django.utils.translation import get_language_bidi

from kith.circles.queries.circle import my_places
from kith.circles.queries.shared import Shown, shown_to
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.networks.pages.map import captions
from kith.networks.rules.drawing import Frame
from kith.networks.rules.layout import lay_out, shows_one_ring
from kith.networks.rules.places import rings_of
from kith.networks.rules.vocabulary import Ring


@page(may=Permission.CIRCLE_JOIN)
def mine(request: KithRequest) -> HttpResponse:
    """Show whose circles one is in, and who has asked."""
    return show(request, "circles/mine.html", {"places": my_places(request.actor, at=request.at)})


@page(may=Permission.SHARED_SEE)
def shared(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show what somebody shares with whoever reads."""
    shown = shown_to(request.actor, person_id, at=request.at)
    place = next(one for one in my_places(request.actor, at=request.at) if one.person_id == person_id)
    data = {**parts(shown), "place": place}
    return show(request, "circles/shared.html", data, viewed=Viewed(person_id, "shared"))


def parts(shown: Shown) -> dict[str, object]:
    """Return what `circles/_shown.html` shows: the one page of what is shared, for its reader and in the preview."""
    marks = shown.marks or ()
    rings = [(ring, [mark for mark in marks if mark.ring is ring]) for ring in rings_of(mark.ring for mark in marks)]
    one_ring = shows_one_ring(list(marks))
    drawings = [
        lay_out(
            marks,
            captions=captions(shown.known_as),
            frame=frame,
            mirrored=get_language_bidi(),
            only=Ring.CLOSEST if one_ring else None,
            acquainted=shown.acquainted,
        )
        for frame in ((Frame.WIDE, Frame.NARROW) if marks else ())
    ]
    return {"shown": shown, "rings": rings, "drawings": drawings}
