"""Mary's referral to Gentle Moves, as far as a test needs it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kith.directory.actions.checking import name_organiser
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, ListingId, PersonId, ReferralId
from kith.people.actions import contacts
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.vocabulary import AreaOfLife
from kith.referrals.actions import sending
from kith.referrals.actions.sending import Going, Reader, Yes
from kith.referrals.models import Referral
from kith.referrals.queries.stories import Story, story
from kith.referrals.rules.packets import Kind
from kith.referrals.rules.turns import Route
from tests.matching.stories import let_mary_tell, take_in_a_town, told
from tests.world import World


@dataclass(frozen=True)
class OnItsWay:
    """A referral on its way."""

    world: World
    referral_id: ReferralId
    listings: dict[str, ListingId]

    @property
    def mary_id(self) -> PersonId:
        return PersonId(self.world.mary.pk)

    def told_to(self, name: str = "priya") -> Story:
        """Return the story as somebody reads it, a little later than all that has happened."""
        return story(self.world.actor(name), self.referral_id, at=self.world.at + timedelta(days=60))

    def later(self, hours: int) -> datetime:
        return self.world.at + timedelta(hours=hours)


def town_with_ken(world: World) -> dict[str, ListingId]:
    """Take the town in; Ken runs Gentle Moves."""
    listings = take_in_a_town(world)
    name_organiser(
        listing_id=listings["Gentle Moves"],
        account_id=AccountId(world.accounts["ken"].pk),
        by=world.actor("ada"),
        at=world.at,
    )
    return listings


def proposed(world: World, *, route: Route = Route.REFER, listing: str = "Gentle Moves") -> OnItsWay:
    """Priya puts a referral together for Mary."""
    listings = town_with_ken(world)
    let_mary_tell(world)
    contacts.add_contact(
        person_id=PersonId(world.mary.pk),
        way=Way.PHONE,
        words="01524 000000",
        safe=Safe.YES,
        told=told(world),
        by=world.actor("priya"),
        at=world.at,
    )
    return propose(world, listings, listing, route=route)


def propose(world: World, listings: dict[str, ListingId], listing: str, *, route: Route = Route.REFER) -> OnItsWay:
    referral_id = sending.propose(
        person_id=PersonId(world.mary.pk),
        listing_id=listings[listing],
        route=route,
        for_what=AreaOfLife.COMPANY,
        by=world.actor("priya"),
        at=world.at,
    )
    return OnItsWay(world, referral_id, listings)


def going(world: World) -> Going:
    """Mary agrees that Ken reads her name and how to reach her."""
    return Going(
        ticked=(Kind.KNOWN_AS, Kind.REACH),
        yes=Yes(told(world), "Read out on the phone, one by one."),
        reader=Reader("Ken", "ken@harbour.example"),
    )


def sent(world: World, *, route: Route = Route.REFER, **more: object) -> OnItsWay:
    """Priya sends it."""
    way = proposed(world, route=route)
    sending.send(
        referral_id=way.referral_id,
        going=replace(going(world), **more),  # type: ignore[arg-type]
        by=world.actor("priya"),
        at=world.at,
    )
    return way


def room(world: World) -> Actor:
    """Return a part of the system that reads what the test compares."""
    return Actor.of_system("test", world.organisation.pk, Permission.REFERRAL_SEE)


def row(way: OnItsWay) -> Referral:
    return Referral.objects.get(pk=way.referral_id)
