"""The cards: put on three mats by the person, or entered from the table as they lie there."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.saying import saying, subject
from kith.wishes.actions import sort_cards
from kith.wishes.forms import MOST_OWN, SortForm
from kith.wishes.packs.cards import CARDS
from kith.wishes.rules.vocabulary import Mat

MAT_ICONS = {mat.value: mat.icon for mat in Mat}


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def sort(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask for each card where it goes; a card that is left in the pile says nothing."""
    person = subject(request, person_id)

    def say(form: SortForm) -> None:
        sort_cards(person_id=person_id, cards=form.cards, told=form.told, by=request.actor, at=request.at)

    data = {"cards": tuple(CARDS.values()), "own": range(1, MOST_OWN + 1), "mat_icons": MAT_ICONS}
    return saying(request, person, SortForm, say, template="wishes/cards.html", back="wishes:wishes", data=data)
