"""How each support is for the person, in five faces."""

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


@page(may=Permission.REVIEW_HOLD, methods=("GET", "POST"))
def rate_supports(request: KithRequest, review_id: ReviewId) -> HttpResponse:
    """Take a face for each support, any of them left out."""
    person = queries.whose_review(request.actor, review_id, at=request.at)
    form = edits.form(
        request,
        forms.SupportsForm,
        supports=queries.supports_of(review_id, viewer=request.actor, at=request.at),
        person=person,
        writer=request.actor.name,
    )
    if form.is_valid():
        actions.rate_supports(review_id=review_id, faces=form.faces, told=form.told, by=request.actor, at=request.at)
        return HttpResponseRedirect(f"{reverse('plans:review', args=[review_id])}#support")
    data = {"form": form, "review_id": review_id}
    return show_about(request, person, "plans/rate_supports.html", data, what="review", may=Permission.PLAN_SEE)
