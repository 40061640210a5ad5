"""Looking into what people said: the list, one of them, and each step of answering it."""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.ids import AccountId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.rights.actions import complaints as actions
from kith.rights.forms import AcknowledgeForm, AnswerForm, ColleagueForm, GroupForm, SinceForm
from kith.rights.queries import complaints as queries
from kith.rights.rules.complaints import STAGE_WORDS, USUAL_ANSWER, Found, Shape, Since, Told, asked_for

REFUSALS = (
    actions.CannotLookInto,
    actions.WrongForm,
    actions.NobodyInside,
    actions.OutOfTurn,
    actions.GivesThemAway,
)


@page(may=Permission.COMPLAINT_ANSWER)
def complaints(request: KithRequest) -> HttpResponse:
    """Show what this reader may look into. What names them is not there, and not counted."""
    shown = queries.complaints_for(request.actor, at=request.at)
    data = {"complaints": shown, "stage_words": STAGE_WORDS, "today": today_of(request.actor, at=request.at)}
    return show(request, "rights/complaints.html", data)


@page(may=Permission.COMPLAINT_ANSWER, methods=("GET", "POST"))
def complaint(request: KithRequest, complaint_id: UUID) -> HttpResponse:
    """Read one; “I look into it” is one press."""
    found = queries.complaint_for(request.actor, complaint_id, at=request.at)
    problem = ""
    if request.method == "POST" and request.actor.account_id is not None:
        try:
            actions.hand_to(
                complaint_id=complaint_id, account_id=request.actor.account_id, by=request.actor, at=request.at
            )
        except actions.CannotLookInto as refusal:
            problem = _(str(refusal))
        else:
            return redirect("rights:complaint", complaint_id=complaint_id)
    data = {
        "complaint": found,
        "problem": problem,
        "forms": asked_for(queries.forms_for(request.actor, complaint_id, at=request.at)),
        "today": today_of(request.actor, at=request.at),
        "is_mine": found.handler_id == request.actor.account_id,
    }
    return show(request, "rights/complaint.html", data)


@page(may=Permission.COMPLAINT_ANSWER, methods=("GET", "POST"))
def acknowledge(request: KithRequest, complaint_id: UUID) -> HttpResponse:
    """Let whoever said it hear from us."""
    today = today_of(request.actor, at=request.at)
    form = edits.form(request, AcknowledgeForm, initial={"answer_by": today + USUAL_ANSWER}, today=today)

    def do(said: dict[str, str]) -> None:
        actions.acknowledge(
            complaint_id=complaint_id,
            told=Told(said["told"]),
            shape=Shape(said["shape"]),
            words=said["words"],
            answer_by=form.cleaned_data["answer_by"],
            by=request.actor,
            at=request.at,
        )

    return _step(request, complaint_id, form, "rights/acknowledge.html", do)


@page(may=Permission.COMPLAINT_ANSWER, methods=("GET", "POST"))
def answer(request: KithRequest, complaint_id: UUID) -> HttpResponse:
    """Answer them."""
    form = edits.form(request, AnswerForm)

    def do(said: dict[str, str]) -> None:
        actions.answer_complaint(
            complaint_id=complaint_id,
            found=Found(said["found"]),
            words=said["words"],
            learnt=said["learnt"],
            told=Told(said["told"]),
            shape=Shape(said["shape"]),
            by=request.actor,
            at=request.at,
        )

    return _step(request, complaint_id, form, "rights/answer.html", do)


@page(may=Permission.COMPLAINT_ANSWER, methods=("GET", "POST"))
def since(request: KithRequest, complaint_id: UUID) -> HttpResponse:
    """Write how it has been for them since they spoke up."""
    form = edits.form(request, SinceForm)

    def do(said: dict[str, str]) -> None:
        actions.ask_again(
            complaint_id=complaint_id,
            since=Since(said["since"]),
            words=said["words"],
            by=request.actor,
            at=request.at,
        )

    return _step(request, complaint_id, form, "rights/since.html", do)


@page(may=Permission.COMPLAINT_ANSWER, methods=("GET", "POST"))
def hand_over(request: KithRequest, complaint_id: UUID) -> HttpResponse:
    """Give it to somebody else who may look into it."""
    able = queries.who_may_look_into(request.actor, complaint_id, at=request.at)
    form = edits.form(request, ColleagueForm, colleagues=able)

    def do(said: dict[str, str]) -> None:
        to = AccountId(UUID(str(said["account_id"])))
        actions.hand_to(complaint_id=complaint_id, account_id=to, by=request.actor, at=request.at)

    return _step(request, complaint_id, form, "rights/hand_over.html", do)


@page(may=Permission.COMPLAINT_ANSWER, methods=("GET", "POST"))
def about(request: KithRequest, complaint_id: UUID) -> HttpResponse:
    """Say that it is about a colleague, who from then on neither sees it nor looks into it."""
    colleagues = queries.who_may_be_named(request.actor, complaint_id, at=request.at)
    form = edits.form(request, ColleagueForm, colleagues=colleagues)

    def do(said: dict[str, str]) -> None:
        named = AccountId(UUID(str(said["account_id"])))
        actions.name_in_complaint(complaint_id=complaint_id, account_id=named, by=request.actor, at=request.at)

    return _step(request, complaint_id, form, "rights/about.html", do, back=redirect("rights:complaints"))


@page(may=Permission.COMPLAINT_ANSWER, methods=("GET", "POST"))
def group(request: KithRequest, complaint_id: UUID) -> HttpResponse:
    """Ask the group to put it right."""
    form = edits.form(request, GroupForm)

    def do(said: dict[str, str]) -> None:
        actions.ask_group(complaint_id=complaint_id, words=said["words"], by=request.actor, at=request.at)

    return _step(request, complaint_id, form, "rights/group.html", do)


def _step(
    request: KithRequest,
    complaint_id: UUID,
    form: Form,
    template: str,
    do: Callable[[dict[str, str]], None],
    *,
    back: HttpResponse | None = None,
) -> HttpResponse:
    """Show the form of one step beside what was said; take it, and go back to the whole."""
    found = queries.complaint_for(request.actor, complaint_id, at=request.at)
    if form.is_valid():
        try:
            do(form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return back or redirect("rights:complaint", complaint_id=complaint_id)
    data = {
        "form": form,
        "complaint": found,
        "forms": asked_for(queries.forms_for(request.actor, complaint_id, at=request.at)),
    }
    return show(request, template, data)
