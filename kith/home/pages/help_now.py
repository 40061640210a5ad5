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
from kith.safety.queries.lines import help_to_keep, help_to_show


@page(may=PUBLIC)
def help_now(request: KithRequest) -> HttpResponse:
    viewer = request.visitor
    is_staff = viewer is not None and viewer.is_staff
    data = {
        "help": help_to_show(viewer, at=request.at, to_staff=is_staff),
        "country": ways.COUNTRY,
        "checked_on": ways.CHECKED_ON,
        "today": clock.day_of(request.at, ways.ZONE),
        "register": "ours",
    }
    return show(request, "home/help_now.html", data)


@page(may=PUBLIC, is_presence=False)
def worker(request: KithRequest) -> HttpResponse:
    """Hand a browser the worker that keeps Help now. Other lines to ring make another edition, which it takes up.

    The edition is that of the page as anybody reads it who is not signed in, whoever asks: on a device that several
    people hold, it tells nothing of any of them.
    """
    kept = help_to_keep(at=request.at)
    edition = hashlib.sha256(repr(kept).encode()).hexdigest()[:12]
    return HttpResponse(f"// Edition {edition}\n{_worker()}", content_type="text/javascript; charset=utf-8")


@cache
def _worker() -> str:
    return Path(str(find("islands/keep-help/worker.js"))).read_text(encoding="utf-8")
