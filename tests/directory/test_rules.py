"""What listings are about and provide, how fresh and near they are: the same words always give the same answer."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.directory.packs import interest_words, provision_words
from kith.directory.rules import freshness, hours, interests, languages, provisions
from kith.directory.rules.distance import Point, around, km_between, middle_of
from kith.directory.rules.freshness import FRESHNESS_WORDS, Freshness, Standing
from kith.directory.rules.glances import pack_interests, pack_provisions, unpack_interests, unpack_provisions
from kith.directory.rules.hours import Hours, Weekday
from kith.directory.rules.interests import Seen, SeenIn
from kith.directory.rules.provisions import Provided
from kith.directory.rules.searching import SEARCH_WORDS, SearchReason
from kith.directory.rules.words import fold, sought
from kith.people.rules.vocabulary import Interest, Provision

TODAY = date(2026, 5, 4)


# What a listing is about


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Watercolours on Thursdays", [(Interest.ART, "watercolours")]),
        ("ESOL conversation class", [(Interest.LANGUAGES, "esol")]),
        ("Community choir", [(Interest.MUSIC, "choir")]),
        ("Men's Shed", [(Interest.MAKING, "mens shed")]),
        ("Lunch club and bingo", [(Interest.EATING_TOGETHER, "lunch club"), (Interest.GAMES, "bingo")]),
        ("Martial arts", [(Interest.FITNESS, "martial arts")]),
        ("Walk-in clinic", []),
        ("State-of-the-art equipment", []),
        ("Miami Gardens library", [(Interest.READING, "library")]),
        ("Family history of cancer", []),
        ("Arthritis advice", []),
        ("", []),
    ],
)
def test_words_speak_of_an_interest_and_say_which(text: str, found: list[tuple[Interest, str]]) -> None:
    assert list(interests.in_words(text)) == found


def test_a_name_says_more_than_a_description() -> None:
    seen = interests.of_listing(name="Garden Club", topics=("Painting",), about="We garden and paint.")

    assert seen == (
        Seen(Interest.ART, "Painting", SeenIn.TOPIC),
        Seen(Interest.GARDENING, "garden", SeenIn.NAME),
    )


def test_every_word_of_the_packs_is_a_word_of_the_shared_vocabulary() -> None:
    assert set(interest_words().interests) <= {interest.value for interest in Interest}
    assert set(provision_words().provisions) <= {provision.value for provision in Provision}


def test_no_word_of_a_pack_speaks_of_nothing() -> None:
    for code, words in interest_words().interests.items():
        for word in words:
            said = dict(interests.in_words(word.rstrip("*")))
            assert Interest(code) in said or said, (code, word)


@given(st.text())
def test_no_text_breaks_the_reading_of_interests_or_provisions(text: str) -> None:
    assert interests.in_words(text) == interests.in_words(text)
    assert provisions.in_words(text) == provisions.in_words(text)


# What it provides


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Handicap accessible", [Provided(Provision.STEP_FREE, "handicap accessible")]),
        ("There are no steps", [Provided(Provision.STEP_FREE, "no steps")]),
        ("Not wheelchair accessible", []),
        ("There is no hearing loop", []),
        (
            "Hearing loop and large print",
            [Provided(Provision.HEARING_LOOP, "hearing loop"), Provided(Provision.LARGE_PRINT, "large print")],
        ),
        ("Women only", [Provided(Provision.WOMEN_ONLY, "women only")]),
        ("Apply online", []),
    ],
)
def test_words_say_what_is_provided_and_a_no_provides_nothing(text: str, found: list[Provided]) -> None:
    assert list(provisions.in_words(text)) == found


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("English and Spanish", ("en", "es")),
        ("Creole (limited)", ("ht",)),
        ("others on request", ()),
        ("Urdu", ("ur",)),
    ],
)
def test_languages_are_read_where_they_are_plain(words: str, codes: tuple[str, ...]) -> None:
    assert languages.codes_in(words) == codes


# How fresh


@pytest.mark.parametrize(
    ("days", "expected", "is_suggested"),
    [
        (0, Freshness.CHECKED, True),
        (90, Freshness.CHECKED, True),
        (91, Freshness.AGEING, True),
        (180, Freshness.AGEING, True),
        (181, Freshness.STALE, False),
    ],
)
def test_a_check_ages_at_ninety_days_and_hides_at_a_hundred_and_eighty(
    days: int, expected: Freshness, *, is_suggested: bool
) -> None:
    standing = Standing(TODAY - timedelta(days=400), TODAY - timedelta(days=days), doubts=0, is_running=True)

    fresh = freshness.of(standing, on=TODAY)

    assert (fresh.freshness, fresh.is_suggested) == (expected, is_suggested)
    assert fresh.is_grey is (expected is not Freshness.CHECKED)


def test_an_import_is_not_a_check_and_is_said_not_to_be() -> None:
    fresh = freshness.of(Standing(TODAY, None, doubts=0, is_running=True), on=TODAY)

    assert fresh.freshness is Freshness.NEVER_CHECKED
    assert fresh.is_grey
    assert fresh.is_suggested


@pytest.mark.parametrize(("doubts", "expected"), [(1, Freshness.CHECKED), (2, Freshness.DOUBTED)])
def test_two_reports_hide_and_one_does_not(doubts: int, expected: Freshness) -> None:
    assert freshness.of(Standing(TODAY, TODAY, doubts, is_running=True), on=TODAY).freshness is expected


def test_what_does_not_run_is_not_suggested() -> None:
    assert not freshness.of(Standing(TODAY, TODAY, 0, is_running=False), on=TODAY).is_suggested


def test_every_reason_has_words() -> None:
    assert set(FRESHNESS_WORDS) == set(Freshness)
    assert set(SEARCH_WORDS) == set(SearchReason)


# How near


def test_a_degree_of_latitude_is_about_a_hundred_and_eleven_kilometres() -> None:
    assert km_between(Point(53.0, -4.0), Point(54.0, -4.0)) == pytest.approx(111.19, abs=0.02)


points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_never_round_the_world(one: Point, other: Point) -> None:
    km = km_between(one, other)

    assert km == pytest.approx(km_between(other, one))
    assert 0 <= km <= 20_016


@given(st.builds(Point, st.floats(-80, 80), st.floats(-170, 170)), st.floats(0.1, 100))
def test_a_box_holds_everything_that_is_near_enough(middle: Point, km: float) -> None:
    box = around(middle, km)

    for corner in (Point(box.south, middle.longitude), Point(box.north, middle.longitude)):
        assert km_between(middle, corner) >= km * 0.99


def test_one_wrong_point_does_not_move_a_town() -> None:
    town = [Point(53.1, -4.2), Point(53.11, -4.21), Point(53.09, -4.19), Point(0.5, 0.5)]

    middle = middle_of(town)

    assert middle is not None
    assert km_between(middle, Point(53.1, -4.2)) < 3


def test_two_towns_of_one_name_have_no_middle() -> None:
    assert middle_of([Point(53.1, -4.2), Point(10.0, 20.0)]) is None
    assert middle_of([]) is None


# When


def test_a_week_of_hours_is_written_in_a_line_and_read_back() -> None:
    tuesday = Hours(Weekday.TUESDAY, time(10), time(12, 30), ends_on=date(2026, 12, 1))

    slots = hours.unpack(hours.pack([tuesday, Hours(words="by appointment")]))

    assert [(s.weekday, s.opens_at, s.closes_at, s.ends_on) for s in slots] == [
        (Weekday.TUESDAY, time(10), time(12, 30), date(2026, 12, 1))
    ]
    assert hours.has_day(hours.days_of([tuesday]), Weekday.TUESDAY)
    assert not hours.has_day(hours.days_of([tuesday]), Weekday.MONDAY)


@given(st.lists(st.sampled_from(Interest), unique=True), st.text(), st.sampled_from(SeenIn))
def test_a_glance_reads_back_what_was_written(found: list[Interest], words: str, where: SeenIn) -> None:
    plain = " ".join(words.split())
    seen = tuple(Seen(interest, plain, where) for interest in found)
    provided = tuple(Provided(provision, plain) for provision in (Provision.QUIET, Provision.FREE))

    assert unpack_interests(pack_interests(seen)) == seen
    assert unpack_provisions(pack_provisions(provided)) == provided


# Words


@pytest.mark.parametrize(
    ("typed", "said", "is_found"),
    [
        ("art", "Art group", True),
        ("art", "Arthritis support", False),
        ("painting", "Learn to paint", True),
        ("Crèche", "creche on site", True),
        ("choirs", "Community choir", True),
        ("the art of tea", "Art and tea", True),
    ],
)
def test_a_word_is_found_in_its_other_forms_but_not_in_other_words(typed: str, said: str, *, is_found: bool) -> None:
    assert all(word in fold(said) for word in sought(typed)) is is_found
