"""Addresses of the case chronology, of requests, and of packs that went out."""

from django.urls import path

from kith.disclosure.pages import chronology, packs, preparing, requests

urlpatterns = [
    path("people/<uuid:person_id>/case-chronology", chronology.chronology, name="chronology"),
    path("people/<uuid:person_id>/requests", requests.requests, name="requests"),
    path("people/<uuid:person_id>/requests/ask", requests.ask, name="ask"),
    path("people/<uuid:person_id>/requests/new", requests.receive, name="receive"),
    path("requests/<uuid:request_id>", requests.request, name="request"),
    path("requests/<uuid:request_id>/longer", requests.longer, name="longer"),
    path("requests/<uuid:request_id>/not-wanted", requests.withdraw, name="withdraw"),
    path("requests/<uuid:request_id>/proposals", preparing.choose, name="choose"),
    path("requests/<uuid:request_id>/leave-out", preparing.leave_out, name="leave-out"),
    path("requests/<uuid:request_id>/leave-out/<slug:line_key>", preparing.leave_line, name="leave-line"),
    path("requests/<uuid:request_id>/opinion", preparing.opinion, name="opinion"),
    path("requests/<uuid:request_id>/second-look", preparing.look, name="look"),
    path("requests/<uuid:request_id>/release", packs.let_out, name="release"),
    path("requests/<uuid:request_id>/pack", packs.to_read, name="pack"),
    path("requests/<uuid:request_id>/pack/file", packs.file, name="pack-file"),
]
