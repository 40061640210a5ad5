"""Addresses of staying safe."""

from django.urls import path

from kith.safety.pages import card, dangers, endings, lines, plan, questions, staying_safe, visits

urlpatterns = [
    path("a-few-questions", questions.questions, name="questions"),
    path("people/<uuid:person_id>/staying-safe", staying_safe.staying_safe, name="staying-safe"),
    path("people/<uuid:person_id>/staying-safe/plan/<str:part>", plan.write, name="write-part"),
    path("people/<uuid:person_id>/staying-safe/card", card.card, name="card"),
    path("people/<uuid:person_id>/staying-safe/card/file", card.card_file, name="card-file"),
    path("people/<uuid:person_id>/dangers/add", dangers.add, name="add-danger"),
    path("people/<uuid:person_id>/dangers/add-self-harm", dangers.add_self_harm, name="add-self-harm"),
    path("dangers/<uuid:danger_id>", dangers.danger, name="danger"),
    path("dangers/<uuid:danger_id>/look", dangers.look_again, name="look-again"),
    path("dangers/<uuid:danger_id>/end", dangers.end, name="end-danger"),
    path("ties/<uuid:tie_id>/ending", endings.plan, name="plan-ending"),
    path("endings/<uuid:ending_id>", endings.ending, name="ending"),
    path("endings/<uuid:ending_id>/done", endings.complete, name="complete-ending"),
    path("endings/<uuid:ending_id>/leave", endings.leave, name="leave-ending"),
    path("local-lines", lines.lines, name="lines"),
    path("local-lines/add", lines.add, name="add-line"),
    path("local-lines/<uuid:line_id>", lines.change, name="change-line"),
    path("local-lines/<uuid:line_id>/tried", lines.tried, name="try-line"),
    path("local-lines/<uuid:line_id>/off", lines.off, name="take-line-off"),
    path("supervisors", visits.supervisors, name="supervisors"),
    path("visits", visits.mine, name="my-visits"),
    path("people/<uuid:person_id>/visits/book", visits.book, name="book-visit"),
    path("visits/<uuid:visit_id>", visits.visit, name="visit"),
    path("visits/<uuid:visit_id>/turn", visits.turn, name="visit-turn"),
    path("visits/<uuid:visit_id>/supervisor", visits.change_supervisor, name="change-supervisor"),
    path("visits/<uuid:visit_id>/note", visits.note, name="visit-note"),
    path("visits/<uuid:visit_id>/report", visits.report, name="visit-report"),
    path("follow-ups/<uuid:follow_up_id>", endings.follow_up, name="follow-up"),
]
