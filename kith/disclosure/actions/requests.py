"""Taking a request for everything that is kept, more time for it, and the end of one that is not wanted any more."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.disclosure.actions.work import Work
from kith.disclosure.models import Request
from kith.disclosure.queries.requests import PREPARE, turns_of
from kith.disclosure.rules.redaction import letters_of
from kith.disclosure.rules.requests import (
    LONGEST_MONTHS,
    Hindered,
    Hindrance,
    Identity,
    Longer,
    Step,
    Way,
    last_day,
    months_after,
    stands,
)
from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.people.models import Person
from kith.people.queries import contacts_of
from kith.people.rules.contacts import Safe
from kith.rights.models import Representative


class CannotBeTaken(Exception):
    """A request that must not be taken as it stands; the words say what to mend."""


@dataclass(frozen=True)
class Asked:
    """Who asks, how it was seen to be them, and how the pack reaches them."""

    identity: Identity
    identity_words: str
    way: Way
    received_on: date
    reach: str = ""
    representative_id: UUID | None = None


@action
def receive_request(*, person_id: PersonId, asked: Asked, by: Actor, at: datetime) -> UUID:
    """Write down that somebody asks for everything that is kept. Its month runs from the day on which it came.

    Whoever asks for another must hold an authority whose document was seen and which holds today; and nobody whom a
    limit keeps from the person is given anything. Raises CannotBeTaken, Hindered or Stopped.
    """
    person = gate.one(Person, person_id, by=by, may=PREPARE, at=at, lock=True)
    if asked.received_on > clock.day_of(at, person.organisation.zone):
        raise CannotBeTaken(mark("Choose today or a day that has been."))
    representative = _speaking(person_id, asked.representative_id, by=by, at=at)
    if asked.way is Way.INSIDE and (representative or person.account_id is None):
        raise CannotBeTaken(mark("They do not read this record in Kith. Choose another way."))
    if asked.reach and _is_not_safe(person_id, asked.reach, by=by, at=at):
        raise CannotBeTaken(mark("The person said that this address is not safe. Choose another way with them."))
    return _write(person, representative, asked, by=by, at=at)


def _is_not_safe(person_id: PersonId, reach: str, *, by: Actor, at: datetime) -> bool:
    there = letters_of(reach)
    return any(one.safe is Safe.NO and letters_of(one.words) == there for one in contacts_of(by, person_id, at=at))


def _speaking(person_id: PersonId, representative_id: UUID | None, *, by: Actor, at: datetime) -> Representative | None:
    """Return whoever asks for another."""
    if representative_id is None:
        return None
    rows = Representative.objects.visible_to(by, may=Permission.REPRESENTATIVE_SEE, at=at).select_related("account")
    row = rows.filter(person_id=person_id, pk=representative_id).first()
    if row is None:
        raise gate.NotVisible(Representative._meta.label, representative_id, PREPARE)
    return row


@action
def ask_for_everything(*, person_id: PersonId, by: Actor, at: datetime) -> UUID:
    """Ask in Kith for everything that is kept about oneself, to read it there. Raises CannotBeTaken or Stopped."""
    person = gate.one(Person, person_id, by=by, may=Permission.RECORD_COPY, at=at, lock=True)
    mine = Request.objects.filter(person=person).prefetch_related("requestturns")
    if any(not stands(turns_of(one)).is_over for one in mine):
        raise CannotBeTaken(mark("You have asked already. It is being put together."))
    asked = Asked(Identity.SIGNED_IN, by.name, Way.INSIDE, clock.day_of(at, person.organisation.zone))
    return _write(person, None, asked, by=by, at=at)


def _write(person: Person, representative: Representative | None, asked: Asked, *, by: Actor, at: datetime) -> UUID:
    request = Request(
        organisation_id=person.organisation_id,
        person=person,
        representative=representative,
        asked_by=representative.name if representative else person.known_as,
        identity=asked.identity,
        identity_words=asked.identity_words.strip(),
        way=asked.way,
        reach=asked.reach.strip(),
        received_on=asked.received_on,
        due_on=months_after(asked.received_on, 1),
        written_at=at,
        written_by=by.name,
        written_by_account=by.account_id,
    )
    Work(request, (), by, at).must_pass()
    request.save(force_insert=True)
    content = {"identity": asked.identity, "way": asked.way, "for them": representative is not None}
    record(Act.ADDED, request, by=by, at=at, person_id=PersonId(person.pk), content=content)
    return request.pk


@action
def take_longer(*, request_id: UUID, because: Longer, words: str, by: Actor, at: datetime) -> None:
    """Take two months more, once and before the month is over; `words` are told to whoever asked. Raises Hindered."""
    work = Work.begin(request_id, by=by, at=at)
    received_on = work.request.received_on
    today = clock.day_of(at, work.request.person.organisation.zone)
    is_late = today > last_day(work.request.due_on, work.turns)
    if work.is_over or is_late or any(turn.step is Step.LONGER for turn in work.turns):
        raise Hindered(Hindrance.NO_LONGER)
    work.step(Step.LONGER, because=because, words=words, due_on=months_after(received_on, LONGEST_MONTHS))


@action
def withdraw_request(*, request_id: UUID, words: str, by: Actor, at: datetime) -> None:
    """Write that whoever asked does not want it any more, in their words. Raises Hindered."""
    work = Work.begin(request_id, by=by, at=at)
    if work.is_over:
        raise Hindered(Hindrance.OVER)
    work.step(Step.WITHDRAWN, words=words)
