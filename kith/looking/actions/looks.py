"""Saying for what one looks, asking why somebody looked, and answering."""

from datetime import datetime
from uuid import UUID

from kith.ground.access import facts, gate
from kith.ground.access.permissions import Permission
from kith.ground.access.purposes import LookPurpose
from kith.ground.accounts.models import Account
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.looking.models import Lead, LookAnswer, LookQuestion, Unusual, UnusualDecided, Watch
from kith.looking.queries.leads import MAY_LEAD, holders
from kith.looking.queries.looks import look_of
from kith.looking.rules.clocks import ANSWER_WITHIN, due_at
from kith.people.models import Person


class MayNotLead(Exception):
    """Only a safeguarding lead or an administrator keeps watch over who looks."""

    def __init__(self) -> None:
        super().__init__("Choose a safeguarding lead or an administrator.")


@action
def state_purpose(*, person_id: PersonId, purpose: LookPurpose, by: Actor, at: datetime) -> None:
    """Say for what one looks at a record. It holds for this working session, and the person reads it."""
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_SEE, at=at)
    if by.account_id is not None:
        facts.state_purpose(person_id, purpose, account_id=by.account_id, by=by, at=at)
    record(Act.CONFIRMED, person, by=by, at=at, person_id=person_id, purpose=purpose)


@action
def question_look(*, person_id: PersonId, entry_id: int, words: str, by: Actor, at: datetime) -> None:
    """Ask why somebody looked. Asked twice about one look, it is one question. Raises NotVisible."""
    person = gate.one(Person, person_id, by=by, may=Permission.LOOK_QUESTION, at=at)
    entry = look_of(person, entry_id, may=Permission.LOOK_QUESTION, at=at)
    question, _is_new = LookQuestion.objects.get_or_create(
        entry=entry,
        defaults={
            "organisation_id": person.organisation_id,
            "person": person,
            "account_id": entry.actor_account,
            "words": words.strip(),
            "at": at,
            "due_at": due_at(at, ANSWER_WITHIN, zone=zone_of(by)),
        },
    )
    record(Act.ADDED, question, by=by, at=at, person_id=person_id)


@action
def answer_question(*, question_id: UUID, words: str, was_right: bool, by: Actor, at: datetime) -> None:
    """Tell the person why somebody looked, and whether that was right."""
    question = gate.one(LookQuestion, question_id, by=by, may=Permission.CONFIDENTIALITY_KEEP, at=at, lock=True)
    LookAnswer.objects.get_or_create(
        question=question,
        defaults={
            "organisation_id": question.organisation_id,
            "words": words.strip(),
            "was_right": was_right,
            "at": at,
            "by": by.name,
        },
    )
    record(Act.ANSWERED, question, by=by, at=at, person_id=PersonId(question.person_id))


@action
def decide_unusual(*, unusual_id: UUID, was_right: bool, because: str, by: Actor, at: datetime) -> None:
    """Say whether a look that stood out was right, and why."""
    unusual = gate.one(Unusual, unusual_id, by=by, may=Permission.CONFIDENTIALITY_KEEP, at=at, lock=True)
    UnusualDecided.objects.get_or_create(
        unusual=unusual,
        defaults={
            "organisation_id": unusual.organisation_id,
            "was_right": was_right,
            "because": because.strip(),
            "at": at,
            "by": by.name,
        },
    )
    content = {"was right": was_right, "because": because}
    record(Act.DECIDED, unusual, by=by, at=at, person_id=PersonId(unusual.person_id), content=content)


@action
def watch_closely(*, person_id: PersonId, is_wanted: bool, by: Actor, at: datetime) -> None:
    """Let every look without a reason of work be told to the lead, or no longer. The person says which."""
    person = gate.one(Person, person_id, by=by, may=Permission.LOOK_QUESTION, at=at, lock=True)
    standing = Watch.objects.filter(person=person, ended_at=None)
    if not is_wanted:
        standing.update(ended_at=at)
    elif not standing.exists():
        Watch.objects.create(organisation_id=person.organisation_id, person=person, at=at, by=by.name)
    record(Act.DECIDED, person, by=by, at=at, person_id=person_id, content={"watched": is_wanted})


@action
def name_lead(*, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Name who keeps watch over who looks. Raises MayNotLead."""
    gate.require(by, Permission.CONFIDENTIALITY_KEEP)
    if account_id not in {account.pk for account in holders(by.organisation_id, *MAY_LEAD, at=at)}:
        raise MayNotLead
    Account.objects.select_for_update().get(pk=account_id)
    Lead.objects.filter(organisation_id=by.organisation_id, ends_at=None).update(ends_at=at)
    lead = Lead.objects.create(organisation_id=by.organisation_id, account_id=account_id, starts_at=at, by=by.name)
    record(Act.DECIDED, lead, by=by, at=at)
