"""Interpreters for somebody: what they said about who may, and who does."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.people.queries.persons import may_describe
from kith.rights.actions import interpreting as actions
from kith.rights.forms import InterpreterForm, WishForm
from kith.rights.queries import interpreting as queries
from kith.rights.rules.interpreting import By, Community, Occasion

WHAT = "interpreters"
SEE = Permission.PERSON_SEE
BACK = {Occasion.REVIEW: "plans:review", Occasion.FIRST_VISIT: "referrals:referral"}
"""Where one came from to write down who interprets."""


@page(may=Permission.PERSON_SEE)
def interpreting(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show whether an interpreter is needed, who may be one, and who came lately."""
    person = whose(request.actor, person_id, may=SEE, at=request.at)
    data = {
        "interpreting": queries.interpreting_of(request.actor, person_id, at=request.at),
        "may_write": may_describe(request.actor, person_id, at=request.at),
    }
    return show_about(request, person, "rights/interpreting.html", data, what=WHAT, may=SEE)


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def wish(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Ask whether somebody of their own community is safe, and how they would like it."""
    person = whose(request.actor, person_id, may=Permission.PERSON_DESCRIBE, at=request.at)
    form = edits.form(request, WishForm, person=person, writer=request.actor.name)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.wish_for_interpreter(
                person_id=person_id,
                community=Community(said["community"]),
                way=By(said["way"]) if said["way"] else None,
                is_unnamed=said["is_unnamed"],
                words=said["words"],
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except NotSaidSo as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("rights:interpreting", person_id=person_id)
    return show_about(request, person, "rights/interpreter_wish.html", {"form": form}, what=WHAT, may=SEE)


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def add(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Write down who interprets, or why it goes on without a trained interpreter."""
    person = whose(request.actor, person_id, may=Permission.PERSON_DESCRIBE, at=request.at)
    occasion, about = _occasion(request.GET.get("for", "")), _id(request.GET.get("at", ""))
    form = edits.form(request, InterpreterForm, initial={"on": person.today}, fixed=occasion)
    if form.is_valid():
        try:
            actions.record_interpreter(
                person_id=person_id,
                setting=form.setting(about),
                presence=form.presence,
                by=request.actor,
                at=request.at,
            )
        except actions.CannotInterpret as refusal:
            for flaw in refusal.flaws:
                form.add_error(None, _(flaw.words))
        else:
            if occasion in BACK and about is not None:
                return redirect(BACK[occasion], about)
            return redirect("rights:interpreting", person_id=person_id)
    data = {
        "form": form,
        "occasion": occasion,
        "wish": queries.wish_of(request.actor, person_id, at=request.at),
    }
    return show_about(request, person, "rights/add_interpreter.html", data, what=WHAT, may=SEE)


def _occasion(text: str) -> Occasion | None:
    return Occasion(text) if text in set(Occasion) else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
