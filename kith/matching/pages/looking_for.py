"""What to look for: how far, at what cost, online or not. Change any of these and the list changes."""

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.matching import actions
from kith.matching.forms import ONLINE, LookingForForm
from kith.matching.queries.seekers import looking_for_of
from kith.people.pages.around import show_about
from kith.people.queries.persons import person_of

PENCE = 100


@page(may=Permission.SUGGESTION_PICK, methods=("GET", "POST"))
def looking_for(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask what to look for, and look again."""
    person = person_of(request.actor, person_id, at=request.at, may=Permission.SUGGESTION_PICK)
    row = looking_for_of(request.actor, person_id, at=request.at)
    form = edits.form(request, LookingForForm, initial=row.as_asked(), version=row.version)
    if form.is_valid():
        said = form.cleaned_data
        wanted = actions.Wanted(
            how_far_km=said["how_far_km"],
            takes_online=ONLINE[said["online"]],
            most_pence=None if said["most_pounds"] is None else int(said["most_pounds"] * PENCE),
            languages=tuple(said["languages"]),
        )
        actions.look_for(
            person_id=person_id, wanted=wanted, version=form.edit.version or 0, by=request.actor, at=request.at
        )
        return redirect("matching:suggestions", person_id=person_id)
    data = {"form": form}
    see = Permission.SUGGESTION_SEE
    return show_about(request, person, "matching/looking_for.html", data, what="suggestions", may=see)
