"""Messages that were left for somebody inside Kith: their own, and nobody else's."""

from django.http import HttpResponse

from kith.correspondence import queries
from kith.correspondence.forms import ShownForm
from kith.ground.access.permissions import Permission
from kith.ground.ids import MessageId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


@page(may=Permission.ACCOUNT_OWN)
def inbox(request: KithRequest) -> HttpResponse:
    found = queries.inbox(viewer=request.actor, at=request.at, page=ShownForm(request.GET).page_chosen())
    return show(request, "correspondence/inbox.html", {"found": found})


@page(may=Permission.ACCOUNT_OWN)
def read(request: KithRequest, message_id: MessageId) -> HttpResponse:
    sent = queries.message(message_id=message_id, viewer=request.actor, at=request.at, may=Permission.ACCOUNT_OWN)
    return show(request, "correspondence/read.html", {"sent": sent})
