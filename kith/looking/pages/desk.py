"""The confidentiality lead's desk: emergencies, questions, looks that stand out, and who is kept apart."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.ids import AccountId
from kith.ground.web import edits
from kith.ground.web.page import Listed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.ground.web.templates import url
from kith.looking.actions import conflicts, emergencies, looks
from kith.looking.forms import AnswerForm, DecideForm, LeadForm, ReviewForm, TieForm
from kith.looking.models import Conflict, Emergency, LikelyTie, LookQuestion, Unusual
from kith.looking.queries.desk import Waiting, waiting_one
from kith.looking.queries.desk import desk as whole_desk
from kith.looking.queries.leads import MAY_LEAD, holders, named_lead
from kith.people.forms import BecauseForm

KEEP = Permission.CONFIDENTIALITY_KEEP


@page(may=KEEP)
def desk(request: KithRequest) -> HttpResponse:
    """List what waits for the lead, the first due first."""
    shown = whole_desk(request.actor, at=request.at)
    data = {"desk": shown, "lead": named_lead(request.actor), "at": request.at, "place_of": _place_of}
    return show(request, "looking/desk.html", data, viewed=Listed(shown.people, "who looks"))


def _place_of(one: Waiting) -> str:
    return url(one.route, **{one.route_key: one.row_id})


@page(may=KEEP, methods=("GET", "POST"))
def review_emergency(request: KithRequest, emergency_id: UUID) -> HttpResponse:
    """Say whether an emergency was right."""

    def decide(said: dict[str, Any]) -> None:
        if said["later"]:
            until = timezone.make_aware(datetime.combine(said["later"], time()))
            because = said["later_because"]
            emergencies.hold_back(
                emergency_id=emergency_id, until=until, because=because, by=request.actor, at=request.at
            )
        emergencies.review_emergency(
            emergency_id=emergency_id,
            was_right=said["was_right"],
            because=said["because"],
            by=request.actor,
            at=request.at,
        )

    return _decide(request, Emergency, emergency_id, ReviewForm, decide)


@page(may=KEEP, methods=("GET", "POST"))
def answer(request: KithRequest, question_id: UUID) -> HttpResponse:
    """Tell a person why somebody looked."""

    def decide(said: dict[str, Any]) -> None:
        looks.answer_question(
            question_id=question_id,
            words=said["because"],
            was_right=said["was_right"],
            by=request.actor,
            at=request.at,
        )

    return _decide(request, LookQuestion, question_id, AnswerForm, decide)


@page(may=KEEP, methods=("GET", "POST"))
def decide_unusual(request: KithRequest, unusual_id: UUID) -> HttpResponse:
    """Say whether a look that stood out was right."""

    def decide(said: dict[str, Any]) -> None:
        looks.decide_unusual(unusual_id=unusual_id, **said, by=request.actor, at=request.at)

    return _decide(request, Unusual, unusual_id, DecideForm, decide)


@page(may=KEEP, methods=("GET", "POST"))
def settle_tie(request: KithRequest, likely_id: UUID) -> HttpResponse:
    """Say whether two who share a mark are kept apart."""

    def decide(said: dict[str, Any]) -> None:
        conflicts.settle_tie(likely_id=likely_id, **said, by=request.actor, at=request.at)

    return _decide(request, LikelyTie, likely_id, TieForm, decide)


@page(may=KEEP, methods=("GET", "POST"))
def clear_conflict(request: KithRequest, conflict_id: UUID) -> HttpResponse:
    """Let two no longer be kept apart."""

    def decide(said: dict[str, Any]) -> None:
        conflicts.clear_conflict(conflict_id=conflict_id, **said, by=request.actor, at=request.at)

    return _decide(request, Conflict, conflict_id, BecauseForm, decide)


def _decide(
    request: KithRequest, table: type[Model], row_id: UUID, kind: type[Form], decide: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    one = waiting_one(request.actor, table, row_id, at=request.at)
    form = edits.form(request, kind)
    if form.is_valid():
        try:
            decide(form.cleaned_data)
        except emergencies.NotLater as refusal:
            form.add_error("later", _(str(refusal)))
        else:
            return redirect("looking:desk")
    data = {"form": form, "one": one}
    return show(request, "looking/decide.html", data, viewed=Listed([one.person_id], "who looks"))


@page(may=KEEP, methods=("GET", "POST"))
def lead(request: KithRequest) -> HttpResponse:
    """Name who keeps watch over who looks."""
    may = holders(request.actor.organisation_id, *MAY_LEAD, at=request.at)
    colleagues = [(AccountId(account.pk), account.display_name) for account in may]
    form = edits.form(request, LeadForm, colleagues=colleagues)
    if form.is_valid():
        try:
            looks.name_lead(account_id=AccountId(UUID(form.cleaned_data["account"])), by=request.actor, at=request.at)
        except looks.MayNotLead as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("looking:desk")
    return show(request, "looking/lead.html", {"form": form})
