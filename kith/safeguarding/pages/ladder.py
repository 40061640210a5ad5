"""The ladder: who is told of a concern, in which order, who is away or on call, and whom to ring outside."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission, may_ever
from kith.ground.ids import AccountId
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.safeguarding import actions
from kith.safeguarding.actions.climbing import Ladders
from kith.safeguarding.forms.ladder import OnCallForm, OutsideNumberForm, PlaceForm, StanceForm
from kith.safeguarding.queries import ladder as reading
from kith.safeguarding.rules.concerns import Stance
from kith.safeguarding.rules.ladder import Rung

MAY = Permission.LADDER_SET


@page(may=MAY)
def ladder(request: KithRequest) -> HttpResponse:
    is_asleep = Ladders(request.at).climb_if_nobody_else_does()
    data = {
        "ladder": reading.ladder(request.actor, at=request.at),
        "is_asleep": is_asleep,
        "may_be_away": may_ever(request.actor, Permission.TODAY_SEE),
    }
    return show(request, "safeguarding/ladder.html", data)


@page(may=MAY, methods=("GET", "POST"))
def place(request: KithRequest) -> HttpResponse:
    """Put somebody on a rung."""
    form = edits.form(request, PlaceForm, members=reading.may_stand(request.actor, at=request.at))
    if form.is_valid():
        said = form.cleaned_data
        actions.give_place(
            account_id=AccountId(UUID(said["account"])), rung=Rung(said["rung"]), by=request.actor, at=request.at
        )
        return redirect("safeguarding:ladder")
    return show(request, "safeguarding/give_place.html", {"form": form})


@page(may=MAY, methods=("POST",))
def end_place(request: KithRequest, place_id: UUID) -> HttpResponse:
    actions.end_place(place_id=place_id, by=request.actor, at=request.at)
    return redirect("safeguarding:ladder")


@page(may=MAY, methods=("GET", "POST"))
def on_call(request: KithRequest) -> HttpResponse:
    """Say who can be reached outside working hours."""
    form = edits.form(request, OnCallForm, members=reading.may_stand(request.actor, at=request.at))
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.put_on_call(
                account_id=AccountId(UUID(said["account"])),
                starts_at=said["starts_at"],
                ends_at=said["ends_at"],
                phone=said["phone"],
                by=request.actor,
                at=request.at,
            )
        except actions.EndsBeforeItBeginsError as refusal:
            form.add_error("ends_at", _(str(refusal)))
        else:
            return redirect("safeguarding:ladder")
    return show(request, "safeguarding/put_on_call.html", {"form": form})


@page(may=MAY, methods=("GET", "POST"))
def number(request: KithRequest) -> HttpResponse:
    """Put a number outside on the sheet, once it was tried."""
    form = edits.form(request, OutsideNumberForm)
    if form.is_valid():
        actions.list_number(**form.cleaned_data, by=request.actor, at=request.at)
        return redirect("safeguarding:ladder")
    return show(request, "safeguarding/list_number.html", {"form": form})


@page(may=MAY, methods=("POST",))
def strike_number(request: KithRequest, number_id: UUID) -> HttpResponse:
    actions.strike_number(number_id=number_id, by=request.actor, at=request.at)
    return redirect("safeguarding:ladder")


@page(may=MAY, methods=("GET", "POST"))
def stance(request: KithRequest) -> HttpResponse:
    """Say what this organisation does with concerns."""
    form = edits.form(request, StanceForm, initial={"stance": reading.stance_of(request.actor)})
    if form.is_valid():
        actions.take_stance(stance=Stance(form.cleaned_data["stance"]), by=request.actor, at=request.at)
        return redirect("safeguarding:ladder")
    return show(request, "safeguarding/stance.html", {"form": form})
