"""Noting that two were in touch, or that they were not. One press is enough; nobody is asked what was said."""

from datetime import date, datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, TieId
from kith.networks.actions.decisions import NotWithoutThemError
from kith.networks.models import Contact, ContactDisputed, Tie
from kith.networks.queries.limits import must_keep_clear
from kith.networks.rules.deeds import Mood
from kith.networks.rules.vocabulary import Mode
from kith.people.models.said import heard
from kith.people.rules.telling import Told


@action
def note_contact(
    *, tie_id: TieId, on: date, mode: Mode | None, mood: Mood | None, told: Told, by: Actor, at: datetime
) -> None:
    """Note that the person and a tie were in touch on a day.

    Raises Stopped where the two are kept apart: that it was noted is known to those who look after the limit.
    """
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at)
    must_keep_clear(tie, Crossing.CONTACT_NOTED, mode=mode, by=by, at=at)
    contact = Contact.objects.create(
        tie=tie,
        organisation_id=tie.organisation_id,
        on=on,
        mode=mode or "",
        mood=mood or "",
        at=at,
        **heard(told, by=by.name),
    )
    content = {"on": on.isoformat(), "mode": contact.mode, "mood": contact.mood, **told.in_the_record}
    record(Act.ADDED, contact, by=by, at=at, person_id=PersonId(tie.map.person_id), content=content)


@action
def dispute_contact(*, contact_id: UUID, told: Told, by: Actor, at: datetime) -> None:
    """Keep that, by the person's own word, a contact that somebody noted did not happen. It stays, and says so.

    Raises NotWithoutThemError where it is not the person's own word.
    """
    contact = gate.one(Contact, contact_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    if not told.is_the_persons_own:
        raise NotWithoutThemError
    dispute, _is_new = ContactDisputed.objects.get_or_create(
        contact=contact,
        defaults={"organisation_id": contact.organisation_id, "at": at, **heard(told, by=by.name)},
    )
    person_id = PersonId(contact.tie.map.person_id)
    content = {"on": contact.on.isoformat(), **told.in_the_record}
    record(Act.ADDED, dispute, by=by, at=at, person_id=person_id, content=content)
