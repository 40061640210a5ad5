"""Taking up an invitation: a code from a letter or a link, a password, and one is in."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.ratelimit import consume_or_429
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.sign_in.actions import NoWayIn, invited_account, take_up_invitation
from kith.ground.sign_in.codes import read_off
from kith.ground.sign_in.forms import FirstPasswordForm, InvitationCodeForm
from kith.ground.web.page import BY_LINK, PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=PUBLIC, methods=("GET", "POST"))
def welcome(request: KithRequest) -> HttpResponse:
    """Take a code that was read off a letter. It is tried only on the next page, so this one knows nothing."""
    form = InvitationCodeForm(request.POST or None)
    if form.is_valid():
        code = read_off(form.cleaned_data["code"])
        if code:
            return redirect("first-password", code=code)
        form.add_error("code", _("Type the code as it stands in your letter."))
    return show(request, "sign_in/welcome.html", {"form": form})


@page(may=BY_LINK, methods=("GET", "POST"))
def first_password(request: KithRequest, code: str) -> HttpResponse:
    too_many = consume_or_429(request, action="reset_password_from_key", limit_get=True)
    if too_many is not None:
        return too_many
    try:
        account = invited_account(code, at=request.at)
        form = FirstPasswordForm(request.POST or None, account=account)
        if not form.is_valid():
            return show(request, "sign_in/first_password.html", {"form": form, "account": account})
        account = take_up_invitation(code=code, password=form.cleaned_data["password"], at=request.at)
    except NoWayIn:
        return show(request, "sign_in/no_way_in.html", status=404)
    return perform_login(request, Login(user=account))
