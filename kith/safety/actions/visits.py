"""Visits with somebody there: naming who may supervise, booking, every turn, and what was seen.

Both sides are brought together through the one door, at booking, when the supervisor changes and when it begins.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.correspondence.actions import CannotGo, post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel, RecipientKind
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, How, Party, Way
from kith.ground.access.models import Denial
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Organisation
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import STAFF, Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.clock import day_of
from kith.ground.ids import AccountId, PersonId
from kith.looking.queries.cover import is_away
from kith.people.models import Person
from kith.people.rules.terms import Flawed
from kith.safety.models import SupervisedVisit, Supervisor, VisitNote, VisitTurn
from kith.safety.queries.visits import is_named, over_at, slots_on
from kith.safety.rules.visits import (
    WANTS_WORDS,
    Slot,
    Turn,
    VisitFlaw,
    flaws_of,
    is_addendum,
    may_come_next,
)


class CannotVisit(Flawed):
    """A visit, or a turn of it, that must not be kept so; the first flaw's words say what to mend."""


@dataclass(frozen=True)
class Plan:
    """Who visits whom, where, when, with whom there, and under which ground rules."""

    party_name: str
    supervisor_id: AccountId
    room: str
    starts_at: datetime
    ends_at: datetime
    ground_rules: str
    party_reach: str = ""


@action
def name_supervisor(*, account_id: AccountId, what: str, seen_on: date, until: date, by: Actor, at: datetime) -> UUID:
    """Write down what was seen of a colleague that lets them supervise visits, until a day. Raises CannotVisit."""
    gate.require(by, Permission.SUPERVISORS_KEEP)
    colleague = Account.objects.filter(
        pk=account_id, organisation_id=by.organisation_id, is_active=True, roles_held__role__in=STAFF
    ).first()
    if colleague is None or account_id == by.account_id:
        raise CannotVisit([VisitFlaw.NOT_QUALIFIED])
    if not what.strip():
        raise CannotVisit([VisitFlaw.NO_WORDS])
    if until < seen_on or seen_on > day_of(at, zone_of(by)):
        raise CannotVisit([VisitFlaw.BACKWARDS])
    row = Supervisor.objects.create(
        organisation_id=by.organisation_id,
        account=colleague,
        what=what.strip(),
        seen_on=seen_on,
        until=until,
        by=by.name,
        at=at,
    )
    record(Act.ADDED, row, by=by, at=at, content={"supervisor": colleague.display_name, "until": until.isoformat()})
    return row.pk


@action
def book_visit(*, person_id: PersonId, plan: Plan, by: Actor, at: datetime) -> UUID:
    """Book a visit with somebody there. Raises CannotVisit, and Stopped where the two are kept apart all the same."""
    person = gate.one(Person, person_id, by=by, may=Permission.SUPERVISED_BOOK, at=at, lock=True)
    supervisor = _supervisor(plan.supervisor_id, by=by)
    on = day_of(plan.starts_at, person.organisation.zone)
    _one_booking_at_a_time(by)
    if flaws := flaws_of(
        Slot(plan.supervisor_id, plan.room, plan.starts_at, plan.ends_at),
        taken=slots_on(by.organisation_id, on),
        party=plan.party_name,
        rules=plan.ground_rules,
        is_qualified=supervisor is not None and is_named(plan.supervisor_id, on=on),
        is_away=is_away(plan.supervisor_id, plan.starts_at, plan.ends_at),
        is_party=_is_kept_out(plan.supervisor_id, person_id, at=at),
        at=at,
    ):
        raise CannotVisit(flaws)
    if supervisor is None:
        raise CannotVisit([VisitFlaw.NOT_QUALIFIED])
    _must_pass(person_id, plan.party_name, supervisor.display_name, by=by, at=at)
    visit = SupervisedVisit.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        party_name=plan.party_name.strip(),
        party_reach=plan.party_reach.strip(),
        supervisor=supervisor,
        room=plan.room.strip(),
        on=on,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        ground_rules=plan.ground_rules.strip(),
        by=by.name,
        at=at,
    )
    record(Act.ADDED, visit, by=by, at=at, person_id=person_id, content={"room": visit.room, "on": on.isoformat()})
    return visit.pk


@action
def take_turn(*, visit_id: UUID, turn: Turn, words: str, by: Actor, at: datetime) -> None:
    """Say what happened to a visit. Where the supervisor drops out it is on hold, and the person hears of it at once.

    Raises CannotVisit where it cannot be said now; Stopped where it must not begin any more.
    """
    visit = gate.one(SupervisedVisit, visit_id, by=by, may=Permission.SUPERVISED_RUN, at=at, lock=True)
    turns = _turns(visit)
    if turn is Turn.SUPERVISOR_NEW or turn not in may_come_next(turns, is_supervisor=_supervises(visit, by)):
        raise CannotVisit([VisitFlaw.OUT_OF_TURN])
    if turn in WANTS_WORDS and not words.strip():
        raise CannotVisit([VisitFlaw.NO_WORDS])
    if turn is Turn.BEGUN:
        if not is_named(AccountId(visit.supervisor_id), on=visit.on):
            raise CannotVisit([VisitFlaw.NOT_QUALIFIED])
        _must_pass(PersonId(visit.person_id), visit.party_name, visit.supervisor.display_name, by=by, at=at)
    _keep(visit, turn, words, by=by, at=at)
    if turn in {Turn.SUPERVISOR_OUT, Turn.CALLED_OFF} and _tell_person(visit, by=by, at=at):
        _keep(visit, Turn.PERSON_TOLD, "", by=by, at=at)


@action
def change_supervisor(*, visit_id: UUID, supervisor_id: AccountId, by: Actor, at: datetime) -> None:
    """Name somebody else who supervises a visit on hold: it is booked again. Raises CannotVisit, Stopped."""
    visit = gate.one(SupervisedVisit, visit_id, by=by, may=Permission.SUPERVISED_BOOK, at=at, lock=True)
    if Turn.SUPERVISOR_NEW not in may_come_next(_turns(visit), is_supervisor=False):
        raise CannotVisit([VisitFlaw.OUT_OF_TURN])
    supervisor, person_id = _supervisor(supervisor_id, by=by), PersonId(visit.person_id)
    _one_booking_at_a_time(by)
    if flaws := flaws_of(
        Slot(supervisor_id, visit.room, visit.starts_at, visit.ends_at),
        taken=slots_on(visit.organisation_id, visit.on, but=visit),
        party=visit.party_name,
        rules=visit.ground_rules,
        is_qualified=supervisor is not None and is_named(supervisor_id, on=visit.on),
        is_away=is_away(supervisor_id, visit.starts_at, visit.ends_at),
        is_party=_is_kept_out(supervisor_id, person_id, at=at),
        at=at,
    ):
        raise CannotVisit(flaws)
    name = supervisor.display_name if supervisor else ""
    _must_pass(person_id, visit.party_name, name, by=by, at=at)
    SupervisedVisit.objects.filter(pk=visit.pk).update(supervisor=supervisor)
    _keep(visit, Turn.SUPERVISOR_NEW, name, by=by, at=at)


@action
def note_visit(*, visit_id: UUID, seen: str, view: str, voice: str, by: Actor, at: datetime) -> None:
    """Write what was seen, apart from what it may mean, and what the person says. A day after its end it is added.

    Raises CannotVisit.
    """
    visit = gate.one(SupervisedVisit, visit_id, by=by, may=Permission.SUPERVISED_RUN, at=at)
    if not seen.strip():
        raise CannotVisit([VisitFlaw.NO_WORDS])
    note = VisitNote.objects.create(
        organisation_id=visit.organisation_id,
        visit=visit,
        seen=seen.strip(),
        view=view.strip(),
        voice=voice.strip(),
        is_addendum=is_addendum(over_at=over_at(visit), at=at),
        by=by.name,
        at=at,
    )
    person_id = PersonId(visit.person_id)
    record(Act.ADDED, note, by=by, at=at, person_id=person_id, content={"addendum": note.is_addendum})


def _keep(visit: SupervisedVisit, turn: Turn, words: str, *, by: Actor, at: datetime) -> None:
    row = VisitTurn.objects.create(
        organisation_id=visit.organisation_id,
        visit=visit,
        number=visit.turns.count() + 1,
        turn=turn,
        words=words.strip(),
        by=by.name,
        at=at,
    )
    record(Act.CHANGED, row, by=by, at=at, person_id=PersonId(visit.person_id), content={"turn": turn})


def _turns(visit: SupervisedVisit) -> list[Turn]:
    return [Turn(turn) for turn in visit.turns.order_by("number").values_list("turn", flat=True)]


def _supervises(visit: SupervisedVisit, by: Actor) -> bool:
    return by.account_id is not None and by.account_id == visit.supervisor_id


def _one_booking_at_a_time(by: Actor) -> None:
    """Let nobody else of the organisation book until this is done: a room or a supervisor is never taken twice."""
    Organisation.objects.select_for_update().get(pk=by.organisation_id)


def _supervisor(account_id: AccountId, *, by: Actor) -> Account | None:
    return Account.objects.filter(pk=account_id, organisation_id=by.organisation_id, is_active=True).first()


def _is_kept_out(account_id: AccountId, person_id: PersonId, *, at: datetime) -> bool:
    return Denial.objects.at(at).filter(person_id=person_id, account_id=account_id).exists()


def _must_pass(person_id: PersonId, party: str, supervisor: str, *, by: Actor, at: datetime) -> None:
    how = How(way=Way.IN_PERSON, supervised_by=supervisor)
    parties = [Party(names=(party,))]
    passing.must_pass(Crossing.SUPERVISED_VISIT, person_id, parties, what=party, how=how, by=by, at=at)


def _tell_person(visit: SupervisedVisit, *, by: Actor, at: datetime) -> bool:
    """Leave the person a message that it is off, where they sign in here; else somebody tells them another way."""
    person = visit.person
    if person.account_id is None:
        return False
    to = Recipient(person.known_as, "", RecipientKind.PERSON, person.pk, AccountId(person.account_id))
    try:
        post(
            to=to,
            template="safety/letters/visit_off",
            key=f"visit-off-{visit.pk}-{visit.turns.count()}",
            channel=Channel.IN_APP,
            when=visit.starts_at,
            about=PersonId(person.pk),
            by=by,
            at=at,
        )
    except CannotGo:
        return False
    return True
