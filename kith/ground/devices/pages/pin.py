"""One's own PIN for tablets that are shared at work."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.devices.actions import forget_pin, set_pin
from kith.ground.devices.forms import PinForm
from kith.ground.devices.queries import pin_of
from kith.ground.ids import AccountId
from kith.ground.web.page import Again, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.ACCOUNT_OWN, methods=("GET", "POST"), asks_again=Again.EVERYBODY)
def own_pin(request: KithRequest) -> HttpResponse:
    mine = _staff(request)
    form = PinForm(request.POST or None)
    if form.is_valid():
        set_pin(account=mine, digits=form.cleaned_data["digits"], by=request.actor, at=request.at)
        return redirect("devices:pin")
    return show(request, "devices/pin.html", {"form": form, "pin": pin_of(AccountId(mine.pk))})


@page(may=Permission.ACCOUNT_OWN, methods=("POST",))
def forget(request: KithRequest) -> HttpResponse:
    forget_pin(account=_staff(request), by=request.actor, at=request.at)
    return redirect("devices:pin")


def _staff(request: KithRequest) -> Account:
    if not request.actor.is_staff:
        raise PermissionDenied
    return get_object_or_404(Account, pk=request.user.pk)
