"""Who somebody is called, and the account with which they sign in."""

from collections.abc import Iterable
from datetime import date, datetime

from kith.ground import clock
from kith.ground.access import facts, gate
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.ground.tables import next_version
from kith.people.models import Name, NameSound, Person
from kith.people.rules.names import fold, sounds
from kith.people.rules.persons import BIRTH_WORDS, BirthReason, may_be_birth


class NotABirthDate(Exception):
    """A birth date that nobody alive can have; the message says why."""


class AccountIsSomebodys(Exception):
    """An account stands for one person and no other."""

    def __init__(self) -> None:
        super().__init__("That account belongs to somebody else already. Check the sign-in name.")


class NamesOf:
    """The names somebody is found by, kept in step with what they are called."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def write(self, others: Iterable[str]) -> None:
        """Write every name anew: the liked one, the full one and the others, each with how it sounds."""
        person = self.person
        Name.objects.filter(person=person).delete()
        kinds = [(Name.Kind.LIKED, person.known_as), (Name.Kind.FULL, person.full_name)]
        kinds += [(Name.Kind.OTHER, other) for other in others]
        unique = {(kind, fold(words)): words.strip() for kind, words in kinds if fold(words)}
        names = [
            Name(organisation_id=person.organisation_id, person=person, kind=kind, words=words, folded=folded)
            for (kind, folded), words in unique.items()
        ]
        Name.objects.bulk_create(names)
        NameSound.objects.bulk_create(
            NameSound(organisation_id=person.organisation_id, name=name, person=person, sound=sound)
            for name in names
            for sound in sorted(sounds(name.words))
        )


@action
def rename(
    *,
    person_id: PersonId,
    known_as: str,
    full_name: str,
    other_names: Iterable[str],
    born_on: date | None,
    version: int | None,
    by: Actor,
    at: datetime,
) -> None:
    """Write what somebody is called and when they were born.

    Raises Stale where somebody else wrote here since the form was filled, and NotABirthDate.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    if born_on is not None:
        decision = may_be_birth(born_on, today=clock.day_of(at, person.organisation.zone))
        if not decision:
            raise NotABirthDate(BIRTH_WORDS[BirthReason(decision.reason.code)])
    before = {"known as": person.known_as, "full name": person.full_name, "born": str(person.born_on)}
    person.version = next_version(person, filled_from=version)
    person.known_as, person.full_name, person.born_on = known_as.strip(), full_name.strip(), born_on
    person.save(update_fields=["known_as", "full_name", "born_on", "version"])
    NamesOf(person).write(other_names)
    record(Act.CHANGED, person, by=by, at=at, person_id=person_id, content={"before": before, "now": known_as})


@action
def give_account(*, person_id: PersonId, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Let somebody sign in to their own record. An account stands for one person."""
    gate.require(by, Permission.PERSON_OPEN)
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    account = Account.objects.filter(pk=account_id, organisation_id=by.organisation_id).first()
    if account is None or Person.objects.filter(account_id=account_id).exclude(pk=person_id).exists():
        raise AccountIsSomebodys
    facts.end_grants(person_id, Relation.OWN, at=at)
    person.account = account
    person.save(update_fields=["account"])
    facts.grant(Relation.OWN, person_id, by=by, at=at, account_id=account_id)
    record(Act.ADDED, person, by=by, at=at, person_id=person_id, content={"account": account.display_name})
