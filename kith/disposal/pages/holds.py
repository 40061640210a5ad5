"""Legal holds: which stand, beginning one, ending one."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.disposal.actions import holding as actions
from kith.disposal.forms import HoldForm, WhomForm
from kith.disposal.queries import holds as queries
from kith.disposal.rules.hindrances import Hindered
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Again, Listed, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.forms import BecauseForm

PLACE = Permission.HOLD_PLACE
BOTH = ("GET", "POST")
WHAT = "disposal"


@page(may=PLACE)
def holds(request: KithRequest) -> HttpResponse:
    """List the holds that stand, and those that are over."""
    found = queries.holds(request.actor, at=request.at)
    people = [one.person_id for one in found if one.person_id is not None]
    return show(request, "disposal/holds.html", {"holds": found}, viewed=Listed(people, WHAT))


@page(may=PLACE, methods=BOTH, answers_once=False)
def find(request: KithRequest) -> HttpResponse:
    """Find whom a hold is of. What was asked stands in no address."""
    form = WhomForm(request.POST or None)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    found = queries.found(request.actor, name, at=request.at)
    data = {"form": form, "found": found, "was_asked": bool(name.strip())}
    return show(request, "disposal/find.html", data, viewed=Listed([one.person_id for one in found], WHAT))


@page(may=PLACE, methods=BOTH)
def one_person(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Begin a hold on one person's record."""
    whom = queries.whom(request.actor, person_id, at=request.at)
    return _begin(request, whom)


@page(may=PLACE, methods=BOTH)
def everybody(request: KithRequest) -> HttpResponse:
    """Begin a hold on everything: an inquiry."""
    return _begin(request, None)


def _begin(request: KithRequest, whom: queries.Found | None) -> HttpResponse:
    form = edits.form(request, HoldForm)
    person_id = whom.person_id if whom else None
    if form.is_valid():
        actions.begin_hold(person_id=person_id, **form.cleaned_data, by=request.actor, at=request.at)
        return redirect("disposal:holds")
    viewed = Viewed(person_id, WHAT) if person_id else None
    return show(request, "disposal/hold.html", {"form": form, "whom": whom}, viewed=viewed)


@page(may=PLACE, methods=BOTH, asks_again=Again.EVERYBODY)
def end(request: KithRequest, hold_id: UUID) -> HttpResponse:
    """End a hold, with why."""
    one = queries.hold_of(request.actor, hold_id, at=request.at)
    if one.ended_at is not None:
        raise Http404
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        try:
            actions.end_hold(hold_id=hold_id, because=form.cleaned_data["because"], by=request.actor, at=request.at)
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disposal:holds")
    viewed = Viewed(one.person_id, WHAT) if one.person_id else None
    return show(request, "disposal/end_hold.html", {"form": form, "one": one}, viewed=viewed)
