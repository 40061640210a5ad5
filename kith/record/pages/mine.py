"""My record: the way of somebody who signs in to their own page."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest


@page(may=Permission.PERSON_SEE)
def mine(request: KithRequest) -> HttpResponse:
    """Go to one's own page. Nobody but the person has one."""
    if request.actor.person_id is None:
        raise Http404
    return redirect("record:person", person_id=request.actor.person_id)
