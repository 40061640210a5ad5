"""Addresses of plans and reviews."""

from django.urls import path

from kith.plans.pages.add_step import add_step
from kith.plans.pages.agree import agree
from kith.plans.pages.change_step import change_step
from kith.plans.pages.end_step import end_step
from kith.plans.pages.finish_review import finish_review
from kith.plans.pages.need import need
from kith.plans.pages.note_section import note_section
from kith.plans.pages.plan import plan
from kith.plans.pages.print_plan import print_plan
from kith.plans.pages.rate_supports import rate_supports
from kith.plans.pages.review import review
from kith.plans.pages.set_review import set_review

urlpatterns = [
    path("people/<uuid:person_id>/plan", plan, name="plan"),
    path("people/<uuid:person_id>/plan/print", print_plan, name="print-plan"),
    path("people/<uuid:person_id>/plan/steps/new", add_step, name="add-step"),
    path("people/<uuid:person_id>/plan/needs/<slug:kind>", need, name="need"),
    path("people/<uuid:person_id>/plan/agreement", agree, name="agree"),
    path("people/<uuid:person_id>/plan/reviews/new", set_review, name="set-review"),
    path("steps/<uuid:step_id>", change_step, name="change-step"),
    path("steps/<uuid:step_id>/ending", end_step, name="end-step"),
    path("reviews/<uuid:review_id>", review, name="review"),
    path("reviews/<uuid:review_id>/sections/<slug:section>", note_section, name="note-section"),
    path("reviews/<uuid:review_id>/supports", rate_supports, name="rate-supports"),
    path("reviews/<uuid:review_id>/finish", finish_review, name="finish-review"),
]
