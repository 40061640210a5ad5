"""Today: one list, the most pressing first."""

from django.http import HttpResponse

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.web.page import Listed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.ground.web.templates import url
from kith.safeguarding.actions.climbing import Ladders
from kith.today import queries
from kith.today.rules import GROUP_WORDS, Duty, count


@page(may=Permission.TODAY_SEE)
def today(request: KithRequest) -> HttpResponse:
    """Show what this worker has to do now."""
    is_asleep = Ladders(request.at).climb_if_nobody_else_does()
    day = queries.day_for(request.actor, at=request.at, is_whole="all" in request.GET)
    data = {
        "day": day,
        "total": count(day.parts),
        "group_words": GROUP_WORDS,
        "place_of": _place_of,
        "now": request.at,
        "is_asleep": is_asleep and may_ever(request.actor, Permission.LADDER_SET),
    }
    return show(request, "today/today.html", data, viewed=Listed(day.people, "today"))


def _place_of(duty: Duty) -> str:
    return url(duty.route, **dict(duty.about))
