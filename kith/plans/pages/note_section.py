"""What was said about one section of a review."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
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
from kith.plans.rules.reviews import Section


@page(may=Permission.REVIEW_HOLD, methods=("GET", "POST"))
def note_section(request: KithRequest, review_id: ReviewId, section: str) -> HttpResponse:
    """Take “still true”, what changed, or why it goes on with nobody's words."""
    person = queries.whose_review(request.actor, review_id, at=request.at)
    asked = next((one for one in Section if one == section), None)
    if asked is None:
        raise Http404
    initial = {"kept": "still_true", "said_by": person.known_as, "said_on": person.today}
    form = edits.form(request, forms.SectionForm, initial=initial, section=asked)
    if form.is_valid():
        actions.note_section(review_id=review_id, note=form.note, by=request.actor, at=request.at)
        return HttpResponseRedirect(f"{reverse('plans:review', args=[review_id])}#{asked.value}")
    data = {"form": form, "review_id": review_id, "section": asked}
    return show_about(request, person, "plans/note_section.html", data, what="review", may=Permission.PLAN_SEE)
