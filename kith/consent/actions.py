"""Writing what the person said about sharing. Only their own word counts, and only about what was named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from kith.consent.models import Gone, Sharing, SharingItem, WithoutYes
from kith.consent.rules.regardless import Asked, Basis, Why
from kith.consent.rules.sharing import FLAW_WORDS, Flaw, Information, Purpose, RecipientKind, State, flaw_of, key_of
from kith.ground.access import facts, gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.models import ConsentFact
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.people.actions.writing import Writing
from kith.people.models import Person
from kith.people.rules.telling import Place, Told


class NothingSaid(Exception):
    """An answer must name what may be shared and with whom; a yes to everything is no yes. The message says why."""

    def __init__(self, flaw: Flaw = Flaw.NOTHING) -> None:
        super().__init__(FLAW_WORDS[flaw])


@action
def record_sharing(
    *,
    person_id: PersonId,
    purpose: Purpose,
    recipient_kind: RecipientKind,
    recipient_name: str,
    recipient: str = "",
    said: Mapping[Information, State],
    explained_how: str,
    until: date | None = None,
    told: Told,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write what the person said about each kind of information, for one purpose and one recipient.

    `recipient` is the id of a listing or account where there is one; a name serves otherwise.
    Raises NothingSaid, NotSaidSo where anybody else says it for them, and Stopped where a limit keeps the two apart.
    """
    writing = Writing.begin(person_id, told, Place.ASKED_FOR, by=by, at=at, may=Permission.CONSENT_RECORD)
    key = recipient or key_of(recipient_name)
    if (flaw := flaw_of(said, recipient_name)) is not None:
        raise NothingSaid(flaw)
    if State.GIVEN in said.values():
        reader = [Party(names=(recipient_name,), listing_id=_listing_of(recipient_kind, recipient))]
        passing.must_pass(Crossing.SHARED, person_id, reader, what=recipient_name, by=by, at=at)
    sharing = Sharing.objects.create(
        purpose=purpose,
        recipient_kind=recipient_kind,
        recipient=key,
        recipient_name=recipient_name.strip(),
        explained_how=explained_how.strip(),
        explained_by=by.name,
        until=until,
        **writing.columns,
    )
    _write(sharing, said, zone=writing.person.organisation.zone, by=by, at=at)
    writing.note(
        Act.DECIDED,
        sharing,
        {
            "purpose": purpose,
            "recipient": sharing.recipient_name,
            "said": dict(said),
            "explained": sharing.explained_how,
        },
    )
    return sharing.pk


def _listing_of(kind: RecipientKind, recipient: str) -> UUID | None:
    return UUID(recipient) if kind is RecipientKind.GROUP and recipient else None


@action
def take_back(*, sharing_id: UUID, informations: Collection[Information], told: Told, by: Actor, at: datetime) -> None:
    """Take back a yes, or a part of it: from now on it is not shared. What already went out is not undone by this."""
    sharing = gate.one(Sharing, sharing_id, by=by, may=Permission.CONSENT_RECORD, at=at, lock=True)
    person_id = PersonId(sharing.person_id)
    writing = Writing.begin(person_id, told, Place.ASKED_FOR, by=by, at=at, may=Permission.CONSENT_RECORD)
    held = SharingItem.objects.filter(sharing=sharing, state=State.GIVEN, information__in=list(informations))
    given = [Information(one) for one in held.values_list("information", flat=True)]
    if not given:
        raise NothingSaid
    taken = Sharing.objects.create(
        purpose=sharing.purpose,
        recipient_kind=sharing.recipient_kind,
        recipient=sharing.recipient,
        recipient_name=sharing.recipient_name,
        explained_how=sharing.explained_how,
        explained_by=by.name,
        **writing.columns,
    )
    said = dict.fromkeys(given, State.WITHDRAWN)
    _write(taken, said, zone=writing.person.organisation.zone, by=by, at=at)
    writing.note(Act.ENDED, taken, {"took back": given, "recipient": sharing.recipient_name})


@action
def note_gone(
    *,
    person_id: PersonId,
    purpose: Purpose,
    recipient_kind: RecipientKind,
    recipient_name: str,
    recipient: str = "",
    informations: Collection[Information],
    by: Actor,
    at: datetime,
    may: Permission = Permission.REFERRAL_MAKE,
) -> None:
    """Write down what has gone out to a recipient, so that whoever takes a yes back reads what they know already."""
    person = gate.one(Person, person_id, by=by, may=may, at=at)
    Gone.objects.bulk_create(
        Gone(
            organisation_id=person.organisation_id,
            person=person,
            purpose=purpose,
            recipient_kind=recipient_kind,
            recipient=recipient or key_of(recipient_name),
            recipient_name=recipient_name,
            information=information,
            at=at,
            by=by.name,
        )
        for information in informations
    )
    content = {"went out": sorted(informations), "to": recipient_name}
    record(Act.SHARED, Gone._meta.label, by=by, at=at, person_id=person_id, content=content)


class NotTold(Exception):
    """Whoever was shared about is told, or it is written why telling them would do harm."""

    def __init__(self) -> None:
        super().__init__("Say on which day they were told, or why telling them now would put somebody in danger.")


@dataclass(frozen=True)
class Regardless:
    """Something shared without the person's yes: with whom, what, on which basis, why, and who decided."""

    recipient_kind: RecipientKind
    recipient_name: str
    informations: tuple[Information, ...]
    asked: Asked
    why: Why
    basis: Basis
    because: str
    decided_by: str
    told_on: date | None = None
    not_told_because: str = ""


@action
def share_regardless(*, person_id: PersonId, what: Regardless, by: Actor, at: datetime) -> UUID:
    """Write that something was shared without a yes, or against a no. It is no consent, and opens nothing here.

    Raises NothingSaid, or NotTold.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.CONSENT_OVERRIDE, at=at, lock=True)
    if not what.informations or not key_of(what.recipient_name):
        raise NothingSaid
    if what.told_on is None and not what.not_told_because.strip():
        raise NotTold
    row = WithoutYes.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        recipient_kind=what.recipient_kind,
        recipient_name=what.recipient_name.strip(),
        informations=sorted(what.informations),
        asked=what.asked,
        why=what.why,
        basis=what.basis,
        because=what.because.strip(),
        decided_by=what.decided_by.strip(),
        told_on=what.told_on,
        not_told_because="" if what.told_on else what.not_told_because.strip(),
        at=at,
        by=by.name,
    )
    content = {"to": row.recipient_name, "why": row.why, "basis": row.basis, "decided by": row.decided_by}
    record(Act.SHARED, row, by=by, at=at, person_id=person_id, content=content)
    return row.pk


@action
def note_told(*, without_id: UUID, on: date, by: Actor, at: datetime) -> None:
    """Write that the person was told of something that was shared without their yes. They can read it from then on."""
    row = gate.one(WithoutYes, without_id, by=by, may=Permission.CONSENT_OVERRIDE, at=at, lock=True)
    if row.told_on is None:
        WithoutYes.objects.filter(pk=row.pk).update(told_on=on)
    record(Act.CONFIRMED, row, by=by, at=at, person_id=PersonId(row.person_id), content={"told on": on.isoformat()})


def _write(sharing: Sharing, said: Mapping[Information, State], *, zone: str, by: Actor, at: datetime) -> None:
    SharingItem.objects.bulk_create(
        SharingItem(organisation_id=sharing.organisation_id, sharing=sharing, information=information, state=state)
        for information, state in said.items()
    )
    ends_at = None
    if sharing.until is not None:
        ends_at = datetime.combine(sharing.until, time.max, ZoneInfo(zone))
    others = _other_keys(sharing)
    for information, state in said.items():
        for key in (sharing.recipient, *(others if state is not State.GIVEN else ())):
            facts.record_consent(
                PersonId(sharing.person_id),
                purpose=sharing.purpose,
                recipient_kind=sharing.recipient_kind,
                recipient=key,
                information=information,
                state=ConsentFact.State(state.value),
                by=by,
                at=at,
                ends_at=ends_at if state is State.GIVEN else None,
                because=f"said by {sharing.said_by}",
            )


def _other_keys(sharing: Sharing) -> tuple[str, ...]:
    """Return what else a recipient of this name is known by. A no reaches them under every one; a yes only as said."""
    called = key_of(sharing.recipient_name)
    known = Sharing.objects.filter(
        person_id=sharing.person_id, purpose=sharing.purpose, recipient_kind=sharing.recipient_kind
    ).exclude(recipient=sharing.recipient)
    rows = known.values_list("recipient", "recipient_name").distinct()
    return tuple(sorted({key for key, name in rows if key_of(name) == called}))
