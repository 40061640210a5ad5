"""Beginning to work with somebody, handing over, and closing. Nobody is written before they were looked for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.ground import clock
from kith.ground.access import facts, gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import Account
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId, TeamId
from kith.ground.running.readiness import must_be_live
from kith.people.actions.persons import NamesOf, NotABirthDate
from kith.people.models import Closure, ContactPoint, LikelySame, Opening, Person, Settled
from kith.people.queries.likeness import Lookalike, lookalikes
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.likeness import Strength, Traits
from kith.people.rules.names import fold_phone
from kith.people.rules.persons import BIRTH_WORDS, BirthReason, may_be_birth
from kith.people.rules.terms import Telling, Voice


class LooksLikeSomebody(Exception):
    """A person may be here already. Look at them side by side before writing a new record."""

    def __init__(self, persons: Collection[PersonId]) -> None:
        self.persons = tuple(persons)
        super().__init__("Somebody like this is here already. Look at both before you open a new record.")


class AlreadyOpen(Exception):
    """We work with this person already."""

    def __init__(self) -> None:
        super().__init__("We work with this person already.")


class NotOpen(Exception):
    """We do not work with this person now."""

    def __init__(self) -> None:
        super().__init__("This was closed already.")


class NotAWorker(Exception):
    """Only somebody who works here can have people on their caseload."""

    def __init__(self) -> None:
        super().__init__("Choose somebody who works with people here.")


@dataclass(frozen=True)
class Newcomer:
    """Somebody who may not be here yet: what they are called, and what else they are found by."""

    known_as: str
    full_name: str = ""
    other_names: tuple[str, ...] = ()
    born_on: date | None = None
    phone: str = ""

    @property
    def traits(self) -> Traits:
        """What is compared with those who are here."""
        names = tuple(name for name in (self.full_name or self.known_as, *self.other_names) if name.strip())
        phone = fold_phone(self.phone)
        return Traits(names, self.born_on, frozenset({phone} if phone else ()))


@action
def open_case(
    *,
    newcomer: Newcomer,
    because: str,
    not_these: Collection[PersonId] = (),
    worker_id: AccountId | None = None,
    by: Actor,
    at: datetime,
) -> PersonId:
    """Write somebody new, on the caseload of who writes or of `worker_id`. `not_these` were looked at and are not them.

    A likely duplicate that the writer may not see is not spoken of: an administrator is asked.
    Raises NotAllowed, NotAWorker, NotABirthDate, and LooksLikeSomebody where somebody alike was not looked at; and
    NotLiveYet where the organisation may not hold real people's lives yet.
    """
    gate.require(by, Permission.PERSON_OPEN)
    must_be_live(by.organisation_id)
    worker = _require_worker(worker_id or by.account_id, by=by, at=at)
    zone = zone_of(by)
    if newcomer.born_on is not None:
        decision = may_be_birth(newcomer.born_on, today=clock.day_of(at, zone))
        if not decision:
            raise NotABirthDate(BIRTH_WORDS[BirthReason(decision.reason.code)])
    alike = [one for one in lookalikes(newcomer.traits, by=by, at=at) if one.likeness.strength is Strength.LIKELY]
    unseen = [one.person_id for one in alike if one.is_visible and one.person_id not in set(not_these)]
    if unseen:
        raise LooksLikeSomebody(unseen)
    person = Person.objects.create(
        organisation_id=by.organisation_id,
        known_as=newcomer.known_as.strip(),
        full_name=newcomer.full_name.strip(),
        born_on=newcomer.born_on,
    )
    NamesOf(person).write(newcomer.other_names)
    _keep_phone(person, newcomer.phone, zone=zone, by=by, at=at)
    _ask_an_administrator(person, [one for one in alike if not one.is_visible], at=at)
    _begin(person, because=because, worker=worker, by=by, at=at)
    return PersonId(person.pk)


@action
def open_again(*, person_id: PersonId, account_id: AccountId, because: str, by: Actor, at: datetime) -> None:
    """Work with somebody again. All that was written is there; nobody has to tell it twice.

    Raises AlreadyOpen, NotAWorker, or Stopped.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.CASELOAD_ASSIGN, at=at, lock=True)
    if Opening.objects.filter(person=person, closure=None).exists():
        raise AlreadyOpen
    worker = _require_worker(account_id, by=by, at=at)
    _begin(person, because=because, worker=worker, by=by, at=at)


@action
def assign(*, person_id: PersonId, account_id: AccountId, because: str, by: Actor, at: datetime) -> None:
    """Put somebody on another worker's caseload; the one before stops seeing the record."""
    person = gate.one(Person, person_id, by=by, may=Permission.CASELOAD_ASSIGN, at=at, lock=True)
    worker = _require_worker(account_id, by=by, at=at)
    _must_keep_clear(person_id, worker, by=by, at=at)
    facts.end_grants(person_id, Relation.CASELOAD, at=at)
    facts.grant(Relation.CASELOAD, person_id, by=by, at=at, account_id=account_id, because=because)
    content = {"worker": worker.display_name, "because": because}
    record(Act.DECIDED, person, by=by, at=at, person_id=person_id, content=content)


@action
def close_case(*, person_id: PersonId, because: str, by: Actor, at: datetime) -> None:
    """Stop working with somebody. The record stays, the worker no longer sees it; the team's manager can open it again.

    Raises NotOpen.
    """
    gate.require(by, Permission.PERSON_OPEN)
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_DESCRIBE, at=at, lock=True)
    opening = Opening.objects.filter(person=person, closure=None).order_by("-at").first()
    if opening is None:
        raise NotOpen
    Closure.objects.create(
        organisation_id=person.organisation_id, person=person, opening=opening, at=at, by=by.name, because=because
    )
    facts.end_grants(person_id, Relation.CASELOAD, at=at)
    record(Act.ENDED, opening, by=by, at=at, person_id=person_id, content={"because": because})


@action
def settle(*, likely_id: UUID, are_one: bool, because: str, by: Actor, at: datetime) -> None:
    """Decide whether two records that look alike are about one person."""
    likely = gate.one(LikelySame, likely_id, by=by, may=Permission.PERSON_JOIN, at=at, lock=True)
    Settled.objects.get_or_create(
        likely=likely,
        defaults={
            "organisation_id": likely.organisation_id,
            "are_one": are_one,
            "at": at,
            "by": by.name,
            "because": because.strip(),
        },
    )
    people = [PersonId(likely.person_id), PersonId(likely.other_id)]
    record(Act.DECIDED, likely, by=by, at=at, people=people, content={"are one": are_one, "because": because})


def _begin(person: Person, *, because: str, worker: Account, by: Actor, at: datetime) -> None:
    person_id = PersonId(person.pk)
    opening = Opening.objects.create(
        organisation_id=person.organisation_id, person=person, at=at, by=by.name, because=because.strip()
    )
    _must_keep_clear(person_id, worker, by=by, at=at)
    facts.grant(Relation.CASELOAD, person_id, by=by, at=at, account_id=AccountId(worker.pk), because=because)
    held = set(Grant.objects.at(at).filter(person=person, relation=Relation.TEAM).values_list("team_id", flat=True))
    teams = worker.roles_held.filter(team__isnull=False, starts_at__lte=at, ends_at=None)
    for team_id in sorted(set(teams.values_list("team_id", flat=True)) - held):
        facts.grant(Relation.TEAM, person_id, by=by, at=at, team_id=TeamId(team_id), because=because)
    content = {"known as": person.known_as, "worker": worker.display_name, "because": because}
    record(Act.ADDED, opening, by=by, at=at, person_id=person_id, content=content)


def _must_keep_clear(person_id: PersonId, worker: Account, *, by: Actor, at: datetime) -> None:
    """Refuse, with Stopped, a worker whom the person is kept apart from."""
    emails = (worker.email,) if worker.email else ()
    parties = [Party(account_id=AccountId(worker.pk), emails=emails)]
    passing.must_pass(Crossing.WORKER_ASSIGNED, person_id, parties, what=worker.display_name, by=by, at=at)


def _keep_phone(person: Person, phone: str, *, zone: str, by: Actor, at: datetime) -> None:
    """Keep the number that came with somebody. Whether it is safe was not asked, so nothing is sent to it yet."""
    if not fold_phone(phone):
        return
    ContactPoint.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        way=Way.PHONE,
        words=phone.strip(),
        folded=fold_phone(phone),
        safe=Safe.NOT_ASKED,
        voice=Voice.WORKER,
        said_by=by.name,
        telling=Telling.OBSERVATION,
        said_on=clock.day_of(at, zone),
        written_by=by.name,
        written_at=at,
    )


def _ask_an_administrator(person: Person, alike: Collection[Lookalike], *, at: datetime) -> None:
    LikelySame.objects.bulk_create(
        LikelySame(
            organisation_id=person.organisation_id,
            person=person,
            other_id=one.person_id,
            signs=",".join(one.likeness.signs),
            at=at,
        )
        for one in alike
    )


def _require_worker(account_id: AccountId | None, *, by: Actor, at: datetime) -> Account:
    if account_id is None:
        raise NotAWorker
    worker = Account.objects.filter(
        pk=account_id,
        organisation_id=by.organisation_id,
        is_active=True,
        roles_held__role=Role.PRACTITIONER,
        roles_held__starts_at__lte=at,
        roles_held__ends_at=None,
    ).first()
    if worker is None:
        raise NotAWorker
    return worker
