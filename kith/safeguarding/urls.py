"""Addresses of limits and concerns."""

from django.urls import path

from kith.safeguarding.pages import concern, concerns, limits, stopped

urlpatterns = [
    path("people/<uuid:person_id>/limits", limits.limits, name="limits"),
    path("people/<uuid:person_id>/limits/begin", limits.begin, name="begin-limit"),
    path("limits", stopped.desk, name="limits-desk"),
    path("limits/<uuid:restriction_id>", limits.limit, name="limit"),
    path("limits/<uuid:restriction_id>/confirm", limits.confirm, name="confirm-limit"),
    path("limits/<uuid:restriction_id>/end", limits.end, name="end-limit"),
    path("limits/<uuid:restriction_id>/explain", limits.explain, name="explain-limit"),
    path("limits/<uuid:restriction_id>/withhold", limits.withhold, name="withhold-explanation"),
    path("limits/<uuid:restriction_id>/also-known-by", limits.alias, name="also-known-by"),
    path("limits/stopped/<uuid:stopped_id>", stopped.ask, name="ask-wish"),
    path("limits/near/<uuid:near_match_id>", stopped.near, name="near-match"),
    path("concerns", concerns.concerns, name="concerns"),
    path("concerns/raise", concern.raise_one, name="raise-concern"),
    path("concerns/raised", concern.raised, name="concern-raised"),
    path("concerns/<uuid:concern_id>", concerns.concern, name="concern"),
]
