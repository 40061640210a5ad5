"""Around every page: a trace id and a moment on the way in, a log line and headers on the way out."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from kith.ground import clock
from kith.ground.access import belt
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.ids import new_id
from kith.ground.web.page import Declared

Answer = Callable[[HttpRequest], HttpResponse]
NOTHING_OF_THE_MACHINE = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
"""What no page of ours asks a browser for, and no script that crept in may."""

_log = logging.getLogger("kith.request")


def traced(answer: Answer) -> Answer:
    """Give the request its moment and its trace id, and log how it went without naming anybody."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.at, request.trace_id = clock.now(), new_id().hex[:12]  # type: ignore[attr-defined]
        began = time.perf_counter()
        with belt.for_nobody():
            response = answer(request)
        match = request.resolver_match
        if match is None or _is_noted(match.func):
            _log.info(
                "answered",
                extra={
                    "trace": request.trace_id,  # type: ignore[attr-defined]
                    "method": request.method,
                    "route": match.view_name if match else "",
                    "status": response.status_code,
                    "milliseconds": round((time.perf_counter() - began) * 1000, 1),
                },
            )
        response["Permissions-Policy"] = NOTHING_OF_THE_MACHINE
        response["X-Request-Id"] = request.trace_id  # type: ignore[attr-defined]
        return response

    return middleware


def _is_noted(view: Callable[..., object]) -> bool:
    """Say whether a page leaves a line that it was opened. One that somebody reads in secret leaves none."""
    declared: Declared | None = getattr(view, "declared", None)
    return declared is None or declared.is_noted


def at_its_name(answer: Answer) -> Answer:
    """Send whoever typed the number of this machine to its name: a passkey cannot be made on a number."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_number = request.get_host().startswith("127.0.0.1:")
        if is_number and "localhost" in settings.KITH_ORIGIN and request.method == "GET":
            return HttpResponseRedirect(settings.KITH_ORIGIN + request.get_full_path())
        return answer(request)

    return middleware


def acting(answer: Answer) -> Answer:
    """Work out who acts, once, and in whose days. A signed-in answer is never kept by a browser or a proxy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.visitor = None  # type: ignore[attr-defined]
        if request.path.startswith("/static/") or not isinstance(request.user, Account):
            return answer(request)
        within = getattr(request, "within", None)
        actor = actor_of(request.user, at=request.at, within=within)  # type: ignore[attr-defined]
        request.visitor = request.actor = actor  # type: ignore[attr-defined]
        with belt.for_organisation(actor.organisation_id), timezone.override(actor.zone):
            response = answer(request)
        response["Cache-Control"] = "no-store"
        return response

    return middleware
