"""One person's page: as they like to be called, in their own words, and what is agreed."""

from django.http import HttpResponse
from django.utils.translation import get_language_bidi

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.networks.pages.map import captions
from kith.networks.queries.maps import MapInShort
from kith.networks.rules.drawing import Drawing, Frame
from kith.networks.rules.layout import lay_out
from kith.networks.rules.vocabulary import Ring
from kith.people.rules.about_me import ABOUT_ME, Section
from kith.record import queries


@page(may=Permission.PERSON_SEE)
def person(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show the person's page."""
    whole = queries.person_page(request.actor, person_id, at=request.at)
    data = {
        "page": whole,
        "person": whole.person,
        "talk": whole.talk,
        "seen": whole.seen,
        "may": whole.may,
        "sections": ABOUT_ME,
        "wants": Section.WANTS,
        "channel_words": queries.CHANNEL_WORDS,
        "thumbnail": _thumbnail(whole.map, whole.person.known_as) if whole.map and whole.map.marks else None,
    }
    return show(request, "record/person.html", data, viewed=Viewed(person_id, "person"))


def _thumbnail(seen: MapInShort, name: str) -> Drawing:
    """Draw the map small: its own narrow drawing, without words on rings and sectors."""
    return lay_out(
        seen.marks,
        captions=captions(name),
        frame=Frame.THUMBNAIL,
        mirrored=get_language_bidi(),
        has_edge=Ring.EDGE in seen.rings,
    )
