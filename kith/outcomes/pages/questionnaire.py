"""Taking a questionnaire: the whole of it on one page, any question left out that somebody likes to leave out."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import actions, queries
from kith.outcomes.forms import QuestionnaireForm
from kith.people.pages.around import show_about
from kith.people.queries import whose


@page(may=Permission.OUTCOME_RECORD, methods=("GET", "POST"))
def questionnaire(request: KithRequest, person_id: PersonId, instrument: str) -> HttpResponse:
    """Ask the questions of one instrument and record what was answered."""
    asked = queries.instrument_asked(request.actor, person_id, instrument, at=request.at)
    person = whose(request.actor, person_id, at=request.at, may=Permission.OUTCOME_RECORD)
    form = edits.form(
        request,
        QuestionnaireForm,
        instrument=asked,
        person=person,
        writer=request.actor.name,
    )
    if form.is_valid():
        answer_set_id = actions.record_answers(
            person_id=person_id,
            instrument=asked,
            answers=form.answers,
            sat=form.sat,
            by=request.actor,
            at=request.at,
        )
        return HttpResponseRedirect(reverse("outcomes:answered", args=[answer_set_id]))
    return show_about(
        request,
        person,
        "outcomes/questionnaire.html",
        {"form": form, "asked": asked},
        what="questions",
        may=Permission.OUTCOME_SEE,
    )
