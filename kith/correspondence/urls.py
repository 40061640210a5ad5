"""Addresses of the outbox and of messages left inside Kith."""

from django.urls import path

from kith.correspondence.pages.inbox import inbox, read
from kith.correspondence.pages.invitations import give_device, invite_colleague, invite_person
from kith.correspondence.pages.outbox import letter, message, outbox, posted

urlpatterns = [
    path("outbox", outbox, name="outbox"),
    path("outbox/<uuid:message_id>", message, name="message"),
    path("outbox/<uuid:message_id>/letter", letter, name="letter"),
    path("outbox/<uuid:message_id>/posted", posted, name="posted"),
    path("people/<uuid:person_id>/invitation", invite_person, name="invite-person"),
    path("people/<uuid:person_id>/device", give_device, name="give-device"),
    path("colleagues/invitation", invite_colleague, name="invite-colleague"),
    path("messages", inbox, name="inbox"),
    path("messages/<uuid:message_id>", read, name="read"),
]
