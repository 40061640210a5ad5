"""Undoing the last thing that was done to a tie."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.networks.actions import NothingToUndoError, undo
from kith.networks.queries.maps import tie_for


@page(may=Permission.MAP_DRAW, methods=("POST",))
def undo_last(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Put a tie back as it was before the last thing done to it, on the word of whoever did that."""
    story = tie_for(tie_id, viewer=request.actor, at=request.at, may=Permission.MAP_DRAW)
    try:
        undo(tie_id=tie_id, told=story.tie.last_deed.origin, version=_version(request), by=request.actor, at=request.at)
    except NothingToUndoError as nothing:
        messages.info(request, str(nothing))
    here = reverse("networks:map", kwargs={"person_id": story.person.person_id})
    return HttpResponseRedirect(f"{here}?done={tie_id}")


def _version(request: KithRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() else 0
