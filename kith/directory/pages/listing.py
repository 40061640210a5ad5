"""One listing, ready to be printed: what it is, when, where, what it costs, what is not stated, and how fresh it is."""

from django.http import HttpResponse

from kith.directory.pages.saying import said
from kith.directory.queries.listing import whole
from kith.directory.rules.listings import STATUS_WORDS
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.ids import ListingId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.DIRECTORY_SEE)
def listing(request: KithRequest, listing_id: ListingId) -> HttpResponse:
    found = whole(request.actor, listing_id, at=request.at, today=today_of(request.actor, at=request.at))
    return show(request, "directory/listing.html", {"listing": found, "said": said, "statuses": STATUS_WORDS})
