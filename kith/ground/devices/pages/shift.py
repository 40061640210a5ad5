"""Taking up a shared tablet with one's own PIN, and handing it over."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.devices.actions import NotLetIn, come_on_shift, turn_secret
from kith.ground.devices.around import in_full
from kith.ground.devices.forms import ShiftForm
from kith.ground.devices.models import Device
from kith.ground.devices.queries import on_shift
from kith.ground.sign_in.kinds import Kind
from kith.ground.sign_in.sittings import come_by
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

NOT_TOGETHER = gettext_lazy("This name and this PIN do not belong together. After five wrong ones, sign in in full.")


@page(may=PUBLIC, methods=("GET", "POST"))
def shift(request: KithRequest) -> HttpResponse:
    """Show who is on shift where this tablet is, to this tablet and to nothing else."""
    device: Device | None = request.device  # type: ignore[attr-defined]
    if device is None or device.kind != Device.Kind.SHARED:
        return redirect("account_login")
    if request.visitor is not None:
        return redirect("home:front-door")
    names = on_shift(device, at=request.at)
    form = ShiftForm(request.POST or None, names=names)
    if form.is_valid():
        if not consume(request, action="pin", key=str(device.pk)):
            form.add_error(None, _("That was too often in a short time. Wait ten minutes, or sign in in full."))
        else:
            try:
                return _taken_up(request, device, form)
            except NotLetIn:
                form.add_error("digits", NOT_TOGETHER)
    data = {"form": form, "names": names, "device": device, "in_full": in_full("/")}
    return show(request, "devices/shift.html", data)


def _taken_up(request: KithRequest, device: Device, form: ShiftForm) -> HttpResponse:
    who, digits = UUID(form.cleaned_data["who"]), form.cleaned_data["digits"]
    account = come_on_shift(device=device, account_id=who, digits=digits, at=request.at)
    come_by(request, Kind.SHIFT)
    get_adapter(request).login(request, account)
    request.device_cookie = turn_secret(device=device, at=request.at)  # type: ignore[attr-defined] # left by `around`
    return redirect("home:front-door")


@page(may=PUBLIC, methods=("POST",))
def hand_over(request: KithRequest) -> HttpResponse:
    """End whatever sign-in is open on this screen, and leave the next one to begin."""
    if request.visitor is not None:
        get_adapter(request).logout(request)
    return redirect("devices:shift")
