"""What limits have stopped or held, for those who look after them: one list, and what is decided about each."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.web import edits
from kith.ground.web.page import Listed, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions, queries
from kith.safeguarding.forms.limits import NearMatchForm, WishForm
from kith.safeguarding.rules.limits import TASK_WORDS
from kith.safeguarding.rules.wishes import GivingWay

SET = Permission.RESTRICTION_SET


@page(may=SET)
def desk(request: KithRequest) -> HttpResponse:
    """Show which limits wait for somebody, what they have stopped, and what may be their other side."""
    limits = queries.limits_asking(request.actor, at=request.at)
    stopped = queries.stopped_for(request.actor, at=request.at)
    near = queries.near_matches_for(request.actor, at=request.at)
    people = {one.person_id for shown in (limits, stopped, near) for one in shown}
    looked = Listed(sorted(people, key=str), "limits")
    data = {"limits": limits, "stopped": stopped, "near": near, "task_words": TASK_WORDS}
    return show(request, "safeguarding/limits_desk.html", data, viewed=looked)


@page(may=SET, methods=("GET", "POST"))
def ask(request: KithRequest, stopped_id: UUID) -> HttpResponse:
    """Ask the protected person what they want instead, and write what they said."""
    stopped = queries.stopped_one(request.actor, stopped_id, at=request.at)
    form = edits.form(request, WishForm)
    if form.is_valid():
        actions.record_wish(
            stopped_id=stopped_id,
            giving_way=GivingWay(form.cleaned_data["giving_way"]),
            in_their_words=form.cleaned_data["in_their_words"],
            by=request.actor,
            at=request.at,
        )
        return redirect("safeguarding:limits-desk")
    data = {"form": form, "stopped": stopped}
    return show(request, "safeguarding/ask_wish.html", data, viewed=Viewed(stopped.person_id, "limits"))


@page(may=SET, methods=("GET", "POST"))
def near(request: KithRequest, near_match_id: UUID) -> HttpResponse:
    """Decide whether something that was held is the other side of a limit."""
    found = queries.near_match_for(request.actor, near_match_id, at=request.at)
    form = edits.form(request, NearMatchForm)
    if form.is_valid():
        actions.answer_near_match(
            near_match_id=near_match_id,
            are_one=form.cleaned_data["are_one"] == "yes",
            because=form.cleaned_data["because"],
            by=request.actor,
            at=request.at,
        )
        return redirect("safeguarding:limits-desk")
    data = {"form": form, "near": found}
    return show(request, "safeguarding/near_match.html", data, viewed=Viewed(found.person_id, "limits"))
