"""Samples of being in touch: a contact, a reminder that was asked for, and that a worker heard; each by its action."""

from datetime import datetime, timedelta
from uuid import UUID

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import TieId
from kith.networks import actions
from kith.networks.models import Contact, Reminded, Reminder
from kith.networks.rules.reminders import Reach, Whom
from kith.networks.rules.vocabulary import Mode, Rhythm
from kith.people.rules.telling import Told


def quiet(tie_id: TieId, *, told: Told, by: Actor, at: datetime) -> dict[str, UUID]:
    """Let somebody whom the person wants to see more of have been quiet for so long that a worker hears of it."""
    long_ago = (at - timedelta(days=40)).date()
    actions.note_contact(tie_id=tie_id, on=long_ago, mode=Mode.PHONE, mood=None, told=told, by=by, at=at)
    actions.ask_to_be_reminded(
        tie_id=tie_id, rhythm=Rhythm.WEEKLY, reach=Reach.WORKER, tells_worker=True, told=told, by=by, at=at
    )
    actions.tell_it_has_been_a_while(
        reminder_id=Reminder.objects.get(tie=tie_id, ended_at=None).pk,
        whom=Whom.WORKER,
        by=Actor.of_system("reminders", by.organisation_id, Permission.MAP_SEE, Permission.PERSON_SEE),
        at=at,
    )
    return {
        "noted_id": Contact.objects.filter(tie=tie_id).latest("at").pk,
        "reminded_id": Reminded.objects.get(tie=tie_id).pk,
    }
