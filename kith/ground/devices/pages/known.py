"""Making a device known, with a code that was made for it."""

from allauth.core.ratelimit import consume_or_429
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.devices.actions import NoSuchCode, know_device
from kith.ground.devices.forms import DeviceCodeForm
from kith.ground.devices.models import Device
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=PUBLIC, methods=("GET", "POST"))
def this_device(request: KithRequest) -> HttpResponse:
    form = DeviceCodeForm(request.POST or None)
    if form.is_valid():
        too_many = consume_or_429(request, action="know_device")
        if too_many is not None:
            return too_many
        try:
            known = know_device(code=form.cleaned_data["code"], at=request.at)
            request.device_cookie = known.cookie  # type: ignore[attr-defined] # left by `around`
            is_shared = known.device.kind == Device.Kind.SHARED
            return redirect("devices:shift" if is_shared else "devices:choose-here")
        except NoSuchCode:
            form.add_error("code", _("This code opens nothing, or not any more. Ask whoever made it for another."))
    return show(request, "devices/this_device.html", {"form": form})
