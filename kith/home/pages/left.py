"""Where one goes by leaving quickly: an everyday page that says nothing of Kith or of anybody."""

from django.http import HttpResponse

from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=PUBLIC)
def left(request: KithRequest) -> HttpResponse:
    return show(request, "home/left.html")
