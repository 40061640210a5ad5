"""The safeguarding lead's list of concerns, and one concern."""

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.ids import ConcernId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions, queries
from kith.safeguarding.forms import ConcernDecisionForm
from kith.safeguarding.rules.concerns import HORIZON_WORDS


@page(may=Permission.CONCERN_SEE)
def concerns(request: KithRequest) -> HttpResponse:
    """Show what waits for an answer, the most pressing first."""
    shown = queries.concerns_for(request.actor, at=request.at)
    data = {"concerns": shown, "horizon_words": HORIZON_WORDS, "now": request.at}
    return show(request, "safeguarding/concerns.html", data)


@page(may=Permission.CONCERN_DECIDE, methods=("GET", "POST"))
def concern(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Read one concern, own it, decide it."""
    found = queries.concerns_for(request.actor, at=request.at, only=concern_id)
    if not found:
        raise NotVisible("safeguarding.Concern", concern_id, Permission.CONCERN_DECIDE)
    if request.method == "POST" and "own" in request.POST:
        actions.acknowledge_concern(concern_id=concern_id, by=request.actor, at=request.at)
        return redirect("safeguarding:concern", concern_id=concern_id)
    form = edits.form(request, ConcernDecisionForm)
    if form.is_valid():
        actions.decide_concern(
            concern_id=concern_id, decision=form.cleaned_data["decision"], by=request.actor, at=request.at
        )
        return redirect("safeguarding:concerns")
    data = {"concern": found[0], "form": form, "horizon_words": HORIZON_WORDS}
    return show(request, "safeguarding/concern.html", data)
