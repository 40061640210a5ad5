"""Port Ashby, a made-up harbour town: 14 listings that the stories need, and hundreds around them made from a seed.

Every place, group and number is invented; telephone numbers are of the range kept for fiction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from uuid import NAMESPACE_URL, uuid5

from kith.directory.rules.distance import Point
from kith.directory.rules.hours import Hours, Weekday
from kith.directory.rules.listings import (
    ContactEntry,
    CostEntry,
    LanguageEntry,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
)
from kith.directory.rules.provisions import Provided
from kith.people.rules.vocabulary import Provision

SOURCE = "Port Ashby directory (made up)"
CENTRE = Point(52.4000, 1.7200)
LISTINGS = 440
"""How many listings the town has in all."""


@dataclass(frozen=True)
class Told:
    """One listing of a story, as short as it can be told."""

    key: str
    name: str
    provider: str
    place: str
    about: str
    day: Weekday
    opens: time
    closes: time
    pounds: str = "0"
    provides: tuple[Provision, ...] = ()
    languages: tuple[str, ...] = ("English",)
    ages: tuple[int | None, int | None] = (18, None)
    places_left: int | None = 6
    joining: str = "Ring first, or ask your link worker."


PLACES: dict[str, tuple[str, float, float]] = {
    "Harbour Street Centre": ("12 Harbour Street", 0.000, 0.000),
    "St Brannock’s Hall": ("3 Church Walk", 0.006, -0.004),
    "The Old Boat Shed": ("1 Quay Road", -0.004, 0.008),
    "Ashby Leisure Centre": ("40 Station Road", 0.011, -0.013),
    "Northfield Library": ("8 Northfield Parade", 0.019, 0.002),
    "Mill Lane Allotments": ("Mill Lane", 0.014, 0.016),
    "Riverside School": ("Riverside Avenue", -0.012, -0.010),
    "Southgate Community House": ("77 Southgate", -0.019, -0.002),
    "Harbour Bowl": ("Pier Approach", -0.003, 0.014),
    "Eastmoor Surgery": ("2 Eastmoor Close", 0.004, 0.021),
    "Ropewalk Studios": ("15 Ropewalk", -0.007, 0.004),
    "Ashby Town Football Ground": ("Ground Lane", 0.021, -0.019),
}

P = Provision

STORIES: tuple[Told, ...] = (
    Told("gentle-moves", "Gentle Moves", "Harbour Street Centre Trust", "Harbour Street Centre",
         "Chair-based exercise to music, then tea. Ken meets newcomers at the door. We can collect you in the minibus.",
         Weekday.TUESDAY, time(11), time(12, 15), "2.00",
         (P.DOOR_TO_DOOR_LIFT, P.STEP_FREE, P.SEATED, P.GREETER, P.HEARING_LOOP, P.LARGE_PRINT, P.NO_INTERNET_NEEDED)),
    Told("paint-and-natter", "Paint & Natter", "Harbour Street Centre Trust", "Harbour Street Centre",
         "Painting and drawing at any level, and a good talk. Watercolours, paper and aprons are lent.",
         Weekday.THURSDAY, time(10, 30), time(12, 30), "3.00",
         (P.DOOR_TO_DOOR_LIFT, P.STEP_FREE, P.GREETER, P.LARGE_PRINT, P.NO_INTERNET_NEEDED, P.KIT_LENT)),
    Told("walking-club", "Harbour Walking Club", "Port Ashby Ramblers", "The Old Boat Shed",
         "Five miles along the coast path, in all weathers, with hills.",
         Weekday.WEDNESDAY, time(10), time(13), "0", (P.FREE,)),
    Told("basketball", "Ability Active wheelchair basketball", "Ability Active", "Ashby Leisure Centre",
         "Wheelchair basketball for all. Chairs are lent. First visit without watchers, if you like.",
         Weekday.TUESDAY, time(18), time(19, 30), "2.50",
         (P.ACCESSIBLE_TRANSPORT, P.STEP_FREE, P.HOIST, P.ACCESSIBLE_TOILET, P.CLOSED_FIRST_VISIT, P.BUDDY,
          P.KIT_LENT, P.EVENINGS_OR_WEEKENDS)),
    Told("warm-swim", "Warm Water Swim", "Ability Active", "Ashby Leisure Centre",
         "Swimming in warm water, with a hoist and quiet hours.",
         Weekday.THURSDAY, time(14), time(15), "3.00", (P.ACCESSIBLE_TRANSPORT, P.STEP_FREE, P.HOIST, P.QUIET)),
    Told("esol", "English Together (ESOL)", "Southgate Community House", "Southgate Community House",
         "Learn English with other women. Crèche in the next room. No papers are asked for.",
         Weekday.MONDAY, time(9, 45), time(11, 45), "0",
         (P.CRECHE, P.WOMEN_ONLY, P.FREE, P.ENGLISH_LESSONS, P.OTHER_LANGUAGES, P.NO_PAPERS_ASKED,
          P.NEAR_PUBLIC_TRANSPORT),
         ("English", "Urdu", "Punjabi"), places_left=1),
    Told("esol-wednesday", "English Together, Wednesday (ESOL)",
         "Southgate Community House", "Southgate Community House",
         "Learn English with other women. Crèche in the next room, with room for brothers and sisters.",
         Weekday.WEDNESDAY, time(9, 45), time(11, 45), "0",
         (P.CRECHE, P.WOMEN_ONLY, P.FREE, P.ENGLISH_LESSONS, P.OTHER_LANGUAGES, P.NO_PAPERS_ASKED,
          P.NEAR_PUBLIC_TRANSPORT),
         ("English", "Urdu"), places_left=4),
    Told("culture-exchange", "Culture Exchange", "Southgate Community House", "Southgate Community House",
         "Cooking and stories from many countries. Women only. Children welcome, halal food.",
         Weekday.FRIDAY, time(10), time(12), "0",
         (P.WOMEN_ONLY, P.CHILDREN_WELCOME, P.FREE, P.DIETS, P.OTHER_LANGUAGES), ("English", "Urdu", "Arabic")),
    Told("garden", "Mill Lane Garden Project", "Roots and Shoots", "Mill Lane Allotments",
         "Gardening outdoors at your own pace. Come for ten minutes if that is enough. Peer led.",
         Weekday.WEDNESDAY, time(14), time(16), "0",
         (P.FREE, P.COME_LATE, P.BUDDY, P.SMALL_GROUP, P.PEER_LED, P.QUIET, P.KIT_LENT)),
    Told("football", "Ashby Town Under-18s Football", "Ashby Town FC", "Ashby Town Football Ground",
         "Football for young people. Boots can be lent, and there is help with the fee.",
         Weekday.THURSDAY, time(18), time(19, 30), "4.00", (P.FEE_HELP, P.KIT_LENT, P.EVENINGS_OR_WEEKENDS),
         ages=(14, 18)),
    Told("youth-music", "Ropewalk Beats", "Ropewalk Youth", "Ropewalk Studios",
         "Make music with other young people: grime, beats and lyrics. Drop in.",
         Weekday.FRIDAY, time(17), time(20), "0", (P.FREE, P.DROP_IN, P.EVENINGS_OR_WEEKENDS), ages=(13, 19)),
    Told("bowling", "Saturday Bowling", "Harbour Bowl", "Harbour Bowl",
         "Bowling with ramps and light balls. Step-free, quiet hour at ten.",
         Weekday.SATURDAY, time(10), time(12), "5.00",
         (P.STEP_FREE, P.ACCESSIBLE_TOILET, P.QUIET, P.EVENINGS_OR_WEEKENDS), ages=(8, None)),
    Told("bereavement-cafe", "Bereavement Café", "St Brannock’s Hall", "St Brannock’s Hall",
         "Tea and talk for people who have lost somebody. Small group, led by people who have been through it.",
         Weekday.FRIDAY, time(14), time(15, 30), "0", (P.FREE, P.SMALL_GROUP, P.PEER_LED, P.DROP_IN, P.STEP_FREE)),
    Told("lunch-club", "Harbour Lunch Club", "Harbour Street Centre Trust", "Harbour Street Centre",
         "A hot lunch club and quiz. Minibus from door to door.",
         Weekday.FRIDAY, time(12), time(14), "4.50",
         (P.DOOR_TO_DOOR_LIFT, P.STEP_FREE, P.DIETS, P.NO_INTERNET_NEEDED), ages=(60, None)),
)  # fmt: skip

SUBJECTS: tuple[tuple[str, str], ...] = (
    ("Watercolour Group", "Painting for pleasure."), ("Community Choir", "Singing together; no auditions."),
    ("Knit and Stitch", "Knitting and sewing."), ("Men’s Shed", "Woodwork and mending. Men only."),
    ("Tea and Talk", "A cup of tea and a good talk."), ("Book Group", "A book a month and a talk about it."),
    ("Tai Chi", "Gentle exercise, seated or standing."), ("Line Dancing", "Dancing for every age."),
    ("Chess Club", "Chess and other board games."), ("Community Kitchen", "Cooking and eating together."),
    ("Gardening Club", "Growing vegetables and flowers."), ("Wildlife Walk", "A short walk in nature."),
    ("Dog Walkers", "Walking with dogs; borrow one if you have none."), ("Film Afternoon", "A film and tea."),
    ("Local History Society", "History of the harbour and its people."),
    ("Computer Help", "Phones and computers, patiently."),
    ("Yoga", "Gentle exercise on a mat or a chair."), ("Carers’ Coffee", "For people who look after somebody."),
    ("Parent and Toddler", "Stay and play for little ones and those who mind them."),
    ("Drama Group", "Acting and theatre."),
    ("Creative Writing", "Stories and poems."), ("Repair Café", "Mending things together."),
    ("Money Advice", "Debt advice and benefits advice."), ("Job Club", "Work and job skills."),
    ("Swimming for All", "Swimming with a teacher in the water."), ("Walking Football", "Football at walking pace."),
    ("Cycling Group", "Cycling on quiet roads."), ("Peer Support Circle", "Led by people who have been through it."),
    ("Mindfulness", "Breathing and calm."), ("Volunteers’ Desk", "Find a way of helping others."),
    ("Day Trippers", "Trips and days out by coach."), ("Quiz Night", "Games, quiz and crisps."),
)  # fmt: skip
AREAS = ("Harbour", "Northfield", "Southgate", "Eastmoor", "Station Road", "Riverside", "Mill Lane")
EXTRAS: tuple[tuple[Provision, float], ...] = (
    (P.STEP_FREE, 0.6), (P.ACCESSIBLE_TOILET, 0.4), (P.BUILDING_LIFT, 0.2), (P.CRECHE, 0.08), (P.INTERPRETER, 0.08),
    (P.HEARING_LOOP, 0.25), (P.LARGE_PRINT, 0.2), (P.GREETER, 0.2), (P.DOOR_TO_DOOR_LIFT, 0.12), (P.QUIET, 0.2),
    (P.NEAR_PUBLIC_TRANSPORT, 0.5), (P.DROP_IN, 0.3), (P.CHILDREN_WELCOME, 0.2),
)  # fmt: skip


def listings(*, anchor: date, seed: int = 1, count: int = LISTINGS) -> tuple[ListingEntry, ...]:
    """Make the town's directory as it stands on a day. The same day and seed make the same town."""
    chance = Random(f"{seed}-{anchor.isoformat()}")  # noqa: S311 - a made-up town keeps no secret
    told = [_entry(story, anchor) for story in STORIES]
    made = [_made(number, chance, anchor) for number in range(count - len(told))]
    return (*told, *made)


def source_id(key: str) -> str:
    """Return the id by which the directory knows a listing of a story."""
    return str(uuid5(NAMESPACE_URL, f"port-ashby/{key}"))


def _place(name: str) -> PlaceEntry:
    street, north, east = PLACES[name]
    return PlaceEntry(
        source_id=source_id(f"place/{name}"),
        name=name,
        address=street,
        town="Port Ashby",
        postcode="PA1 1AA",
        country="GB",
        point=Point(round(CENTRE.latitude + north, 5), round(CENTRE.longitude + east, 5)),
    )


def _provider(name: str) -> ProviderEntry:
    return ProviderEntry(source_id=source_id(f"provider/{name}"), name=name)


def _entry(told: Told, anchor: date) -> ListingEntry:
    return ListingEntry(
        source_id=source_id(told.key),
        name=told.name,
        provider=_provider(told.provider),
        about=told.about,
        joining=told.joining,
        min_age=told.ages[0],
        max_age=told.ages[1],
        places_left=told.places_left,
        places_in_all=14,
        places_said_on=anchor - timedelta(days=3),
        verified_on=anchor - timedelta(days=12),
        places=(_place(told.place),),
        hours=(Hours(told.day, told.opens, told.closes),),
        contacts=(ContactEntry(phone="01632 960100", email=f"{told.key}@port-ashby.example"),),
        costs=(CostEntry(amount=Decimal(told.pounds), currency="GBP"),),
        languages=tuple(LanguageEntry(words=language) for language in told.languages),
        provisions=tuple(Provided(provision, provision.words) for provision in told.provides),
    )


def _made(number: int, chance: Random, anchor: date) -> ListingEntry:
    subject, about = SUBJECTS[number % len(SUBJECTS)]
    area = AREAS[(number // len(SUBJECTS)) % len(AREAS)]
    round_ = number // (len(SUBJECTS) * len(AREAS))
    place = chance.choice(sorted(PLACES))
    opens = time(chance.randrange(9, 19), chance.choice((0, 30)))
    pounds = chance.choice((None, "0", "0", "1.50", "2.00", "3.00", "5.00"))
    left = chance.choice((None, 0, 1, 2, 4, 8, 12))
    return ListingEntry(
        source_id=source_id(f"made/{number}"),
        name=f"{area} {subject}" + (f" {round_ + 1}" if round_ else ""),
        provider=_provider(f"{area} Neighbours"),
        about=about,
        joining="Ring first.",
        min_age=16,
        places_left=left,
        places_in_all=None if left is None else 14,
        places_said_on=None if left is None else anchor - timedelta(days=chance.randrange(1, 60)),
        verified_on=anchor - timedelta(days=chance.randrange(1, 240)),
        places=(_place(place),),
        hours=(Hours(Weekday(chance.randrange(7)), opens, time(opens.hour + 2, opens.minute)),),
        contacts=(ContactEntry(phone=f"01632 9602{number % 100:02d}"),),
        costs=() if pounds is None else (CostEntry(amount=Decimal(pounds), currency="GBP"),),
        languages=(LanguageEntry(words="English"),),
        provisions=tuple(extras(chance)),
    )


def extras(chance: Random) -> Iterator[Provided]:
    for provision, share in EXTRAS:
        if chance.random() < share:
            yield Provided(provision, provision.words)
