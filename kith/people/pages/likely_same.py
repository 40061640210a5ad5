"""Records that may be about one person, for an administrator to decide."""

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.web import edits
from kith.ground.web.page import Listed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import actions, queries
from kith.people.forms import SettleForm
from kith.people.rules.likeness import SIGN_WORDS


@page(may=Permission.PERSON_JOIN, methods=("GET", "POST"))
def pairs(request: KithRequest) -> HttpResponse:
    """Show the oldest pair that waits, and decide it."""
    waiting = queries.likely_same(request.actor, at=request.at)
    first = waiting[0] if waiting else None
    form = edits.form(request, SettleForm, initial={"likely": first.likely_id if first else None})
    if form.is_valid():
        actions.settle(
            likely_id=form.cleaned_data["likely"],
            are_one=form.cleaned_data["are_one"],
            because=form.cleaned_data["because"],
            by=request.actor,
            at=request.at,
        )
        return redirect("people:likely-same")
    data = {"form": form, "first": first, "count": len(waiting), "sign_words": SIGN_WORDS}
    shown = queries.people_of_pairs(request.actor, waiting[:1], at=request.at)
    return show(request, "people/likely_same.html", data, viewed=Listed(shown, "likely the same"))
