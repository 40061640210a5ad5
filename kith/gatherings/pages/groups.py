"""The organiser's groups, and the sheet: who came, in one go."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.gatherings import actions, queries
from kith.gatherings.forms import SheetForm
from kith.gatherings.rules import EnteredFrom
from kith.ground.access.permissions import Permission
from kith.ground.ids import ListingId
from kith.ground.web import edits
from kith.ground.web.page import Listed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.ATTENDANCE_RECORD)
def groups(request: KithRequest) -> HttpResponse:
    """Show the groups this reader runs, or has somebody at."""
    return show(request, "gatherings/groups.html", {"groups": queries.groups(request.actor, at=request.at)})


@page(may=Permission.ATTENDANCE_RECORD, methods=("GET", "POST"))
def sheet(request: KithRequest, listing_id: ListingId) -> HttpResponse:
    """Write who came."""
    group = queries.group(request.actor, listing_id, at=request.at)
    expected = queries.roster(request.actor, listing_id, at=request.at)
    form = edits.form(request, SheetForm, initial={"starts_at": request.at}, expected=expected)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.fill_sheet(
                listing_id=listing_id,
                starts_at=said["starts_at"],
                lines=form.lines(),
                entered_from=EnteredFrom.SHEET,
                room_for=said["room_for"],
                because=said["because"],
                by=request.actor,
                at=request.at,
            )
        except actions.NeedsALineError as refusal:
            form.add_error("because", _(str(refusal)))
        else:
            return redirect("gatherings:groups")
    people = [one.person_id for one in expected]
    return show(request, "gatherings/sheet.html", {"form": form, "group": group}, viewed=Listed(people, "attendance"))
