"""Addresses of limits and concerns."""

from django.urls import path

from kith.safeguarding.pages import concern, concerns, limits

urlpatterns = [
    path("people/<uuid:person_id>/limits", limits.limits, name="limits"),
    path("people/<uuid:person_id>/limits/begin", limits.begin, name="begin-limit"),
    path("limits/<uuid:restriction_id>/end", limits.end, name="end-limit"),
    path("concerns", concerns.concerns, name="concerns"),
    path("concerns/raise", concern.raise_one, name="raise-concern"),
    path("concerns/raised", concern.raised, name="concern-raised"),
    path("concerns/<uuid:concern_id>", concerns.concern, name="concern"),
]
