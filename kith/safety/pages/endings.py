"""Ending contact safely: write how, read it, say that it is done or left, and ask how it has been since."""

from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import TieId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.safety.actions import endings as actions
from kith.safety.forms import CompleteForm, EndingForm, FollowUpForm, LeaveForm
from kith.safety.packs.blocking import FIRST
from kith.safety.queries import endings as queries
from kith.safety.rules.endings import days_to_ask

WHAT = "ending contact"
MAY = Permission.ENDING_PLAN


@page(may=Permission.ENDING_PLAN, methods=("GET", "POST"))
def plan(request: KithRequest, tie_id: TieId) -> HttpResponse:
    """Write how contact is to end. Where a plan is open, it is the one that is written anew."""
    person, name, standing = queries.tie_to_end(request.actor, tie_id, at=request.at)
    initial = vars(standing.plan) if standing is not None else {}
    form = edits.form(request, EndingForm, initial=initial, person=person, writer=request.actor.name)
    if form.is_valid():
        try:
            ending_id = actions.plan_ending(
                tie_id=tie_id, plan=form.plan, told=form.told, by=request.actor, at=request.at
            )
        except actions.CannotEnd as refusal:
            _say(form, refusal)
        else:
            return redirect("safety:ending", ending_id=ending_id)
    data = {"form": form, "name": name, "tie_id": tie_id, "first": FIRST}
    return show_about(request, person, "safety/plan_ending.html", data, what=WHAT, may=MAY)


@page(may=Permission.ENDING_PLAN)
def ending(request: KithRequest, ending_id: UUID) -> HttpResponse:
    """Show how contact ends, what is shut and how, and the days on which somebody asks."""
    person, found = queries.ending_for(request.actor, ending_id, at=request.at)
    data = {"ending": found, "first": FIRST, "today": person.today}
    return show_about(request, person, "safety/ending.html", data, what=WHAT, may=MAY)


@page(may=Permission.ENDING_PLAN, methods=("GET", "POST"))
def complete(request: KithRequest, ending_id: UUID) -> HttpResponse:
    """Say that contact has ended, and choose the days on which somebody asks."""
    person, found = queries.ending_for(request.actor, ending_id, at=request.at)
    days = dict(zip(("first", "second", "third"), days_to_ask(person.today), strict=True))
    form = edits.form(request, CompleteForm, initial=days, person=person, writer=request.actor.name)
    if form.is_valid():
        try:
            actions.complete_ending(
                ending_id=ending_id,
                ask_on=form.ask_on,
                told=form.told,
                asked_in=form.format,
                by=request.actor,
                at=request.at,
            )
        except actions.CannotEnd as refusal:
            _say(form, refusal)
        else:
            return redirect("safety:ending", ending_id=ending_id)
    data = {"form": form, "ending": found}
    return show_about(request, person, "safety/complete_ending.html", data, what=WHAT, may=MAY)


@page(may=Permission.ENDING_PLAN, methods=("GET", "POST"))
def leave(request: KithRequest, ending_id: UUID) -> HttpResponse:
    """They chose otherwise."""
    person, found = queries.ending_for(request.actor, ending_id, at=request.at)
    form = edits.form(request, LeaveForm)
    if form.is_valid():
        try:
            actions.leave_ending(ending_id=ending_id, by=request.actor, at=request.at, **form.cleaned_data)
        except actions.CannotEnd as refusal:
            _say(form, refusal)
        else:
            return redirect("safety:staying-safe", person_id=person.person_id)
    data = {"form": form, "ending": found}
    return show_about(request, person, "safety/leave_ending.html", data, what=WHAT, may=MAY)


@page(may=Permission.ENDING_PLAN, methods=("GET", "POST"))
def follow_up(request: KithRequest, follow_up_id: UUID) -> HttpResponse:
    """Write how it has been since."""
    asking = queries.follow_up_for(request.actor, follow_up_id, at=request.at)
    form = edits.form(request, FollowUpForm)
    if form.is_valid():
        try:
            actions.follow_up(follow_up_id=follow_up_id, by=request.actor, at=request.at, **form.cleaned_data)
        except actions.CannotEnd as refusal:
            _say(form, refusal)
        else:
            return redirect("safety:ending", ending_id=asking.ending.ending_id)
    data = {"form": form, "ending": asking.ending, "follow_up": asking.follow_up}
    return show_about(request, asking.person, "safety/follow_up.html", data, what=WHAT, may=MAY)


def _say(form: Form, refusal: actions.CannotEnd) -> None:
    for flaw in refusal.flaws:
        form.add_error(None, _(flaw.words))
