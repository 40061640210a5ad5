"""Letting a pack out: made anew, burnt out, searched for every word that is left out, and only then written down."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kith.consent.actions import note_gone
from kith.consent.rules.sharing import Information, Purpose, RecipientKind
from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel
from kith.disclosure.actions.work import Work
from kith.disclosure.models import Release, Request
from kith.disclosure.queries.producing import produce
from kith.disclosure.queries.requests import PREPARE, draft_of
from kith.disclosure.rules.requests import Hindered, Step, may_release
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.ledger import action
from kith.ground.ids import PersonId

HELD = tuple(one for one in Information if one is not Information.OUTINGS)
"""What a whole record holds, by the kinds in which people speak of sharing."""


@action
def release(*, request_id: UUID, by: Actor, at: datetime) -> None:
    """Let out the very pack that a second person found right, and write down that it has left.

    It is made anew from the record as it is now. Where anything has changed since the second look, where a limit keeps
    it from whoever asked, or where a word that is left out is found in what was made, nothing goes out.
    Raises Hindered or Stopped.
    """
    draft = draft_of(by, request_id, at=at)
    if hindrance := may_release(draft.ready):
        raise Hindered(hindrance)
    work = Work.begin(request_id, by=by, at=at)
    work.must_pass()
    request = work.request
    made = produce(draft, at=at)
    Release.objects.create(
        organisation_id=request.organisation_id,
        request=request,
        to_read=made.to_read.decode(),
        to_read_digest=sha256(made.to_read).hexdigest(),
        for_machines=made.for_machines.decode(),
        for_machines_digest=sha256(made.for_machines).hexdigest(),
        at=at,
        by=by.name,
    )
    work.step(Step.RELEASED, seal=draft.ready.seal)
    _note(request, by=by, at=at)


def _note(request: Request, *, by: Actor, at: datetime) -> None:
    """Write down that it has left, and tell whoever reads it in Kith."""
    person_id = PersonId(request.person_id)
    note_gone(
        person_id=person_id,
        purpose=Purpose.ACCESS,
        recipient_kind=RecipientKind.OTHER,
        recipient_name=request.asked_by,
        informations=HELD,
        by=by,
        at=at,
        may=PREPARE,
    )
    reader = request.person.account_id
    account = Account.objects.filter(pk=reader, is_active=True).first() if reader else None
    if account is not None:
        post(
            to=Recipient.inside(account),
            template="disclosure/letters/ready",
            key=f"pack released {request.pk}",
            link=settings.KITH_ORIGIN + reverse("disclosure:requests", kwargs={"person_id": person_id}),
            channel=Channel.IN_APP,
            language=account.language,
            about=person_id,
            by=by,
            at=at,
        )
