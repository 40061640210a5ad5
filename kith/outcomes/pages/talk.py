"""Noting that somebody talked with the person after an answer that asked for it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import AnswerSetId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.outcomes import actions, queries
from kith.outcomes.forms import TalkForm
from kith.people.pages.around import show_about


@page(may=Permission.REVIEW_HOLD, methods=("GET", "POST"))
def talk(request: KithRequest, answer_set_id: AnswerSetId) -> HttpResponse:
    """Take one line about the talk."""
    person, sitting = queries.sitting(request.actor, answer_set_id, may=Permission.REVIEW_HOLD, at=request.at)
    form = edits.form(request, TalkForm)
    if form.is_valid():
        words = form.cleaned_data["words"]
        actions.note_talk(answer_set_id=answer_set_id, words=words, by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("outcomes:scores", args=[person.person_id]))
    data = {"form": form, "sitting": sitting}
    return show_about(request, person, "outcomes/talk.html", data, what="answers", may=Permission.OUTCOME_SEE)
