"""Addresses of sharing."""

from django.urls import path

from kith.consent.pages import regardless, sharing

urlpatterns = [
    path("people/<uuid:person_id>/sharing", sharing.who_sees, name="who-sees"),
    path("people/<uuid:person_id>/sharing/say", sharing.say, name="say"),
    path("sharing/<uuid:sharing_id>/take-back", sharing.take_back, name="take-back"),
    path("people/<uuid:person_id>/sharing/without", regardless.without, name="without"),
    path("sharing/without/<uuid:without_id>/told", regardless.told, name="told"),
]
