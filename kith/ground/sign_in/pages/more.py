"""What a short way in does not reach: said kindly, with the way on. What was typed waits."""

from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from kith.ground.sign_in.kinds import Kind
from kith.ground.sign_in.sittings import KIND, ours_or_home
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=PUBLIC, methods=("GET", "POST"))
def more(request: KithRequest) -> HttpResponse:
    """Let somebody end a short sign-in and begin a whole one, for the page that they were on their way to."""
    back = ours_or_home(request.GET.get("next", ""), request)
    if request.visitor is None or request.method == "POST":
        if request.visitor is not None:
            get_adapter(request).logout(request)
        return redirect(f"{reverse('account_login')}?{urlencode({'in-full': '1', 'next': back})}")
    return show(request, "sign_in/more.html", {"kind": request.session.get(KIND), "kinds": Kind})
