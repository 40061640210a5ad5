"""Whom one knows outside of work: from a person's page, or by name without opening anything."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.accounts.zones import today_of
from kith.ground.ids import PersonId
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.looking.actions.conflicts import declare_conflict, declare_somebody, give_own_marks
from kith.looking.forms import KnownForm, OwnMarksForm, SomebodyForm
from kith.looking.queries.marks import own_marks
from kith.looking.rules.ties import Known
from kith.people.pages.around import around
from kith.people.queries import whose


@page(may=Permission.CONFLICT_DECLARE, methods=("GET", "POST"))
def declare(request: KithRequest, person_id: PersonId) -> HttpResponse:
    """Say that one knows this person outside of work. From the next read on the record is shut."""
    person = whose(request.actor, person_id, may=Permission.PERSON_SEE, at=request.at)
    form = edits.form(request, KnownForm)
    if form.is_valid():
        declare_conflict(
            person_id=person_id,
            known=Known(form.cleaned_data["known"]),
            words=form.cleaned_data["words"],
            by=request.actor,
            at=request.at,
        )
        return redirect("looking:kept-apart")
    data = {"form": form, **around(request, person)}
    return show(request, "looking/declare.html", data, viewed=Viewed(person_id, "kept apart"))


@page(may=Permission.CONFLICT_DECLARE, methods=("GET", "POST"))
def kept_apart(request: KithRequest) -> HttpResponse:
    """Say whom one knows, whether or not they are here. The answer is the same either way."""
    form = edits.form(request, SomebodyForm, today=today_of(request.actor, at=request.at))
    if form.is_valid():
        said = form.cleaned_data
        declare_somebody(
            name=said["name"],
            born_on=said["born_on"],
            known=Known(said["known"]),
            words=said["words"],
            by=request.actor,
            at=request.at,
        )
        return show(request, "looking/noted.html", {"words": _("You are kept apart, if they are here.")})
    return show(request, "looking/kept_apart.html", {"form": form})


@page(may=Permission.CONFLICT_DECLARE, methods=("GET", "POST"))
def marks(request: KithRequest) -> HttpResponse:
    """Give where one lives and is rung, to be kept from neighbours."""
    form = edits.form(request, OwnMarksForm, initial=own_marks(request.actor, at=request.at))
    if form.is_valid():
        give_own_marks(**form.cleaned_data, by=request.actor, at=request.at)
        return redirect("looking:kept-apart")
    return show(request, "looking/marks.html", {"form": form})
