"""Mary and a small directory in a store, for the rooms that match, refer and gather."""

from collections.abc import Sequence
from datetime import date

from kith.directory.actions import taking_in
from kith.directory.models import Listing
from kith.directory.rules.distance import Point
from kith.directory.rules.hours import Hours, Weekday
from kith.directory.rules.listings import Handful, ListingEntry, PlaceEntry, ProviderEntry
from kith.directory.rules.provisions import Provided
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import ListingId, PersonId
from kith.people.actions import circumstances
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.people.rules.vocabulary import Barrier, Interest, Provision
from tests.world import World

HARBOUR = PlaceEntry("harbour", name="Harbour Street Centre", town="Morecambe", point=Point(54.07, -2.87))
TOWN: tuple[ListingEntry, ...] = (
    ListingEntry(
        "moves",
        "Gentle Moves",
        provider=ProviderEntry("harbour", "Harbour Trust", email="ken@harbour.example"),
        about="Exercise to music, all done sitting on a chair. Free.",
        places=(HARBOUR,),
        hours=(Hours(Weekday.TUESDAY),),
        provisions=(Provided(Provision.DOOR_TO_DOOR_LIFT, "A lift picks you up at your door"),),
        places_left=4,
        verified_on=date(2026, 4, 20),
        email="ken@harbour.example",
    ),
    ListingEntry("natter", "Paint & Natter", about="A small art group for all.", places=(HARBOUR,)),
    ListingEntry("walk", "Walking club", about="Two miles with hills.", places=(HARBOUR,)),
    ListingEntry("full", "Seated exercise at noon", about="Gentle exercise.", places=(HARBOUR,), places_left=0),
    ListingEntry("debt", "Debt advice", about="Letters and forms explained."),
)


def told(world: World) -> Told:
    """Mary said it to Priya today."""
    return Told(Voice.OWN, "Mary", Telling.PHONE, world.at.date())


def take_in_a_town(world: World, entries: Sequence[ListingEntry] = TOWN) -> dict[str, ListingId]:
    """Take a small directory in; return each listing's id by its name."""
    by = Actor.of_system("test", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    taking_in.take_in(source="Morecambe", entries=Handful(entries), by=by, at=world.at)
    return {name: ListingId(pk) for pk, name in Listing.objects.values_list("pk", "name")}


def let_mary_tell(world: World) -> PersonId:
    """Mary says what she likes, where she lives, and what stands in the way."""
    mary_id, by, at = PersonId(world.mary.pk), world.actor("priya"), world.at
    circumstances.like(
        person_id=mary_id,
        interests={Interest.GENTLE_EXERCISE: "I miss moving", Interest.ART: "watercolours", Interest.WALKING: ""},
        told=told(world),
        by=by,
        at=at,
    )
    return mary_id


def hinder_mary(world: World, *, is_must_have: bool = True) -> None:
    """Mary says that walking is hard now."""
    mary_id, by, at = PersonId(world.mary.pk), world.actor("priya"), world.at
    circumstances.name_barrier(
        person_id=mary_id,
        barrier=Barrier.MOBILITY,
        words="My knees are bad",
        is_must_have=is_must_have,
        owner="Priya",
        told=told(world),
        by=by,
        at=at,
    )
