"""What could happen: write it down, read it, look at it again, and say how it came out."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.safety.actions import dangers as actions
from kith.safety.forms import EndDangerForm, LookForm
from kith.safety.queries import dangers as queries
from kith.safety.rules.dangers import About, first_review

WHAT = "danger"
SEE, RECORD = Permission.SAFETY_SEE, Permission.DANGER_RECORD


@page(may=Permission.DANGER_RECORD, methods=("GET", "POST"))
def add(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down something that could happen, with how soon."""
    return _add(request, person_id, About.OTHER)


@page(may=Permission.DANGER_RECORD, methods=("GET", "POST"))
def add_self_harm(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down what is happening and what helps, where it is about suicide or self-harm. Nothing is guessed."""
    return _add(request, person_id, About.SELF_HARM)


def _add(request: KithRequest, person_id: PersonId, about: About) -> HttpResponse:
    person = whose(request.actor, person_id, may=RECORD, at=request.at)
    form = edits.form(
        request,
        LookForm,
        initial={"review_on": first_review(about, None, today=person.today), "owner": str(request.actor.account_id)},
        person=person,
        writer=request.actor.name,
        about=about,
        owners=queries.who_may_own(request.actor, person_id, at=request.at),
    )
    if form.is_valid():
        try:
            danger_id = actions.record_danger(
                person_id=person_id,
                about=about,
                look=form.look,
                owner_id=form.owner_id,
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except actions.CannotStand as refusal:
            _say(form, refusal)
        else:
            return redirect("safety:danger", danger_id=danger_id)
    data = {"form": form, "is_self_harm": about is About.SELF_HARM}
    return show_about(request, person, "safety/add_danger.html", data, what=WHAT, may=SEE)


@page(may=Permission.SAFETY_SEE)
def danger(request: KithRequest, danger_id: UUID) -> HttpResponse:
    """Show one danger and every look that was taken at it."""
    found = queries.danger_for(request.actor, danger_id, at=request.at)
    person = whose(request.actor, found.person_id, may=SEE, at=request.at)
    may = gate.may_each(request.actor, [RECORD], [person.person_id], at=request.at)[person.person_id]
    data = {"danger": found, "may": may}
    return show_about(request, person, "safety/danger.html", data, what=WHAT, may=SEE)


@page(may=Permission.DANGER_RECORD, methods=("GET", "POST"))
def look_again(request: KithRequest, danger_id: UUID) -> HttpResponse:
    """Look at it again: still so, said by whom, or otherwise now."""
    found = queries.danger_for(request.actor, danger_id, at=request.at, may=RECORD)
    person = whose(request.actor, found.person_id, may=RECORD, at=request.at)
    now = found.now.look
    initial = {
        **vars(now),
        "owner": str(found.now.owner_id),
        "review_on": first_review(found.about, now.horizon, today=person.today),
    }
    form = edits.form(
        request,
        LookForm,
        initial=initial,
        person=person,
        writer=request.actor.name,
        about=found.about,
        owners=queries.who_may_own(request.actor, person.person_id, at=request.at),
    )
    if form.is_valid():
        try:
            actions.look_again(
                danger_id=danger_id,
                look=form.look,
                owner_id=form.owner_id,
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except actions.CannotStand as refusal:
            _say(form, refusal)
        except actions.AlreadyOver:
            return redirect("safety:danger", danger_id=danger_id)
        else:
            return redirect("safety:danger", danger_id=danger_id)
    data = {"form": form, "danger": found}
    return show_about(request, person, "safety/look_again.html", data, what=WHAT, may=SEE)


@page(may=Permission.DANGER_RECORD, methods=("GET", "POST"))
def end(request: KithRequest, danger_id: UUID) -> HttpResponse:
    """Say how it came out."""
    found = queries.danger_for(request.actor, danger_id, at=request.at, may=RECORD)
    person = whose(request.actor, found.person_id, may=RECORD, at=request.at)
    form = edits.form(request, EndDangerForm)
    if form.is_valid():
        try:
            actions.end_danger(danger_id=danger_id, by=request.actor, at=request.at, **form.cleaned_data)
        except actions.CannotStand as refusal:
            form.add_error("words", _(str(refusal)))
        except actions.AlreadyOver:
            return redirect("safety:danger", danger_id=danger_id)
        else:
            return redirect("safety:staying-safe", person_id=person.person_id)
    data = {"form": form, "danger": found}
    return show_about(request, person, "safety/end_danger.html", data, what=WHAT, may=SEE)


def _say(form: LookForm, refusal: actions.CannotStand) -> None:
    for flaw in refusal.flaws:
        form.add_error(None, _(flaw.words))
