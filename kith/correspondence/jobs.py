"""Sending what waits in the outbox. A crash at any line loses nothing: the lease runs out and the message is due again.

A message is taken first, sent outside any transaction, and settled last. Between sending and settling a crash means a
second try with the same key; a way out that knows the key drops the double.
"""

import logging
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from kith.consent.actions import note_gone
from kith.consent.queries import still_stands
from kith.consent.rules.sharing import OnAYes
from kith.correspondence.actions import CannotGo, NoSafeWay, send_code, send_new_password
from kith.correspondence.gateways import Gateway, Parcel, Refused
from kith.correspondence.gateways.ways import way_for
from kith.correspondence.models import Delivery, Leaning, Message, Waiting
from kith.correspondence.queries import may_leave
from kith.correspondence.rules import Channel, Outcome, next_try_after
from kith.ground import clock
from kith.ground.access import gate, passing
from kith.ground.access.crossings import NEUTRAL, Answer, Crossing, Verdict, Why
from kith.ground.access.passing import Stop
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId, PersonId
from kith.ground.jobs.registry import job
from kith.ground.sign_in.actions import answered, forgotten
from kith.ground.sign_in.models import SentCode
from kith.ground.sign_in.sent_codes import answer_with_code, codes_asked_for
from kith.people.models import Person

LEASE = timedelta(minutes=2)
BATCH = 100
_log = logging.getLogger("kith.correspondence")


@job("answer forgotten passwords", every=timedelta(seconds=2), waits=lambda at: bool(forgotten(at=at)))
def answer_forgotten(at: datetime) -> int:
    """Send a way to a new password where the address belongs to somebody; forget the question either way."""
    asked = forgotten(at=at)
    for knock, account in asked:
        with transaction.atomic():
            if account is not None and account.is_active:
                by = Actor.of_system("sign-in", OrganisationId(account.organisation_id))
                send_new_password(account=account, key=f"forgotten {knock.pk} {knock.at.isoformat()}", by=by, at=at)
            answered(knock)
    return len(asked)


@job("send codes that were asked for", every=timedelta(seconds=2), waits=lambda at: bool(codes_asked_for(at=at)))
def answer_asked_codes(at: datetime) -> int:
    """Send a code where the name is somebody's who may come in by one; note that it was answered either way."""
    asked = codes_asked_for(at=at)
    for one in asked:
        answer_with_code(one, send=partial(_send_code, at=at), at=at)
    return len(asked)


def _send_code(account: Account, code: str, asked: SentCode, *, at: datetime) -> bool:
    """Send a code where there is a way that is safe, and say whether there was."""
    by = Actor.of_system("sign-in", OrganisationId(account.organisation_id), Permission.PERSON_SEE)
    try:
        send_code(account=account, code=code, key=f"code {asked.pk}", by=by, at=at)
    except (NoSafeWay, CannotGo, passing.Stopped):
        return False
    return True


def _something_waits(at: datetime) -> bool:
    return Waiting.objects.filter(due_at__lte=at).exists()


@job("send what waits in the outbox", every=timedelta(seconds=2), waits=_something_waits)
def send_what_waits(at: datetime) -> int:
    """Try every message that is due, the longest waiting first; return how many were tried."""
    tried = 0
    due = Waiting.objects.filter(due_at__lte=at).order_by("due_at").select_related("message__organisation")
    for waiting in due[:BATCH]:
        way = way_for(Channel(waiting.message.channel))
        if way is not None and _leaves(waiting):
            _try(waiting, way)
            tried += 1
    return tried


def _leaves(waiting: Waiting) -> bool:
    """Take a message, unless the yes that it leans on was taken back: then it is stopped, and never goes.

    The person's record is held meanwhile, as it is by whoever takes back a yes. So every message has either left
    before, and is told as gone, or does not leave at all.
    """
    leaning = Leaning.objects.filter(message_id=waiting.pk).first()
    if leaning is None or waiting.message.person_id is None:
        return _take(waiting)
    with transaction.atomic():
        person_id, now, by = PersonId(waiting.message.person_id), clock.now(), _outbox_of(waiting.message)
        gate.one(Person, person_id, by=by, may=Permission.REFERRAL_MAKE, at=now, lock=True)
        stands = still_stands(person_id, leaning.yes, at=now)
        if not _take(waiting):
            return False
        if not all(stands.values()):
            _settle(waiting, Outcome.STOPPED, because="not agreed any more")
            return False
        answer = may_leave(waiting.message, at=now)
        if leaning.left_at is None and (answer is None or answer):
            _tell_as_gone(waiting.message, leaning.yes, at=now)
    return True


def _tell_as_gone(message: Message, yes: OnAYes, *, at: datetime) -> None:
    Leaning.objects.filter(pk=message.pk).update(left_at=at)
    note_gone(
        person_id=PersonId(message.person_id or UUID(int=0)),
        purpose=yes.purpose,
        recipient_kind=yes.recipient_kind,
        recipient_name=yes.recipient_name,
        recipient=yes.recipient,
        informations=yes.informations,
        by=_outbox_of(message),
        at=at,
    )


def _outbox_of(message: Message) -> Actor:
    return Actor.of_system("outbox", OrganisationId(message.organisation_id), Permission.REFERRAL_MAKE)


def _take(waiting: Waiting) -> bool:
    """Take the lease, unless somebody else was quicker: the count of attempts says who holds it."""
    free = Waiting.objects.filter(pk=waiting.pk, attempts=waiting.attempts)
    waiting.attempts += 1
    return free.update(attempts=waiting.attempts, due_at=clock.now() + LEASE) == 1


def _try(waiting: Waiting, way: Gateway) -> None:
    message = waiting.message
    answer = may_leave(message, at=clock.now())
    if answer is not None and not answer:
        _keep_back(waiting, answer)
        return
    parcel = Parcel(
        key=str(message.pk),
        name=message.recipient_name,
        address=message.address,
        subject=message.subject,
        body=message.body,
        language=message.language,
        format=message.format,
    )
    try:
        reference = way.send(parcel)
    except Refused as refusal:
        _settle_failure(waiting, str(refusal))
    else:
        _settle(waiting, Outcome.SENT, reference=reference)


def _keep_back(waiting: Waiting, answer: Answer) -> None:
    """Give up a message that must not leave. The reason that is kept says nothing; who looks after limits hears it.

    Where nobody could answer, the lease runs out and it is asked again; what is held is tried until it is decided.
    """
    message = waiting.message
    by = Actor.of_system("outbox", OrganisationId(message.organisation_id))
    if answer.why is Why.CANNOT_ANSWER:
        return
    if answer.verdict is Verdict.HOLD:
        _settle_failure(waiting, NEUTRAL)
    else:
        _settle(waiting, Outcome.GIVEN_UP, because=NEUTRAL)
    is_said = answer.verdict is Verdict.HOLD and waiting.attempts > 1
    if message.person_id is not None and not is_said:
        about, what = PersonId(message.person_id), message.recipient_name
        passing.note_afterwards(Stop(Crossing.MESSAGE_SENT, about, what, answer, by, clock.now()))


def _settle_failure(waiting: Waiting, because: str) -> None:
    pause = next_try_after(waiting.attempts)
    if pause is None:
        _settle(waiting, Outcome.GIVEN_UP, because=because)
        return
    _log.warning("a message did not go and will be tried again", extra={"count": waiting.attempts})
    with transaction.atomic():
        held = Waiting.objects.filter(pk=waiting.pk, attempts=waiting.attempts)
        if held.update(due_at=clock.now() + pause):
            _write_down(waiting, Outcome.FAILED, because=because)


def _settle(waiting: Waiting, outcome: Outcome, *, because: str = "", reference: str = "") -> None:
    with transaction.atomic():
        held = Waiting.objects.filter(pk=waiting.pk, attempts=waiting.attempts)
        if held.delete()[0]:
            _write_down(waiting, outcome, because=because, reference=reference)
            if waiting.message.is_key and waiting.message.organisation.kind == Organisation.Kind.LIVE:
                Message.objects.filter(pk=waiting.message.pk).update(body="")


def _write_down(waiting: Waiting, outcome: Outcome, *, because: str = "", reference: str = "") -> None:
    Delivery.objects.create(
        message=waiting.message,
        attempt=waiting.attempts,
        at=clock.now(),
        outcome=outcome,
        because=because[:200],
        reference=reference[:120],
    )
