"""The loss test: what would be missed if one or several were away for a fortnight, and who could step in.

It is for the worker. The person sees it where they ask for it, and nobody of a circle ever does.
"""

from uuid import UUID

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId, TieId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.pages.map import drawn_beside
from kith.networks.pages.saying import said
from kith.networks.queries.away import Away, map_without
from kith.networks.rules.drawing import Drawing
from kith.networks.rules.layout import shows_one_ring
from kith.people.pages.around import show_about


@page(may=Permission.MAP_SEE)
def if_away(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Say what would be missed without those who were ticked."""
    away = map_without(person_id, _ticked(request), viewer=request.actor, at=request.at)
    data = {
        "away": away,
        "map": away.map,
        "is_open": "open" in request.GET or not away.map.person.is_me,
        "said": said,
        "drawings": _drawings(away) if away.chosen and not shows_one_ring(away.map.marks) else (),
        "most_to_ask": MOST_TO_ASK,
    }
    return show_about(
        request, away.map.person, "networks/if_away.html", data, what="networks.Map", may=Permission.MAP_SEE
    )


MOST_TO_ASK = 4
"""So many who could be asked are named; the map names everybody."""


def _ticked(request: KithRequest) -> frozenset[TieId]:
    """Return whom the address names; what is no id names nobody."""
    found = set()
    for sent in request.GET.getlist("away"):
        try:
            found.add(TieId(UUID(sent)))
        except ValueError:
            continue
    return frozenset(found)


def _drawings(away: Away) -> tuple[Drawing, Drawing]:
    """Draw the map with everybody, and without those who are away."""
    everybody, name, known = away.map.marks, away.map.person.known_as, away.map.acquainted
    return (
        drawn_beside(everybody, everybody, known, name=name, has_edge=away.map.has_edge),
        drawn_beside(away.left, everybody, known, name=name, has_edge=away.map.has_edge),
    )
