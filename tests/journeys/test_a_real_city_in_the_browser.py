"""Somebody who lives in Miami: the city's real directory is taken in by its command, and what the page offers is true.

Every reason on the page is held against the files of the directory, read here anew: the words that are quoted, what
they are about, and how far it is.
"""

import csv
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import acos, cos, degrees, radians, sin

import pytest
from django.core.management import call_command
from playwright.sync_api import Locator

from kith.directory.models import Listing
from kith.ground.ids import ListingId
from tests.journeys.walker import Walker
from tests.shared import shared

ELENA = "Elena"
LITTLE_HAVANA = (25.77, -80.22)
KM_A_DEGREE = 111.195
SPEAKS_OF: Mapping[str, re.Pattern[str]] = {
    "Art, painting and drawing": re.compile(r"\b(art|paint|draw|sketch|galler(y|ies)|sculpt)", re.IGNORECASE),
    "Gardening and growing": re.compile(r"\b(garden|grow|plant|horticultur|farm)", re.IGNORECASE),
    "Eating together": re.compile(r"\b(meal|lunch|din(ing|ner)|breakfast|food|eat)", re.IGNORECASE),
}
"""What Elena likes, and by which words a listing can truly be about it."""
QUOTED = re.compile(r"They said “(?P<said>.+?)”\. It says “(?P<says>.+?)”\.(?: Both speak of: (?P<interest>.+?)\.)?$")


@dataclass(frozen=True)
class Service:
    """One service as the files have it: all its words, and where it is."""

    words: str
    point: tuple[float, float] | None


@pytest.fixture(scope="module")
def miami() -> dict[str, Service]:
    """Read the files of the directory, and nothing of ours."""
    with zipfile.ZipFile(shared("directory", "miami-211-hsds-1.1.zip")) as package:
        tables = {name: _rows(package, name) for name in TABLES}
    providers = {row["id"]: row for row in tables["organizations"]}
    places = {row["id"]: row for row in tables["locations"]}
    terms = {row["id"]: row["name"] for row in tables["taxonomy"]}
    topics, points = defaultdict(list), {}
    for row in tables["services_taxonomy"]:
        topics[row["service_id"]].append(terms.get(row["taxonomy_id"], ""))
    for row in tables["services_at_location"]:
        points[row["service_id"]] = _point(places.get(row["location_id"], {}))
    return {
        row["id"]: Service(
            _plain(
                row["name"],
                row["alternate_name"],
                row["description"],
                providers.get(row["organization_id"], {}).get("name", ""),
                *topics[row["id"]],
            ),
            points.get(row["id"]),
        )
        for row in tables["services"]
    }


TABLES = ("services", "organizations", "locations", "services_at_location", "taxonomy", "services_taxonomy")


def _rows(package: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    with package.open(f"data/{name}.csv") as file:
        return list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8-sig")))


def _point(place: Mapping[str, str]) -> tuple[float, float] | None:
    latitude, longitude = place.get("latitude", "").strip(), place.get("longitude", "").strip()
    return (float(latitude), float(longitude)) if latitude and longitude else None


def _plain(*words: str) -> str:
    return " | ".join(" ".join(one.split()) for one in words).casefold()


def km_from_home(point: tuple[float, float]) -> float:
    """Return how far it is over the round Earth, by the law of cosines."""
    (north, east), (there_north, there_east) = LITTLE_HAVANA, point
    between = acos(
        sin(radians(north)) * sin(radians(there_north))
        + cos(radians(north)) * cos(radians(there_north)) * cos(radians(there_east - east))
    )
    return degrees(between) * KM_A_DEGREE


@pytest.fixture
def city(walker: Walker, capsys: pytest.CaptureFixture[str]) -> Walker:
    """Take the directory in beside that of the demo world, by the command that everybody uses."""
    file = shared("directory", "miami-211-hsds-1.1.zip")
    call_command("import_hsds", str(file), "--report", "json", "--organisation", "Harbour Link")
    capsys.readouterr()
    return walker


def given_elena_lives_in_little_havana(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.opens("/people/find")
    walker.writes("What are they called?", ELENA)
    walker.presses("Look")
    walker.presses("dd somebody new")
    walker.writes("How did they come to us?", "She asked herself.")
    walker.presses("Begin")
    walker.follows("Life and needs")
    walker.follows("what they like doing")
    walker.answers("What do you like doing?", *SPEAKS_OF)
    walker.chooses("They said it to me, face to face")
    walker.presses("Save")
    walker.follows("about where home is")
    walker.writes("About where is home?", "Little Havana")
    walker.writes("Latitude", str(LITTLE_HAVANA[0]))
    walker.writes("Longitude", str(LITTLE_HAVANA[1]))
    walker.chooses("They said it to me, face to face")
    walker.presses("Save")


def when_priya_looks_at_what_may_suit_her(walker: Walker) -> None:
    walker.follows("People")
    walker.follows(ELENA)
    walker.follows("What may suit")


def then_each_reason_is_true(card: Locator, service: Service) -> None:
    reasons = card.locator(".why li").all_inner_texts()
    quotes = [quoted for reason in reasons if (quoted := QUOTED.search(" ".join(reason.split())))]
    assert quotes, reasons
    for quoted in quotes:
        assert quoted["said"] in SPEAKS_OF
        assert " ".join(quoted["says"].split()).casefold() in service.words
        assert quoted["interest"] in {None, quoted["said"]}
        assert SPEAKS_OF[quoted["said"]].search(quoted["says"]), reasons
    if service.point is None:
        assert "The distance is not known." in reasons
        assert "km" not in card.inner_text()
    else:
        assert f"It is {km_from_home(service.point):.1f} km from home, in a straight line." in reasons


def test_twenty_are_offered_each_with_true_reasons(city: Walker, miami: Mapping[str, Service]) -> None:
    given_elena_lives_in_little_havana(city)

    when_priya_looks_at_what_may_suit_her(city)

    city.opens_everything()
    cards = city.finds("article.match").all()
    assert len(cards) == 20
    for card in cards:
        listing = Listing.objects.get(pk=ListingId((card.get_attribute("aria-labelledby") or "").removeprefix("card-")))
        then_each_reason_is_true(card, miami[listing.source_row_id])
    city.then_the_page_is_accessible()
