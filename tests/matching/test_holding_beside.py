"""What a listing answers to what was asked, which words meet, how each part counts, and how it is told in few words."""

from dataclasses import replace
from datetime import time, timedelta
from math import exp
from typing import Any
from uuid import UUID

import pytest

from kith.ground.reasons import Reason
from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.asking import Verdict, answer, answers, language_verdict
from kith.matching.rules.choices import Choice, Said, latest
from kith.matching.rules.finding import Hit, build_index, hits
from kith.matching.rules.offers import Feature, Offer, Seen, Where
from kith.matching.rules.reasons import Ask as Question
from kith.matching.rules.reasons import Why, WhyNot
from kith.matching.rules.seekers import Ask, Gap, Hours, Saying, SayingKind, Seeker, Spot, km_between
from kith.matching.rules.showing import LeftOut, When, left_out, summary, when
from kith.matching.rules.suggesting import FRESH_DAYS, NotShown, explain, parts_of, score
from kith.matching.rules.words import LONGEST_QUOTE, quote_around, stem, stems_in, stems_that_say_something
from tests.matching.cast import MONDAY, offer
from tests.world import MORNING

NOON, ONE = time(12), time(13)
DAY = timedelta(days=1)
FRESH = MONDAY - FRESH_DAYS * DAY
LIFT, SEATED = Feature(has=True, words="A lift"), Feature(has=True, words="All seated")
NO_LIFT = Feature(has=False, words="No lift")


def places(some: int) -> Feature:
    return Feature(has=True, words=f"{some} places", places=some)


@pytest.mark.parametrize(
    ("features", "wanted", "verdict", "feature"),
    [
        ({}, 1, Verdict.NOT_KNOWN, None),
        ({"lift": LIFT}, 1, Verdict.YES, LIFT),
        ({"lift": NO_LIFT}, 1, Verdict.NOT_KNOWN, None),
        ({"lift": NO_LIFT, "seated": SEATED}, 1, Verdict.YES, SEATED),
        ({"lift": NO_LIFT, "seated": NO_LIFT}, 1, Verdict.NO, NO_LIFT),
        ({"lift": LIFT}, 2, Verdict.NOT_KNOWN, None),
        ({"lift": LIFT, "seated": places(1)}, 2, Verdict.NOT_KNOWN, None),
        ({"lift": places(1), "seated": NO_LIFT}, 2, Verdict.TOO_FEW, places(1)),
        ({"lift": places(1)}, 2, Verdict.NOT_KNOWN, None),
        ({"lift": places(2)}, 2, Verdict.YES, places(2)),
    ],
)
def test_what_a_listing_answers(
    features: dict[str, Feature], wanted: int, verdict: Verdict, feature: Feature | None
) -> None:
    ask = Ask("My knees", frozenset({"lift", "seated"}), places=wanted)
    found = answer(ask, offer("Moves", features=features))

    assert (found.ask, found.verdict, found.feature) == (ask, verdict, feature)
    assert answers(Seeker(asks=(ask,)), offer("Moves", features=features)) == (found,)


@pytest.mark.parametrize(
    ("spoken", "verdict"), [({}, Verdict.NOT_KNOWN), ({"pl": "Polish"}, Verdict.YES), ({"en": "English"}, Verdict.NO)]
)
def test_a_listing_that_names_no_language_has_said_neither_yes_nor_no(spoken: dict[str, str], verdict: Verdict) -> None:
    seeker = Seeker(languages_asked={"pl": "Polish", "ur": "Urdu"})

    assert language_verdict(seeker, offer("Moves", languages=spoken)) is verdict


def test_the_last_thing_said_of_a_listing_holds() -> None:
    one, other = UUID(int=1), UUID(int=2)
    said = [Said(one, Choice.KEPT, MORNING + timedelta(days=1)), Said(other, Choice.PICKED, MORNING)]

    assert latest([*said, Said(one, Choice.PICKED, MORNING)]) == {one: Choice.KEPT, other: Choice.PICKED}


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (Spot(54.0, -2.8), Spot(54.0, -2.8), 0.0),
        (Spot(54.0, -2.8), Spot(55.0, -2.8), 111.195),
        (Spot(60.0, 10.0), Spot(60.0, 12.0), 111.191),
        (Spot(0.0, 0.0), Spot(0.0, 90.0), 10007.543),
        (Spot(51.5074, -0.1278), Spot(48.8566, 2.3522), 343.556),
    ],
)
def test_a_distance_is_along_a_great_circle(one: Spot, other: Spot, km: float) -> None:
    assert km_between(one, other) == pytest.approx(km, abs=0.01)
    assert km_between(other, one) == pytest.approx(km, abs=0.01)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Hours(1, time(12, 30), time(14)), True),
        (Hours(1, time(11), time(12, 1)), True),
        (Hours(1, ONE, time(14)), False),
        (Hours(1, time(11), NOON), False),
        (Hours(2, NOON, ONE), False),
        (Hours(1), True),
    ],
)
def test_hours_meet_where_they_share_time(other: Hours, meets: bool) -> None:
    assert Hours(1, NOON, ONE).meets(other) is meets
    assert other.meets(Hours(1, NOON, ONE)) is meets


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ([], []),
        ([Hours(1)], [(1, 1, None, None)]),
        ([Hours(1, NOON)], [(1, 1, NOON, None)]),
        ([Hours(1, time.min, ONE)], [(1, 1, None, ONE)]),
        ([Hours(2, NOON, ONE), Hours(1, NOON, ONE), Hours(3, NOON, ONE)], [(1, 3, NOON, ONE)]),
        ([Hours(1, NOON, ONE), Hours(1, NOON, ONE)], [(1, 1, NOON, ONE)]),
        ([Hours(1, NOON, ONE), Hours(3, NOON, ONE)], [(1, 1, NOON, ONE), (3, 3, NOON, ONE)]),
        ([Hours(1, ONE), Hours(2, NOON)], [(1, 1, ONE, None), (2, 2, NOON, None)]),
        ([Hours(0, ONE), Hours(0, NOON), Hours(0)], [(0, 0, None, None), (0, 0, NOON, None), (0, 0, ONE, None)]),
    ],
)
def test_days_in_a_row_with_the_same_hours_are_told_together(hours: list[Hours], told: list[tuple[Any, ...]]) -> None:
    assert when(hours) == tuple(When(*one) for one in told)


def not_shown(name: str, why: WhyNot) -> NotShown:
    return NotShown(offer(name), Reason(why))


def test_what_is_left_out_is_counted_by_its_reason_and_a_limit_is_not_told_of() -> None:
    far = [not_shown(name, WhyNot.TOO_FAR) for name in ("darts", "Bowls", "Chess")]
    limited = not_shown("Ray’s club", WhyNot.RESTRICTED)

    counts = {WhyNot.TOO_FAR: 7, WhyNot.RESTRICTED: 1, WhyNot.STALE: 0}

    told = (LeftOut(WhyNot.TOO_FAR, 7, (far[1], far[2])),)
    of_limits = LeftOut(WhyNot.RESTRICTED, 1, (limited,))
    assert left_out(counts, [*far, limited], may_see_limits=False, most=2) == told
    assert left_out(counts, [*far, limited], may_see_limits=True, most=2) == (of_limits, *told)
    assert left_out({WhyNot.TOO_FAR: 7}, far, may_see_limits=False, most=2) == told


@pytest.mark.parametrize(
    ("about", "told"),
    [
        (" A  small\ngroup ", "A small group"),
        ("", "Harbour Trust"),
        ("one two three", "one two three"),
        ("one two three four", "one two…"),
    ],
)
def test_a_listing_is_told_in_its_first_words(about: str, told: str) -> None:
    assert summary(offer("Moves", organiser="Harbour Trust"), about, longest=len("one two three")) == told


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("Painting", "paint"), ("painted", "paint"), ("paintings", "paint"), ("painter", "paint"),
        ("painters", "paint"), ("hobbies", "hobby"), ("ties", "tie"), ("dress", "dress"), ("bus", "bus"),
        ("tennis", "tennis"), ("ceramics", "ceramic"), ("swimming", "swim"), ("calling", "call"), ("add", "add"),
        ("buzzing", "buzz"), ("Zoë’s", "zoe"), ("dance", "danc"), ("dancing", "danc"), ("ape", "ape"),
        ("sing", "sing"),
        ("red", "red"), ("her", "her"), ("dogs", "dog"), ("is", "is"), ("noddy", "noddy"), ("egg", "egg"),
        ("legged", "leg"),
    ],
)  # fmt: skip
def test_a_word_is_cut_to_what_its_forms_share(word: str, cut: str) -> None:
    assert stem(word) == cut


def test_words_of_two_letters_say_nothing() -> None:
    assert [found for found, _ in stems_in("Go to art, 24 h")] == ["art"]
    assert stems_that_say_something("The art of the arts", {"the"}) == ("art",)


LONG = " ".join(f"word{letter}" for letter in "abcdefghijklmnop")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We sing. Painting for all, weekly! Tea.", "Painting for all, weekly"),
        ("Painting", "Painting"),
        ("Tea: painting -", "Tea: painting"),
        ("Nothing here", ""),
        ("Painting " + "tea " * 40, ("Painting " + "tea " * 40)[:LONGEST_QUOTE].rsplit(" ", 1)[0]),
        ("x" * 120 + " painting", "painting"),
        ("x" * 120 + "-painting", "x" * 120 + "-painting"),
    ],
)
def test_a_quote_is_the_clause_around_a_word_and_short(text: str, quote: str) -> None:
    assert quote_around(text, "paint") == quote


def test_a_long_clause_is_cut_at_whichever_side_is_longer() -> None:
    front, back = "some tea and cake " * 5, " with us"

    quote = quote_around(f"{front}painting{back}", "paint")

    assert quote.endswith(f"painting{back}")
    assert LONGEST_QUOTE - 5 < len(quote) <= LONGEST_QUOTE
    assert f"{front}painting{back}".endswith(quote)
    exactly = "y" * (LONGEST_QUOTE - 14) + " tea and painting"
    assert quote_around(exactly[3:], "paint") == exactly[3:]


ART = offer("Art for all", text="Watercolours on Tuesday.", interests={"art": Seen("Watercolours", Where.TEXT)})
CLUB = offer("Brush club", topics=("Art",), interests={"art": Seen("Art", Where.TOPIC), "craft": Seen("B", Where.NAME)})


def test_an_index_counts_its_listings() -> None:
    assert build_index([]).size == 0
    assert build_index([ART, CLUB]).size == 2


def met(seeker: Seeker, *offers: Offer) -> dict[str, tuple[Hit, ...]]:
    found = hits(seeker, build_index(offers), WEIGHTS.strength, frozenset())
    return {one.name: found[one.id] for one in offers if one.id in found}


def test_what_is_liked_counts_more_than_what_is_wanted_and_a_gap_for_itself() -> None:
    liked, wanted = (Saying("painting", kind, frozenset({"art", "craft"})) for kind in SayingKind)

    ((hit,),) = met(Seeker(sayings=(liked,)), CLUB).values()
    assert (hit.strength, hit.interest, hit.is_gap) == (WEIGHTS.strength.kin[Where.NAME], "craft", False)
    ((hit,),) = met(Seeker(sayings=(wanted,)), CLUB).values()
    assert hit.strength == pytest.approx(WEIGHTS.strength.kin[Where.NAME] * WEIGHTS.strength.want)
    gap = Gap("Somebody to laugh with", frozenset({"art"}))
    assert met(Seeker(gaps=(gap,)), CLUB, ART) == {
        "Brush club": (Hit(gap.words, Where.TOPIC, 0.0, interest="art", is_gap=True),)
    }


@pytest.mark.parametrize(
    ("words", "name", "text", "is_met"),
    [
        ("brass band", "Brass for all", "", True),
        ("brass band music", "Brass for all", "", False),
        ("brass band music", "Brass band", "", True),
        ("brass band", "Club", "Brass for all", False),
        ("brass band", "Club", "A band with brass", True),
        ("brass band music", "Club", "Band and music", True),
        ("brass band music", "Music club", "Band", True),
    ],
)
def test_enough_of_the_same_words_is_half_of_a_name_and_most_of_a_description(
    words: str, name: str, text: str, is_met: bool
) -> None:
    assert bool(met(Seeker(sayings=(Saying(words),)), offer(name, text=text))) is is_met


def test_the_same_words_count_by_where_they_stand() -> None:
    same = WEIGHTS.strength.same

    ((hit,),) = met(Seeker(sayings=(Saying("brass band"),)), offer("Brass club", text="A band.")).values()

    assert (hit.where, hit.stem) == (Where.NAME, stem("brass"))
    assert hit.strength == pytest.approx((same[Where.NAME] + same[Where.TEXT]) / 2)


FULL = offer(
    "Full of answers",
    spot=Spot(54.0, -2.8), languages={"pl": "Polish"}, pence=0, places_left=2, checked_on=MONDAY,
    hours=(Hours(1),), features={"lift": LIFT},
)  # fmt: skip
EMPTY = offer("Silent")
ASKING = Seeker(
    home=Spot(54.0, -2.8), languages_asked={"pl": "Polish", "ur": "Urdu"}, kept_free=(Hours(3),), most_pence=500,
    asks=(Ask("My knees", frozenset({"lift"})),),
)  # fmt: skip
SAID = (Hit("art", Where.NAME, 0.5), Hit("tea", Where.NAME, 0.5), Hit("laugh", Where.NAME, 0.0, is_gap=True))


def test_each_part_counts_what_is_known_and_silence_adds_nothing() -> None:
    whole = {"said": 0.75, "asked": 1, "near": 1, "gap": 1, "times": 1, "cost": 1, "room": 1, "fresh": 1}

    assert parts_of(ASKING, FULL, SAID, on=MONDAY) == whole
    assert parts_of(ASKING, EMPTY, (), on=MONDAY) == dict.fromkeys(whole, 0)
    assert score(ASKING, FULL, SAID, WEIGHTS, on=MONDAY) == pytest.approx(1 - WEIGHTS.said / 4)


@pytest.mark.parametrize(
    ("seeker", "listing", "part", "worth"),
    [
        ({"asks": ()}, {"languages": {"en": "English"}}, "asked", 0.0),
        ({}, {"features": {}}, "asked", 0.5),
        ({"languages_asked": {}}, {}, "asked", 1.0),
        ({"languages_asked": {}}, {"features": {}}, "asked", 0.0),
        ({"home": Spot(55.0, -2.8), "how_far_km": 111.195}, {}, "near", exp(-2)),
        ({"kept_free": ()}, {}, "times", 0.0),
        ({}, {"hours": ()}, "times", 0.0),
        ({}, {"pence": 1}, "cost", 0.0),
        ({}, {"places_left": 0}, "room", 0.0),
        ({}, {"checked_on": FRESH}, "fresh", 1.0),
        ({}, {"checked_on": FRESH - DAY}, "fresh", 0.0),
    ],
)
def test_what_a_part_is_worth(seeker: dict[str, Any], listing: dict[str, Any], part: str, worth: float) -> None:
    found = parts_of(replace(ASKING, **seeker), replace(FULL, **listing), SAID, on=MONDAY)

    assert found[part] == pytest.approx(worth, abs=1e-4)


def told(seeker: dict[str, Any], listing: dict[str, Any]) -> tuple[set[str], set[str]]:
    found = explain(replace(ASKING, **seeker), replace(FULL, **listing), (), on=MONDAY)
    return {str(reason.code) for reason in found.why}, {str(reason.code) for reason in found.not_sure}


ALL = {
    Why.HAS_WHAT_YOU_ASKED, Why.IN_YOUR_LANGUAGE, Why.NEAR, Why.AT_A_TIME_YOU_CAN, Why.FREE, Why.HAS_ROOM, Why.CHECKED,
}  # fmt: skip


@pytest.mark.parametrize(
    ("seeker", "listing", "gone", "more", "asked"),
    [
        ({}, {}, set(), set(), set()),
        ({}, {"features": {}}, {Why.HAS_WHAT_YOU_ASKED}, set(), {Question.ASKED_FOR}),
        ({}, {"features": {"lift": NO_LIFT}}, {Why.HAS_WHAT_YOU_ASKED}, set(), set()),
        ({"asks": (Ask("Knees", frozenset({"lift"}), is_must=False),)}, {}, set(), set(), set()),
        (
            {"asks": (Ask("Knees", frozenset({"lift"}), is_must=False),)},
            {"features": {"lift": NO_LIFT}}, {Why.HAS_WHAT_YOU_ASKED}, set(), {Question.ASKED_FOR},
        ),
        ({}, {"languages": {}}, {Why.IN_YOUR_LANGUAGE}, set(), {Question.LANGUAGE}),
        ({"languages_asked": {}}, {"languages": {}}, {Why.IN_YOUR_LANGUAGE}, set(), set()),
        ({}, {"languages": {"en": "English"}}, {Why.IN_YOUR_LANGUAGE}, set(), set()),
        ({}, {"spot": None}, {Why.NEAR}, set(), {Question.DISTANCE}),
        ({"takes_online": True}, {"is_online": True}, set(), {Why.ONLINE}, set()),
        ({"takes_online": None}, {"is_online": True}, set(), set(), set()),
        ({}, {"spot": None, "is_online": True}, {Why.NEAR}, set(), set()),
        ({"kept_free": ()}, {}, {Why.AT_A_TIME_YOU_CAN}, set(), set()),
        ({}, {"hours": ()}, {Why.AT_A_TIME_YOU_CAN}, set(), {Question.HOURS}),
        ({}, {"pence": 1}, {Why.FREE}, {Why.WITHIN_COST}, set()),
        ({"most_pence": None}, {"pence": 1}, {Why.FREE}, set(), set()),
        ({}, {"pence": None}, {Why.FREE}, set(), {Question.COST}),
        ({}, {"places_left": None}, {Why.HAS_ROOM}, set(), {Question.ROOM}),
        ({}, {"places_left": 0}, {Why.HAS_ROOM}, set(), set()),
        ({}, {"checked_on": None}, {Why.CHECKED}, set(), {Question.NOT_CHECKED}),
        ({}, {"checked_on": FRESH}, set(), set(), set()),
        ({}, {"checked_on": FRESH - DAY}, {Why.CHECKED}, set(), {Question.CHECKED_LONG_AGO}),
    ],
)  # fmt: skip
def test_every_reason_and_every_question_has_its_ground(
    seeker: dict[str, Any], listing: dict[str, Any], gone: set[str], more: set[str], asked: set[str]
) -> None:
    assert told(seeker, listing) == ((ALL - gone) | more, asked)


def test_a_reason_of_an_interest_names_its_kind() -> None:
    (first, *_rest) = explain(Seeker(), CLUB, [Hit("painting", Where.TOPIC, 0.5, interest="art")], on=MONDAY).why

    assert first.code == Why.SAID_AND_KIN
    assert (first.params["said"], first.params["says"]) == ("painting", "Art")


def test_the_language_that_is_asked_about_is_named() -> None:
    found = explain(ASKING, replace(FULL, languages={}), (), on=MONDAY).not_sure

    assert [reason.params for reason in found] == [{"language": "Polish"}]
