"""Noting that somebody talked with the person after an answer that asked for it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.ids import AnswerSetId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.outcomes import actions, queries
from kith.outcomes.forms import TalkForm


@page(may=Permission.REVIEW_HOLD, methods=("GET", "POST"))
def talk(request: KithRequest, answer_set_id: AnswerSetId) -> HttpResponse:
    """Take one line about the talk."""
    person, sitting = queries.sitting(request.actor, answer_set_id, may=Permission.REVIEW_HOLD, at=request.at)
    form = edits.form(request, TalkForm)
    if form.is_valid():
        words = form.cleaned_data["words"]
        actions.note_talk(answer_set_id=answer_set_id, words=words, by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("outcomes:scores", args=[person.person_id]))
    data = {"form": form, "person": person, "sitting": sitting}
    return show(request, "outcomes/talk.html", data, viewed=Viewed(person.person_id, "answers"))
