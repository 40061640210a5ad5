"""One's own account: password, second step, passkeys, where one is signed in, and signing out there."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.ids import AccountId
from kith.ground.sign_in.actions import end_sitting, sign_out_everywhere
from kith.ground.sign_in.queries import my_screens
from kith.ground.sign_in.sittings import SITTING
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.ACCOUNT_OWN)
def account(request: KithRequest) -> HttpResponse:
    mine = get_object_or_404(Account, pk=request.user.pk)
    steps = Authenticator.objects.filter(user=mine).values_list("type", flat=True)
    here = str(request.session.get(SITTING, ""))
    data = {
        "account": mine,
        "has_app": Authenticator.Type.TOTP in steps,
        "passkeys": list(steps).count("webauthn"),
        "screens": my_screens(account_id=AccountId(mine.pk), here=here, at=request.at),
    }
    return show(request, "sign_in/account.html", data)


@page(may=Permission.ACCOUNT_OWN, methods=("POST",))
def everywhere(request: KithRequest) -> HttpResponse:
    mine = get_object_or_404(Account, pk=request.user.pk)
    sign_out_everywhere(account=mine, by=request.actor, at=request.at)
    request.session.flush()
    return redirect("/")


@page(may=Permission.ACCOUNT_OWN, methods=("POST",))
def end_screen(request: KithRequest, sitting_id: UUID) -> HttpResponse:
    end_sitting(sitting_id=sitting_id, by=request.actor, at=request.at)
    return redirect("account")
