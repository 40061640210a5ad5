"""What may be said of a supervised visit, who has to be told that it is off, and what keeps one from being booked."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kith.safety.rules.visits import (
    ADDENDUM_AFTER,
    LONGEST,
    Slot,
    Turn,
    VisitFlaw,
    flaws_of,
    is_addendum,
    is_qualified,
    lately,
    may_come_next,
    to_tell,
)
from tests.world import ANCHOR, MORNING

BOTH_CAME = (Turn.PERSON_CAME, Turn.OTHER_CAME)
STARTED = (*BOTH_CAME, Turn.BEGUN)
OUT, NEW = Turn.SUPERVISOR_OUT, Turn.SUPERVISOR_NEW
BOTH_TOLD = (Turn.PERSON_TOLD, Turn.OTHER_TOLD)
TEN = MORNING + timedelta(days=1)
SLOT = Slot("Grace", "Room 3", TEN, TEN + timedelta(hours=1))


@pytest.mark.parametrize(
    ("turns", "by_the_supervisor", "by_somebody_else"),
    [
        ((), {*BOTH_CAME, OUT, Turn.CALLED_OFF}, {*BOTH_CAME, OUT, Turn.CALLED_OFF}),
        ((Turn.PERSON_CAME,), {Turn.OTHER_CAME, OUT, Turn.CALLED_OFF}, {Turn.OTHER_CAME, OUT, Turn.CALLED_OFF}),
        ((Turn.OTHER_CAME,), {Turn.PERSON_CAME, OUT, Turn.CALLED_OFF}, {Turn.PERSON_CAME, OUT, Turn.CALLED_OFF}),
        (BOTH_CAME, {Turn.BEGUN, OUT, Turn.CALLED_OFF}, {OUT, Turn.CALLED_OFF}),
        (STARTED, {Turn.ENDED, Turn.ENDED_EARLY, OUT}, {Turn.ENDED_EARLY, OUT}),
        ((OUT,), {*BOTH_TOLD, NEW, Turn.CALLED_OFF}, {*BOTH_TOLD, NEW, Turn.CALLED_OFF}),
        ((OUT, Turn.PERSON_TOLD), {Turn.OTHER_TOLD, NEW, Turn.CALLED_OFF}, {Turn.OTHER_TOLD, NEW, Turn.CALLED_OFF}),
        ((*BOTH_CAME, OUT, NEW), {*BOTH_CAME, OUT, Turn.CALLED_OFF}, {*BOTH_CAME, OUT, Turn.CALLED_OFF}),
        ((*STARTED, Turn.ENDED), set(), set()),
        ((Turn.CALLED_OFF,), set(BOTH_TOLD), set(BOTH_TOLD)),
        ((Turn.CALLED_OFF, *BOTH_TOLD), set(), set()),
    ],
)
def test_what_may_be_said_next(
    turns: tuple[Turn, ...], by_the_supervisor: set[Turn], by_somebody_else: set[Turn]
) -> None:
    assert set(may_come_next(turns, is_supervisor=True)) == by_the_supervisor
    assert set(may_come_next(turns, is_supervisor=False)) == by_somebody_else


def test_who_came_counts_from_when_the_last_supervisor_was_named() -> None:
    assert lately(()) == frozenset()
    assert lately(BOTH_CAME) == set(BOTH_CAME)
    assert lately((*BOTH_CAME, OUT, NEW)) == frozenset()
    assert lately((OUT, NEW, Turn.PERSON_CAME, OUT, NEW, Turn.OTHER_CAME)) == {Turn.OTHER_CAME}


@pytest.mark.parametrize(
    ("turns", "still"),
    [
        ((), ()),
        (STARTED, ()),
        ((*STARTED, Turn.ENDED), ()),
        ((OUT,), BOTH_TOLD),
        ((OUT, Turn.PERSON_TOLD), (Turn.OTHER_TOLD,)),
        ((OUT, *BOTH_TOLD), ()),
        ((OUT, *BOTH_TOLD, NEW), ()),
        ((OUT, *BOTH_TOLD, NEW, OUT), BOTH_TOLD),
        ((Turn.CALLED_OFF, Turn.OTHER_TOLD), (Turn.PERSON_TOLD,)),
    ],
)
def test_both_are_told_once_of_each_time_that_it_is_off(turns: tuple[Turn, ...], still: tuple[Turn, ...]) -> None:
    assert to_tell(turns) == still


def test_two_times_meet_only_where_they_share_a_moment() -> None:
    def beside(begins: int, ends: int) -> Slot:
        return replace(SLOT, starts_at=TEN + timedelta(minutes=begins), ends_at=TEN + timedelta(minutes=ends))

    for begins, ends in ((0, 60), (-30, 1), (59, 90), (10, 20), (-10, 70)):
        assert SLOT.meets(beside(begins, ends))
        assert beside(begins, ends).meets(SLOT)
    for begins, ends in ((60, 90), (-30, 0), (120, 180)):
        assert not SLOT.meets(beside(begins, ends))
        assert not beside(begins, ends).meets(SLOT)


def kept_from(slot: Slot = SLOT, *taken: Slot, **said: Any) -> tuple[VisitFlaw, ...]:
    sound = {"party": "Kev", "rules": "No presents.", "at": MORNING}
    standing = {"is_qualified": True, "is_away": False, "is_party": False}
    return flaws_of(slot, taken=taken, **{**sound, **standing, **said})


@pytest.mark.parametrize(
    ("said", "flaws"),
    [
        ({}, ()),
        ({"party": " "}, (VisitFlaw.NO_PARTY,)),
        ({"rules": "\n"}, (VisitFlaw.NO_RULES,)),
        ({"is_qualified": False}, (VisitFlaw.NOT_QUALIFIED,)),
        ({"is_party": True}, (VisitFlaw.IS_PARTY,)),
        ({"is_away": True}, (VisitFlaw.AWAY,)),
        ({"at": TEN}, (VisitFlaw.PAST,)),
        ({"at": TEN - timedelta(seconds=1)}, ()),
        ({"at": TEN, "party": ""}, (VisitFlaw.NO_PARTY, VisitFlaw.PAST)),
    ],
)
def test_everything_that_keeps_a_visit_from_being_booked_is_said(
    said: dict[str, Any], flaws: tuple[VisitFlaw, ...]
) -> None:
    assert kept_from(**said) == flaws


@pytest.mark.parametrize(
    ("lasts", "stands"),
    [
        (timedelta(0), False), (timedelta(minutes=-1), False), (timedelta(minutes=1), True),
        (LONGEST, True), (LONGEST + timedelta(seconds=1), False),
    ],
)  # fmt: skip
def test_a_visit_ends_after_it_begins_and_within_half_a_day(lasts: timedelta, stands: bool) -> None:
    found = kept_from(replace(SLOT, ends_at=TEN + lasts))

    assert found == (() if stands else (VisitFlaw.BACKWARDS,))


def test_a_room_and_a_supervisor_are_in_one_place_at_a_time() -> None:
    later = replace(SLOT, starts_at=SLOT.ends_at, ends_at=SLOT.ends_at + timedelta(hours=1))
    far = Slot("Sam", "Room 9", TEN, TEN + timedelta(hours=1))

    assert kept_from(replace(SLOT, room=" ")) == (VisitFlaw.NO_ROOM,)
    assert kept_from(SLOT, far) == ()
    assert kept_from(SLOT, far, replace(SLOT, room="Room 4")) == (VisitFlaw.NOT_FREE,)
    assert kept_from(SLOT, far, replace(SLOT, supervisor="Ray", room=" room 3 ")) == (VisitFlaw.ROOM_TAKEN,)
    assert kept_from(SLOT, later) == ()


def test_a_note_is_added_only_a_day_after_the_visit_was_over() -> None:
    over_at = TEN

    assert not is_addendum(over_at=None, at=over_at + timedelta(days=9))
    assert not is_addendum(over_at=over_at, at=over_at + ADDENDUM_AFTER)
    assert is_addendum(over_at=over_at, at=over_at + ADDENDUM_AFTER + timedelta(seconds=1))


@pytest.mark.parametrize(("ahead", "holds"), [(-1, False), (0, True), (5, True), (10, True), (11, False)])
def test_what_was_seen_of_a_supervisor_holds_from_its_first_day_to_its_last(ahead: int, holds: bool) -> None:
    on = ANCHOR + timedelta(days=ahead)

    assert is_qualified(seen_on=ANCHOR, until=ANCHOR + timedelta(days=10), on=on) is holds
