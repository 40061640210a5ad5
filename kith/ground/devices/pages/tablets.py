"""Tablets that several people share: which there are, a new one, and one that is lost."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.ground.access.permissions import Permission
from kith.ground.devices import queries
from kith.ground.devices.actions import end_device, offer_tablet
from kith.ground.devices.forms import TabletForm
from kith.ground.web.page import Again, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

KEEP = Permission.TABLETS_KEEP


@page(may=KEEP)
def tablets(request: KithRequest) -> HttpResponse:
    return show(request, "devices/tablets.html", {"tablets": queries.tablets(viewer=request.actor, at=request.at)})


@page(may=KEEP, methods=("GET", "POST"), asks_again=Again.EVERYBODY)
def new_tablet(request: KithRequest) -> HttpResponse:
    form = TabletForm(request.POST or None, teams=queries.teams_of(request.actor))
    offer = None
    if form.is_valid():
        typed = form.cleaned_data
        offer = offer_tablet(name=typed["name"], team_id=typed["team"], by=request.actor, at=request.at)
    place = settings.KITH_ORIGIN + reverse("devices:this-device")
    return show(request, "devices/new_tablet.html", {"form": form, "offer": offer, "place": place})


@page(may=KEEP, methods=("POST",))
def end_tablet(request: KithRequest, device_id: UUID) -> HttpResponse:
    """Forget a tablet that is lost, at one press: whoever misses one is not asked anything first."""
    end_device(device_id=device_id, by=request.actor, at=request.at)
    return redirect("devices:tablets")
