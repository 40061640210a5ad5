"""One's own account: password, second step, passkeys, and signing out everywhere."""

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.sign_in.actions import sign_out_everywhere
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.ACCOUNT_OWN)
def account(request: KithRequest) -> HttpResponse:
    mine = get_object_or_404(Account, pk=request.user.pk)
    steps = Authenticator.objects.filter(user=mine).values_list("type", flat=True)
    data = {"account": mine, "has_app": Authenticator.Type.TOTP in steps, "passkeys": list(steps).count("webauthn")}
    return show(request, "sign_in/account.html", data)


@page(may=Permission.ACCOUNT_OWN, methods=("POST",))
def everywhere(request: KithRequest) -> HttpResponse:
    mine = get_object_or_404(Account, pk=request.user.pk)
    sign_out_everywhere(account=mine, by=request.actor, at=request.at)
    request.session.flush()
    return redirect("/")
