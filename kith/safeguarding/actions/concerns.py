"""Raising, owning and deciding a concern."""

from collections.abc import Iterable
from datetime import date, datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import ConcernId, PersonId
from kith.people.models import Person
from kith.safeguarding.models import Acknowledgement, Concern, ConcernDecision
from kith.safeguarding.rules.concerns import Horizon, answer_due


@action
def raise_concern(
    *,
    about_whom: str,
    what: str,
    horizon: Horizon,
    by: Actor,
    at: datetime,
    wishes: str = "",
    person_id: PersonId | None = None,
    holidays: Iterable[date] = (),
) -> ConcernId:
    """Raise a concern; its clock runs from now. Nobody needs access to a record to be worried about somebody."""
    gate.require(by, Permission.CONCERN_RAISE)
    organisation = Organisation.objects.get(pk=by.organisation_id)
    known = _known(person_id, by=by, at=at)
    concern = Concern.objects.create(
        organisation=organisation,
        person=known,
        about_whom=about_whom,
        what=what,
        wishes=wishes,
        horizon=horizon,
        raised_at=at,
        raised_by=by.name,
        raised_by_account=by.account_id,
        answer_due_at=answer_due(horizon, raised_at=at, zone=organisation.zone, holidays=frozenset(holidays)),
    )
    record(Act.ADDED, concern, by=by, at=at, person_id=PersonId(known.pk) if known else None)
    return ConcernId(concern.pk)


def _known(person_id: PersonId | None, *, by: Actor, at: datetime) -> Person | None:
    """Return the person from whose page it was raised, if this raiser may open it; else the words alone say whom."""
    if person_id is None:
        return None
    return Person.objects.visible_to(by, may=Permission.PERSON_SEE, at=at).filter(pk=person_id).first()


@action
def acknowledge_concern(*, concern_id: ConcernId, by: Actor, at: datetime) -> None:
    """Own a concern: its raiser is answered, and the decision clock begins. A second time changes nothing."""
    concern = gate.one(Concern, concern_id, by=by, may=Permission.CONCERN_DECIDE, at=at, lock=True)
    Acknowledgement.objects.get_or_create(
        concern=concern, defaults={"organisation_id": concern.organisation_id, "at": at, "by": by.name}
    )
    record(Act.CONFIRMED, concern, by=by, at=at)


@action
def decide_concern(*, concern_id: ConcernId, decision: str, by: Actor, at: datetime) -> None:
    """Record what was decided about a concern, and why. Deciding is also owning it."""
    concern = gate.one(Concern, concern_id, by=by, may=Permission.CONCERN_DECIDE, at=at, lock=True)
    Acknowledgement.objects.get_or_create(
        concern=concern, defaults={"organisation_id": concern.organisation_id, "at": at, "by": by.name}
    )
    ConcernDecision.objects.create(
        organisation_id=concern.organisation_id, concern=concern, at=at, by=by.name, decision=decision
    )
    record(Act.DECIDED, concern, by=by, at=at)
