"""What is left out, and why. A refusal rests on something known; silence refuses nothing."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kith.matching.rules.filtering import km_to, why_not
from kith.matching.rules.offers import Feature, Offer
from kith.matching.rules.reasons import WhyNot
from kith.matching.rules.seekers import Ask, Hours, Saying, Seeker, Spot
from tests.matching.cast import GENTLE_MOVES, MARY, MONDAY, WALKING_CLUB, changed, offer

FAR = Spot(55.0, -2.8)
NO_STEPS_AT_ALL = Ask("No steps", frozenset({"step_free"}))
STAIRS = offer("Attic choir", features={"step_free": Feature(has=False, words="Up two flights of stairs")})
CRECHE = Ask("Crèche", frozenset({"creche"}), places=2)


def code(seeker: Seeker, one: Offer, on: date = MONDAY) -> WhyNot | None:
    reason = why_not(seeker, one, on=on)
    return None if reason is None else WhyNot(reason.code)


@pytest.mark.parametrize(
    ("seeker", "one", "expected"),
    [
        (MARY, GENTLE_MOVES, None),
        (replace(MARY, stopped=frozenset({GENTLE_MOVES.id})), GENTLE_MOVES, WhyNot.RESTRICTED),
        (replace(MARY, turned_down=frozenset({GENTLE_MOVES.id})), GENTLE_MOVES, WhyNot.TURNED_DOWN),
        (replace(MARY, stepped_back_from=frozenset({GENTLE_MOVES.id})), GENTLE_MOVES, WhyNot.STEPPED_BACK),
        (replace(MARY, asked=frozenset({GENTLE_MOVES.id})), GENTLE_MOVES, WhyNot.ASKED),
        (replace(MARY, goes_to=frozenset({GENTLE_MOVES.id})), GENTLE_MOVES, WhyNot.GOES_THERE),
        (MARY, changed(GENTLE_MOVES, is_closed=True), WhyNot.CLOSED),
        (MARY, changed(GENTLE_MOVES, places_left=0), WhyNot.FULL),
        (MARY, changed(GENTLE_MOVES, spot=FAR), WhyNot.TOO_FAR),
        (MARY, changed(GENTLE_MOVES, spot=None), None),
        (replace(MARY, home=None), changed(GENTLE_MOVES, spot=FAR), None),
        (MARY, changed(GENTLE_MOVES, spot=None, is_online=True), WhyNot.NOT_ONLINE),
        (replace(MARY, takes_online=True), changed(GENTLE_MOVES, spot=FAR, is_online=True), None),
        (MARY, changed(GENTLE_MOVES, oldest=60), WhyNot.TOO_OLD),
        (replace(MARY, age=16), changed(GENTLE_MOVES, youngest=18), WhyNot.TOO_YOUNG),
        (replace(MARY, age=18), changed(GENTLE_MOVES, youngest=18, oldest=18), None),
        (replace(MARY, age=None), changed(GENTLE_MOVES, youngest=18), None),
        (MARY, changed(GENTLE_MOVES, languages={"ur": "Urdu"}), None),
        (
            replace(MARY, languages_asked={"ur": "Urdu"}),
            changed(GENTLE_MOVES, languages={"en": "English"}),
            WhyNot.LANGUAGE,
        ),
        (replace(MARY, languages_asked={"ur": "Urdu"}), GENTLE_MOVES, None),
        (MARY, WALKING_CLUB, WhyNot.STANDS_AGAINST),
        (MARY, changed(WALKING_CLUB, features={"seated": Feature(has=True, words="Benches on the way")}), None),
        (replace(MARY, sayings=(Saying("walking", interests=frozenset({"walking"})),)), WALKING_CLUB, None),
        (replace(MARY, asks=(NO_STEPS_AT_ALL,)), STAIRS, WhyNot.HAS_NOT),
        (MARY, changed(GENTLE_MOVES, doubts=2), WhyNot.DOUBTED),
        (MARY, changed(GENTLE_MOVES, doubts=1), None),
        (
            replace(MARY, asks=(CRECHE,)),
            offer("Stay and play", features={"creche": Feature(has=True, places=1)}),
            WhyNot.TOO_FEW_PLACES,
        ),
        (replace(MARY, asks=(CRECHE,)), offer("ESOL", features={"creche": Feature(has=True, places=2)}), None),
        (replace(MARY, kept_free=(Hours(1),)), GENTLE_MOVES, WhyNot.KEPT_FREE),
        (replace(MARY, kept_free=(Hours(1, time(12), time(14)),)), GENTLE_MOVES, None),
        (replace(MARY, kept_free=(Hours(1), Hours(3))), GENTLE_MOVES, WhyNot.KEPT_FREE),
        (replace(MARY, kept_free=(Hours(1),)), changed(GENTLE_MOVES, hours=()), None),
        (replace(MARY, kept_free=(Hours(1),)), changed(GENTLE_MOVES, hours=(Hours(1), Hours(2))), None),
        (replace(MARY, most_pence=100), changed(GENTLE_MOVES, pence=101), WhyNot.COSTS_MORE),
        (replace(MARY, most_pence=100), changed(GENTLE_MOVES, pence=100), None),
        (replace(MARY, most_pence=100), changed(GENTLE_MOVES, pence=None), None),
    ],
)
def test_an_offer_is_left_out_only_for_something_known(seeker: Seeker, one: Offer, expected: WhyNot | None) -> None:
    assert code(seeker, one) == expected


def test_as_far_as_somebody_would_go_is_not_too_far() -> None:
    there = changed(GENTLE_MOVES, spot=FAR)
    km = km_to(MARY, there)
    assert km is not None

    assert code(replace(MARY, how_far_km=km), there) is None
    assert code(replace(MARY, how_far_km=km - 0.001), there) is WhyNot.TOO_FAR


@pytest.mark.parametrize(("days", "expected"), [(179, None), (180, None), (181, WhyNot.STALE)])
def test_a_listing_unchecked_for_half_a_year_is_hidden(days: int, expected: WhyNot | None) -> None:
    then = MONDAY - timedelta(days=days)

    assert code(MARY, changed(GENTLE_MOVES, checked_on=then)) == expected
    assert code(MARY, changed(GENTLE_MOVES, checked_on=None, taken_in_on=then)) == expected


def test_a_limit_is_told_before_any_other_reason() -> None:
    seeker = replace(MARY, stopped=frozenset({WALKING_CLUB.id}))

    assert code(seeker, changed(WALKING_CLUB, is_closed=True, spot=FAR)) is WhyNot.RESTRICTED


def test_women_only_is_a_filter_only_for_somebody_who_asked() -> None:
    mixed = offer("Culture exchange", features={"women_only": Feature(has=False, words="Everybody is welcome")})
    asked = replace(MARY, asks=(Ask("Women only", frozenset({"women_only"})),))

    assert code(asked, mixed) is WhyNot.HAS_NOT
    assert code(replace(MARY, asks=()), mixed) is None
