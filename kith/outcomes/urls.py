"""Addresses of questionnaires, scores and goals."""

from django.urls import path

from kith.outcomes.pages.answered import answered
from kith.outcomes.pages.end_goal import end_goal
from kith.outcomes.pages.questionnaire import questionnaire
from kith.outcomes.pages.rate_goal import rate_goal
from kith.outcomes.pages.scores import scores
from kith.outcomes.pages.set_goal import set_goal
from kith.outcomes.pages.stated_score import stated_score
from kith.outcomes.pages.talk import talk

urlpatterns = [
    path("people/<uuid:person_id>/outcomes", scores, name="scores"),
    path("people/<uuid:person_id>/questionnaires/<slug:instrument>", questionnaire, name="questionnaire"),
    path("people/<uuid:person_id>/questionnaires/<slug:instrument>/score", stated_score, name="stated-score"),
    path("people/<uuid:person_id>/goals/new", set_goal, name="set-goal"),
    path("answers/<uuid:answer_set_id>", answered, name="answered"),
    path("answers/<uuid:answer_set_id>/talk", talk, name="talk"),
    path("goals/<uuid:goal_id>/rating", rate_goal, name="rate-goal"),
    path("goals/<uuid:goal_id>/ending", end_goal, name="end-goal"),
]
