"""Single decisions of a person: read them, write one down, and what was decided in their best interests."""

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
from kith.rights.actions import capacity as actions
from kith.rights.forms import BestInterestsForm, CapacityForm, ChildForm
from kith.rights.queries import capacity as queries
from kith.rights.queries.representatives import deciding_for
from kith.rights.rules.capacity import Path, Question

WHAT = "decisions"
SEE = Permission.CAPACITY_SEE


@page(may=Permission.CAPACITY_SEE)
def decisions(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show every single decision that was looked at. There is nothing here about the person as such."""
    person = whose(request.actor, person_id, may=SEE, at=request.at)
    asked = [Permission.CAPACITY_RECORD]
    data = {
        "decisions": queries.decisions_of(request.actor, person_id, at=request.at),
        "may_record": bool(gate.may_each(request.actor, asked, [person_id], at=request.at)[person_id]),
    }
    return show_about(request, person, "rights/decisions.html", data, what=WHAT, may=SEE)


@page(may=Permission.CAPACITY_RECORD, methods=("GET", "POST"))
def assess(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down whether they could make one decision; for a child, show the way to the five questions."""
    person = whose(request.actor, person_id, may=Permission.CAPACITY_RECORD, at=request.at)
    path = queries.path_of(request.actor, person_id, at=request.at)
    form = edits.form(request, CapacityForm, initial={"made_on": person.today}, path=path)
    if form.is_valid():
        try:
            actions.record_capacity(person_id=person_id, one=form.assessment, by=request.actor, at=request.at)
        except actions.CannotStand as refusal:
            for flaw in refusal.flaws:
                form.add_error(None, _(flaw.words))
        else:
            return redirect("rights:decisions", person_id=person_id)
    data = {"form": form, "is_child": path is Path.CHILD}
    return show_about(request, person, "rights/assess.html", data, what=WHAT, may=SEE)


@page(may=Permission.CAPACITY_RECORD, methods=("GET", "POST"))
def child(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down one decision with somebody younger than 16, in five parts."""
    person = whose(request.actor, person_id, may=Permission.CAPACITY_RECORD, at=request.at)
    form = edits.form(request, ChildForm, initial={"made_on": person.today})
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.record_child_decision(
                person_id=person_id,
                decision=said["decision"],
                made_on=said["made_on"],
                answers=form.answers,
                in_their_words=said["in_their_words"],
                told_parents=said["told_parents"],
                by=request.actor,
                at=request.at,
            )
        except actions.CannotStand as refusal:
            for flaw in refusal.flaws:
                form.add_error(None, _(flaw.words))
        else:
            return redirect("rights:decisions", person_id=person_id)
    data = {"form": form, "questions": [form[question.value] for question in Question]}
    return show_about(request, person, "rights/child_decision.html", data, what=WHAT, may=SEE)


@page(may=Permission.CAPACITY_RECORD, methods=("GET", "POST"))
def best_interests(request: KithRequest, capacity_id: UUID) -> HttpResponse:
    """Write down what is decided for them about this one decision."""
    found = queries.capacity_for(request.actor, capacity_id, at=request.at)
    person = whose(request.actor, found.person_id, may=Permission.CAPACITY_RECORD, at=request.at)
    form = edits.form(request, BestInterestsForm)
    if form.is_valid():
        try:
            actions.record_best_interests(
                capacity_id=capacity_id, weighed=form.weighed, by=request.actor, at=request.at
            )
        except actions.CannotStand as refusal:
            for flaw in refusal.flaws:
                form.add_error(None, _(flaw.words))
        else:
            return redirect("rights:decisions", person_id=found.person_id)
    data = {"form": form, "decision": found, "deciding": deciding_for(found.person_id, on=person.today)}
    return show_about(request, person, "rights/best_interests.html", data, what=WHAT, may=SEE)
