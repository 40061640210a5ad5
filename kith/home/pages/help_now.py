"""Help now: ways to somebody, at once, signed in or not. Nothing is recorded about who opened it."""

from django.http import HttpResponse

from kith.ground import clock
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.home.packs import england
from kith.home.rules import ways_to_show

ZONE = "Europe/London"


@page(may=PUBLIC)
def help_now(request: KithRequest) -> HttpResponse:
    today = clock.day_of(request.at, ZONE)
    is_staff = request.visitor is not None and request.visitor.is_staff
    return show(
        request,
        "home/help_now.html",
        {
            "ways": ways_to_show(england.WAYS, on=today, to_staff=is_staff),
            "country": england.COUNTRY,
            "checked_on": england.CHECKED_ON,
            "today": today,
            "register": "ours",
        },
    )
