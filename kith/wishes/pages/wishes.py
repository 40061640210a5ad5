"""What somebody wishes: what waits for their word, where the cards lie, what a good week is; and the kit on paper."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import show_about
from kith.people.queries import may_describe, whose
from kith.wishes.packs.cards import CARDS
from kith.wishes.queries import wishes_of
from kith.wishes.rules.vocabulary import Day, Mat, PartOfDay

KIT = {"cards": tuple(CARDS.values()), "mats": tuple(Mat), "days": tuple(Day), "parts": tuple(PartOfDay)}


@page(may=Permission.MAP_SEE)
def wishes(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show all of it on one page."""
    person = whose(request.actor, person_id, at=request.at, may=Permission.MAP_SEE)
    data = {
        **KIT,
        "wishes": wishes_of(request.actor, person_id, at=request.at),
        "may_write": may_describe(request.actor, person_id, at=request.at),
    }
    return show_about(request, person, "wishes/wishes.html", data, what="wishes", may=Permission.MAP_SEE)


@page(may=Permission.ACCOUNT_OWN)
def print_kit(request: KithRequest) -> HttpResponse:
    """Show the mats, the cards to cut out and an empty week, for a table without a screen. It is about nobody."""
    return show(request, "wishes/print_kit.html", KIT)
