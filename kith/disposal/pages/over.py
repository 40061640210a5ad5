"""Whose time is over: one person proposes, another decides, and what is set apart can be put back."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.disposal.actions import deciding as actions
from kith.disposal.forms import YES, DecideForm
from kith.disposal.models import Disposal
from kith.disposal.queries import apart as apart_queries
from kith.disposal.queries.schedule import lines
from kith.disposal.queries.standing import overview, standing_of
from kith.disposal.rules.hindrances import Hindered, may_decide
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Again, Listed, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.forms import BecauseForm

KEEP = Permission.DISPOSAL_KEEP
BOTH = ("GET", "POST")
WHAT = "disposal"
NAMED = 50
"""How many are named at once: who is only counted was not looked at."""


@page(may=KEEP)
def over(request: KithRequest) -> HttpResponse:
    """List whose time is over, by which line, and what stands in the way: those first whose time was over first."""
    seen = overview(request.actor, at=request.at).first(NAMED)
    data = {"seen": seen, "lines": lines(request.actor), "me": request.actor.account_id}
    return show(request, "disposal/over.html", data, viewed=Listed(seen.people, WHAT))


@page(may=KEEP, methods=BOTH, asks_again=Again.EVERYBODY)
def propose(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Say what would be erased and by which line, and propose it to a second person."""
    one = standing_of(request.actor, person_id, at=request.at)
    if one is None:
        raise gate.NotVisible(Disposal._meta.label, person_id, KEEP)
    problem = ""
    if request.method == "POST":
        try:
            actions.propose(person_id=person_id, by=request.actor, at=request.at)
        except Hindered as hindered:
            problem = _(str(hindered))
        else:
            return redirect("disposal:over")
    data = {"one": one, "problem": problem}
    return show(request, "disposal/propose.html", data, viewed=Viewed(person_id, WHAT))


@page(may=KEEP, methods=BOTH, asks_again=Again.EVERYBODY)
def decide(request: KithRequest, disposal_id: UUID) -> HttpResponse:
    """Decide, as a second person, about what somebody else proposed."""
    row = gate.one(Disposal, disposal_id, by=request.actor, may=KEEP, at=request.at)
    one = standing_of(request.actor, PersonId(row.person_id), at=request.at)
    if one is None or one.proposal_id != disposal_id:
        raise Http404
    form = edits.form(request, DecideForm)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.decide(
                disposal_id=disposal_id,
                is_yes=said["found"] == YES,
                because=said["because"],
                by=request.actor,
                at=request.at,
            )
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disposal:over")
    hindrance = may_decide(proposed_by=row.by_account, account_id=request.actor.account_id)
    data = {"form": form, "one": one, "proposed_by": row.by, "proposed_at": row.at, "hindrance": hindrance}
    return show(request, "disposal/decide.html", data, viewed=Viewed(PersonId(row.person_id), WHAT))


@page(may=KEEP)
def set_apart(request: KithRequest) -> HttpResponse:
    """List what is set apart, by reference alone, and until when it can be put back."""
    return show(request, "disposal/set_apart.html", {"apart": apart_queries.set_apart(request.actor, at=request.at)})


@page(may=KEEP, methods=BOTH, asks_again=Again.EVERYBODY)
def put_back(request: KithRequest, disposal_id: UUID) -> HttpResponse:
    """Put back what was set apart."""
    one = apart_queries.apart_one(request.actor, disposal_id, at=request.at)
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        try:
            actions.put_back(
                disposal_id=disposal_id, because=form.cleaned_data["because"], by=request.actor, at=request.at
            )
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disposal:set-apart")
    return show(request, "disposal/put_back.html", {"form": form, "one": one})
