"""A small town whose directory is open, with something of everything that a directory can say."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.test import Client

from kith.directory.rules.hours import Hours, Weekday
from kith.directory.rules.listings import ContactEntry, CostEntry, LanguageEntry, ListingEntry, TopicEntry
from tests.directory.town import HALL, MOVES, PAINT, SHED, TRUST, fill
from tests.world import World

ART, PAINTING = TopicEntry("t0", "Art", "Leisure"), TopicEntry("t1", "Painting classes", "Leisure", "t0")
CHOIR = ListingEntry(
    "s4",
    "Harbour Choir",
    provider=replace(TRUST, about="A trust of the harbour.", other_name="HST", email="hello@harbour.example"),
    other_name="The Choir",
    about="Songs for everybody. Come as you are.",
    web="https://choir.example/",
    email="choir@harbour.example",
    joining="Just come.",
    waiting="None at present",
    for_whom="Anybody who likes to sing",
    area="Porthaven\nThe villages around it",
    to_bring="A bottle of water\nA pencil",
    alert="Not in August",
    cost_words="Two pounds, or what you can",
    access_words="Step-free.\nHearing loop.",
    interpreting="BSL on the first Monday",
    min_age=16,
    max_age=99,
    places_left=4,
    places_in_all=30,
    places_said_on=date(2026, 5, 1),
    verified_on=date(2026, 5, 2),
    places=(
        replace(HALL, about="Behind the church.", transport="Bus 4.", country="GB", address="Hill Road\nUpper floor"),
    ),
    topics=(ART, PAINTING),
    hours=(
        Hours(Weekday.MONDAY, time(19), time(20, 30), every_weeks=2, starts_on=date(2026, 1, 5), place_source_id="l2"),
        Hours(Weekday.SATURDAY, time(10), time(12), week_of_month=-1),
        Hours(words="A concert at midsummer"),
    ),
    contacts=(
        ContactEntry(phone="01632 960 001 ext. 12", words="In the mornings"),
        ContactEntry(title="Reception", email="desk@harbour.example", phone="01632 960 002"),
        ContactEntry(name="Ann Persona", title="Leader", phone="07700 900 123", email="ann@home.example"),
    ),
    costs=(CostEntry(Decimal("2.50"), "GBP", "a session", date(2026, 1, 1), date(2026, 12, 31)),),
    languages=(LanguageEntry("Welsh", "cy", "half of the songs"),),
)
EVERYTHING = (replace(PAINT, topics=(PAINTING,)), MOVES, SHED, CHOIR)


def opened_town(world: World) -> None:
    """Take in the town, and let its directory be read by everybody."""
    fill(world, *EVERYTHING)


def get(path: str, profile: str = "hsds-3.1", **headers: str) -> Any:
    """Ask an open directory as a program would that nobody knows."""
    return Client(raise_request_exception=True).get(f"/open/{profile}/{path}", headers=headers)
