"""The country around Port Ashby, for measuring: as many listings as are asked for, in made-up towns far and near.

Every town, group and number is invented. A listing is made from its number alone, so that a country needs no memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

from kith.demo.town import AREAS, CENTRE, SUBJECTS, extras
from kith.directory.rules.distance import Point
from kith.directory.rules.hours import Hours, Weekday
from kith.directory.rules.listings import (
    CostEntry,
    LanguageEntry,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    TopicEntry,
)
from kith.ground.batches import in_batches

SOURCE = "The country around Port Ashby (made up)"
TOWNS = 400
"""How many towns there are; listings take turns in them."""
NORTH, WEST = 5.0, 7.0
"""How far the country reaches, in degrees: to the north and to the south, and to the west."""
TOWN_IS_WIDE = 0.02
"""How far, in degrees, most of a town lies about its middle."""
AT_ONCE = 500


@dataclass(frozen=True)
class Country:
    """So many listings, as they stand on a day."""

    count: int
    anchor: date
    seed: int = 1

    def topics(self) -> Iterator[Sequence[TopicEntry]]:
        yield from ()

    def providers(self) -> Iterator[Sequence[ProviderEntry]]:
        yield [_provider(town) for town in range(min(TOWNS, self.count))]

    def places(self) -> Iterator[Sequence[PlaceEntry]]:
        for numbers in in_batches(range(self.count), AT_ONCE):
            yield [self._place(number) for number in numbers]

    def listings(self) -> Iterator[Sequence[ListingEntry]]:
        for numbers in in_batches(range(self.count), AT_ONCE):
            yield [self._listing(number) for number in numbers]

    def listings_among(self, source_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(one for one in source_ids if int(one.removeprefix("country-")) < self.count)

    def _chance(self, what: str, number: int) -> Random:
        return Random(f"{self.seed}-{self.anchor.isoformat()}-{what}-{number}")  # noqa: S311 - it keeps no secret

    def _place(self, number: int) -> PlaceEntry:
        town = number % TOWNS
        middle, chance = self._chance("town", town), self._chance("place", number)
        north = middle.uniform(-NORTH, NORTH) + chance.gauss(0, TOWN_IS_WIDE)
        west = middle.uniform(0, WEST) + chance.gauss(0, TOWN_IS_WIDE)
        return PlaceEntry(
            source_id=f"hall-{number}",
            name=f"Hall {number // TOWNS + 1}",
            town=_name_of(town),
            country="GB",
            point=Point(round(CENTRE.latitude + north, 5), round(CENTRE.longitude - west, 5)),
        )

    def _listing(self, number: int) -> ListingEntry:
        chance = self._chance("listing", number)
        subject, about = chance.choice(SUBJECTS)
        opens = time(chance.randrange(9, 19), chance.choice((0, 30)))
        pounds = chance.choice((None, "0", "0", "1.50", "3.00", "5.00"))
        return ListingEntry(
            source_id=f"country-{number}",
            name=f"{_name_of(number % TOWNS)} {subject} {number // TOWNS + 1}",
            provider=_provider(number % TOWNS),
            about=about,
            places_left=chance.choice((None, 0, 1, 4, 8)),
            verified_on=self.anchor - timedelta(days=chance.randrange(1, 240)),
            places=(self._place(number),),
            hours=(Hours(Weekday(chance.randrange(7)), opens, time(opens.hour + 2, opens.minute)),),
            costs=() if pounds is None else (CostEntry(amount=Decimal(pounds), currency="GBP"),),
            languages=(LanguageEntry(words="English"),),
            provisions=tuple(extras(chance)),
        )


def _name_of(town: int) -> str:
    return f"{AREAS[town % len(AREAS)]} {town // len(AREAS) + 1}"


def _provider(town: int) -> ProviderEntry:
    return ProviderEntry(source_id=f"neighbours-{town}", name=f"{_name_of(town)} Neighbours")
