"""One of everything that this room keeps about Mary, made by its own actions."""

from datetime import datetime, timedelta
from uuid import UUID

from kith.ground.access.purposes import LookPurpose
from kith.ground.audit import ledger
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, PersonId
from kith.looking.actions import conflicts, cover, duty, emergencies, looks
from kith.looking.models import Conflict, Emergency, LikelyTie, LookQuestion, Unusual
from kith.looking.rules.callers import Caller
from kith.looking.rules.emergencies import EmergencyReason
from kith.looking.rules.ties import Known
from kith.people.models import Person
from tests.world import World


def an_emergency(world: World, name: str, *, at: datetime, of: Person | None = None) -> PersonId:
    """Open a record in an emergency."""
    person = of or world.mary
    assert person.born_on is not None
    return emergencies.open_in_an_emergency(
        name=person.full_name,
        born_on=person.born_on,
        reason=EmergencyReason.HARM,
        because="A neighbour heard a fall.",
        by=world.actor(name),
        at=at,
    )


def a_call(world: World, name: str, *, at: datetime, caller: Caller = Caller.PERSON) -> PersonId:
    """Put somebody on the duty line, and let them take a call about Mary."""
    duty.put_on_duty(
        account_id=AccountId(world.accounts[name].pk),
        starts_at=at - timedelta(hours=1),
        ends_at=at + timedelta(hours=4),
        by=world.actor("dee"),
        at=at,
    )
    return duty.take_call(
        name="Mary Hale",
        born_on=world.mary.born_on or at.date(),
        caller=caller,
        purpose="She asks when the visit is.",
        by=world.actor(name),
        at=at,
    )


def a_look(world: World, name: str, *, at: datetime, of: Person | None = None, act: Act = Act.VIEWED) -> Entry:
    """Let somebody open a record."""
    person_id = PersonId((of or world.mary).pk)
    ledger.viewed(ledger.Line(act, "person", "", world.actor(name), at, person_id=person_id))
    return Entry.objects.filter(person_id=person_id, act=act).order_by("-sequence")[0]


def one_of_each(world: World, *, at: datetime) -> dict[str, UUID | str | int]:
    """Write one of each, so that the matrix has a row behind every address."""
    mary_id, priya = PersonId(world.mary.pk), world.actor("priya")
    an_emergency(world, "sam", at=at)
    for name in ("priya", "dee"):
        a_call(world, name, at=at)
    looks.state_purpose(person_id=mary_id, purpose=LookPurpose.SUPPORT, by=priya, at=at)
    asked, to_ask = a_look(world, "priya", at=at), a_look(world, "sam", at=at)
    looks.question_look(person_id=mary_id, entry_id=asked.pk, words="", by=world.actor("mary"), at=at)
    looks.watch_closely(person_id=mary_id, is_wanted=True, by=world.actor("mary"), at=at)
    sam = world.accounts["sam"]
    unusual = Unusual.objects.create(
        organisation=world.organisation, person=world.mary, account=sam, entry=to_ask, signs="surname", at=at
    )
    likely = LikelyTie.objects.create(
        organisation=world.organisation, person=world.mary, account=sam, signs="surname", at=at
    )
    conflicts.declare_somebody(
        name="John Ashby", born_on=world.john.born_on or at.date(), known=Known.FRIEND, words="", by=priya, at=at
    )
    conflict = Conflict.objects.get()
    away_id = cover.be_away(
        account_id=AccountId(world.accounts["priya"].pk),
        cover_id=AccountId(sam.pk),
        starts_at=at + timedelta(days=2),
        ends_at=at + timedelta(days=4),
        by=priya,
        at=at,
    )
    looks.name_lead(account_id=AccountId(world.accounts["femi"].pk), by=world.actor("femi"), at=at)
    return {
        "entry_id": to_ask.pk,
        "emergency_id": Emergency.objects.get().pk,
        "question_id": LookQuestion.objects.get().pk,
        "unusual_id": unusual.pk,
        "likely_id": likely.pk,
        "conflict_id": conflict.pk,
        "away_id": away_id,
    }
