"""The outbox: what was sent, to whom, and whether it went. In a demo this is where every link is followed."""

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.correspondence import queries
from kith.correspondence.actions import mark_posted
from kith.correspondence.forms import ShownForm
from kith.correspondence.rules import CHANNEL_WORDS, FORMAT_WORDS, Channel, Format
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.audit.acts import Act
from kith.ground.ids import MessageId
from kith.ground.web.page import Listed, Viewed, page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

ICONS = {Channel.EMAIL: "talk", Channel.TEXT: "sms", Channel.LETTER: "letter", Channel.IN_APP: "bell"}


@page(may=Permission.OUTBOX_SEE)
def outbox(request: KithRequest) -> HttpResponse:
    shown = ShownForm(request.GET)
    channel = shown.channel_chosen()
    found = queries.outbox(viewer=request.actor, at=request.at, channel=channel, page=shown.page_chosen())
    people = {line.person_id for line in found.lines if line.person_id}
    data = {"found": found, "channel": channel, "channels": CHANNEL_WORDS, "icons": ICONS}
    return show(request, "correspondence/outbox.html", data, viewed=Listed(people, "outbox"))


@page(may=Permission.OUTBOX_SEE)
def message(request: KithRequest, message_id: MessageId) -> HttpResponse:
    sent = queries.message(message_id=message_id, viewer=request.actor, at=request.at)
    data = {"sent": sent, "channels": CHANNEL_WORDS, "formats": FORMAT_WORDS, "icons": ICONS}
    return show(request, "correspondence/message.html", data, viewed=_seen(sent, Act.VIEWED))


@page(may=Permission.OUTBOX_SEE)
def letter(request: KithRequest, message_id: MessageId) -> HttpResponse:
    """Show a letter as it is printed: nothing on the page but the letter."""
    sent = queries.message(message_id=message_id, viewer=request.actor, at=request.at)
    if sent.line.channel is not Channel.LETTER:
        raise gate.NotVisible("correspondence.Message", message_id, Permission.OUTBOX_SEE)
    data = {"sent": sent, "large_print": sent.format is Format.LARGE_PRINT}
    return show(request, "correspondence/letter.html", data, viewed=_seen(sent, Act.PRINTED))


@page(may=Permission.OUTBOX_SEE, methods=("POST",))
def posted(request: KithRequest, message_id: MessageId) -> HttpResponse:
    mark_posted(message_id=message_id, by=request.actor, at=request.at)
    return redirect("correspondence:message", message_id=message_id)


def _seen(sent: queries.Sent, act: Act) -> Viewed | None:
    return Viewed(sent.line.person_id, "message", act) if sent.line.person_id else None
