"""The whole demo world, from its anchor: the service, the town, and six stories told up to this morning."""

from datetime import date

from kith.demo.calendar import Calendar, monday_of
from kith.demo.cast import Cast, gather
from kith.demo.stories import (
    disclosure,
    disposal,
    house,
    lines,
    looking,
    mary,
    others,
    own_record,
    referrals,
    rights,
    safety,
)
from kith.demo.town import SOURCE, listings
from kith.directory.actions.taking_in import take_in
from kith.directory.rules.listings import Handful

ANCHOR = monday_of(date(2026, 5, 4))
"""The Monday on which tests look at the world."""


def build(*, anchor: date, seed: int = 1) -> Cast:
    """Make the demo world as it stands on a Monday. The same anchor and seed make the same world."""
    calendar = Calendar(anchor)
    cast = gather(calendar)
    town = Handful(listings(anchor=anchor, seed=seed))
    take_in(source=SOURCE, entries=town, by=cast.actor("Ada"), at=calendar.at(12))
    lines.kept(cast)
    first = mary.tell(cast)
    referrals.name_organisers(first)
    referrals.mary(first)
    johns = others.john(cast)
    referrals.john(johns)
    safety.john(johns)
    toms = others.tom(cast)
    referrals.tom(toms)
    safety.tom(toms)
    rights.ayesha(others.ayesha(cast))
    safety.lucy(others.lucy(cast))
    kevs = others.kev(cast)
    house.shared(kevs)
    rights.kev(kevs)
    safety.kev(kevs)
    rights.what_people_said(first)
    own_record.mary(first)
    own_record.tom(toms)
    looking.john(johns)
    looking.line(first)
    disclosure.mary(first)
    disclosure.john(johns)
    disposal.forgotten(cast)
    return cast
