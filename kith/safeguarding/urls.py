"""Addresses of limits, of concerns and of the ladder on which they climb."""

from django.urls import path

from kith.safeguarding.pages import concern, concerns, ladder, limits, marks, stopped, worried

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
    path("concerns/mine", concern.my_concerns, name="my-concerns"),
    path("concerns/mine/<uuid:concern_id>", concern.my_concern, name="my-concern"),
    path("concerns/mine/<uuid:concern_id>/marks", marks.add_mine, name="add-my-marks"),
    path("concerns/<uuid:concern_id>", concerns.concern, name="concern"),
    path("concerns/<uuid:concern_id>/decide", concerns.decide, name="decide-concern"),
    path("concerns/<uuid:concern_id>/act", concerns.act, name="act-on-concern"),
    path("concerns/<uuid:concern_id>/end", concerns.end, name="end-concern"),
    path("concerns/<uuid:concern_id>/name", concerns.name, name="name-in-concern"),
    path("concerns/<uuid:concern_id>/marks", marks.add, name="add-marks"),
    path("concerns/named/<uuid:named_id>", concerns.named, name="named"),
    path("concerns/disagreements/<uuid:challenge_id>", concerns.answer, name="answer-disagreement"),
    path("worried", worried.worried, name="worried"),
    path("worried/by/<str:token>", worried.by_link, name="worried-by-link"),
    path("worried/where-it-stands", worried.where, name="where"),
    path("worried/<str:code>", worried.code, name="by-code"),
    path("worried/<str:code>/marks", marks.add_by_code, name="add-marks-by-code"),
    path("ladder", ladder.ladder, name="ladder"),
    path("ladder/place", ladder.place, name="give-place"),
    path("ladder/places/<uuid:place_id>/end", ladder.end_place, name="end-place"),
    path("ladder/on-call", ladder.on_call, name="put-on-call"),
    path("ladder/number", ladder.number, name="list-number"),
    path("ladder/numbers/<uuid:number_id>/strike", ladder.strike_number, name="strike-number"),
    path("ladder/stance", ladder.stance, name="take-stance"),
]
