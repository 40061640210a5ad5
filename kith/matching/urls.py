"""Addresses of suggestions."""

from django.urls import path

from kith.matching.pages import looking_for, suggestions

urlpatterns = [
    path("people/<uuid:person_id>/suggestions", suggestions.suggestions, name="suggestions"),
    path("people/<uuid:person_id>/suggestions/<uuid:listing_id>/choose", suggestions.choose, name="choose"),
    path("people/<uuid:person_id>/suggestions/<uuid:listing_id>/not-for-me", suggestions.not_for_me, name="not-for-me"),
    path("people/<uuid:person_id>/looking-for", looking_for.looking_for, name="looking-for"),
]
