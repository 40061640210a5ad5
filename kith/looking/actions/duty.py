"""Answering the duty line: finding one person, checking who is on the phone, and passing on what was said."""

import secrets
from datetime import date, datetime

from kith.ground.access import facts, gate
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.looking.models import Call, CallEnded, CallerChecked, CallerQuestion, RotaTurn
from kith.looking.queries.leads import is_worker
from kith.looking.rules.callers import CARD_LASTS, TRIES, Caller, Check, digest_of
from kith.people.models import Person
from kith.people.queries.marks import person_called


class NotOnDuty(Exception):
    """Only whoever answers the duty line now finds people by name and birth date."""

    def __init__(self) -> None:
        super().__init__("You are not on the duty line now.")


class NobodyOfThatName(Exception):
    """There is no such person for whoever asks. Nobody is told why.

    `person_id` is for the record of who was turned away, never for whoever asked.
    """

    def __init__(self, person_id: PersonId | None) -> None:
        self.person_id = person_id
        super().__init__("Nobody of this name and birth date can be shown. Take a message.")


class NotARotaTurn(Exception):
    """A turn needs somebody who works with people here, and an end after its beginning."""

    def __init__(self) -> None:
        super().__init__("Choose a colleague who works with people, and an end that is still to come.")


@action
def put_on_duty(*, account_id: AccountId, starts_at: datetime, ends_at: datetime, by: Actor, at: datetime) -> None:
    """Let a colleague answer the duty line for a time. Raises NotARotaTurn."""
    gate.require(by, Permission.ROTA_KEEP)
    if ends_at <= max(starts_at, at) or not is_worker(account_id, by.organisation_id, at=at):
        raise NotARotaTurn
    turn = RotaTurn.objects.create(
        organisation_id=by.organisation_id,
        account_id=account_id,
        starts_at=starts_at,
        ends_at=ends_at,
        at=at,
        by=by.name,
    )
    record(Act.ADDED, turn, by=by, at=at)


@action
def take_call(*, name: str, born_on: date, caller: Caller, purpose: str, by: Actor, at: datetime) -> PersonId:
    """Find one person by name and birth date for somebody on the phone. A small card opens, for half an hour.

    Raises NotAllowed, NotOnDuty, and NobodyOfThatName where nobody is there or a hard no stands in the way.
    """
    gate.require(by, Permission.DUTY_ANSWER)
    turn = RotaTurn.objects.filter(account=by.account_id, starts_at__lte=at, ends_at__gt=at).order_by("-ends_at")
    mine = turn.first()
    if mine is None or by.account_id is None:
        raise NotOnDuty
    person_id = person_called(name, born_on, by=by)
    if person_id is None:
        raise NobodyOfThatName(None)
    facts.end_grants(person_id, Relation.DUTY, at=at, account_id=by.account_id)
    ends_at = min(mine.ends_at, at + CARD_LASTS)
    grant = facts.grant(
        Relation.DUTY, person_id, by=by, at=at, account_id=by.account_id, ends_at=ends_at, because=purpose[:500]
    )
    if not Person.objects.visible_to(by, may=Permission.CARD_SEE, at=at).filter(pk=person_id).exists():
        raise NobodyOfThatName(person_id)
    call = Call.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        account_id=by.account_id,
        grant=grant,
        caller=caller,
        purpose=purpose.strip(),
        at=at,
    )
    record(Act.ADDED, call, by=by, at=at, person_id=person_id, content={"caller": caller, "purpose": purpose})
    return person_id


@action
def check_caller(*, person_id: PersonId, check_by: Check, answer: str, by: Actor, at: datetime) -> bool:
    """Find out whether the caller is the person: by their own question, or by ringing back. Three tries and no more."""
    call = _my_call(person_id, by=by, at=at)
    tried = list(CallerChecked.objects.filter(call=call).values_list("was_right", flat=True))
    asked = CallerQuestion.objects.filter(person_id=person_id, ended_at=None).first()
    may_try = call.caller == Caller.PERSON and len(tried) < TRIES and not any(tried)
    by_question = asked is not None and secrets.compare_digest(digest_of(answer, asked.salt), asked.digest)
    was_right = may_try and (check_by is Check.RANG_BACK or by_question)
    if may_try:
        CallerChecked.objects.create(
            organisation_id=call.organisation_id, call=call, check_by=check_by, was_right=was_right, at=at
        )
    record(Act.CONFIRMED, call, by=by, at=at, person_id=person_id, content={"check": check_by, "right": was_right})
    return was_right


@action
def end_call(*, person_id: PersonId, note: str, by: Actor, at: datetime) -> None:
    """End the call. The card is shut; what was said waits for whoever works with the person."""
    call = _my_call(person_id, by=by, at=at)
    CallEnded.objects.get_or_create(
        call=call, defaults={"organisation_id": call.organisation_id, "note": note.strip(), "at": at}
    )
    facts.end_grants(person_id, Relation.DUTY, at=at, account_id=by.account_id)
    record(Act.ENDED, call, by=by, at=at, person_id=person_id)


def _my_call(person_id: PersonId, *, by: Actor, at: datetime) -> Call:
    """Hold the call whose card is open to this worker, or raise NotVisible."""
    calls = Call.objects.visible_to(by, may=Permission.CARD_SEE, at=at).filter(
        person_id=person_id, account=by.account_id, ended=None
    )
    call = calls.select_for_update(of=("self",)).order_by("-at").first()
    if call is None:
        raise gate.NotVisible(Call._meta.label, person_id, Permission.CARD_SEE)
    return call


@action
def set_caller_question(*, person_id: PersonId, question: str, answer: str, by: Actor, at: datetime) -> None:
    """Keep a question by which a person is known on the phone; the one before ends. The answer is not kept."""
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    CallerQuestion.objects.filter(person=person, ended_at=None).update(ended_at=at)
    salt = secrets.token_hex(16)
    asked = CallerQuestion.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        question=question.strip(),
        salt=salt,
        digest=digest_of(answer, salt),
        at=at,
        by=by.name,
    )
    record(Act.ADDED, asked, by=by, at=at, person_id=person_id)
