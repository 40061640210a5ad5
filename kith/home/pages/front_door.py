"""The front door: what Kith is, to a stranger; where to go next, to somebody signed in."""

from django.http import HttpResponse

from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=PUBLIC)
def front_door(request: KithRequest) -> HttpResponse:
    return show(request, "home/front_door.html")
