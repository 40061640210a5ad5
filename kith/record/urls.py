"""Addresses of a person's own page."""

from django.urls import path

from kith.record.pages import chronology, mine, person

urlpatterns = [
    path("me", mine.mine, name="mine"),
    path("people/<uuid:person_id>", person.person, name="person"),
    path("people/<uuid:person_id>/what-has-happened", chronology.chronology, name="chronology"),
]
