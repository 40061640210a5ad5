"""Scores: exact, whole or not at all, and never added across scales that do not belong together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.outcomes.packs import SHELF
from kith.outcomes.rules.instruments import Better, Format, Instrument, Licence, Scale
from kith.outcomes.rules.scoring import (
    Asking,
    Change,
    Scored,
    Taken,
    compare,
    first_and_latest,
    is_comparable_in,
    may_ask,
    score,
    score_as_stated,
    share_toward_better,
    worries,
)
from kith.people.rules.terms import Telling

START = date(2026, 5, 7)
UCLA, DIRECT, WELLBEING = SHELF["ucla-3"], SHELF["ons-direct"], SHELF["ons-wellbeing"]
CAMPAIGN, PHQ, WHO, LSNS = SHELF["campaign-tool"], SHELF["phq-4"], SHELF["who-5"], SHELF["lsns-6"]


def every(instrument: Instrument, value: int) -> dict[str, int]:
    return {item.key: value for item in instrument.items}


def taken(
    scale: Scale, value: int | None, *, weeks: int = 0, instrument_version: int = 1, is_interpreted: bool = False
) -> Taken:
    instrument = next(one for one in SHELF.values() if scale in one.scales)
    made = score_as_stated(instrument, {scale.key: value}) if value is not None else score(instrument, {})
    found = next(one for one in made if one.scale == scale)
    return Taken(found, START + timedelta(weeks=weeks), Telling.PHONE, instrument_version, is_interpreted)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [((1, 1, 1), 3), ((3, 3, 3), 9), ((3, 3, 2), 8), ((1, 2, 3), 6)],
)
def test_ucla_3_adds_three_answers_from_3_to_9(answers: tuple[int, ...], expected: int) -> None:
    (made,) = score(UCLA, dict(zip(("companionship", "left_out", "isolated"), answers, strict=True)))

    assert made.value == expected
    assert made.state is Scored.SCORED


def test_half_a_questionnaire_has_no_score() -> None:
    (made,) = score(UCLA, {"companionship": 3, "left_out": 3})

    assert made.value is None
    assert made.state is Scored.PARTLY_ANSWERED
    assert (made.answered, made.out_of) == (2, 3)


def test_an_empty_questionnaire_is_not_answered_rather_than_nought() -> None:
    assert [one.state for one in score(PHQ, {})] == [Scored.NOT_ANSWERED] * 3


def test_the_four_wellbeing_items_are_never_added_up() -> None:
    made = score(WELLBEING, {"satisfied": 4, "worthwhile": 5, "happy": 6, "anxious": 7})

    assert [one.value for one in made] == [4, 5, 6, 7]
    assert all(len(scale.item_keys) == 1 for scale in WELLBEING.scales)
    assert not any(scale.takes(22) for scale in WELLBEING.scales)


def test_one_unanswered_wellbeing_item_leaves_the_other_three_scored() -> None:
    made = score(WELLBEING, {"satisfied": 4, "happy": 6, "anxious": 7})

    assert [one.value for one in made] == [4, None, 6, 7]


def test_phq_4_has_a_total_and_two_halves() -> None:
    made = score(PHQ, {"nervous": 3, "worrying": 2, "interest": 3, "down": 2})

    assert {one.scale.key: one.value for one in made} == {"worry_and_mood": 10, "worry": 5, "mood": 5}


def test_phq_4_with_one_half_answered_scores_that_half_only() -> None:
    made = score(PHQ, {"nervous": 3, "worrying": 2, "interest": 1})

    assert {one.scale.key: one.value for one in made} == {"worry_and_mood": None, "worry": 5, "mood": None}


@pytest.mark.parametrize(("answer", "expected"), [(0, 0), (1, 20), (5, 100)])
def test_who_5_multiplies_its_sum_by_four(answer: int, expected: int) -> None:
    (made,) = score(WHO, every(WHO, answer))

    assert made.value == expected


def test_the_campaign_tool_counts_agreement_as_nought_whichever_way_its_answers_run() -> None:
    assert score(CAMPAIGN, every(CAMPAIGN, 0))[0].value == 0
    assert score(CAMPAIGN, every(CAMPAIGN, 4))[0].value == 12
    assert [item.options[0].text for item in CAMPAIGN.items] == [
        "Strongly disagree",
        "Strongly agree",
        "Strongly disagree",
    ]


def test_an_answer_that_is_not_an_option_is_refused() -> None:
    with pytest.raises(KeyError):
        score(UCLA, every(UCLA, 4))


@given(st.data())
def test_every_full_answer_of_every_instrument_stays_in_its_range(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(list(SHELF.values())))
    answers = {item.key: data.draw(st.sampled_from(item.values)) for item in instrument.items}

    for made in score(instrument, answers):
        assert made.value is not None
        assert made.scale.takes(made.value)
        assert 0 <= share_toward_better(made.scale, made.value) <= 1


@given(st.data())
def test_leaving_any_item_out_never_gives_a_score_that_leans_on_it(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(list(SHELF.values())))
    left_out = data.draw(st.sampled_from(instrument.items)).key
    answers = {item.key: item.values[-1] for item in instrument.items if item.key != left_out}

    for made in score(instrument, answers):
        assert (made.value is None) == (left_out in made.scale.item_keys)


@pytest.mark.parametrize("instrument", SHELF.values(), ids=lambda one: one.key)
def test_the_range_of_a_scale_is_what_its_items_can_reach(instrument: Instrument) -> None:
    for scale in instrument.scales:
        items = [instrument.item(key) for key in scale.item_keys]
        lowest = sum(min(option.points for option in item.options) for item in items) * scale.times
        highest = sum(max(option.points for option in item.options) for item in items) * scale.times

        assert (scale.lowest, scale.highest) == (lowest, highest)


def test_no_threshold_is_invented_where_none_is_agreed() -> None:
    (scale,) = UCLA.scales

    made = compare(taken(scale, 9), taken(scale, 4, weeks=12))

    assert made.change is Change.NO_AGREED_THRESHOLD
    assert made.moved_toward_better_by == 5


def test_a_provisional_threshold_judges_nothing() -> None:
    scale = WELLBEING.scale("happy")

    assert compare(taken(scale, 2), taken(scale, 9, weeks=12)).change is Change.NO_AGREED_THRESHOLD


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (28, 60, Change.BETTER),
        (28, 38, Change.BETTER),
        (28, 36, Change.SAME),
        (60, 52, Change.SAME),
        (60, 50, Change.WORSE),
    ],
)
def test_an_agreed_threshold_is_met_at_its_own_size(before: int, after: int, expected: Change) -> None:
    (scale,) = WHO.scales

    assert compare(taken(scale, before), taken(scale, after, weeks=12)).change is expected


def test_lower_is_better_turns_the_direction_round() -> None:
    scale = PHQ.scale("worry_and_mood")

    assert scale.better is Better.LOWER
    assert compare(taken(scale, 10), taken(scale, 5, weeks=12)).moved_toward_better_by == 5
    assert share_toward_better(scale, 0) == 1.0


def test_interpreted_answers_are_kept_and_compared_with_nothing() -> None:
    (scale,) = UCLA.scales

    made = compare(taken(scale, 9), taken(scale, 4, weeks=12, is_interpreted=True))

    assert made.change is Change.INTERPRETED
    assert made.moved_toward_better_by is None


def test_another_wording_is_not_compared() -> None:
    (scale,) = UCLA.scales

    made = compare(taken(scale, 9), taken(scale, 4, weeks=12, instrument_version=2))

    assert made.change is Change.OTHER_VERSION


def test_the_first_and_the_latest_are_compared_and_those_between_are_left_alone() -> None:
    (scale,) = UCLA.scales

    made = first_and_latest([taken(scale, 5, weeks=6), taken(scale, 4, weeks=12), taken(scale, 9)])

    assert made is not None
    assert made.before is not None
    assert (made.before.score.value, made.after.score.value) == (9, 4)


def test_a_gap_now_is_said_rather_than_hidden_behind_an_older_answer() -> None:
    (scale,) = UCLA.scales

    made = first_and_latest([taken(scale, 9), taken(scale, None, weeks=12)])

    assert made is not None
    assert made.change is Change.NOT_SCORABLE


def test_nothing_asked_is_nothing_said() -> None:
    assert first_and_latest([]) is None


@pytest.mark.parametrize(("value", "expected"), [(8, False), (9, True), (12, True)])
def test_phq_4_from_nine_means_that_somebody_talks_with_the_person(value: int, expected: bool) -> None:
    assert worries(None, taken(PHQ.scale("worry_and_mood"), value)) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(None, 28, True), (None, 32, False), (60, 52, False), (60, 48, True)],
)
def test_who_5_worries_when_low_or_falling(before: int | None, after: int, expected: bool) -> None:
    (scale,) = WHO.scales
    earlier = None if before is None else taken(scale, before)

    assert worries(earlier, taken(scale, after, weeks=12)) is expected


def test_no_loneliness_score_ever_raises_a_worry() -> None:
    (scale,) = UCLA.scales

    assert worries(None, taken(scale, 9)) is False


def test_a_locked_pack_waits_for_permission() -> None:
    refused = may_ask(WHO, has_permission=False)

    assert not refused
    assert refused.reason.code is Asking.NEEDS_PERMISSION
    assert may_ask(WHO, has_permission=True)


@pytest.mark.parametrize("instrument", SHELF.values(), ids=lambda one: one.key)
def test_no_scored_instrument_is_asked_in_symbols(instrument: Instrument) -> None:
    refused = may_ask(instrument, has_permission=True, how=Format.SYMBOLS)

    assert not refused
    assert refused.reason.code is Asking.NOT_IN_SYMBOLS


@pytest.mark.parametrize(
    ("language", "interpreter", "expected"),
    [("en", False, True), ("en-GB", False, True), ("ur", False, False), ("en", True, False)],
)
def test_only_a_language_the_words_were_checked_in_can_be_compared(
    language: str, interpreter: bool, expected: bool
) -> None:
    assert is_comparable_in(UCLA, language, through_interpreter=interpreter) is expected


def test_scores_worked_out_elsewhere_are_taken_as_they_are() -> None:
    (made,) = score_as_stated(WHO, {"wellbeing": 28})

    assert made.value == 28
    assert made.state is Scored.SCORED


def test_a_value_no_answers_can_reach_is_not_taken() -> None:
    (scale,) = WHO.scales

    assert scale.takes(28)
    assert not scale.takes(30)
    assert not scale.takes(104)


def test_the_words_of_locked_instruments_are_not_here() -> None:
    for instrument in SHELF.values():
        assert instrument.has_text == (instrument.licence is Licence.TEXT_SHIPS)
        assert all(not item.text for item in instrument.items) or instrument.has_text


def test_lsns_6_has_family_and_friends() -> None:
    made = score(LSNS, {"q1": 1, "q2": 2, "q3": 3, "q4": 4, "q5": 5, "q6": 0})

    assert {one.scale.key: one.value for one in made} == {"network": 15, "family": 6, "friends": 9}
