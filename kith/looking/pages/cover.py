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
from kith.looking.actions.cover import CannotCover, arrange_cover, come_back
from kith.looking.forms import CoverForm
from kith.looking.queries.cover import absences
from kith.people.queries import workers


@page(may=Permission.COVER_ARRANGE, methods=("GET", "POST"))
def cover(request: KithRequest) -> HttpResponse:
    """Arrange who stands in while somebody is away."""
    colleagues = workers(request.actor, at=request.at)
    mine = [one for one in colleagues if one[0] == request.actor.account_id]
    away = colleagues if Role.MANAGER in request.actor.roles else mine
    form = edits.form(
        request,
        CoverForm,
        initial={"account": str(request.actor.account_id)},
        colleagues=[one for one in colleagues if one not in mine],
        away=away,
    )
    if form.is_valid():
        said = form.cleaned_data
        try:
            arrange_cover(
                account_id=AccountId(UUID(said["account"])),
                cover_id=AccountId(UUID(said["cover"])),
                starts_at=said["starts_at"],
                ends_at=said["ends_at"],
                by=request.actor,
                at=request.at,
            )
        except CannotCover as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("looking:cover")
    return show(request, "looking/cover.html", {"form": form, "absences": absences(request.actor, at=request.at)})


@page(may=Permission.COVER_ARRANGE, methods=("POST",))
def came_back(request: KithRequest, away_id: UUID) -> HttpResponse:
    """End an absence before its time."""
    come_back(away_id=away_id, by=request.actor, at=request.at)
    return redirect("looking:cover")
