"""Codes for the day on which the telephone is lost: how many are left, and fresh ones, shown this once."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.ids import AccountId
from kith.ground.sign_in.actions import make_spare_codes
from kith.ground.sign_in.queries import spare_codes_left
from kith.ground.sign_in.sittings import has_second_step
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.ACCOUNT_OWN, methods=("GET", "POST"))
def spare_codes(request: KithRequest) -> HttpResponse:
    """Say how many are left; make others where there is a second step for which they can stand in."""
    raise_if_reauthentication_required(request, app="allauth.mfa")
    mine = get_object_or_404(Account, pk=request.user.pk)
    may_make = has_second_step(mine)
    made: tuple[str, ...] = ()
    if request.method == "POST" and may_make:
        made = make_spare_codes(account=mine, by=request.actor, at=request.at)
    data = {"made": made, "left": spare_codes_left(AccountId(mine.pk)), "may_make": may_make}
    return show(request, "sign_in/spare_codes.html", data)
