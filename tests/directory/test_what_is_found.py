"""What fits a search, why and in which order, and what a listing is at a glance."""

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from kith.directory.rules import freshness, hours, interests, languages, provisions
from kith.directory.rules.distance import FURTHEST_FROM_THE_MIDDLE_KM, KM_A_DEGREE, Point, around, km_between, middle_of
from kith.directory.rules.freshness import Standing
from kith.directory.rules.glances import LONGEST_LANGUAGES, pack_languages
from kith.directory.rules.hours import Hours, Slot, Weekday
from kith.directory.rules.interests import Seen, SeenIn
from kith.directory.rules.listings import (
    AtAGlance,
    CostEntry,
    Handful,
    LanguageEntry,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    TopicEntry,
    at_a_glance,
    digest,
    search_words,
)
from kith.directory.rules.provisions import Provided
from kith.directory.rules.searching import Candidate, Near, SearchReason, Strength, Wanted, fits, order, reasons
from kith.directory.rules.words import sought, spoken
from kith.ground.ids import ListingId
from kith.people.rules.vocabulary import Interest, Provision
from tests.world import ANCHOR

DAY = timedelta(days=1)
HERE = Point(54.0, -2.8)
NOON, ONE = time(12), time(13)
FRESH = freshness.of(Standing(ANCHOR, ANCHOR, 0, is_running=True), on=ANCHOR)
STALE = freshness.of(Standing(ANCHOR, None, 2, is_running=True), on=ANCHOR)
ART = Seen(Interest.ART, "paint", SeenIn.TOPIC)
STEPS = Provided(Provision.STEP_FREE, "no steps")
LISTING = ListingEntry("natter", "Paint & Natter", about="A small group with tea.", topics=(TopicEntry("t", "Art"),))
TUESDAY = Slot(Weekday.TUESDAY, NOON, ONE)
FOUND = Candidate(
    id=ListingId(UUID(int=5)), name="Paint & Natter", provider="", town="", postcode="", words=search_words(LISTING),
    point=HERE, is_online=False, min_age=None, max_age=None, days=hours.days_of([Hours(Weekday.TUESDAY)]),
    slots=(TUESDAY,), interests=(Seen(Interest.MUSIC, "sing", SeenIn.NAME), ART),
    provisions=(Provided(Provision.ONLINE, "by video"), STEPS), languages=(), lowest_pence=0, places_left=None,
    verified_on=ANCHOR, taken_in_on=ANCHOR, doubts=0, is_running=True, fresh=FRESH,
)  # fmt: skip
TEN_KM = Point(54.0 + 10 / 111.195, -2.8)


def near(km: float | None, point: Point = TEN_KM) -> Near:
    return Near(point, "the harbour", within_km=km)


@pytest.mark.parametrize(
    ("wanted", "listing", "is_in"),
    [
        ({}, {}, True),
        ({"weekday": Weekday.TUESDAY}, {}, True),
        ({"weekday": Weekday.MONDAY}, {}, False),
        ({"weekday": Weekday.WEDNESDAY}, {}, False),
        ({"is_step_free": True}, {}, True),
        ({"is_step_free": True}, {"provisions": ()}, False),
        ({"is_free": True}, {}, True),
        ({"is_free": True}, {"lowest_pence": 1}, False),
        ({"is_free": True}, {"lowest_pence": None}, False),
        ({"interest": Interest.ART}, {}, True),
        ({"interest": Interest.GARDENING}, {}, False),
        ({"words": sought("painting tea")}, {}, True),
        ({"words": sought("painting bingo")}, {}, False),
        ({"near": near(None)}, {}, True),
        ({"near": near(9.9)}, {}, False),
        ({"near": near(10.1)}, {}, True),
        ({"near": near(0.0, HERE)}, {}, True),
        ({"near": near(9.9)}, {"is_online": True}, True),
        ({"near": near(9.9)}, {"point": None}, True),
    ],
)
def test_what_does_not_fit_is_not_listed(wanted: dict[str, Any], listing: dict[str, Any], is_in: bool) -> None:
    assert fits(replace(FOUND, **listing), Wanted(**wanted)) is is_in


def test_what_is_found_stands_by_words_then_freshness_then_nearness_then_interest_then_name() -> None:
    wanted = Wanted(words=sought("paint art tea"), interest=Interest.ART, near=near(None))
    strengths = Strength.NAME + Strength.TOPIC + Strength.DESCRIPTION

    assert order(FOUND, wanted) == (
        -strengths, False, False, 10, -Strength.TOPIC, "paint & natter", str(UUID(int=5)),
    )  # fmt: skip
    assert order(FOUND, Wanted())[:5] == (0, False, False, 0.0, 0)
    assert order(replace(FOUND, fresh=STALE), wanted)[1] is True
    assert order(replace(FOUND, point=None), wanted)[2:4] == (True, 0.0)
    assert order(replace(FOUND, point=None), Wanted())[2] is False
    assert order(replace(FOUND, interests=()), wanted)[4] == 0


def why(wanted: Wanted, **listing: Any) -> list[tuple[str, dict[str, object]]]:
    return [(str(one.code), dict(one.params)) for one in reasons(replace(FOUND, lowest_pence=1, **listing), wanted)]


R = SearchReason


@pytest.mark.parametrize(
    ("wanted", "listing", "told"),
    [
        (Wanted(), {}, []),
        (Wanted(words=sought("painting")), {}, [(R.NAME_HAS, {"word": "paint"})]),
        (Wanted(words=sought("art")), {}, [(R.TOPIC_HAS, {"word": "art"})]),
        (Wanted(words=sought("groups")), {}, [(R.DESCRIPTION_HAS, {"word": "group"})]),
        (Wanted(interest=Interest.ART), {}, [(R.ABOUT_TOPIC, {"interest": Interest.ART.words, "word": "paint"})]),
        (Wanted(interest=Interest.GARDENING), {}, []),
        (Wanted(weekday=Weekday.TUESDAY), {},
         [(R.MEETS_ON, {"weekday": "Tuesday", "opens": "12:00", "closes": "13:00"})]),
        (Wanted(weekday=Weekday.MONDAY), {}, []),
        (
            Wanted(weekday=Weekday.TUESDAY),
            {"slots": (replace(TUESDAY, closes_at=None),)}, [(R.OPEN_ON, {"weekday": "Tuesday"})],
        ),
        (Wanted(is_step_free=True), {}, [(R.PROVIDES, {"provision": STEPS.provision.words, "word": "no steps"})]),
        (Wanted(is_step_free=True), {"provisions": ()}, []),
        (Wanted(near=near(None)), {}, [(R.NEAR, {"km": "10", "place": "the harbour"})]),
        (Wanted(near=near(None, HERE)), {}, [(R.NEAR, {"km": "0.0", "place": "the harbour"})]),
        (Wanted(near=near(None)), {"point": None}, [(R.DISTANCE_UNKNOWN, {})]),
        (Wanted(near=near(None)), {"point": None, "is_online": True}, [(R.ONLINE, {})]),
    ],
)  # fmt: skip
def test_why_it_is_found(wanted: Wanted, listing: dict[str, Any], told: list[tuple[str, dict[str, object]]]) -> None:
    assert why(wanted, **listing) == told


def test_what_is_free_is_said_and_no_more_than_two_times_of_a_day() -> None:
    assert [one.code for one in reasons(FOUND, Wanted())] == [R.FREE]
    many = tuple(Slot(Weekday.TUESDAY, time(hour), time(hour + 1)) for hour in (9, 11, 15))
    assert len(why(Wanted(weekday=Weekday.TUESDAY), slots=many)) == 2


def glance(**said: Any) -> AtAGlance:
    return at_a_glance(replace(LISTING, **said))


@pytest.mark.parametrize(
    ("said", "pence"),
    [
        ({}, None),
        ({"cost_words": "Free of charge"}, 0),
        ({"cost_words": "Two pounds"}, None),
        ({"costs": (CostEntry(words="Free"), CostEntry(words="Lunch extra"))}, 0),
        ({"costs": (CostEntry(amount=Decimal("2.50")), CostEntry(amount=Decimal(3)))}, 250),
        ({"costs": (CostEntry(words="free"), CostEntry(amount=Decimal(1)))}, 100),
    ],
)
def test_the_lowest_cost_that_is_stated(said: dict[str, Any], pence: int | None) -> None:
    assert glance(**said).lowest_pence == pence


def test_what_is_free_says_so_in_its_words() -> None:
    assert Provided(Provision.FREE, "No charge") in glance(cost_words="No charge").provisions
    free = glance(costs=(CostEntry(amount=Decimal(0)),)).provisions
    assert Provided(Provision.FREE, "0") in free
    assert Provision.FREE not in {one.provision for one in glance(costs=(CostEntry(amount=Decimal(1)),)).provisions}


def test_what_is_stated_counts_before_what_is_read() -> None:
    stated = Provided(Provision.STEP_FREE, "A ramp")
    seen = Seen(Interest.ART, "Oils", SeenIn.NAME)

    found = glance(provisions=(stated,), interests=(seen,), access_words="No steps")

    assert stated in found.provisions
    assert seen in found.interests
    assert [one.interest for one in found.interests] == sorted({one.interest for one in found.interests})


def test_a_listing_at_a_glance() -> None:
    nowhere, there = PlaceEntry("a"), PlaceEntry("b", town="Lancaster", postcode="LA1 1AA", point=HERE)
    found = glance(
        places=(nowhere, there),
        hours=(Hours(Weekday.MONDAY),),
        languages=(
            LanguageEntry("English and Polish"),
            LanguageEntry("Welsh", code="cy"),
            LanguageEntry("x", code="en"),
        ),
        provider=ProviderEntry("p", "Harbour Trust"),
        for_whom="Anybody",
    )

    assert (found.point, found.town, found.postcode, found.is_online) == (HERE, "Lancaster", "LA1 1AA", False)
    assert (found.days, found.languages) == (1, ("cy", "en", "pl"))
    assert found.words == " paint natter | art | a small group with tea harbour trust anybody "
    assert search_words(LISTING).endswith("| a small group with tea ")


@pytest.mark.parametrize(
    ("said", "is_online"),
    [
        ({}, False),
        ({"places": (PlaceEntry("a"), PlaceEntry("b", is_online=True))}, True),
        ({"provisions": (Provided(Provision.ONLINE, "Video"), STEPS)}, True),
        ({"provisions": (STEPS,), "places": (PlaceEntry("a"),)}, False),
    ],
)
def test_what_can_be_joined_online(said: dict[str, Any], is_online: bool) -> None:
    assert glance(**said).is_online is is_online


def test_a_language_that_is_spoken_with_help_is_read_as_a_provision_too() -> None:
    spoken_there = glance(languages=(LanguageEntry("English", note="BSL interpreter"),))
    assert {one.provision for one in spoken_there.provisions} == {
        one.provision for one in provisions.in_words("English BSL interpreter")
    }


def test_two_entries_have_one_digest_only_where_they_say_the_same() -> None:
    dated = replace(LISTING, verified_on=ANCHOR, hours=(Hours(Weekday.MONDAY, NOON),))

    assert digest(LISTING) == digest(replace(LISTING))
    assert len({digest(one) for one in (LISTING, dated, replace(dated, verified_on=ANCHOR + DAY))}) == 3
    assert len(digest(LISTING)) == 32


def test_a_handful_tells_each_thing_once_and_which_listings_are_here() -> None:
    art, trust, hall = TopicEntry("t", "Art"), ProviderEntry("p", "Trust"), PlaceEntry("h")
    one, other = (ListingEntry(key, key, provider=trust, topics=(art, art), places=(hall,)) for key in "ab")
    handful = Handful((one, other))

    assert list(handful.topics()) == [[art]]
    assert list(handful.providers()) == [[trust]]
    assert list(handful.places()) == [[hall]]
    assert list(handful.listings()) == [(one, other)]
    assert handful.listings_among(["a", "c"]) == {"a"}
    assert one.topic_names == ("Art",)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [(None, None, True), (0, 0, True), (1, None, False), (None, -1, False), (-1, None, True), (None, 1, True),
     (-9, -1, False)],
)  # fmt: skip
def test_hours_hold_from_their_first_day_to_their_last(first: int | None, last: int | None, holds: bool) -> None:
    starts_on, ends_on = (None if days is None else ANCHOR + days * DAY for days in (first, last))

    assert Hours(starts_on=starts_on, ends_on=ends_on).holds_on(ANCHOR) is holds


def test_a_distance_runs_round_the_earth() -> None:
    assert km_between(Point(0, 0), Point(0, 90)) == pytest.approx(10007.557, abs=0.01)
    assert km_between(Point(60, 10), Point(60, 12)) == pytest.approx(111.191, abs=0.01)


def test_a_box_is_as_tall_and_wide_as_was_asked() -> None:
    box = around(Point(60, 10), KM_A_DEGREE)

    assert (box.south, box.north) == (59, 61)
    assert (box.west, box.east) == (pytest.approx(8), pytest.approx(12))
    assert around(Point(90, 0), KM_A_DEGREE).east == pytest.approx(100)


def test_a_middle_holds_where_more_than_half_lie_near_it() -> None:
    degree = FURTHEST_FROM_THE_MIDDLE_KM / 111.195

    assert middle_of([]) is None
    assert middle_of([HERE]) == HERE
    assert middle_of([HERE, HERE, Point(0, 0)]) == HERE
    assert middle_of([Point(0, 0), Point(20 * degree, 0)]) is None
    assert middle_of([Point(0, 0), Point(0, 0), Point(9, 0), Point(9, 0)]) is None
    four = [Point(0, 0), Point(0, 0), Point(0.01, 0), Point(50, 0), Point(-50, 0)]
    assert middle_of(four) == Point(0, 0)
    assert middle_of([Point(0, 0), Point(0, 0), Point(50, 0), Point(-50, 0)]) is None


def test_what_is_not_running_is_closed() -> None:
    closed = freshness.of(Standing(ANCHOR, ANCHOR, 0, is_running=False), on=ANCHOR)

    assert (closed.freshness, closed.is_suggested, closed.is_grey) == (freshness.Freshness.CLOSED, False, True)


def test_a_name_of_a_language_and_a_code() -> None:
    assert [languages.code_of("", "EN-gb"), languages.code_of("Polish"), languages.code_of("Klingon")] == [
        "en",
        "pl",
        "",
    ]
    assert languages.codes_in("English and Klingon") == ()
    assert languages.codes_in("") == ()
    assert len(pack_languages(["en"] * 400)) == LONGEST_LANGUAGES
    assert pack_languages(["en", "pl"]) == "en pl"


def test_a_no_two_words_before_denies_and_farther_away_it_does_not() -> None:
    def codes(text: str) -> list[Provision]:
        return [one.provision for one in provisions.in_words(text)]

    assert codes("wheelchair accessible") == [Provision.STEP_FREE]
    assert codes("not wheelchair accessible") == codes("not yet wheelchair accessible") == []
    assert codes("not far, and quite wheelchair accessible") == [Provision.STEP_FREE]


def test_the_word_that_was_looked_for_is_shown_as_it_was_written() -> None:
    (beginning,) = sought("painting")

    assert spoken("We like Painters’ tea", beginning) == "Painters’"
    assert spoken("Tea", beginning) == ""
    assert sought("sings boxing") == (" sing", " boxing")
    assert interests.in_words("Painting") == ((Interest.ART, "painting"),)
