"""Addresses of wishes."""

from django.urls import path

from kith.wishes.pages import cards, good_week, noticed, walk, wishes

urlpatterns = [
    path("cards-to-print", wishes.print_kit, name="print"),
    path("people/<uuid:person_id>/wishes", wishes.wishes, name="wishes"),
    path("people/<uuid:person_id>/wishes/notice", noticed.notice_something, name="notice"),
    path("people/<uuid:person_id>/wishes/cards", cards.sort, name="cards"),
    path("people/<uuid:person_id>/wishes/good-week", good_week.draw, name="good-week"),
    path("people/<uuid:person_id>/wishes/walk", walk.walk, name="walk"),
    path("people/<uuid:person_id>/wishes/walk/add", walk.add, name="walk-add"),
    path("people/<uuid:person_id>/wishes/walk/print", walk.print_walk, name="walk-print"),
    path("walks/<uuid:picture_id>/photo", walk.walk_photo, name="walk-photo"),
    path("walks/<uuid:picture_id>/map", walk.on_map, name="walk-on-map"),
    path("walks/<uuid:picture_id>/seen", walk.let_see, name="walk-let-see"),
    path("walks/<uuid:picture_id>/away", walk.take_away, name="walk-take-away"),
    path("noticed/<uuid:noticed_id>", noticed.answer, name="answer"),
]
