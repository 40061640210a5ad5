"""Adding marks that were seen: by those who answer a concern, by its raiser, and by whoever holds its code."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.ground.access import belt
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ConcernId
from kith.ground.web import edits
from kith.ground.web.page import BY_LINK, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions, queries
from kith.safeguarding.forms.marks import MarksForm
from kith.safeguarding.queries.without_account import by_code


@page(may=Permission.CONCERN_DECIDE, methods=("GET", "POST"))
def add(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Add to a concern that one answers."""
    queries.concern_for(request.actor, concern_id, at=request.at)
    back = reverse("safeguarding:concern", kwargs={"concern_id": concern_id})
    return _take(request, concern_id, back, by=request.actor)


@page(may=Permission.CONCERN_RAISE, methods=("GET", "POST"))
def add_mine(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Add to a concern that one has raised."""
    queries.my_concern(request.actor, concern_id, at=request.at)
    back = reverse("safeguarding:my-concern", kwargs={"concern_id": concern_id})
    return _take(request, concern_id, back, by=request.actor)


@page(may=BY_LINK, methods=("GET", "POST"))
def add_by_code(request: KithRequest, code: str) -> HttpResponse:
    """Add to a concern whose code one holds."""
    opened = by_code(code)
    if opened is None:
        return redirect("safeguarding:where")
    back = reverse("safeguarding:by-code", kwargs={"code": code})
    with belt.for_organisation(opened.holder.organisation_id):
        return _take(request, opened.concern_id, back, by=opened.holder, register="ours")


def _take(request: KithRequest, concern_id: ConcernId, back: str, *, by: Actor, **more: str) -> HttpResponse:
    form = edits.form(request, MarksForm)
    if form.is_valid():
        try:
            actions.add_marks(concern_id=concern_id, marks=form.seen(), by=by, at=request.at)
        except actions.NothingSeenError as refusal:
            form.add_error("marks", _(str(refusal)))
        except actions.NotYetError as refusal:
            form.add_error("seen_on", _(str(refusal)))
        else:
            return HttpResponseRedirect(back)
    return show(request, "safeguarding/add_marks.html", {"form": form, "back": back, "is_asked": True, **more})
