"""Entering a score that was worked out on the organisation's own licensed copy of an instrument."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import actions, queries
from kith.outcomes.forms import StatedScoreForm
from kith.people.pages.around import show_about
from kith.people.queries import whose


@page(may=Permission.OUTCOME_RECORD, methods=("GET", "POST"))
def stated_score(request: KithRequest, person_id: PersonId, instrument: str) -> HttpResponse:
    """Take the score, and whose answers it came from."""
    asked = queries.instrument_asked(request.actor, person_id, instrument, at=request.at)
    if asked.has_text:
        raise Http404
    person = whose(request.actor, person_id, at=request.at, may=Permission.OUTCOME_RECORD)
    form = edits.form(
        request,
        StatedScoreForm,
        instrument=asked,
        person=person,
        writer=request.actor.name,
    )
    if form.is_valid():
        answer_set_id = actions.record_stated_scores(
            person_id=person_id,
            instrument=asked,
            scores=form.scores,
            sat=form.sat,
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("outcomes:answered", args=[answer_set_id]))
    return show_about(
        request,
        person,
        "outcomes/stated_score.html",
        {"form": form, "asked": asked},
        what="questions",
        may=Permission.OUTCOME_SEE,
    )
