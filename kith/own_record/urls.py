"""Addresses of one's own record."""

from django.urls import path

from kith.own_record.pages import copy, not_right

urlpatterns = [
    path("people/<uuid:person_id>/copy", copy.copy, name="copy"),
    path("people/<uuid:person_id>/copy/to-read", copy.to_read, name="copy-to-read"),
    path("people/<uuid:person_id>/copy/file", copy.file, name="copy-file"),
    path("people/<uuid:person_id>/not-right", not_right.not_right, name="not-right"),
    path("people/<uuid:person_id>/not-right/<slug:part>", not_right.say, name="say"),
    path("not-right/<uuid:statement_id>/answer", not_right.answer, name="answer"),
    path("not-right/<uuid:statement_id>/take-back", not_right.take_back, name="take-back"),
]
