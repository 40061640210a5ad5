"""Telling the safeguarding leads that a danger was not looked at again in time."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.safety.models import Danger


@action
def tell_leads(*, danger_id: UUID, leads: Collection[Account], key: str, by: Actor, at: datetime) -> int:
    """Leave each lead a message inside Kith that says about whom, and never what; return how many were told."""
    danger = gate.one(
        Danger.objects.get_queryset().select_related("person"), danger_id, by=by, may=Permission.SAFETY_SEE, at=at
    )
    person_id = PersonId(danger.person_id)
    for lead in leads:
        post(
            to=Recipient.inside(lead),
            template="safety/letters/not_looked_at",
            key=f"{key}-{lead.pk}",
            channel=Channel.IN_APP,
            language=lead.language,
            words={"person": danger.person.known_as},
            about=person_id,
            by=by,
            at=at,
        )
    record(Act.SENT, danger, by=by, at=at, person_id=person_id, content={"to": len(leads)})
    return len(leads)
