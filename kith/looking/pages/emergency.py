"""Opening one record in an emergency, and shutting it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.looking.actions.emergencies import NobodyToOpen, end_emergency, open_in_an_emergency
from kith.looking.forms import EmergencyForm
from kith.looking.pages.turned_away import turned_away
from kith.looking.rules.emergencies import EmergencyReason


@page(may=Permission.GLASS_BREAK, methods=("GET", "POST"))
def emergency(request: KithRequest) -> HttpResponse:
    """Open one record for an hour, with a reason."""
    form = edits.form(request, EmergencyForm, today=today_of(request.actor, at=request.at))
    if form.is_valid():
        said = form.cleaned_data
        try:
            person_id = open_in_an_emergency(
                name=said["name"],
                born_on=said["born_on"],
                reason=EmergencyReason(said["reason"]),
                because=said["because"],
                by=request.actor,
                at=request.at,
            )
        except NobodyToOpen as refusal:
            turned_away(request, refusal.person_id, may=Permission.GLASS_BREAK)
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("record:person", person_id=person_id)
    return show(request, "looking/emergency.html", {"form": form})


@page(may=Permission.GLASS_BREAK, methods=("POST",))
def end(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Shut a record before its hour is over."""
    end_emergency(person_id=person_id, by=request.actor, at=request.at)
    return redirect("today:today")
