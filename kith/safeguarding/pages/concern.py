"""Raising a concern: from any page, in two minutes, by anyone who can sign in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions
from kith.safeguarding.forms import ConcernForm
from kith.safeguarding.rules.concerns import Horizon


@page(may=Permission.CONCERN_RAISE, methods=("GET", "POST"))
def raise_one(request: KithRequest) -> HttpResponse:
    """Take a concern. What to do in immediate danger stands first."""
    form = edits.form(request, ConcernForm)
    if form.is_valid():
        said = form.cleaned_data
        actions.raise_concern(
            about_whom=said["about_whom"],
            what=said["what"],
            horizon=Horizon(said["horizon"]),
            wishes=said["wishes"],
            person_id=_person_id(request.GET.get("about", "")),
            by=request.actor,
            at=request.at,
        )
        return redirect("safeguarding:concern-raised")
    return show(request, "safeguarding/raise_concern.html", {"form": form})


@page(may=Permission.CONCERN_RAISE)
def raised(request: KithRequest) -> HttpResponse:
    """Say that it was received, and what to do meanwhile."""
    return show(request, "safeguarding/concern_raised.html")


def _person_id(text: str) -> PersonId | None:
    try:
        return PersonId(UUID(text))
    except ValueError:
        return None
