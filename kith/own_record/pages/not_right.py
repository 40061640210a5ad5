"""What somebody says of their record: all of it in one place, saying it, taking it back, answering it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.own_record import actions
from kith.own_record.forms import AnswerForm, StatementForm, TakeBackForm
from kith.own_record.queries.chapters import lines_of
from kith.own_record.queries.statements import may_about, statement_for, statements_of
from kith.own_record.rules.parts import OF_THE_RECORD
from kith.own_record.rules.statements import Kind, Outcome
from kith.people.actions.writing import NotSaidSo
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.rights.rules.complaints import Told

SEE, MAKE, ANSWER = Permission.PERSON_SEE, Permission.STATEMENT_MAKE, Permission.STATEMENT_ANSWER
BOTH = ("GET", "POST")
WHAT = "not right"


@page(may=SEE)
def not_right(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Show everything that was said of the record, and the parts of which something can be said."""
    person = whose(request.actor, person_id, at=request.at, may=SEE)
    data = {
        "statements": statements_of(request.actor, person_id, at=request.at),
        "parts": OF_THE_RECORD,
        "may": may_about(request.actor, person_id, at=request.at),
    }
    return show_about(request, person, "own_record/not_right.html", data, what=WHAT, may=SEE)


@page(may=MAKE, methods=BOTH)
def say(request: KithRequest, person_id: PersonId, part: str) -> HttpResponse:
    """Say that something in one part is not right, or is seen differently."""
    found = next((one for one in OF_THE_RECORD if one.value == part), None)
    person = whose(request.actor, person_id, at=request.at, may=MAKE)
    if found is None:
        raise Http404
    lines = lines_of(found, request.actor, person_id, at=request.at)
    form = edits.form(request, StatementForm, person=person, writer=request.actor.name, lines=lines)
    if form.is_valid():
        try:
            actions.say_of_part(
                person_id=person_id,
                part=found,
                kind=Kind(form.cleaned_data["kind"]),
                words=form.cleaned_data["words"],
                line=form.meant,
                told=form.told,
                by=request.actor,
                at=request.at,
            )
        except (NotSaidSo, actions.NothingSaid) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("own_record:not-right", person_id=person_id)
    return show_about(request, person, "own_record/say.html", {"form": form, "part": found}, what=WHAT, may=SEE)


@page(may=MAKE, methods=BOTH)
def take_back(request: KithRequest, statement_id: UUID) -> HttpResponse:
    """Take back something that was said."""
    one = statement_for(request.actor, statement_id, may=MAKE, at=request.at)
    person = whose(request.actor, one.person_id, at=request.at, may=MAKE)
    form = edits.form(request, TakeBackForm, person=person, writer=request.actor.name)
    if form.is_valid():
        try:
            actions.take_back(statement_id=statement_id, told=form.told, by=request.actor, at=request.at)
        except NotSaidSo as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("own_record:not-right", person_id=one.person_id)
    return show_about(request, person, "own_record/take_back.html", {"form": form, "one": one}, what=WHAT, may=SEE)


@page(may=ANSWER, methods=BOTH)
def answer(request: KithRequest, statement_id: UUID) -> HttpResponse:
    """Answer somebody who said that something is not right."""
    one = statement_for(request.actor, statement_id, may=ANSWER, at=request.at)
    person = whose(request.actor, one.person_id, at=request.at, may=ANSWER)
    form = edits.form(request, AnswerForm)
    if form.is_valid():
        try:
            actions.answer_statement(
                statement_id=statement_id,
                outcome=Outcome(form.cleaned_data["outcome"]),
                words=form.cleaned_data["words"],
                told=Told(form.cleaned_data["told"]),
                by=request.actor,
                at=request.at,
            )
        except (actions.NotToBeAnswered, actions.StillStands, actions.NothingSaid, actions.NobodyInside) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("own_record:not-right", person_id=one.person_id)
    return show_about(request, person, "own_record/answer.html", {"form": form, "one": one}, what=WHAT, may=SEE)
