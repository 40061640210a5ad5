"""Writing down who speaks for a person, seeing what it rests on, letting them in, and ending it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from kith.correspondence.actions import invite_key_person
from kith.ground import clock
from kith.ground.access import facts, gate, passing
from kith.ground.access.crossings import Crossing
from kith.ground.access.models import DenialAlias
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.ground.reasons import Decision
from kith.people.models import Person
from kith.rights.models import Evidence, Representative, RepresentativeEnd
from kith.rights.queries.representatives import mandate_of, opens, party_of
from kith.rights.rules.representatives import (
    REFUSED,
    STANDING_WORDS,
    Mandate,
    Standing,
    last_day,
    standing,
)
from kith.safeguarding.rules.parties import marks_of


class CannotSpeak(Exception):
    """An authority that cannot be written down, or that opens nothing; the message says why."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(STANDING_WORDS[Standing(decision.reason.code)])


class HasEnded(Exception):
    """An authority that ended before; nothing is ended twice."""


@dataclass(frozen=True)
class Somebody:
    """Who it is, and how they are reached."""

    name: str
    phone: str = ""
    email: str = ""


@action
def record_representative(
    *, person_id: PersonId, who: Somebody, mandate: Mandate, document: str = "", by: Actor, at: datetime
) -> UUID:
    """Write down that somebody has an authority. It opens nothing until what it rests on was seen.

    Raises CannotSpeak where it reaches too far, is over before it begins, or needs a birth date that is not known.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.REPRESENTATIVE_RECORD, at=at, lock=True)
    today = clock.day_of(at, person.organisation.zone)
    proven = replace(mandate, evidence_seen_on=mandate.evidence_seen_on if document.strip() else None)
    decision = standing(proven, born_on=person.born_on, is_limited=False, on=today)
    if not decision and decision.reason.code in REFUSED:
        raise CannotSpeak(decision)
    row = Representative.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        name=who.name.strip(),
        phone=who.phone,
        email=who.email,
        authority=mandate.authority,
        sees=sorted(mandate.sees),
        begins_on=mandate.begins_on,
        ends_on=mandate.ends_on,
        their_word=mandate.their_word,
        written_at=at,
        written_by=by.name,
    )
    content = {"authority": mandate.authority, "sees": sorted(mandate.sees), "begins": mandate.begins_on.isoformat()}
    record(Act.ADDED, row, by=by, at=at, person_id=person_id, content=content)
    if proven.evidence_seen_on is not None:
        _see(row, document, proven.evidence_seen_on, by=by, at=at)
    return row.pk


@action
def see_evidence(*, representative_id: UUID, document: str, seen_on: date, by: Actor, at: datetime) -> None:
    """Say that the document was seen, and open what was chosen if they can sign in. A second time changes nothing."""
    row = _held(representative_id, by=by, at=at)
    if not hasattr(row, "evidence"):
        _see(row, document, seen_on, by=by, at=at)
    if row.account_id is not None and row.grant_id is None:
        _let_in(row, AccountId(row.account_id), by=by, at=at)
    record(Act.CONFIRMED, row, by=by, at=at, person_id=PersonId(row.person_id), content={"document": document})


def _see(row: Representative, document: str, seen_on: date, *, by: Actor, at: datetime) -> None:
    Evidence.objects.create(
        organisation_id=row.organisation_id,
        representative=row,
        document=document.strip(),
        seen_on=seen_on,
        seen_by=by.name,
        at=at,
    )
    row.refresh_from_db()


@action
def let_in(*, representative_id: UUID, sign_in_name: str, email: str, by: Actor, at: datetime) -> None:
    """Let a representative sign in and see what was chosen, until it ends by itself.

    Whoever has this e-mail address here already, as somebody who stands by people, keeps their one way in.
    Raises Stopped where a limit on contact names them, CannotSpeak, NameTaken or CannotGo.
    """
    row = _held(representative_id, by=by, at=at)
    _must_speak(row, at=at)
    party = party_of(row, email=email)
    passing.must_pass(Crossing.LET_IN, PersonId(row.person_id), [party], what=row.name, by=by, at=at)
    known = _known_by(email, by=by, at=at)
    account_id = known or invite_key_person(
        person_id=PersonId(row.person_id),
        display_name=row.name,
        sign_in_name=sign_in_name,
        email=email,
        by=by,
        at=at,
    )
    Representative.objects.filter(pk=row.pk).update(email=email)
    row.email = email
    _let_in(row, account_id, by=by, at=at)
    record(Act.SHARED, row, by=by, at=at, person_id=PersonId(row.person_id), content={"sees": row.sees})


def _known_by(email: str, *, by: Actor, at: datetime) -> AccountId | None:
    live = Q(roles_held__ends_at=None) | Q(roles_held__ends_at__gt=at)
    found = Account.objects.filter(
        live, organisation_id=by.organisation_id, email__iexact=email, is_active=True, roles_held__role=Role.KEY_PERSON
    ).first()
    return AccountId(found.pk) if found else None


def _let_in(row: Representative, account_id: AccountId, *, by: Actor, at: datetime) -> None:
    _must_speak(row, at=at)
    account = Account.objects.get(pk=account_id)
    party = party_of(row, account=account)
    person_id = PersonId(row.person_id)
    passing.must_pass(Crossing.LET_IN, person_id, [party], what=row.name, by=by, at=at)
    granted = facts.let_speak_for(
        person_id,
        account_id,
        sees=opens(row),
        known_as=[(DenialAlias.Kind(kind), folded) for kind, folded in sorted(marks_of(party))],
        by=by,
        at=at,
        ends_at=_closing(row),
        because=row.authority,
    )
    Representative.objects.filter(pk=row.pk).update(account_id=account_id, grant=granted)


def _closing(row: Representative) -> datetime | None:
    """Return the first moment after its last day, where the person is supported."""
    last = last_day(mandate_of(row), row.person.born_on)
    zone = ZoneInfo(row.person.organisation.zone)
    return datetime.combine(last + timedelta(days=1), time.min, zone) if last else None


def _must_speak(row: Representative, *, at: datetime) -> None:
    today = clock.day_of(at, row.person.organisation.zone)
    decision = standing(mandate_of(row), born_on=row.person.born_on, is_limited=False, on=today)
    if not decision:
        raise CannotSpeak(decision)


@action
def end_representative(*, representative_id: UUID, because: str, by: Actor, at: datetime) -> None:
    """End an authority. What it opened is shut from the next read. Raises HasEnded."""
    row = _held(representative_id, by=by, at=at)
    if hasattr(row, "end"):
        raise HasEnded("This has ended already.")
    RepresentativeEnd.objects.create(
        organisation_id=row.organisation_id,
        representative=row,
        on=clock.day_of(at, row.person.organisation.zone),
        at=at,
        by=by.name,
        because=because,
    )
    if row.grant_id is not None:
        facts.end_grant(row.grant_id, at=at)
    record(Act.ENDED, row, by=by, at=at, person_id=PersonId(row.person_id), content={"because": because})


def _held(representative_id: UUID, *, by: Actor, at: datetime) -> Representative:
    rows = Representative.objects.get_queryset().select_related("person__organisation")
    return gate.one(rows, representative_id, by=by, may=Permission.REPRESENTATIVE_RECORD, at=at, lock=True)
