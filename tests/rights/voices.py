"""What rights are told with in tests: an advocate, one decision, something that went wrong, a group asked about it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId
from kith.people.models import Person
from kith.rights.actions import representatives
from kith.rights.actions.capacity import record_capacity
from kith.rights.actions.complaints import Words, ask_group, raise_complaint
from kith.rights.models import Complaint
from kith.rights.rules.capacity import Assessment, Limb, Outcome, Path
from kith.rights.rules.complaints import Matter
from kith.rights.rules.representatives import Authority, Mandate, Sees
from tests.world import ANCHOR, World

IMCA = Mandate(Authority.IMCA, frozenset(Sees), ANCHOR, None, ANCHOR)
MOVING = Assessment(
    path=Path.ADULT,
    decision="Whether to move to Quay House in June",
    made_on=ANCHOR,
    support_tried="Photos of both rooms, twice, in the morning when she hears best.",
    could={limb: limb is not Limb.WEIGH for limb in Limb},
    outcome=Outcome.CANNOT_NOW,
    cause="After the stroke she cannot hold the two rooms against each other.",
    review_on=ANCHOR + timedelta(days=28),
)


def advocate(
    person: Person, account: Account, *, by: Actor, at: datetime, mandate: Mandate = IMCA, name: str = "Iris"
) -> UUID:
    """Write down somebody who speaks for a person, with the document seen, and let them in by the account they have."""
    if not account.email:
        account.email = f"{account.sign_in_name}@voices.example"
        account.save(update_fields=["email"])
    representative_id = representatives.record_representative(
        person_id=PersonId(person.pk),
        who=representatives.Somebody(name, email=account.email),
        mandate=mandate,
        document="The letter of 3 May",
        by=by,
        at=at,
    )
    representatives.let_in(
        representative_id=representative_id, sign_in_name=account.sign_in_name, email=account.email, by=by, at=at
    )
    return representative_id


def complaint(world: World, *, who: str = "mary", at: datetime, **words: str) -> Complaint:
    """Say that something went wrong, as one of the cast."""
    reference = raise_complaint(
        matter=Matter.COMPLAINT,
        words=replace(Words("He shut the door on me.", who.capitalize()), **words),
        by=world.actor(who),
        at=at,
    )
    return Complaint.objects.get(reference=reference)


def one_of_each(world: World, listing_id: ListingId, *, speaks: Account, at: datetime) -> dict[str, UUID | str | int]:
    """Return one of everything that a path of this room can hold, about Mary."""
    priya, dee = world.actor("priya"), world.actor("dee")
    representative_id = advocate(world.mary, speaks, by=priya, at=at)
    reference = raise_complaint(
        matter=Matter.DISCRIMINATION,
        words=Words("Somebody of the visiting team laughed.", "Mary"),
        listing_id=listing_id,
        by=world.actor("mary"),
        at=at,
    )
    said = Complaint.objects.get(reference=reference)
    ask_group(complaint_id=said.pk, words="A remark was made on Thursday.", by=dee, at=at)
    return {
        "representative_id": representative_id,
        "capacity_id": record_capacity(person_id=PersonId(world.mary.pk), one=MOVING, by=priya, at=at),
        "complaint_id": said.pk,
        "issue_id": said.issue.pk,
    }
