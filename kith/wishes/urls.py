"""Addresses of wishes."""

from django.urls import path

from kith.wishes.pages import cards, good_week, noticed, wishes

urlpatterns = [
    path("cards-to-print", wishes.print_kit, name="print"),
    path("people/<uuid:person_id>/wishes", wishes.wishes, name="wishes"),
    path("people/<uuid:person_id>/wishes/notice", noticed.notice_something, name="notice"),
    path("people/<uuid:person_id>/wishes/cards", cards.sort, name="cards"),
    path("people/<uuid:person_id>/wishes/good-week", good_week.draw, name="good-week"),
    path("noticed/<uuid:noticed_id>", noticed.answer, name="answer"),
]
