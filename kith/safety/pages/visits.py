"""Visits with somebody there: book one, see it, say what happens, write what was seen, print the report."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access import gate
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of, zone_of
from kith.ground.audit.acts import Act
from kith.ground.ids import AccountId, PersonId
from kith.ground.web import edits
from kith.ground.web.page import Listed, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.people.pages.around import show_about
from kith.people.queries import whose
from kith.safety.actions import visits as actions
from kith.safety.forms import BookForm, ChangeSupervisorForm, NoteForm, SupervisorForm, TurnForm
from kith.safety.queries import visits as queries
from kith.safety.rules.visits import WANTS_WORDS

WHAT = "visit"


@page(may=Permission.SUPERVISORS_KEEP, methods=("GET", "POST"))
def supervisors(request: KithRequest) -> HttpResponse:
    """Say who may supervise visits, and until when."""
    today = today_of(request.actor, at=request.at)
    colleagues = queries.colleagues(request.actor, at=request.at)
    form = edits.form(request, SupervisorForm, initial={"seen_on": today}, colleagues=colleagues)
    if form.is_valid():
        try:
            actions.name_supervisor(by=request.actor, at=request.at, **form.cleaned_data)
        except actions.CannotVisit as refusal:
            _say(form, refusal)
        else:
            return redirect("safety:supervisors")
    data = {"form": form, "named": queries.supervisors(request.actor, at=request.at), "today": today}
    return show(request, "safety/supervisors.html", data)


@page(may=Permission.SUPERVISED_RUN)
def mine(request: KithRequest) -> HttpResponse:
    """Show the visits for which the reader is named."""
    found = queries.visits_to_supervise(request.actor, at=request.at)
    listed = Listed({one.person_id for one in found}, WHAT)
    return show(request, "safety/my_visits.html", {"visits": found}, viewed=listed)


@page(may=Permission.SUPERVISED_BOOK, methods=("GET", "POST"))
def book(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Book a visit. Where a limit stands in the way all the same, nothing is booked."""
    person = whose(request.actor, person_id, may=Permission.SUPERVISED_BOOK, at=request.at)
    form = edits.form(
        request,
        BookForm,
        zone=zone_of(request.actor),
        supervisors=queries.who_may_supervise(request.actor, on=person.today, at=request.at),
    )
    if form.is_valid():
        try:
            visit_id = actions.book_visit(person_id=person_id, plan=form.visit, by=request.actor, at=request.at)
        except actions.CannotVisit as refusal:
            _say(form, refusal)
        except Stopped as stop:
            form.add_error(None, str(stop))
        else:
            return redirect("safety:visit", visit_id=visit_id)
    see = Permission.SUPERVISED_SEE
    return show_about(request, person, "safety/book_visit.html", {"form": form}, what=WHAT, may=see)


@page(may=Permission.SUPERVISED_SEE)
def visit(request: KithRequest, visit_id: UUID) -> HttpResponse:
    """Show one visit, and what may be said next."""
    found = queries.visit_for(request.actor, visit_id, at=request.at)
    return _shown(request, found)


@page(may=Permission.SUPERVISED_RUN, methods=("POST",))
def turn(request: KithRequest, visit_id: UUID) -> HttpResponse:
    """Say what happened."""
    found = queries.visit_for(request.actor, visit_id, at=request.at, may=Permission.SUPERVISED_RUN)
    form = edits.form(request, TurnForm)
    problem = ""
    if form.is_valid():
        try:
            actions.take_turn(visit_id=visit_id, by=request.actor, at=request.at, **form.cleaned_data)
        except (actions.CannotVisit, Stopped) as refusal:
            problem = _(str(refusal))
        else:
            return redirect("safety:visit", visit_id=visit_id)
    return _shown(request, found, problem=problem)


def _shown(request: KithRequest, found: queries.VisitSeen, *, problem: str = "") -> HttpResponse:
    asked = [Permission.SUPERVISED_BOOK]
    data = {
        "visit": found,
        "problem": problem,
        "wants_words": WANTS_WORDS,
        "may_run": queries.may_run(request.actor, found.visit_id, at=request.at),
        "may_book": bool(gate.may_each(request.actor, asked, [found.person_id], at=request.at)[found.person_id]),
        "is_me": request.actor.person_id == found.person_id,
    }
    return show(request, "safety/visit.html", data, viewed=Viewed(found.person_id, WHAT))


@page(may=Permission.SUPERVISED_BOOK, methods=("GET", "POST"))
def change_supervisor(request: KithRequest, visit_id: UUID) -> HttpResponse:
    """Name somebody else, so that the visit stands again."""
    found = queries.visit_for(request.actor, visit_id, at=request.at, may=Permission.SUPERVISED_BOOK)
    able = queries.who_may_supervise(request.actor, on=found.on, at=request.at)
    form = edits.form(request, ChangeSupervisorForm, supervisors=able)
    if form.is_valid():
        try:
            supervisor_id = AccountId(form.cleaned_data["supervisor"])
            actions.change_supervisor(visit_id=visit_id, supervisor_id=supervisor_id, by=request.actor, at=request.at)
        except (actions.CannotVisit, Stopped) as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("safety:visit", visit_id=visit_id)
    data = {"form": form, "visit": found}
    return show(request, "safety/change_supervisor.html", data, viewed=Viewed(found.person_id, WHAT))


@page(may=Permission.SUPERVISED_RUN, methods=("GET", "POST"))
def note(request: KithRequest, visit_id: UUID) -> HttpResponse:
    """Write what was seen, apart from what it may mean."""
    found = queries.visit_for(request.actor, visit_id, at=request.at, may=Permission.SUPERVISED_RUN)
    form = edits.form(request, NoteForm)
    if form.is_valid():
        try:
            actions.note_visit(visit_id=visit_id, by=request.actor, at=request.at, **form.cleaned_data)
        except actions.CannotVisit as refusal:
            _say(form, refusal)
        else:
            return redirect("safety:visit", visit_id=visit_id)
    data = {"form": form, "visit": found}
    return show(request, "safety/visit_note.html", data, viewed=Viewed(found.person_id, WHAT))


@page(may=Permission.SUPERVISED_RUN)
def report(request: KithRequest, visit_id: UUID) -> HttpResponse:
    """Show the report as it is printed."""
    found = queries.visit_for(request.actor, visit_id, at=request.at, may=Permission.SUPERVISED_RUN)
    look = Viewed(found.person_id, WHAT, Act.PRINTED)
    return show(request, "safety/visit_report.html", {"visit": found, "now": request.at}, viewed=look)


def _say(form: BookForm | NoteForm | SupervisorForm, refusal: actions.CannotVisit) -> None:
    for flaw in refusal.flaws:
        form.add_error(None, _(flaw.words))
