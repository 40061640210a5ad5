"""Who has looked at somebody's record, for that person: asking why, and asking for a closer watch."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from kith.ground.access.permissions import Permission
from kith.ground.access.purposes import LookPurpose
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.looking.actions import looks as actions
from kith.looking.forms import QuestionForm
from kith.looking.queries import looks as queries
from kith.looking.rules.looks import LOOK_WORDS
from kith.people.queries import person_of

MOST_DIGITS = 5


@page(may=Permission.LOOKED_SEE)
def looked(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """List who looked, the latest first, fifty at a time."""
    text = request.GET.get("page", "1")
    number = max(1, int(text)) if text.isdecimal() and len(text) <= MOST_DIGITS else 1
    looks = queries.looked(request.actor, person_id, at=request.at, page=number)
    person = person_of(request.actor, person_id, at=request.at, may=Permission.LOOKED_SEE)
    data = {"person": person, "looks": looks, "look_words": LOOK_WORDS}
    return show(request, "looking/looked.html", data, viewed=Viewed(person_id, "looked"))


@page(may=Permission.LOOK_QUESTION, methods=("GET", "POST"))
def ask(request: KithRequest, person_id: PersonId, entry_id: int) -> HttpResponse:
    """Ask why somebody looked."""
    look = queries.look_to_question(request.actor, person_id, entry_id, at=request.at)
    form = edits.form(request, QuestionForm)
    if form.is_valid():
        actions.question_look(
            person_id=person_id, entry_id=entry_id, words=form.cleaned_data["words"], by=request.actor, at=request.at
        )
        return redirect("looking:looked", person_id=person_id)
    data = {"form": form, "look": look, "person_id": person_id, "look_words": LOOK_WORDS}
    return show(request, "looking/ask.html", data, viewed=Viewed(person_id, "looked"))


@page(may=Permission.LOOK_QUESTION, methods=("POST",))
def watch(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Let looks without a reason of work be told to the lead, or no longer."""
    is_wanted = "less" not in request.POST
    actions.watch_closely(person_id=person_id, is_wanted=is_wanted, by=request.actor, at=request.at)
    return redirect("looking:looked", person_id=person_id)


@page(may=Permission.PERSON_SEE, methods=("POST",))
def state_purpose(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Take what somebody looks for, and go on where they were."""
    said = request.POST.get("purpose", "")
    purpose = LookPurpose(said) if said in set(LookPurpose) else LookPurpose.SUPPORT
    actions.state_purpose(person_id=person_id, purpose=purpose, by=request.actor, at=request.at)
    onward = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(onward, allowed_hosts=None):
        return redirect(onward)
    return redirect("record:person", person_id=person_id)
