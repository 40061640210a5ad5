"""Raising a concern, signed in: from any page, in two minutes, by any role. Then where it stands, until its end."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import ConcernId, PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions, queries
from kith.safeguarding.actions.climbing import Ladders
from kith.safeguarding.forms.concerns import ConcernForm, WordsForm
from kith.safeguarding.packs import england


@page(may=Permission.CONCERN_RAISE, methods=("GET", "POST"))
def raise_one(request: KithRequest) -> HttpResponse:
    """Take a concern. What to do in immediate danger stands first."""
    form = edits.form(request, ConcernForm)
    if form.is_valid():
        person_id = _person_id(request.GET.get("about", ""))
        try:
            concern_id = actions.raise_concern(worry=form.worry(), person_id=person_id, by=request.actor, at=request.at)
        except actions.NotYetError as refusal:
            form.add_error("seen_on", _(str(refusal)))
        else:
            return redirect("safeguarding:my-concern", concern_id=concern_id)
    data = {"form": form, "warning": england.NO_CONTACT_WITH_FAMILY}
    return show(request, "safeguarding/raise_concern.html", data)


@page(may=Permission.CONCERN_RAISE)
def my_concerns(request: KithRequest) -> HttpResponse:
    """Show what one has raised, and where each stands."""
    mine = queries.my_concerns(request.actor, at=request.at)
    return show(request, "safeguarding/my_concerns.html", {"concerns": mine})


@page(may=Permission.CONCERN_RAISE, methods=("GET", "POST"))
def my_concern(request: KithRequest, concern_id: ConcernId) -> HttpResponse:
    """Show where one stands, who was told when and whom to ring now; take what is added, and “I disagree”."""
    Ladders(request.at).climb_if_nobody_else_does()
    form = edits.form(request, WordsForm)
    mine = queries.my_concern(request.actor, concern_id, at=request.at)
    if form.is_valid():
        say = actions.disagree if "disagree" in request.POST else actions.add_to_concern
        say(concern_id=concern_id, words=form.cleaned_data["words"], by=request.actor, at=request.at)
        return redirect("safeguarding:my-concern", concern_id=concern_id)
    return show(request, "safeguarding/stands.html", {"mine": mine, "form": form, "code": ""})


def _person_id(text: str) -> PersonId | None:
    try:
        return PersonId(UUID(text))
    except ValueError:
        return None
