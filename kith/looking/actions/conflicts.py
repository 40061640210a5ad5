"""Keeping apart somebody who works here and a person whom they know outside of work."""

from datetime import date, datetime
from uuid import UUID

from kith.ground.access import facts, gate
from kith.ground.access.models import Denial, Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.looking.models import Conflict, ConflictCleared, LikelyTie, LikelyTieSettled, OwnMarks
from kith.looking.rules.ties import Known
from kith.people.models import Person
from kith.people.queries.marks import own_accounts, person_called

OF_AN_ACCOUNT = (
    Relation.CASELOAD, Relation.COVER, Relation.SHIFT, Relation.DUTY, Relation.CONCERN, Relation.BREAK_GLASS,
)  # fmt: skip


@action
def declare_conflict(*, person_id: PersonId, known: Known, words: str, by: Actor, at: datetime) -> None:
    """Say that one knows this person outside of work. From the next read on, nothing of them is shown."""
    gate.require(by, Permission.CONFLICT_DECLARE)
    gate.one(Person, person_id, by=by, may=Permission.PERSON_SEE, at=at)
    if by.account_id is not None:
        _keep_apart(person_id, by.account_id, known=known, words=words, by=by, at=at)


@action
def declare_somebody(*, name: str, born_on: date, known: Known, words: str, by: Actor, at: datetime) -> None:
    """Say whom one knows outside of work, whether or not they are here. Whether they are is not told."""
    gate.require(by, Permission.CONFLICT_DECLARE)
    person_id = person_called(name, born_on, by=by)
    record(Act.CONFIRMED, "looking.Conflict", by=by, at=at, content={"known": known})
    if person_id is not None and by.account_id is not None:
        _keep_apart(person_id, by.account_id, known=known, words=words, by=by, at=at)


@action
def give_own_marks(*, phone: str, address: str, by: Actor, at: datetime) -> None:
    """Keep where one lives and is rung, for the one purpose of being kept from neighbours' records."""
    gate.require(by, Permission.CONFLICT_DECLARE)
    if by.account_id is None:
        raise gate.NotAllowed(Permission.CONFLICT_DECLARE)
    given = {"phone": phone.strip(), "address": address.strip(), "at": at}
    marks, _is_new = OwnMarks.objects.update_or_create(
        account_id=by.account_id, defaults={"organisation_id": by.organisation_id, **given}
    )
    record(Act.CHANGED, marks, by=by, at=at)


@action
def clear_conflict(*, conflict_id: UUID, because: str, by: Actor, at: datetime) -> None:
    """Let two no longer be kept apart. One's own cannot be seen here, so nobody clears it for themself."""
    conflict = gate.one(Conflict, conflict_id, by=by, may=Permission.CONFIDENTIALITY_KEEP, at=at, lock=True)
    ConflictCleared.objects.get_or_create(
        conflict=conflict,
        defaults={
            "organisation_id": conflict.organisation_id,
            "because": because.strip(),
            "at": at,
            "by": by.name,
            "by_account": by.account_id,
        },
    )
    facts.lift(conflict.denial_id, at=at)
    record(Act.ENDED, conflict, by=by, at=at, person_id=PersonId(conflict.person_id), content={"because": because})


@action
def settle_tie(*, likely_id: UUID, are_kept_apart: bool, because: str, by: Actor, at: datetime) -> None:
    """Decide whether what two have in common means that they are kept apart."""
    likely = gate.one(LikelyTie, likely_id, by=by, may=Permission.CONFIDENTIALITY_KEEP, at=at, lock=True)
    _settled, is_new = LikelyTieSettled.objects.get_or_create(
        likely=likely,
        defaults={
            "organisation_id": likely.organisation_id,
            "are_kept_apart": are_kept_apart,
            "because": because.strip(),
            "at": at,
            "by": by.name,
        },
    )
    record(Act.DECIDED, likely, by=by, at=at, person_id=PersonId(likely.person_id), content={"because": because})
    if is_new and are_kept_apart:
        _keep_apart(
            PersonId(likely.person_id), AccountId(likely.account_id), known=Known.OTHER, words=because, by=by, at=at
        )


def _keep_apart(
    person_id: PersonId, account_id: AccountId, *, known: Known, words: str, by: Actor, at: datetime
) -> None:
    """Write the hard no, and end what the account held about the person. A second word about the same adds nothing."""
    Account.objects.select_for_update().get(pk=account_id)
    is_ones_own = own_accounts(by.organisation_id, [person_id]).get(person_id) == account_id
    if is_ones_own:
        record(Act.CONFIRMED, "looking.Conflict", by=by, at=at, person_id=person_id, content={"known": known})
        return
    if Conflict.objects.filter(person_id=person_id, account_id=account_id, cleared=None).exists():
        record(Act.CONFIRMED, "looking.Conflict", by=by, at=at, person_id=person_id, content={"known": known})
        return
    held = Grant.objects.at(at).filter(person_id=person_id, account_id=account_id)
    worked = held.filter(relation=Relation.CASELOAD).exists()
    for relation in OF_AN_ACCOUNT:
        facts.end_grants(person_id, relation, at=at, account_id=account_id)
    denial = facts.deny(Denial.Kind.CONFLICT, person_id, by=by, at=at, account_id=account_id, because=known.words)
    conflict = Conflict.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        account_id=account_id,
        denial=denial,
        known=known,
        words=words.strip(),
        worked_with_them=worked,
        at=at,
        by=by.name,
        by_account=by.account_id,
    )
    record(Act.ADDED, conflict, by=by, at=at, person_id=person_id, content={"known": known})
