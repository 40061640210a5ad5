"""Finishing a review: what the person wants next, and when it is looked at again."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import ReviewId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.plans import forms
from kith.plans.actions import reviews as actions
from kith.plans.queries import reviews as queries
from kith.plans.rules.reviews import Direction, usual_next
from kith.rights.queries.interpreting import may_be_held
from kith.rights.rules.interpreting import Occasion


@page(may=Permission.REVIEW_HOLD, methods=("GET", "POST"))
def finish_review(request: KithRequest, review_id: ReviewId) -> HttpResponse:
    """Say which sections nobody has spoken about and whether an interpreter is missing; then take the next day."""
    person = queries.whose_review(request.actor, review_id, at=request.at)
    silent = queries.silent_in(review_id, viewer=request.actor, at=request.at)
    held = may_be_held(request.actor, person.person_id, Occasion.REVIEW, about=review_id, at=request.at)
    form = edits.form(
        request,
        forms.FinishForm,
        initial={"next_on": usual_next(person.today)},
        person=person,
        writer=request.actor.name,
    )
    if held and not silent and form.is_valid():
        direction = form.cleaned_data["direction"]
        actions.finish_review(
            review_id=review_id,
            direction=Direction(direction) if direction else None,
            words=form.cleaned_data["words"],
            following=actions.Next(form.cleaned_data["next_on"], form.cleaned_data["no_next_because"]),
            told=form.told,
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("plans:review", args=[review_id]))
    data = {"form": form, "review_id": review_id, "silent": silent, "wants_interpreter": not held}
    template = "plans/silent_sections.html" if silent else "plans/finish_review.html"
    return show_about(request, person, template, data, what="review", may=Permission.PLAN_SEE)
