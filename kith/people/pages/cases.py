"""Handing over, closing, and opening again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import AccountId, PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people import actions, queries
from kith.people.actions.cases import AlreadyOpen, NotAWorker, NotOpen
from kith.people.forms import AssignForm, BecauseForm
from kith.people.pages.around import around
from kith.people.pages.saying import subject


@page(may=Permission.CASELOAD_ASSIGN, methods=("GET", "POST"))
def assign(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Put somebody on another worker's caseload."""
    return _hand_over(request, person_id, is_again=False)


@page(may=Permission.CASELOAD_ASSIGN, methods=("GET", "POST"))
def open_again(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Work with somebody again; nobody has to tell it twice."""
    return _hand_over(request, person_id, is_again=True)


def _hand_over(request: KithRequest, person_id: PersonId, *, is_again: bool) -> HttpResponse:
    person = queries.person_of(request.actor, person_id, at=request.at, may=Permission.CASELOAD_ASSIGN)
    form = edits.form(request, AssignForm, workers=queries.workers(request.actor, at=request.at))
    if form.is_valid():
        try:
            (actions.open_again if is_again else actions.assign)(
                person_id=person_id,
                account_id=AccountId(UUID(form.cleaned_data["worker"])),
                because=form.cleaned_data["because"],
                by=request.actor,
                at=request.at,
            )
        except (AlreadyOpen, NotAWorker, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("people:caseload")
    data = {"form": form, "is_again": is_again, **around(request, person)}
    return show(request, "people/assign.html", data, viewed=Viewed(person_id, "caseload"))


@page(may=Permission.PERSON_OPEN, methods=("GET", "POST"))
def close(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Stop working with somebody."""
    person = subject(request, person_id)
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        try:
            actions.close_case(
                person_id=person_id, because=form.cleaned_data["because"], by=request.actor, at=request.at
            )
        except NotOpen as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("people:caseload")
    data = {"form": form, **around(request, person)}
    return show(request, "people/close.html", data, viewed=Viewed(person_id, "caseload"))
