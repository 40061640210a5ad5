"""Requests for everything that is kept: all of one person's, one of them, taking one, more time, the end."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.disclosure.actions import requests as actions
from kith.disclosure.forms import LongerForm, RequestForm, WithdrawnForm
from kith.disclosure.queries import requests as queries
from kith.disclosure.rules.requests import LONGEST_MONTHS, Hindered, Longer, months_after
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.rights.queries.representatives import representatives_of

SEE, PREPARE = Permission.DISCLOSURE_SEE, Permission.DISCLOSURE_PREPARE
BOTH = ("GET", "POST")
WHAT = "requests"


@page(may=SEE)
def requests(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show who asked for what is kept about somebody, until when they have it, and what went out."""
    person = whose(request.actor, person_id, may=SEE, at=request.at)
    data = {
        "requests": queries.requests_of(request.actor, person_id, at=request.at),
        "may": queries.may_about(request.actor, person_id, at=request.at),
    }
    return show_about(request, person, "disclosure/requests.html", data, what=WHAT, may=SEE)


@page(may=PREPARE, methods=BOTH)
def receive(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down that somebody asks."""
    person = whose(request.actor, person_id, may=PREPARE, at=request.at)
    speaking = representatives_of(request.actor, person_id, at=request.at)
    form = edits.form(
        request,
        RequestForm,
        initial={"received_on": person.today},
        known_as=person.known_as,
        speaking=[(one.representative_id, one.name, one.authority.words) for one in speaking if not one.is_over],
    )
    if form.is_valid():
        try:
            found = actions.receive_request(person_id=person_id, asked=form.asked, by=request.actor, at=request.at)
        except (actions.CannotBeTaken, Hindered, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("disclosure:request", request_id=found)
    return show_about(request, person, "disclosure/receive.html", {"form": form}, what=WHAT, may=SEE)


@page(may=Permission.RECORD_COPY, methods=BOTH)
def ask(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask for everything that is kept about oneself."""
    person = whose(request.actor, person_id, may=Permission.RECORD_COPY, at=request.at)
    problem = ""
    if request.method == "POST":
        try:
            found = actions.ask_for_everything(person_id=person_id, by=request.actor, at=request.at)
        except (actions.CannotBeTaken, Stopped) as refusal:
            problem = _(str(refusal))
        else:
            return redirect("disclosure:request", request_id=found)
    data = {"problem": problem, "until": months_after(person.today, 1)}
    return show_about(request, person, "disclosure/ask.html", data, what=WHAT, may=SEE)


@page(may=SEE)
def request(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Show one request: until when, what was done, what is next."""
    one = queries.request_for(request.actor, request_id, at=request.at)
    person = whose(request.actor, one.person_id, may=SEE, at=request.at)
    may = queries.may_about(request.actor, one.person_id, at=request.at)
    is_open = PREPARE in may and not one.stands.is_over
    data = {
        "one": one,
        "may": may,
        "draft": queries.draft_of(request.actor, request_id, at=request.at) if is_open else None,
        "is_late": not one.stands.is_over and one.due_on < person.today,
        "me": request.actor.account_id,
    }
    return show_about(request, person, "disclosure/request.html", data, what=WHAT, may=SEE)


@page(may=PREPARE, methods=BOTH)
def longer(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Take two months more, and say what they are told."""
    one = queries.request_for(request.actor, request_id, may=PREPARE, at=request.at)
    person = whose(request.actor, one.person_id, may=PREPARE, at=request.at)
    form = edits.form(request, LongerForm)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.take_longer(
                request_id=request_id,
                because=Longer(said["because"]),
                words=said["words"],
                by=request.actor,
                at=request.at,
            )
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disclosure:request", request_id=request_id)
    data = {"form": form, "one": one, "until": months_after(one.received_on, LONGEST_MONTHS)}
    return show_about(request, person, "disclosure/longer.html", data, what=WHAT, may=SEE)


@page(may=PREPARE, methods=BOTH)
def withdraw(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Write that it is not wanted any more."""
    one = queries.request_for(request.actor, request_id, may=PREPARE, at=request.at)
    person = whose(request.actor, one.person_id, may=PREPARE, at=request.at)
    form = edits.form(request, WithdrawnForm)
    if form.is_valid():
        try:
            actions.withdraw_request(
                request_id=request_id, words=form.cleaned_data["words"], by=request.actor, at=request.at
            )
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disclosure:request", request_id=request_id)
    return show_about(request, person, "disclosure/withdraw.html", {"form": form, "one": one}, what=WHAT, may=SEE)
