"""Undoing what one did last to a map, and doing it again."""

from datetime import datetime
from typing import Protocol

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import ChangedSinceError, redo, undo

MOST_DIGITS = 9


class Turn(Protocol):
    """Going one step back or forward."""

    def __call__(self, *, person_id: PersonId, number: int, by: Actor, at: datetime) -> TieId | None: ...


@page(may=Permission.MAP_DRAW, methods=("POST",))
def undo_last(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Undo what this person did last to a map."""
    return _turn(request, person_id, undo)


@page(may=Permission.MAP_DRAW, methods=("POST",))
def redo_next(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Do again what this person undid last."""
    return _turn(request, person_id, redo)


def _turn(request: KithRequest, person_id: PersonId, turn: Turn) -> HttpResponse:
    tie_id = None
    try:
        tie_id = turn(person_id=person_id, number=_number(request), by=request.actor, at=request.at)
    except (ChangedSinceError, Stopped) as nothing:
        messages.info(request, str(nothing))
    page = "networks:draw" if "drawing" in request.POST else "networks:map"
    here = reverse(page, kwargs={"person_id": person_id})
    return HttpResponseRedirect(f"{here}?done={tie_id}" if tie_id else here)


def _number(request: KithRequest) -> int:
    sent = request.POST.get("number", "")
    return int(sent) if sent.isdecimal() and len(sent) <= MOST_DIGITS else 0
