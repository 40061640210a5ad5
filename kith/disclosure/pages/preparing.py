"""Putting a pack together: what is left out and why, a professional's opinion, and the second look."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.disclosure.actions import choosing as actions
from kith.disclosure.forms import RIGHT, ChoicesForm, LeaveOutForm, LookForm, OpinionForm
from kith.disclosure.queries.requests import Draft, draft_of
from kith.disclosure.rules.harm import Profession
from kith.disclosure.rules.proposals import BETWEEN_US
from kith.disclosure.rules.requests import Hindered, Hindrance, may_ask, may_look
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.own_record.rules.copies import Line
from kith.people.pages.around import show_about
from kith.people.queries import whose

PREPARE, SEE = Permission.DISCLOSURE_PREPARE, Permission.DISCLOSURE_SEE
BOTH = ("GET", "POST")
WHAT = "access pack"
"""It shows all parts of the record, as a person's own copy does."""


@page(may=PREPARE, methods=BOTH)
def choose(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Decide about every proposal, each with its reason; then ask a second person to look."""
    draft = draft_of(request.actor, request_id, at=request.at)
    form = edits.form(request, ChoicesForm, proposals=draft.proposals, choices=draft.choices, opinions=draft.opinions)
    if form.is_valid():
        try:
            if form.decided:
                actions.choose(request_id=request_id, decided=form.decided, by=request.actor, at=request.at)
            actions.ask_second_look(request_id=request_id, by=request.actor, at=request.at)
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disclosure:request", request_id=request_id)
    return _show(request, draft, "disclosure/choose.html", {"form": form})


@page(may=PREPARE, methods=BOTH)
def leave_out(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Leave some words out wherever they stand."""
    draft = draft_of(request.actor, request_id, at=request.at)
    form = edits.form(request, LeaveOutForm, opinions=draft.opinions)
    if form.is_valid():
        try:
            actions.leave_out_words(
                request_id=request_id,
                words=form.cleaned_data["words"],
                decided=form.decided,
                by=request.actor,
                at=request.at,
            )
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disclosure:choose", request_id=request_id)
    return _show(request, draft, "disclosure/leave_out.html", {"form": form, "line": None})


@page(may=PREPARE, methods=BOTH)
def leave_line(request: KithRequest, request_id: UUID, line_key: str) -> HttpResponse:
    """Leave one whole line out."""
    draft = draft_of(request.actor, request_id, at=request.at)
    line = _line(draft, line_key)
    form = edits.form(request, LeaveOutForm, opinions=draft.opinions, is_line=True)
    if form.is_valid():
        try:
            actions.leave_out_line(
                request_id=request_id, line_key=line_key, decided=form.decided, by=request.actor, at=request.at
            )
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disclosure:look", request_id=request_id)
    return _show(request, draft, "disclosure/leave_out.html", {"form": form, "line": line})


def _line(draft: Draft, line_key: str) -> Line:
    """Return a line that somebody at the desk reads."""
    for part, line in draft.whole.lines:
        if line.key == line_key and part not in BETWEEN_US:
            return line
    raise Http404


@page(may=PREPARE, methods=BOTH)
def opinion(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Write down what a professional says of the harm that giving something could do."""
    draft = draft_of(request.actor, request_id, at=request.at)
    form = edits.form(request, OpinionForm)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.write_opinion(
                request_id=request_id,
                name=said["name"],
                profession=Profession(said["profession"]),
                words=said["words"],
                said_on=said["said_on"],
                by=request.actor,
                at=request.at,
            )
        except Hindered as hindered:
            form.add_error(None, _(str(hindered)))
        else:
            return redirect("disclosure:choose", request_id=request_id)
    return _show(request, draft, "disclosure/opinion.html", {"form": form})


@page(may=PREPARE, methods=BOTH)
def look(request: KithRequest, request_id: UUID) -> HttpResponse:
    """Read the pack as it would go out; a second person says whether it may."""
    draft = draft_of(request.actor, request_id, at=request.at)
    form = edits.form(request, LookForm, initial={"seal": draft.ready.seal})
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.look_again(
                request_id=request_id,
                is_right=said["found"] == RIGHT,
                words=said["words"],
                seal=said["seal"],
                by=request.actor,
                at=request.at,
            )
        except (Hindered, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("disclosure:request", request_id=request_id)
    me = request.actor
    hindrance = may_look(draft.ready, account_id=me.account_id, workers=draft.workers, is_named=draft.names(me.name))
    data = {
        "form": form,
        "hindrance": hindrance,
        "may_look": hindrance is Hindrance.NOTHING,
        "may_ask": may_ask(draft.ready) is Hindrance.NOTHING,
        "chapters": draft.to_read_here,
    }
    return _show(request, draft, "disclosure/look.html", data)


def _show(request: KithRequest, draft: Draft, template: str, data: dict[str, object]) -> HttpResponse:
    person = whose(request.actor, draft.request.person_id, may=PREPARE, at=request.at)
    return show_about(request, person, template, {**data, "draft": draft, "one": draft.request}, what=WHAT, may=PREPARE)
