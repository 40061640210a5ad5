"""One referral that is about Mary, with one of everything that can belong to it."""

from datetime import datetime
from uuid import UUID

from kith.ground.ids import ListingId, PersonId
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.people.rules.vocabulary import AreaOfLife
from kith.referrals.actions import answering, sending
from kith.referrals.actions.sending import Going, Outside, Reader, Yes
from kith.referrals.models import ToldBack
from kith.referrals.rules.packets import Kind
from kith.referrals.rules.turns import Route
from tests.world import World


def one_of_each(world: World, listing_id: ListingId, *, at: datetime) -> dict[str, UUID | str | int]:
    """Refer Mary, with a link and a draft to her doctor, and let the organiser say yes, so that she has a place."""
    priya = world.actor("priya")
    referral_id = sending.propose(
        person_id=PersonId(world.mary.pk),
        listing_id=listing_id,
        route=Route.REFER,
        for_what=AreaOfLife.COMPANY,
        by=priya,
        at=at,
    )
    going = Going(
        ticked=(Kind.KNOWN_AS,),
        yes=Yes(Told(Voice.OWN, "Mary", Telling.PHONE, at.date()), "Read out."),
        reader=Reader("Ken", "ken@harbour.example"),
        hearer=Outside("Dr Ellis", "ellis@surgery.example"),
    )
    sending.send(referral_id=referral_id, going=going, by=priya, at=at)
    answering.accept(referral_id=referral_id, by=world.actor("ken"), at=at)
    draft = ToldBack.objects.get(referral_id=referral_id)
    return {"referral_id": referral_id, "told_id": draft.pk, "step": "end", "token": "nothing"}
