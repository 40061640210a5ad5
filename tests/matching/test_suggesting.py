"""Suggestions: reasons that are true, an order that nothing unrelated moves, and nothing guessed."""

import random
import re
from dataclasses import fields, replace
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from kith.ground.reasons import Reason
from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.filtering import km_to
from kith.matching.rules.offers import Feature, Offer, Seen, Where
from kith.matching.rules.reasons import (
    ABOUT_SOMEBODY,
    ASK_WORDS,
    GROUP_WORDS,
    WHY_NOT_WORDS,
    WHY_WORDS,
    Ask,
    Why,
    WhyNot,
)
from kith.matching.rules.seekers import Ask as Asked
from kith.matching.rules.seekers import Gap, Hours, Saying, SayingKind, Seeker, Spot
from kith.matching.rules.suggesting import FRESH_DAYS, Suggestion
from kith.matching.rules.words import stems_in
from kith.people.rules.vocabulary import Interest
from tests.matching.cast import (
    ALLOTMENT,
    DEBT_ADVICE,
    GENTLE_MOVES,
    HARBOUR,
    MARY,
    MONDAY,
    PAINT_AND_NATTER,
    TOWN_OFFERS,
    WALKING_CLUB,
    changed,
    names,
    offer,
    suggested,
)

# ---- Mary's story ----


def test_mary_is_offered_the_chair_class_first_and_is_told_why() -> None:
    first = suggested().shown[0]

    assert first.offer is GENTLE_MOVES
    assert first.why[0] == Reason(
        Why.SAID_AND_SAYS, {"said": "I miss moving", "says": "Gentle Moves"}, ("I miss moving", "Gentle Moves")
    )
    assert Reason(Why.HAS_WHAT_YOU_ASKED, {"asked": "My knees are bad", "says": "Lift from door to door"}) in first.why


def test_the_walking_club_is_left_out_with_its_reason() -> None:
    left_out = {one.offer.name: WhyNot(one.reason.code) for one in suggested().not_shown}

    assert left_out == {"Walking club": WhyNot.STANDS_AGAINST}


def test_what_says_nothing_about_what_she_said_is_not_suggested_at_all() -> None:
    found = suggested()

    assert "Debt advice" not in names(found)
    assert found.met_nothing == found.looked_at - found.fitting - len(found.not_shown)


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    seeker = replace(MARY, sayings=(Saying("gardening"),))

    asked = {question.code for question in suggested(seeker).shown[0].not_sure}

    assert asked == {Ask.ASKED_FOR, Ask.DISTANCE, Ask.COST, Ask.HOURS, Ask.ROOM, Ask.NOT_CHECKED}


def test_ayesha_is_offered_first_what_has_everything_she_asked_for() -> None:
    wanted = {
        "creche": Feature(has=True, words="Crèche, six places", places=6),
        "women_only": Feature(has=True, words="For women"),
        "english_lessons": Feature(has=True, words="English lessons"),
    }
    classes = [
        offer(
            f"English class {name}",
            interests={"languages": Seen("English", Where.NAME)},
            features=dict(some),
            spot=HARBOUR,
        )
        for name, some in {
            "Monday": wanted.items(),
            "Wednesday": wanted.items(),
            "Friday": wanted.items(),
            "late": [("creche", wanted["creche"])],
            "silent": [],
        }.items()
    ]
    ayesha = Seeker(
        sayings=(Saying("Learning English", interests=frozenset({"languages"})),),
        home=HARBOUR,
        asks=(
            Asked("Crèche or children welcome", frozenset({"creche", "children_welcome"}), places=2),
            Asked("Women only", frozenset({"women_only"})),
            Asked("Urdu or English lessons", frozenset({"english_lessons", "interpreter"})),
        ),
    )

    found = suggested(ayesha, tuple(classes))

    assert set(names(found)[:3]) == {"English class Monday", "English class Wednesday", "English class Friday"}


def test_a_kind_of_help_that_is_missing_brings_a_reason_of_its_own() -> None:
    lunch = offer("Lunch by the harbour", interests={"eating_together": Seen("Lunch", Where.NAME)})
    company = Gap("Company", frozenset({"eating_together"}))

    found = suggested(replace(MARY, gaps=(company,)), (*TOWN_OFFERS, lunch))

    reasons = next(one.why for one in found.shown if one.offer is lunch)
    assert reasons[0] == Reason(Why.FILLS_A_GAP, {"gap": "Company", "says": "Lunch"}, ("Lunch",))


def test_a_seeker_has_no_field_from_which_anything_could_be_inferred() -> None:
    assert {field.name for field in fields(Seeker)}.isdisjoint(
        {"name", "country", "faith", "religion", "ethnicity", "gender", "nationality", "language"}
    )


def test_somebody_who_said_nothing_gets_no_row_and_no_guess() -> None:
    assert suggested(Seeker(home=HARBOUR)).shown == ()


def test_the_weights_add_up_to_one() -> None:
    parts = [getattr(WEIGHTS, field.name) for field in fields(WEIGHTS) if field.name != "strength"]

    assert round(sum(parts), 9) == 1


def test_every_code_has_its_sentence() -> None:
    assert set(WHY_WORDS) == set(Why)
    assert set(ASK_WORDS) == set(Ask)
    assert set(WHY_NOT_WORDS) == set(GROUP_WORDS) == set(WhyNot)
    everything = {**WHY_WORDS, **ASK_WORDS, **WHY_NOT_WORDS}
    speaks_to_them = {code for code, words in everything.items() if re.search(r"\b[Yy]ou\b|\byour\b", words)}
    assert speaks_to_them == set(ABOUT_SOMEBODY)


# ---- properties ----

WORDS = ["gardening", "allotment", "painting", "choir", "music", "chess", "walking", "swim", "lunch", "volunteer"]
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
features = st.dictionaries(
    st.sampled_from(["step_free", "creche", "women_only"]),
    st.builds(Feature, has=st.booleans(), words=st.just("As it says"), places=st.none() | st.integers(0, 3)),
)
spots = st.none() | st.builds(Spot, st.floats(53.9, 54.1), st.floats(-2.9, -2.7))
offers = st.builds(
    Offer,
    id=st.uuids(),
    name=phrases,
    text=phrases | st.just(""),
    topics=st.lists(phrases, max_size=2).map(tuple),
    interests=st.dictionaries(
        st.sampled_from(["music", "art"]), st.builds(Seen, st.just("Its own words"), st.sampled_from(Where)), max_size=2
    ),
    spot=spots,
    is_closed=st.booleans(),
    is_online=st.booleans(),
    features=features,
    hours=st.lists(st.builds(Hours, st.integers(0, 6)), max_size=2).map(tuple),
    pence=st.none() | st.integers(0, 900),
    places_left=st.none() | st.integers(0, 4),
    checked_on=st.none() | st.dates(MONDAY.replace(year=2025), MONDAY),
    languages=st.sampled_from([{}, {"ur": "Urdu"}, {"en": "English"}]),
)
towns = st.lists(offers, max_size=8, unique_by=lambda one: one.id).map(tuple)
COMPANY = Gap("Company", frozenset({"music"}))
seekers = st.builds(
    Seeker,
    sayings=st.lists(
        st.builds(
            Saying,
            phrases,
            st.sampled_from(SayingKind),
            st.sets(st.sampled_from(["music", "art"])).map(frozenset),
        ),
        max_size=3,
    ).map(tuple),
    gaps=st.sampled_from([(), (COMPANY,)]),
    home=spots,
    how_far_km=st.sampled_from([2.0, 8.0, 50.0]),
    takes_online=st.sampled_from([None, True, False]),
    asks=st.lists(
        st.builds(
            Asked,
            st.just("As they asked"),
            st.sets(st.sampled_from(["step_free", "creche", "women_only"]), min_size=1).map(frozenset),
            st.integers(1, 2),
            st.booleans(),
            st.sampled_from([frozenset(), frozenset({"art"})]),
        ),
        max_size=2,
    ).map(tuple),
    kept_free=st.lists(st.builds(Hours, st.integers(0, 6)), max_size=2).map(tuple),
    most_pence=st.none() | st.integers(0, 900),
    languages_asked=st.sampled_from([{}, {"ur": "Urdu"}]),
)


@given(seekers, towns, st.randoms())
def test_the_order_in_which_listings_come_in_changes_nothing(
    seeker: Seeker, town: tuple[Offer, ...], chance: random.Random
) -> None:
    shuffled = list(town)
    chance.shuffle(shuffled)

    assert suggested(seeker, tuple(shuffled)) == suggested(seeker, town)


@given(seekers, towns, offers)
def test_another_listing_never_changes_the_order_of_the_rest(
    seeker: Seeker, town: tuple[Offer, ...], newcomer: Offer
) -> None:
    newcomer = replace(newcomer, id=uuid4())
    before = list(suggested(seeker, town).shown)

    after = [one for one in suggested(seeker, (*town, newcomer)).shown if one.offer is not newcomer]

    assert after == before


@given(seekers, towns)
def test_every_listing_is_accounted_for_once(seeker: Seeker, town: tuple[Offer, ...]) -> None:
    found = suggested(seeker, town)

    shown = [one.offer.id for one in found.shown]
    left_out = [one.offer.id for one in found.not_shown]
    assert len(set(shown + left_out)) == len(shown + left_out)
    assert len(shown) == found.fitting
    assert found.met_nothing >= 0
    assert found.looked_at == len(town)


@given(seekers, towns)
def test_every_reason_is_true_and_quotes_what_it_rests_on(seeker: Seeker, town: tuple[Offer, ...]) -> None:
    for suggestion in suggested(seeker, town).shown:
        assert any(reason.code in RELEVANT for reason in suggestion.why)
        for reason in (*suggestion.why, *suggestion.not_sure):
            assert is_true(reason, seeker, suggestion), reason


@given(seekers, towns)
def test_nothing_left_out_is_shown_and_every_reason_against_is_known(seeker: Seeker, town: tuple[Offer, ...]) -> None:
    found = suggested(seeker, town)

    assert {one.offer.id for one in found.shown}.isdisjoint(one.offer.id for one in found.not_shown)
    for one in found.not_shown:
        assert one.reason.code in WhyNot


RELEVANT = {Why.SAID_AND_SAYS, Why.SAID_AND_KIN, Why.FILLS_A_GAP}


def is_true(reason: Reason, seeker: Seeker, suggestion: Suggestion) -> bool:
    """Check a reason against the person and the listing by another road than the one that made it."""
    one, params = suggestion.offer, reason.params
    everything = " ".join((one.name, one.text, *one.topics))
    sayings = {saying.words for saying in seeker.sayings}
    km = km_to(seeker, one)
    fresh = one.checked_on is not None and (MONDAY - one.checked_on).days <= FRESH_DAYS
    asked = {ask.words for ask in seeker.asks}
    said_stems = {found for found, _ in stems_in(str(params.get("said", "")))}
    quote_stems = {found for found, _ in stems_in(str(params.get("says", "")))}
    spoken = {Interest(code).words: seen.words for code, seen in one.interests.items()}
    quoted = bool(params.get("says")) and str(params["says"]) in everything
    checks = {
        Why.SAID_AND_SAYS: lambda: params["said"] in sayings and quoted and bool(said_stems & quote_stems),
        Why.SAID_AND_KIN: lambda: (
            any(
                saying.words == params["said"]
                and params["interest"] in {Interest(code).words for code in saying.interests}
                for saying in seeker.sayings
            )
            and spoken.get(str(params["interest"])) == params["says"]
        ),
        Why.FILLS_A_GAP: lambda: any(
            gap.words == params["gap"]
            and params["says"] in {one.interests[code].words for code in gap.interests & one.interests.keys()}
            for gap in seeker.gaps
        ),
        Why.HAS_WHAT_YOU_ASKED: lambda: (
            params["asked"] in asked and any(feature.has for feature in one.features.values())
        ),
        Why.IN_YOUR_LANGUAGE: lambda: bool(seeker.languages_asked.keys() & one.languages.keys()),
        Why.NEAR: lambda: km is not None and params["km"] == f"{km:.1f}",
        Why.ONLINE: lambda: one.is_online and seeker.takes_online is True,
        Why.AT_A_TIME_YOU_CAN: lambda: any(
            not any(kept.weekday == hours.weekday for kept in seeker.kept_free) for hours in one.hours
        ),
        Why.WITHIN_COST: lambda: one.pence is not None and one.pence <= (seeker.most_pence or 0),
        Why.FREE: lambda: one.pence == 0,
        Why.HAS_ROOM: lambda: one.places_left == params["places"] and one.places_left > 0,
        Why.CHECKED: lambda: fresh,
        Ask.ASKED_FOR: lambda: params["asked"] in asked,
        Ask.LANGUAGE: lambda: not one.languages and bool(seeker.languages_asked),
        Ask.DISTANCE: lambda: km is None,
        Ask.COST: lambda: one.pence is None,
        Ask.HOURS: lambda: one.hours == (),
        Ask.ROOM: lambda: one.places_left is None,
        Ask.NOT_CHECKED: lambda: one.checked_on is None,
        Ask.CHECKED_LONG_AGO: lambda: not fresh and one.checked_on is not None,
    }
    return checks[reason.code]()  # type: ignore[index]


def test_the_check_itself_catches_a_reason_that_is_not_true() -> None:
    first = suggested().shown[0]

    assert not is_true(Reason(Why.SAID_AND_SAYS, {"said": "chess", "says": "Gentle Moves"}), MARY, first)
    assert not is_true(Reason(Why.NEAR, {"km": "0.2"}), MARY, first)
    assert not is_true(Reason(Ask.COST), MARY, first)


def test_unrelated_offers_do_not_appear_between() -> None:
    assert names(suggested(offers=(PAINT_AND_NATTER, DEBT_ADVICE, ALLOTMENT))) == ["Paint & Natter"]


def test_a_place_whose_distance_is_unknown_is_kept_below_the_same_place_with_one() -> None:
    known = offer("Garden known", topics=("Gardening",), spot=HARBOUR)
    unknown = offer("Garden unknown", topics=("Gardening",))

    found = suggested(replace(MARY, sayings=(Saying("gardening"),)), (unknown, known))

    assert names(found) == ["Garden known", "Garden unknown"]


def test_the_walking_club_is_kept_for_somebody_it_suits() -> None:
    assert "Walking club" in names(suggested(replace(MARY, asks=()), (WALKING_CLUB,)))


def test_a_full_group_comes_back_when_there_is_room() -> None:
    full = changed(GENTLE_MOVES, places_left=0)

    assert "Gentle Moves" not in names(suggested(offers=(full,)))
    assert "Gentle Moves" in names(suggested(offers=(GENTLE_MOVES,)))
