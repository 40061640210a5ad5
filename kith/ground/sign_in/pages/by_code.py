"""Coming in with a code that is sent: asking for one, and typing it in. Both look the same to everybody."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.ratelimit import consume
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.accounts.models import Account
from kith.ground.sign_in.adapters import TOO_OFTEN
from kith.ground.sign_in.forms import AskForCodeForm, SentCodeForm
from kith.ground.sign_in.kinds import Kind
from kith.ground.sign_in.sent_codes import ask_for_code, use_code
from kith.ground.sign_in.sittings import come_by, ours_or_home
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

ASKED, BACK = "kith-code-asked", "kith-code-back"


@page(may=PUBLIC, methods=("GET", "POST"))
def ask(request: KithRequest) -> HttpResponse:
    form = AskForCodeForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data["said"]
        if consume(request, action="ask_code", key=said.strip().lower()):
            request.session[ASKED] = str(ask_for_code(said, at=request.at))
            request.session[BACK] = ours_or_home(request.GET.get("next", ""), request)
            return redirect("type-code")
        form.add_error(None, TOO_OFTEN)
    return show(request, "sign_in/ask_for_code.html", {"form": form})


@page(may=PUBLIC, methods=("GET", "POST"))
def type_in(request: KithRequest) -> HttpResponse:
    asked = request.session.get(ASKED)
    if asked is None:
        return redirect("ask-for-code")
    form = SentCodeForm(request.POST or None)
    if form.is_valid():
        if not consume(request, action="type_code"):
            form.add_error(None, TOO_OFTEN)
        elif (account := use_code(UUID(asked), form.cleaned_data["code"], at=request.at)) is None:
            form.add_error("code", _("This code does not open anything. Look at it again, or ask for another."))
        else:
            return _in(request, account)
    return show(request, "sign_in/type_code.html", {"form": form})


def _in(request: KithRequest, account: Account) -> HttpResponse:
    back = request.session.pop(BACK, "/")
    request.session.pop(ASKED)
    come_by(request, Kind.CODE)
    record_authentication(request, account, "code")
    return perform_login(request, Login(user=account, redirect_url=back))
