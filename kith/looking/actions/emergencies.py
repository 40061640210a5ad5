"""Opening one record in an emergency, and what somebody else makes of it."""

from datetime import date, datetime
from uuid import UUID

from kith.ground.access import facts, gate
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import Account
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import OrganisationId, PersonId
from kith.looking.actions.telling import tell
from kith.looking.models import Emergency, EmergencyHeldBack, EmergencyReview
from kith.looking.queries.leads import leads
from kith.looking.rules.clocks import REVIEW_WITHIN, due_at
from kith.looking.rules.emergencies import LASTS, EmergencyReason
from kith.people.models import Person
from kith.people.queries.marks import person_called


class NobodyToOpen(Exception):
    """There is no such record to open: it may not be here, or it is shut. Nobody is told which.

    `person_id` is for the record of who was turned away, never for whoever asked.
    """

    def __init__(self, person_id: PersonId | None) -> None:
        self.person_id = person_id
        super().__init__("No record of this name and birth date can be opened.")


class NotLater(Exception):
    """A day from which on somebody is told that has gone already."""

    def __init__(self) -> None:
        super().__init__("Choose a day that is still to come, or leave it empty: then the person is told now.")


class AlreadyReviewed(Exception):
    """Somebody said already whether it was right."""

    def __init__(self) -> None:
        super().__init__("Somebody has looked at this already.")


@action
def open_in_an_emergency(
    *, name: str, born_on: date, reason: EmergencyReason, because: str, by: Actor, at: datetime
) -> PersonId:
    """Open one record for an hour, to read. Whoever works with the person, and the lead, are told at once.

    It never opens over a hard no, and never lets anybody print or take a copy.
    Raises NotAllowed, and NobodyToOpen where nobody is there or a hard no stands in the way.
    """
    gate.require(by, Permission.GLASS_BREAK)
    person_id = person_called(name, born_on, by=by)
    if person_id is None or by.account_id is None:
        raise NobodyToOpen(person_id)
    grant = facts.grant(
        Relation.BREAK_GLASS, person_id, by=by, at=at, account_id=by.account_id, ends_at=at + LASTS, because=because
    )
    if not Person.objects.visible_to(by, may=Permission.PERSON_SEE, at=at).filter(pk=person_id).exists():
        raise NobodyToOpen(person_id)
    opened = Emergency.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        account_id=by.account_id,
        grant=grant,
        reason=reason,
        because=because.strip(),
        at=at,
        ends_at=at + LASTS,
        review_due_at=due_at(at, REVIEW_WITHIN, zone=zone_of(by)),
    )
    record(Act.ADDED, opened, by=by, at=at, person_id=person_id, content={"reason": reason, "because": because})
    _tell(opened, by=by, at=at)
    return person_id


def _tell(opened: Emergency, *, by: Actor, at: datetime) -> None:
    person_id, key = PersonId(opened.person_id), f"emergency {opened.pk}"
    working = Grant.objects.at(at).filter(person_id=person_id, relation__in=[Relation.CASELOAD, Relation.COVER])
    owners = Account.objects.filter(pk__in=working.values("account_id"), is_active=True).exclude(pk=opened.account_id)
    tell(accounts=owners, letter="emergency", key=key, route="record:person", about=person_id, by=by, at=at)
    watching = [lead for lead in leads(OrganisationId(opened.organisation_id), at=at) if lead.pk != opened.account_id]
    tell(accounts=watching, letter="emergency", key=f"{key} lead", route="looking:desk", about=person_id, by=by, at=at)


@action
def end_emergency(*, person_id: PersonId, by: Actor, at: datetime) -> None:
    """Shut a record before its hour is over."""
    person = gate.one(Person, person_id, by=by, may=Permission.PERSON_SEE, at=at)
    facts.end_grants(person_id, Relation.BREAK_GLASS, at=at, account_id=by.account_id)
    record(Act.ENDED, person, by=by, at=at, person_id=person_id, content={"emergency": "over"})


@action
def review_emergency(*, emergency_id: UUID, was_right: bool, because: str, by: Actor, at: datetime) -> None:
    """Say, as somebody else, whether an emergency was right. One's own is not to be seen here.

    Raises NotVisible, or AlreadyReviewed.
    """
    opened = gate.one(Emergency, emergency_id, by=by, may=Permission.CONFIDENTIALITY_KEEP, at=at, lock=True)
    if EmergencyReview.objects.filter(emergency=opened).exists():
        raise AlreadyReviewed
    EmergencyReview.objects.create(
        organisation_id=opened.organisation_id,
        emergency=opened,
        was_right=was_right,
        because=because.strip(),
        at=at,
        by=by.name,
        by_account=by.account_id,
    )
    content = {"was right": was_right, "because": because}
    record(Act.DECIDED, opened, by=by, at=at, person_id=PersonId(opened.person_id), content=content)


@action
def hold_back(*, emergency_id: UUID, until: datetime, because: str, by: Actor, at: datetime) -> None:
    """Tell the person of an emergency only later, with the reason why telling now could hurt somebody.

    Raises NotLater.
    """
    if until <= at:
        raise NotLater
    opened = gate.one(Emergency, emergency_id, by=by, may=Permission.CONFIDENTIALITY_KEEP, at=at, lock=True)
    EmergencyHeldBack.objects.get_or_create(
        emergency=opened,
        defaults={
            "organisation_id": opened.organisation_id,
            "until": until,
            "because": because.strip(),
            "at": at,
            "by": by.name,
        },
    )
    record(Act.DECIDED, opened, by=by, at=at, person_id=PersonId(opened.person_id), content={"until": str(until)})
