"""How long a record stays: counted from what happened last, by the line that keeps longest, never less than packed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.disposal.packs.england import SCHEDULE
from kith.disposal.rules.hindrances import Hindrance, first, may_decide
from kith.disposal.rules.schedule import Event, Facts, Fits, least_years, until, years_after, years_of
from kith.ground.ids import new_id

RANG = date(2018, 3, 5)
ADULT = Facts(last_contact_on=RANG, began_on=RANG, born_on=date(1960, 1, 1), was_served=False, was_protected=False)


@pytest.mark.parametrize(
    ("facts", "key", "on"),
    [
        (ADULT, "no-service", date(2020, 3, 5)),
        (replace(ADULT, was_served=True), "adult-care", date(2026, 3, 5)),
        (replace(ADULT, was_protected=True), "protected", date(2028, 3, 5)),
        (replace(ADULT, was_served=True, was_protected=True), "protected", date(2028, 3, 5)),
        (replace(ADULT, born_on=date(2000, 3, 6), was_served=True), "child", date(2075, 3, 6)),
        (replace(ADULT, born_on=date(2000, 3, 5), was_served=True), "adult-care", date(2026, 3, 5)),
        (replace(ADULT, born_on=None), "no-service", date(2020, 3, 5)),
    ],
)
def test_the_line_that_keeps_longest_stands(facts: Facts, key: str, on: date) -> None:
    over = until(facts, SCHEDULE, {})

    assert (over.line.key, over.on) == (key, on)


def test_no_line_counts_from_the_day_a_record_was_made() -> None:
    assert {line.counts_from for line in SCHEDULE.lines} <= {Event.LAST_CONTACT, Event.BIRTH}
    early = until(replace(ADULT, was_served=True, began_on=date(1990, 1, 1)), SCHEDULE, {})
    assert early.on == until(replace(ADULT, was_served=True), SCHEDULE, {}).on


def test_every_line_has_a_source_and_says_whether_it_was_checked() -> None:
    assert {line.fits for line in SCHEDULE.lines} == set(Fits)
    assert all(line.source for line in SCHEDULE.lines)
    assert SCHEDULE.licence
    assert least_years(SCHEDULE) == 2


@given(st.sampled_from(SCHEDULE.lines), st.integers(0, 200))
def test_an_organisation_keeps_longer_and_never_shorter(line: object, years: int) -> None:
    one = SCHEDULE.line(getattr(line, "key", ""))

    assert years_of(one, {one.key: years}) == max(one.years, years)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.booleans())
def test_nobody_is_over_before_the_last_contact(last: date, born: date, served: bool) -> None:
    facts = Facts(last_contact_on=last, began_on=last, born_on=born, was_served=served, was_protected=False)

    assert until(facts, SCHEDULE, {}).on >= last


def test_a_year_after_the_29_february_is_the_first_of_march() -> None:
    assert years_after(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_a_second_person_is_another_person_with_an_account() -> None:
    one, other = new_id(), new_id()

    assert may_decide(proposed_by=one, account_id=other) is None
    assert may_decide(proposed_by=one, account_id=one) is Hindrance.SAME_PERSON
    assert may_decide(proposed_by=one, account_id=None) is Hindrance.SAME_PERSON
    assert may_decide(proposed_by=None, account_id=None) is Hindrance.SAME_PERSON


def test_the_first_of_several_hindrances_is_named() -> None:
    assert first({Hindrance.REFERRAL, Hindrance.HOLD}) is Hindrance.HOLD
    assert first(set()) is None
