"""Who has an account here: for the administrator, who closes one, opens it again, or helps with a lost telephone."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.ids import AccountId
from kith.ground.sign_in import queries
from kith.ground.sign_in.actions import (
    MustStay,
    close_account,
    closing_for,
    open_account_again,
    take_second_step_away,
)
from kith.ground.sign_in.forms import BecauseForm, ClosingForm
from kith.ground.sign_in.rules import CLOSING_WORDS, REFUSES
from kith.ground.web import edits
from kith.ground.web.page import Again, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

CLOSE, BOTH = Permission.ACCOUNT_CLOSE, ("GET", "POST")


@page(may=CLOSE, asks_again=Again.EVERYBODY)
def colleagues(request: KithRequest) -> HttpResponse:
    return show(request, "sign_in/colleagues.html", {"people": queries.colleagues(viewer=request.actor, at=request.at)})


@page(may=CLOSE, asks_again=Again.EVERYBODY)
def colleague(request: KithRequest, account_id: AccountId) -> HttpResponse:
    somebody = queries.colleague(account_id=account_id, viewer=request.actor, at=request.at)
    return show(request, "sign_in/colleague.html", {"somebody": somebody})


@page(may=CLOSE, methods=BOTH, asks_again=Again.EVERYBODY)
def close(request: KithRequest, account_id: AccountId) -> HttpResponse:
    somebody = queries.colleague(account_id=account_id, viewer=request.actor, at=request.at)
    closing = closing_for(Account.objects.get(pk=account_id), by=request.actor, at=request.at)
    form = edits.form(request, ClosingForm)
    if form.is_valid():
        told = form.cleaned_data
        try:
            close_account(account_id=account_id, **told, by=request.actor, at=request.at)
            return redirect("colleague", account_id=account_id)
        except MustStay as refusal:
            form.add_error("knows", _(str(refusal)))
    data = {"form": form, "somebody": somebody, "warning": CLOSING_WORDS.get(closing), "is_refused": closing in REFUSES}
    return show(request, "sign_in/close_account.html", data)


@page(may=CLOSE, methods=BOTH, asks_again=Again.EVERYBODY)
def open_again(request: KithRequest, account_id: AccountId) -> HttpResponse:
    somebody = queries.colleague(account_id=account_id, viewer=request.actor, at=request.at)
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        open_account_again(account_id=account_id, **form.cleaned_data, by=request.actor, at=request.at)
        return redirect("colleague", account_id=account_id)
    return show(request, "sign_in/open_account_again.html", {"form": form, "somebody": somebody})


@page(may=CLOSE, methods=BOTH, asks_again=Again.EVERYBODY)
def second_step(request: KithRequest, account_id: AccountId) -> HttpResponse:
    somebody = queries.colleague(account_id=account_id, viewer=request.actor, at=request.at)
    form = edits.form(request, BecauseForm)
    if form.is_valid():
        try:
            take_second_step_away(account_id=account_id, **form.cleaned_data, by=request.actor, at=request.at)
            return redirect("colleague", account_id=account_id)
        except MustStay as refusal:
            form.add_error(None, _(str(refusal)))
    return show(request, "sign_in/take_second_step_away.html", {"form": form, "somebody": somebody})
