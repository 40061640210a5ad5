"""A good week: what would be good in each part of each day, as the person says."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.saying import saying, subject
from kith.wishes.actions import draw_good_week
from kith.wishes.forms import GoodWeekForm
from kith.wishes.queries import wishes_of
from kith.wishes.rules.vocabulary import Day, PartOfDay


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def draw(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Begin with the week that was drawn last, and keep what it is now."""
    person = subject(request, person_id)
    before = wishes_of(request.actor, person_id, at=request.at).weeks

    def say(form: GoodWeekForm) -> None:
        draw_good_week(person_id=person_id, times=form.times, told=form.told, by=request.actor, at=request.at)

    times = before[0].times if before else {}
    return saying(
        request,
        person,
        GoodWeekForm,
        say,
        template="wishes/good_week.html",
        back="wishes:wishes",
        initial={f"{day}_{part}": words for (day, part), words in times.items()},
        data={"days": tuple(Day), "parts": tuple(PartOfDay)},
    )
