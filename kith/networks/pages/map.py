"""A person's map: the drawing, the same as a list, and who helps with what."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId, TieId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.queries.board import CommandSeen, Turns, turns_of
from kith.networks.queries.maps import MapSeen, TieSeen, map_for
from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.deeds import Deed
from kith.networks.rules.drawing import Drawing, Frame, Node
from kith.networks.rules.geometry import Point
from kith.networks.rules.layout import Captions, lay_out, shows_one_ring
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import ASKED, Help, Kind, Ring, Sector, Wish
from kith.people.pages.around import show_about

SAMPLES = tuple(
    Node(
        mark=Mark(tie_id=TieId(UUID(int=0)), name="An", kind=kind, sector=sector),
        centre=Point(0, 0),
        radius=16,
        label=None,
    )
    for kind, sector in {
        Kind.PERSON: Sector.PERSONAL,
        Kind.PLACE: Sector.COMMUNITY,
        Kind.ACTIVITY: Sector.COMMUNITY,
        Kind.GROUP: Sector.COMMUNITY,
        Kind.SERVICE: Sector.PROFESSIONAL,
        Kind.ANIMAL: Sector.PERSONAL,
    }.items()
)
"""One mark of each kind, for saying what the marks mean."""
KEY = {"samples": SAMPLES, "wishes": [wish for wish in Wish if wish is not Wish.UNDECIDED]}
"""What a page needs that says what the marks mean."""


@page(may=Permission.MAP_SEE)
def show_map(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show who and what is in somebody's life."""
    seen = map_for(person_id, viewer=request.actor, at=request.at, just_done=asked_tie(request))
    wanted = next((kind for kind in Help if kind == request.GET.get("help")), None)
    shown = seen.giving(wanted) if wanted else seen.ties
    ring = asked_ring(request, shown)
    turns = turns_of(person_id, viewer=request.actor, at=request.at) if seen.just_done else None
    data = {
        "map": seen,
        "turn": _turn(seen.just_done, turns) if seen.just_done and turns else None,
        "shown": shown,
        "rings": [(place, [tie for tie in shown if tie.facts.ring is place]) for place in seen.rings],
        "drawings": drawings(seen, shown, only=ring),
        "only": ring,
        "wanted": wanted,
        "choices": ASKED,
        "help": [(kind, seen.giving(kind)) for kind in Help if kind in ASKED or seen.giving(kind)],
        "shows_earlier": "earlier" in request.GET,
        **KEY,
    }
    return show_about(request, seen.person, "networks/map.html", data, what="networks.Map", may=Permission.MAP_SEE)


def _turn(done: TieSeen, turns: Turns) -> tuple[str, CommandSeen] | None:
    """Return the step that takes back what was just done to a tie: undoing it, or doing again what was undone."""
    if done.last_deed.deed is Deed.UNDONE:
        return ("redo", turns.forward) if turns.forward and turns.forward.tie_id == done.tie_id else None
    return ("undo", turns.back) if turns.back and turns.back.tie_id == done.tie_id else None


def drawings(seen: MapSeen, shown: Sequence[TieSeen], *, only: Ring | None) -> list[Drawing]:
    """Draw the map for a wide page and for a narrow one; the style sheet chooses."""
    marks = [_mark(tie, seen) for tie in shown]
    return [
        lay_out(
            marks,
            captions=captions(seen.person.known_as),
            frame=frame,
            mirrored=get_language_bidi(),
            only=only,
            acquainted=seen.acquainted,
            has_edge=seen.has_edge,
        )
        for frame in (Frame.WIDE, Frame.NARROW)
    ]


def drawn_beside(
    marks: Sequence[Mark],
    others: Sequence[Mark],
    acquainted: Sequence[Acquainted],
    *,
    name: str,
    has_edge: bool,
) -> Drawing:
    """Draw a small map to stand beside another one of the same person: nobody moves between the two."""
    return lay_out(
        marks,
        captions=captions(name),
        frame=Frame.THUMBNAIL,
        mirrored=get_language_bidi(),
        seats_for=others,
        acquainted=acquainted,
        has_edge=has_edge,
    )


def captions(name: str) -> Captions:
    """Say the words that stand on the sheet, in the reader's language."""
    return Captions(
        me=name,
        rings={ring: _(ring.words) for ring in Ring},
        sectors={sector: _(sector.words) for sector in Sector},
    )


def _mark(tie: TieSeen, seen: MapSeen) -> Mark:
    return tie.selected_mark if seen.just_done == tie else tie.mark


def asked_ring(request: KithRequest, shown: Sequence[TieSeen]) -> Ring | None:
    """Return the one ring that is shown: the one asked for, or the closest where there are too many for one sheet."""
    asked = next((ring for ring in Ring if str(ring.value) == request.GET.get("ring")), None)
    return asked or (Ring.CLOSEST if shows_one_ring([tie.mark for tie in shown]) else None)


def asked_tie(request: KithRequest) -> UUID | None:
    """Return the tie to which something was just done, as the address says."""
    try:
        return UUID(request.GET.get("done", ""))
    except ValueError:
        return None
