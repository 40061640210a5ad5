"""What Kith is, and how well it can be used by everybody."""

from django.http import HttpResponse

from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=PUBLIC)
def about(request: KithRequest) -> HttpResponse:
    return show(request, "home/about.html")


@page(may=PUBLIC)
def accessibility(request: KithRequest) -> HttpResponse:
    return show(request, "home/accessibility.html")
