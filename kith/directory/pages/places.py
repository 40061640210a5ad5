"""The organiser says how many places are left."""

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.directory.actions.checking import say_places_left
from kith.directory.forms import PlacesForm
from kith.directory.queries.listing import own
from kith.ground.access.permissions import Permission
from kith.ground.ids import ListingId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.LISTING_EDIT, methods=("GET", "POST"))
def places(request: KithRequest, listing_id: ListingId) -> HttpResponse:
    listing = own(request.actor, listing_id, at=request.at)
    initial = {"left": listing.places_left, "in_all": listing.places_in_all}
    form = edits.form(request, PlacesForm, initial=initial, version=listing.version)
    if form.is_valid():
        said = form.cleaned_data
        say_places_left(
            listing_id=listing_id,
            left=said["left"],
            in_all=said["in_all"],
            version=form.edit.version,  # type: ignore[attr-defined] # set by edits.form
            by=request.actor,
            at=request.at,
        )
        return redirect("directory:listing", listing_id=listing_id)
    return show(request, "directory/places.html", {"form": form, "listing": listing})
