"""Addresses of the directory."""

from django.urls import path

from kith.directory.pages.checking import checked, not_running, still_true
from kith.directory.pages.listing import listing
from kith.directory.pages.places import places
from kith.directory.pages.search import search

urlpatterns = [
    path("directory", search, name="search"),
    path("directory/<uuid:listing_id>", listing, name="listing"),
    path("directory/<uuid:listing_id>/checked", checked, name="checked"),
    path("directory/<uuid:listing_id>/not-running", not_running, name="not-running"),
    path("directory/<uuid:listing_id>/places", places, name="places"),
    path("directory/<uuid:listing_id>/still-true", still_true, name="still-true"),
]
