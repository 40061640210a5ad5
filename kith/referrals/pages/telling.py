"""Reading a message about how it went, that drafted itself, and sending it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.web import edits
from kith.ground.web.page import Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.referrals.actions.telling import NotAgreed, send_told_back
from kith.referrals.forms import ToldForm
from kith.referrals.queries.stories import drafted


@page(may=Permission.REFERRAL_MAKE, methods=("GET", "POST"))
def told(request: KithRequest, told_id: UUID) -> HttpResponse:
    """Read it, change it, send it."""
    draft = drafted(request.actor, told_id, at=request.at)
    form = edits.form(request, ToldForm, initial={"words": draft.told.words})
    if form.is_valid():
        try:
            send_told_back(told_id=told_id, words=form.cleaned_data["words"], by=request.actor, at=request.at)
        except Stopped as stop:
            form.add_error(None, str(stop))
        except NotAgreed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return redirect("referrals:referral", referral_id=draft.referral_id)
    data = {"form": form, "draft": draft}
    return show(request, "referrals/told.html", data, viewed=Viewed(draft.person_id, "referral"))
