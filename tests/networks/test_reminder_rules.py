"""Rule R02 at its thresholds: who is told that it has been a while, from which day, and how often."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.networks.rules.reminders import (
    AGREED,
    Asked,
    Quiet,
    Reach,
    Reminding,
    Touch,
    Whom,
    been_a_while,
    is_daytime,
    message_key,
    quiet_since,
    told_from,
)
from kith.networks.rules.vocabulary import Life, Rhythm, Wish
from tests.world import ANCHOR

DAY = timedelta(days=1)
WEEKLY = Asked(Rhythm.WEEKLY, Reach.INSIDE, tells_worker=False, asked_on=ANCHOR)
BOTH = Asked(Rhythm.WEEKLY, Reach.INSIDE, tells_worker=True, asked_on=ANCHOR)
BY_WORKER = Asked(Rhythm.WEEKLY, Reach.WORKER, tells_worker=False, asked_on=ANCHOR)
WANTED = Touch(Life.NOW, Wish.KEEP, is_on_map=True, last_on=ANCHOR)


def code(asked: Asked, touch: Touch, day: date, *told: Reminding, whom: Whom = Whom.PERSON) -> Quiet:
    decision = been_a_while(asked, touch, told, whom=whom, today=day)
    assert decision.is_yes is (decision.reason.code is Quiet.BEEN_A_WHILE)
    return Quiet(decision.reason.code)


@pytest.mark.parametrize(
    ("rhythm", "whom", "days"),
    [
        (Rhythm.DAILY, Whom.PERSON, 4),
        (Rhythm.DAILY, Whom.WORKER, 4),
        (Rhythm.WEEKLY, Whom.PERSON, 11),
        (Rhythm.WEEKLY, Whom.WORKER, 15),
        (Rhythm.FORTNIGHTLY, Whom.PERSON, 22),
        (Rhythm.FORTNIGHTLY, Whom.WORKER, 29),
        (Rhythm.MONTHLY, Whom.PERSON, 46),
        (Rhythm.MONTHLY, Whom.WORKER, 61),
        (Rhythm.SEASONAL, Whom.PERSON, 181),
        (Rhythm.SEASONAL, Whom.WORKER, 241),
    ],
)
def test_told_on_the_day_after_the_threshold_and_on_no_day_before(rhythm: Rhythm, whom: Whom, days: int) -> None:
    asked = Asked(rhythm, Reach.INSIDE, tells_worker=True, asked_on=ANCHOR)

    assert code(asked, WANTED, ANCHOR + (days - 1) * DAY, whom=whom) is Quiet.NOT_YET
    assert code(asked, WANTED, ANCHOR + days * DAY, whom=whom) is Quiet.BEEN_A_WHILE


def test_whoever_is_told_by_a_worker_is_told_as_soon_as_by_a_message() -> None:
    assert told_from(BY_WORKER, ANCHOR, Whom.WORKER) == told_from(WEEKLY, ANCHOR, Whom.PERSON)
    assert code(BY_WORKER, WANTED, ANCHOR + 11 * DAY, whom=Whom.WORKER) is Quiet.BEEN_A_WHILE
    assert code(BY_WORKER, WANTED, ANCHOR + 90 * DAY) is Quiet.NOT_FOR_THEM


def test_a_worker_hears_only_where_the_person_chose_it() -> None:
    assert code(WEEKLY, WANTED, ANCHOR + 90 * DAY, whom=Whom.WORKER) is Quiet.NOT_FOR_THEM
    assert code(BOTH, WANTED, ANCHOR + 90 * DAY, whom=Whom.WORKER) is Quiet.BEEN_A_WHILE


@pytest.mark.parametrize("wish", [None, Wish.REBUILD, Wish.STEP_BACK, Wish.UNDECIDED])
def test_nobody_is_reminded_of_a_tie_that_is_not_wanted_so(wish: Wish | None) -> None:
    touch = Touch(Life.NOW, wish, is_on_map=True, last_on=ANCHOR)

    assert code(WEEKLY, touch, ANCHOR + 90 * DAY) is Quiet.NOT_WANTED_SO


@pytest.mark.parametrize("life", [life for life in Life if life is not Life.NOW])
def test_nobody_is_reminded_of_who_is_not_in_their_life_now(life: Life) -> None:
    touch = Touch(life, Wish.KEEP, is_on_map=True, last_on=ANCHOR)

    assert code(WEEKLY, touch, ANCHOR + 90 * DAY) is Quiet.NOT_IN_THEIR_LIFE_NOW


def test_nobody_is_reminded_of_who_was_taken_off_the_map() -> None:
    touch = Touch(Life.NOW, Wish.GROW, is_on_map=False, last_on=ANCHOR)

    assert code(WEEKLY, touch, ANCHOR + 90 * DAY) is Quiet.NOT_IN_THEIR_LIFE_NOW


def test_where_no_contact_was_noted_the_spell_begins_when_it_was_asked_for() -> None:
    assert quiet_since(WEEKLY, None) == ANCHOR
    assert quiet_since(WEEKLY, ANCHOR - 40 * DAY) == ANCHOR - 40 * DAY


def test_one_who_was_told_is_not_told_again_of_the_same_spell() -> None:
    told = Reminding(Whom.PERSON, since=ANCHOR, on=ANCHOR + 11 * DAY)

    assert code(BOTH, WANTED, ANCHOR + 300 * DAY, told) is Quiet.TOLD_ALREADY
    assert code(BOTH, WANTED, ANCHOR + 300 * DAY, told, whom=Whom.WORKER) is Quiet.BEEN_A_WHILE


def test_a_contact_after_it_begins_a_new_spell_even_one_noted_for_the_day_before() -> None:
    told = Reminding(Whom.PERSON, since=ANCHOR, on=ANCHOR + 11 * DAY)
    rang = Touch(Life.NOW, Wish.KEEP, is_on_map=True, last_on=ANCHOR + 10 * DAY)

    assert code(WEEKLY, rang, ANCHOR + 20 * DAY, told) is Quiet.NOT_YET
    assert code(WEEKLY, rang, ANCHOR + 21 * DAY, told) is Quiet.BEEN_A_WHILE


def test_a_spell_that_turns_out_longer_because_a_contact_is_disputed_is_not_told_twice() -> None:
    told = Reminding(Whom.PERSON, since=ANCHOR, on=ANCHOR + 11 * DAY)
    earlier = Touch(Life.NOW, Wish.KEEP, is_on_map=True, last_on=ANCHOR - 5 * DAY)

    assert code(WEEKLY, earlier, ANCHOR + 12 * DAY, told) is Quiet.TOLD_ALREADY


def test_a_rhythm_without_a_length_is_nothing_to_agree() -> None:
    assert Rhythm.NOW_AND_THEN not in AGREED
    with pytest.raises(ValueError, match="now_and_then"):
        told_from(Asked(Rhythm.NOW_AND_THEN, Reach.INSIDE, tells_worker=False, asked_on=ANCHOR), ANCHOR, Whom.PERSON)


@pytest.mark.parametrize(
    ("clock", "is_day"),
    [(time(9, 59), False), (time(10), True), (time(18, 59), True), (time(19), False), (time(3), False)],
)
def test_nobody_is_woken_by_it(clock: time, is_day: bool) -> None:
    assert is_daytime(clock) is is_day


def test_the_keys_of_one_tie_begin_alike_and_of_no_other() -> None:
    one, other = (message_key(tie_id) for tie_id in (_id(1), _id(11)))

    assert not other.startswith(one)
    assert not one.startswith(other)


def _id(number: int) -> UUID:
    return UUID(int=number)


@given(
    st.sampled_from(AGREED),
    st.lists(st.integers(0, 400), max_size=6),
    st.integers(1, 500),
)
def test_day_by_day_a_quiet_spell_is_told_exactly_once_however_they_were_in_touch(
    rhythm: Rhythm, contacts: list[int], until: int
) -> None:
    """Walk day by day, with contacts noted on their own day, and count what is told in each spell."""
    asked = Asked(rhythm, Reach.INSIDE, tells_worker=False, asked_on=ANCHOR)
    told: list[Reminding] = []
    last: date | None = None
    for day in (ANCHOR + number * DAY for number in range(until)):
        if (day - ANCHOR).days in contacts:
            last = day
        touch = Touch(Life.NOW, Wish.GROW, is_on_map=True, last_on=last)
        for _tick in range(2):
            if decision := been_a_while(asked, touch, told, whom=Whom.PERSON, today=day):
                since = decision.reason.params["since"]
                assert isinstance(since, date)
                told.append(Reminding(Whom.PERSON, since, day))

    spells = [ANCHOR, *sorted(ANCHOR + number * DAY for number in set(contacts) if number < until)]
    ends = [*spells[1:], ANCHOR + until * DAY]
    quiet = [since for since, end in zip(spells, ends, strict=True) if told_from(asked, since, Whom.PERSON) < end]
    assert [one.since for one in told] == list(dict.fromkeys(quiet))
