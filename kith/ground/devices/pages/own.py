"""A device of one's own: a PIN and a picture let its owner in to a part of what is theirs."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.devices.actions import (
    NotLetIn,
    come_by_picture,
    end_own_device,
    know_my_device,
    set_pin,
    turn_secret,
)
from kith.ground.devices.around import in_full
from kith.ground.devices.forms import PictureForm, PinAndPictureForm
from kith.ground.devices.models import Device
from kith.ground.devices.queries import may_choose_here, own_devices, pin_of
from kith.ground.devices.rules import PICTURES
from kith.ground.ids import AccountId
from kith.ground.sign_in.kinds import Kind
from kith.ground.sign_in.rules import screen_of
from kith.ground.sign_in.sittings import come_by
from kith.ground.web.page import PUBLIC, Again, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

ICONS = {name: name for name in PICTURES}


@page(may=PUBLIC, methods=("GET", "POST"))
def come_in(request: KithRequest) -> HttpResponse:
    """Ask whoever holds a device of somebody's own for the PIN and the picture; it names nobody."""
    device = _own(request)
    if device is None:
        return redirect("account_login")
    if request.visitor is not None:
        return redirect("home:front-door")
    form = PictureForm(request.POST or None)
    if form.is_valid():
        if not consume(request, action="pin", key=str(device.pk)):
            form.add_error(None, _("That was too often in a short time. Wait ten minutes, then try again."))
        else:
            try:
                return _in(request, device, come_by_picture(device=device, **form.cleaned_data, at=request.at))
            except NotLetIn:
                form.add_error("digits", _("The PIN and the picture do not belong together. Try both once more."))
    return show(request, "devices/my_picture.html", {"form": form, "icons": ICONS, "in_full": in_full("/")})


def _in(request: KithRequest, device: Device, account: Account) -> HttpResponse:
    come_by(request, Kind.PICTURE, called=device.name)
    get_adapter(request).login(request, account)
    request.device_cookie = turn_secret(device=device, at=request.at)  # type: ignore[attr-defined] # left by `around`
    return redirect("home:front-door")


@page(may=PUBLIC, methods=("GET", "POST"))
def choose_here(request: KithRequest) -> HttpResponse:
    """Let whoever has just typed a device's code choose its PIN and picture, once."""
    device = _own(request)
    if device is None or device.account_id is None or not may_choose_here(device, at=request.at):
        return redirect("account_login")
    form = PinAndPictureForm(request.POST or None)
    if form.is_valid():
        account = get_object_or_404(Account, pk=device.account_id, is_active=True)
        by = actor_of(account, at=request.at)
        digits, picture = form.cleaned_data["digits"], form.cleaned_data["picture"]
        set_pin(account=account, digits=digits, picture=picture, by=by, at=request.at)
        return redirect("devices:my-picture")
    return show(request, "devices/choose_picture.html", {"form": form, "icons": ICONS, "devices": (), "pin": None})


@page(may=Permission.ACCOUNT_OWN, methods=("GET", "POST"), asks_again=Again.EVERYBODY)
def my_devices(request: KithRequest) -> HttpResponse:
    """Choose a PIN and a picture for the device that one sits at; see on which others they let one in."""
    if request.actor.person_id is None:
        raise PermissionDenied
    mine = get_object_or_404(Account, pk=request.user.pk)
    form = PinAndPictureForm(request.POST or None)
    if form.is_valid():
        digits, picture = form.cleaned_data["digits"], form.cleaned_data["picture"]
        set_pin(account=mine, digits=digits, picture=picture, by=request.actor, at=request.at)
        if request.device is None:  # type: ignore[attr-defined]
            name = " · ".join(part for part in screen_of(request.META.get("HTTP_USER_AGENT", "")) if part)
            known = know_my_device(account=mine, name=name, by=request.actor, at=request.at)
            request.device_cookie = known.cookie  # type: ignore[attr-defined] # left by `around`
        return redirect("devices:my-devices")
    account_id = AccountId(mine.pk)
    data = {"form": form, "icons": ICONS, "devices": own_devices(account_id), "pin": pin_of(account_id)}
    return show(request, "devices/choose_picture.html", data)


@page(may=Permission.ACCOUNT_OWN, methods=("POST",))
def forget_device(request: KithRequest, device_id: UUID) -> HttpResponse:
    end_own_device(device_id=device_id, by=request.actor, at=request.at)
    return redirect("devices:my-devices")


def _own(request: KithRequest) -> Device | None:
    device: Device | None = request.device  # type: ignore[attr-defined]
    return device if device is not None and device.kind == Device.Kind.OWN else None
