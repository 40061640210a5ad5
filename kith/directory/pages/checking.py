"""Keeping a listing true: checked today, not running, still true."""

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.directory.actions.checking import confirm_own_listing, mark_checked, report_not_running
from kith.directory.forms import DoubtForm
from kith.directory.queries.listing import whole
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.ids import ListingId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.DIRECTORY_CHECK, methods=("POST",))
def checked(request: KithRequest, listing_id: ListingId) -> HttpResponse:
    mark_checked(listing_id=listing_id, by=request.actor, at=request.at)
    return redirect("directory:listing", listing_id=listing_id)


@page(may=Permission.LISTING_EDIT, methods=("POST",))
def still_true(request: KithRequest, listing_id: ListingId) -> HttpResponse:
    confirm_own_listing(listing_id=listing_id, by=request.actor, at=request.at)
    return redirect("directory:listing", listing_id=listing_id)


@page(may=Permission.DIRECTORY_CHECK, methods=("GET", "POST"))
def not_running(request: KithRequest, listing_id: ListingId) -> HttpResponse:
    listing = whole(request.actor, listing_id, at=request.at, today=today_of(request.actor, at=request.at))
    form = edits.form(request, DoubtForm)
    if form.is_valid():
        because = form.cleaned_data["because"]
        report_not_running(listing_id=listing_id, because=because, by=request.actor, at=request.at)
        return redirect("directory:listing", listing_id=listing_id)
    return show(request, "directory/not_running.html", {"form": form, "listing": listing})
