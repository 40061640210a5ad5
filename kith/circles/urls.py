"""Addresses of circles."""

from django.urls import path

from kith.circles.pages import circle, invitation, places, shares

urlpatterns = [
    path("people/<uuid:person_id>/circle", circle.circle, name="circle"),
    path("people/<uuid:person_id>/circle/name", circle.name_somebody, name="name"),
    path("circle/<uuid:key_person_id>/shows", shares.shares, name="shares"),
    path("circle/<uuid:key_person_id>/switch", shares.switch, name="switch"),
    path("circle/<uuid:key_person_id>/preview", shares.preview, name="preview"),
    path("circle/<uuid:key_person_id>/agree", circle.agree, name="agree"),
    path("circle/<uuid:key_person_id>/end", circle.end, name="end"),
    path("circle/<uuid:key_person_id>/invite", invitation.invite, name="invite"),
    path("circle/<uuid:key_person_id>/answer", invitation.answer, name="answer"),
    path("circle/<uuid:key_person_id>/leave", invitation.leave, name="leave"),
    path("shared-with-me", places.mine, name="mine"),
    path("people/<uuid:person_id>/shared-with-me", places.shared, name="shared"),
]
