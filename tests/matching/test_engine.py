"""The engine says what the rules say: the same order, scores, reasons and numbers, whatever is said or left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.matching.packs.little_words import LITTLE
from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.engine.answers import Answer, Directory, Engine, Told
from kith.matching.rules.engine.building import shelve
from kith.matching.rules.engine.kernel import nine_places
from kith.matching.rules.finding import build_index, hits
from kith.matching.rules.offers import Offer
from kith.matching.rules.reasons import WhyNot
from kith.matching.rules.seekers import Seeker
from kith.matching.rules.suggesting import rank, score
from tests.matching import made_up
from tests.matching.cast import MARY, MONDAY, TOWN_OFFERS

MOST, NAMED = 20, 12


def by_the_rules(seeker: Seeker, offers: Sequence[Offer]) -> Answer:
    """Answer as the rules do, told in the way of the engine."""
    met = hits(seeker, build_index(offers), WEIGHTS.strength, LITTLE)
    by_id = {offer.id: offer for offer in offers if offer.id in met}
    ranked = rank(seeker, by_id.values(), met, weights=WEIGHTS, on=made_up.ON)
    counts = Counter(WhyNot(one.reason.code) for one in ranked.not_shown)
    named = sorted(ranked.not_shown, key=lambda one: (one.offer.name.casefold(), one.offer.id))
    return Answer(
        order=ranked.order[:MOST],
        scores=tuple(
            round(score(seeker, by_id[one], met[one], WEIGHTS, on=made_up.ON), 9) for one in ranked.order[:MOST]
        ),
        fitting=len(ranked.order),
        left_out={
            why: Told(count, tuple(one.offer.id for one in named if one.reason.code is why)[:NAMED])
            for why, count in counts.items()
        },
    )


def by_the_engine(engine: Engine, seeker: Seeker) -> Answer:
    return engine.suggest(seeker, weights=WEIGHTS, little=LITTLE, most=MOST, named=NAMED)


@given(st.integers(0, 2**32), st.integers(0, 150), st.sampled_from(made_up.HOMES))
@settings(max_examples=60, deadline=None)
def test_the_engine_says_what_the_rules_say(seed: int, number: int, home: made_up.Spot) -> None:
    dice = Random(seed)  # noqa: S311 - made up, not kept secret
    offers = made_up.directory(dice, number, home)
    engine = Engine.of(shelve(offers), on=made_up.ON)

    for _ in range(3):
        seeker = made_up.person(dice, home, offers)
        assert by_the_engine(engine, seeker) == by_the_rules(seeker, offers)


@given(st.integers(0, 2**32), st.integers(1, 120), st.sampled_from(made_up.HOMES))
@settings(max_examples=40, deadline=None)
def test_what_changed_since_counts_and_what_it_was_before_does_not(seed: int, number: int, home: made_up.Spot) -> None:
    dice = Random(seed)  # noqa: S311 - made up, not kept secret
    before = made_up.directory(dice, number, home)
    changed = dice.sample(before, dice.randrange(len(before) + 1))
    now_otherwise = [replace(made_up.listing(dice, home), id=one.id) for one in changed if dice.random() < 0.8]
    new = made_up.directory(dice, dice.randrange(4), home)
    ids = {one.id for one in (*changed, *new)}
    now = [*(one for one in before if one.id not in ids), *now_otherwise, *new]
    directory = Directory.of(shelve(before), shelve([*now_otherwise, *new]), ids, on=made_up.ON)

    assert directory.size == len(now)
    for _ in range(3):
        seeker = made_up.person(dice, home, before)
        found = directory.suggest(seeker, weights=WEIGHTS, little=LITTLE, most=MOST, named=NAMED)
        assert first_by_name(found, now) == by_the_rules(seeker, now)


def first_by_name(answer: Answer, offers: Sequence[Offer]) -> Answer:
    """Put what two parts named into one order, as a page does."""
    names = {offer.id: (offer.name.casefold(), offer.id) for offer in offers}
    told = {
        why: replace(one, first=tuple(sorted(one.first, key=names.__getitem__))[:NAMED])
        for why, one in answer.left_out.items()
    }
    return replace(answer, left_out=told)


@pytest.mark.parametrize("home", made_up.HOMES, ids=str)
def test_two_thousand_listings_give_the_same_answer(home: made_up.Spot) -> None:
    dice = Random(7)  # noqa: S311 - made up, not kept secret
    offers = made_up.directory(dice, 2000, home)
    engine = Engine.of(shelve(offers), on=made_up.ON)

    for seeker in [made_up.person(dice, home, offers) for _ in range(4)]:
        assert by_the_engine(engine, seeker) == by_the_rules(seeker, offers)


def test_the_order_in_which_listings_come_in_changes_nothing() -> None:
    forth, back = shelve(TOWN_OFFERS), shelve(reversed(TOWN_OFFERS))

    answers = [Engine.of(shelf, on=MONDAY) for shelf in (forth, back)]

    assert by_the_engine(answers[0], MARY) == by_the_engine(answers[1], MARY)


def test_an_empty_directory_has_no_answer() -> None:
    found = by_the_engine(Engine.of(shelve([]), on=MONDAY), MARY)

    assert (found.order, found.fitting, found.left_out) == ((), 0, {})


@given(st.floats(0, 1) | st.integers(0, 10**12).map(lambda parts: parts / 10**12))
@settings(max_examples=500)
def test_nine_places_round_as_python_rounds(score: float) -> None:
    assert nine_places(score) / 1e9 == round(score, 9)
