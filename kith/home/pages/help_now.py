"""Help now: ways to somebody, at once, signed in or not, with or without a network. Who opened it is not recorded."""

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles.finders import find
from django.http import HttpResponse

from kith.ground import clock
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safety.packs import ways
from kith.safety.rules.ways import ways_to_show


@page(may=PUBLIC)
def help_now(request: KithRequest) -> HttpResponse:
    today = clock.day_of(request.at, ways.ZONE)
    is_staff = request.visitor is not None and request.visitor.is_staff
    return show(
        request,
        "home/help_now.html",
        {
            "ways": ways_to_show(ways.WAYS, on=today, to_staff=is_staff),
            "country": ways.COUNTRY,
            "checked_on": ways.CHECKED_ON,
            "today": today,
            "register": "ours",
        },
    )


@page(may=PUBLIC, is_presence=False)
def worker(request: KithRequest) -> HttpResponse:
    """Hand a browser the worker that keeps Help now. Other lines to ring make another edition, which it takes up."""
    shown = ways_to_show(ways.WAYS, on=clock.day_of(request.at, ways.ZONE), to_staff=False)
    edition = hashlib.sha256(repr(shown).encode()).hexdigest()[:12]
    return HttpResponse(f"// Edition {edition}\n{_worker()}", content_type="text/javascript; charset=utf-8")


@cache
def _worker() -> str:
    return Path(str(find("islands/keep-help/worker.js"))).read_text(encoding="utf-8")
