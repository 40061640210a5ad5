"""Addresses of looking."""

from django.urls import path

from kith.looking.pages import cover, desk, duty, emergency, kept_apart, looked

urlpatterns = [
    path("people/<uuid:person_id>/looked", looked.looked, name="looked"),
    path("people/<uuid:person_id>/looked/<int:entry_id>/ask", looked.ask, name="ask"),
    path("people/<uuid:person_id>/looked/watch", looked.watch, name="watch"),
    path("people/<uuid:person_id>/purpose", looked.state_purpose, name="state-purpose"),
    path("emergency", emergency.emergency, name="emergency"),
    path("people/<uuid:person_id>/emergency/end", emergency.end, name="end-emergency"),
    path("people/<uuid:person_id>/kept-apart", kept_apart.declare, name="declare"),
    path("kept-apart", kept_apart.kept_apart, name="kept-apart"),
    path("kept-apart/me", kept_apart.marks, name="own-marks"),
    path("away", cover.away, name="away"),
    path("away/<uuid:away_id>/back", cover.came_back, name="came-back"),
    path("duty", duty.duty, name="duty"),
    path("duty/rota", duty.rota, name="rota"),
    path("duty/shift", duty.shift, name="shift"),
    path("people/<uuid:person_id>/card", duty.card, name="card"),
    path("people/<uuid:person_id>/card/end", duty.end_call, name="end-call"),
    path("people/<uuid:person_id>/caller-question", duty.caller_question, name="caller-question"),
    path("who-looks", desk.desk, name="desk"),
    path("who-looks/lead", desk.lead, name="lead"),
    path("emergencies/<uuid:emergency_id>/review", desk.review_emergency, name="review-emergency"),
    path("looks/<uuid:question_id>/answer", desk.answer, name="answer"),
    path("looks/<uuid:unusual_id>/decide", desk.decide_unusual, name="decide-unusual"),
    path("likely-ties/<uuid:likely_id>", desk.settle_tie, name="settle-tie"),
    path("conflicts/<uuid:conflict_id>/clear", desk.clear_conflict, name="clear-conflict"),
]
