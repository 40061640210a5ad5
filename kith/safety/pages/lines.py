"""Local lines on Help now: what stands, put one there, change it, write down that somebody answered, take it off."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.web import edits
from kith.ground.web.page import Again, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safety.actions import lines as actions
from kith.safety.forms import LineForm, OffForm, TriedForm, typed
from kith.safety.packs import ways
from kith.safety.queries import lines as queries
from kith.safety.rules.lines import MOST

KEEP, BOTH, AGAIN = Permission.READINESS_KEEP, ("GET", "POST"), Again.EVERYBODY


@page(may=KEEP)
def lines(request: KithRequest) -> HttpResponse:
    """List what stands, and what stood before."""
    kept = queries.lines_kept(request.actor, at=request.at)
    data = {
        "kept": kept,
        "before": queries.lines_before(request.actor, at=request.at),
        "needs": {way.key: way.need for way in ways.WAYS},
        "today": today_of(request.actor, at=request.at),
        "most": MOST,
    }
    return show(request, "safety/lines.html", data)


@page(may=KEEP, methods=BOTH, asks_again=AGAIN)
def add(request: KithRequest) -> HttpResponse:
    """Put one on the list, then have it tried."""
    form = edits.form(request, LineForm, initial={"place": 1})
    if form.is_valid():
        try:
            line_id = actions.keep_line(words=form.words, by=request.actor, at=request.at)
            return redirect("safety:try-line", line_id=line_id)
        except actions.CannotKeep as refusal:
            form.shows(refusal.flaws)
    return show(request, "safety/line.html", {"form": form, "kept": None})


@page(may=KEEP, methods=BOTH, asks_again=AGAIN)
def change(request: KithRequest, line_id: UUID) -> HttpResponse:
    """Let it read otherwise. Under another number it is tried next."""
    kept = queries.line_of(request.actor, line_id, at=request.at)
    form = edits.form(request, LineForm, initial=typed(kept.line.words), version=kept.line.number)
    if form.is_valid():
        version = edits.version_of(form)
        try:
            actions.change_line(line_id=line_id, words=form.words, version=version, by=request.actor, at=request.at)
        except actions.CannotKeep as refusal:
            form.shows(refusal.flaws)
        else:
            is_tried = queries.line_of(request.actor, line_id, at=request.at).line.tried_on is not None
            return redirect("safety:lines") if is_tried else redirect("safety:try-line", line_id=line_id)
    return show(request, "safety/line.html", {"form": form, "kept": kept})


@page(may=KEEP, methods=BOTH, asks_again=AGAIN)
def tried(request: KithRequest, line_id: UUID) -> HttpResponse:
    """Write down that somebody answered: who rang, on which day, and who it was."""
    kept = queries.line_of(request.actor, line_id, at=request.at)
    initial = {"tried_by": request.actor.name, "tried_on": today_of(request.actor, at=request.at)}
    form = edits.form(request, TriedForm, initial=initial, version=kept.line.number)
    if form.is_valid():
        said = {**form.cleaned_data, "version": edits.version_of(form)}
        try:
            actions.note_tried(line_id=line_id, **said, by=request.actor, at=request.at)
            return redirect("safety:lines")
        except actions.CannotKeep as refusal:
            form.add_error("tried_on", _(str(refusal)))
    return show(request, "safety/try_line.html", {"form": form, "kept": kept})


@page(may=KEEP, methods=BOTH, asks_again=AGAIN)
def off(request: KithRequest, line_id: UUID) -> HttpResponse:
    """Take it off, with why."""
    kept = queries.line_of(request.actor, line_id, at=request.at)
    form = edits.form(request, OffForm)
    if form.is_valid():
        actions.take_off(line_id=line_id, because=form.cleaned_data["because"], by=request.actor, at=request.at)
        return redirect("safety:lines")
    return show(request, "safety/take_line_off.html", {"form": form, "kept": kept})
