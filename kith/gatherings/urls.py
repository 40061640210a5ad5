"""Addresses of groups and their sheets."""

from django.urls import path

from kith.gatherings.pages import groups

urlpatterns = [
    path("groups", groups.groups, name="groups"),
    path("groups/<uuid:listing_id>/sheet", groups.sheet, name="sheet"),
]
