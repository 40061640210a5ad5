"""Who is away, and who stands in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.actor import Role
from kith.ground.ids import AccountId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.looking.actions.cover import CannotCover, be_away, come_back
from kith.looking.forms import AwayForm
from kith.looking.queries.cover import absences
from kith.people.queries import workers


@page(may=Permission.TODAY_SEE, methods=("GET", "POST"))
def away(request: KithRequest) -> HttpResponse:
    """Say that somebody is away, and who stands in."""
    me = request.actor.account_id
    others = [one for one in workers(request.actor, at=request.at) if one[0] != me]
    myself = [(me, request.actor.name)] if me else []
    form = edits.form(
        request,
        AwayForm,
        initial={"account": str(me)},
        colleagues=others,
        away=[*myself, *(others if Role.MANAGER in request.actor.roles else [])],
    )
    if form.is_valid():
        said = form.cleaned_data
        try:
            be_away(
                account_id=AccountId(UUID(said["account"])),
                cover_id=AccountId(UUID(said["cover"])) if said["cover"] else None,
                starts_at=said["starts_at"],
                ends_at=said["ends_at"],
                by=request.actor,
                at=request.at,
            )
        except CannotCover as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("looking:away")
    return show(request, "looking/away.html", {"form": form, "absences": absences(request.actor, at=request.at)})


@page(may=Permission.TODAY_SEE, methods=("POST",))
def came_back(request: KithRequest, away_id: UUID) -> HttpResponse:
    """End an absence before its time."""
    come_back(away_id=away_id, by=request.actor, at=request.at)
    return redirect("looking:away")
