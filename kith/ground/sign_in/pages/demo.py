"""Being anybody of the demo. Where people are real this page does not exist."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import ROLE_WORDS
from kith.ground.sign_in.queries import cast
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

MADE_UP = Organisation.Kind.DEMO


@page(may=PUBLIC)
def everybody(request: KithRequest) -> HttpResponse:
    _only_in_a_demo()
    data = {"cast": cast(at=request.at), "roles": ROLE_WORDS}
    return show(request, "sign_in/demo.html", data)


@page(may=PUBLIC, methods=("POST",))
def be(request: KithRequest, account_id: UUID) -> HttpResponse:
    _only_in_a_demo()
    account = get_object_or_404(Account, pk=account_id, is_active=True, organisation__kind=MADE_UP)
    adapter = get_adapter(request)
    if request.visitor is not None:
        adapter.logout(request)
    adapter.login(request, account)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _only_in_a_demo() -> None:
    if not settings.KITH_DEMO:
        raise Http404
