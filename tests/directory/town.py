"""A few listings of one small town, for tests."""

from datetime import date, time
from decimal import Decimal

from kith.directory.actions.taking_in import take_in
from kith.directory.queries.novelty import Tally
from kith.directory.rules.distance import Point
from kith.directory.rules.hours import Hours, Weekday
from kith.directory.rules.listings import (
    ContactEntry,
    CostEntry,
    Handful,
    LanguageEntry,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    TopicEntry,
)
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from tests.world import World

TRUST = ProviderEntry("o1", "Harbour Street Trust", web="https://harbour.example")
CENTRE = PlaceEntry(
    "l1", "Harbour Street Centre", "1 Harbour Street", "Porthaven", "PH1 2AB", point=Point(53.10, -4.20)
)
HALL = PlaceEntry("l2", "The Hall", "Hill Road", "Porthaven", "PH1 9ZZ", point=Point(53.12, -4.20))
NOWHERE = PlaceEntry("l3", "The Shed", town="Porthaven")

PAINT = ListingEntry(
    "s1",
    "Paint & Natter",
    provider=TRUST,
    about="A small art group. Tea at half past two.",
    topics=(TopicEntry("t1", "Painting classes"),),
    access_words="Step-free. Hearing loop.",
    costs=(CostEntry(Decimal("2.00"), "GBP", "tea included"),),
    hours=(Hours(Weekday.THURSDAY, time(14), time(16)),),
    contacts=(ContactEntry(phone="01234 567890"),),
    languages=(LanguageEntry("English and Welsh"),),
    places=(CENTRE,),
    verified_on=date(2026, 5, 1),
)
MOVES = ListingEntry(
    "s2",
    "Gentle Moves",
    about="Chair exercise to music. Transport provided.",
    cost_words="Free",
    hours=(Hours(Weekday.TUESDAY, time(11), time(12)),),
    places=(HALL,),
)
SHED = ListingEntry("s3", "The Shed", provider=TRUST, about="Woodwork and talk, men only.", places=(NOWHERE,))
TOWN = (PAINT, MOVES, SHED)


def fill(world: World, *listings: ListingEntry, source: str = "Town") -> Tally:
    """Take listings in, or the whole town."""
    by = Actor.of_system("import", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    return take_in(source=source, entries=Handful(listings or TOWN), by=by, at=world.at)
