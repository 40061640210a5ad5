"""Writing what the person said about sharing. Only their own word counts, and only about what was named."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from kith.consent.models import Gone, Sharing, SharingItem
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State, key_of
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
    """A yes must name what may be shared and with whom; a yes to everything is no yes."""

    def __init__(self) -> None:
        super().__init__("Choose what may be shared, one kind at a time, and with whom.")


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
    if not said or not key:
        raise NothingSaid
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
) -> None:
    """Write down what has gone out to a recipient, so that whoever takes a yes back reads what they know already."""
    person = gate.one(Person, person_id, by=by, may=Permission.REFERRAL_MAKE, at=at)
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


def _write(sharing: Sharing, said: Mapping[Information, State], *, zone: str, by: Actor, at: datetime) -> None:
    SharingItem.objects.bulk_create(
        SharingItem(organisation_id=sharing.organisation_id, sharing=sharing, information=information, state=state)
        for information, state in said.items()
    )
    ends_at = None
    if sharing.until is not None:
        ends_at = datetime.combine(sharing.until, time.max, ZoneInfo(zone))
    for information, state in said.items():
        facts.record_consent(
            PersonId(sharing.person_id),
            purpose=sharing.purpose,
            recipient_kind=sharing.recipient_kind,
            recipient=sharing.recipient,
            information=information,
            state=ConsentFact.State(state.value),
            by=by,
            at=at,
            ends_at=ends_at if state is State.GIVEN else None,
            because=f"said by {sharing.said_by}",
        )
