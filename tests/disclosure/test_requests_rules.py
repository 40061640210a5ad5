"""The clock of a request, where it stands, and who may go on with it."""

from datetime import date
from uuid import uuid4

import pytest

from kith.disclosure.rules.chronology import Asked, Event, Kind, Nature, Place, in_order, nature_of
from kith.disclosure.rules.requests import (
    Hindrance,
    Ready,
    Stands,
    Step,
    Turn,
    last_day,
    may_ask,
    may_look,
    may_release,
    months_after,
    stands,
)
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.world import ANCHOR, MORNING


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 5, 4), 1, date(2026, 6, 4)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 10, 31), 3, date(2027, 1, 31)),
    ],
)
def test_a_month_ends_on_its_own_day(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_more_time_moves_the_last_day_and_nothing_else_does() -> None:
    day, later = date(2026, 6, 4), date(2026, 8, 4)

    assert last_day(day, (Turn(Step.ASKED), Turn(Step.SENT_BACK))) == day
    assert last_day(day, (Turn(Step.LONGER, due_on=later), Turn(Step.ASKED))) == later


def test_the_latest_step_tells_where_it_stands_and_more_time_tells_nothing() -> None:
    assert stands(()) is Stands.PREPARED
    assert stands((Turn(Step.LONGER, due_on=ANCHOR),)) is Stands.PREPARED
    assert stands((Turn(Step.ASKED), Turn(Step.LONGER, due_on=ANCHOR))) is Stands.SECOND_LOOK
    assert stands((Turn(Step.ASKED), Turn(Step.SENT_BACK), Turn(Step.ASKED))) is Stands.SECOND_LOOK
    assert [one for one in Stands if one.is_over] == [Stands.RELEASED, Stands.WITHDRAWN]


WORKER, OTHER = uuid4(), uuid4()
ASKED, RIGHT, BACK = Turn(Step.ASKED, WORKER, "a"), Turn(Step.APPROVED, OTHER, "a"), Turn(Step.SENT_BACK, OTHER)
OVER = Turn(Step.WITHDRAWN, WORKER)


@pytest.mark.parametrize(
    ("turns", "undecided", "seal", "expected"),
    [
        ((), 0, "a", Hindrance.NOT_APPROVED),
        ((ASKED,), 0, "a", Hindrance.NOT_APPROVED),
        ((ASKED, RIGHT), 0, "a", Hindrance.NOTHING),
        ((ASKED, RIGHT), 0, "b", Hindrance.CHANGED),
        ((ASKED, RIGHT), 1, "a", Hindrance.CHANGED),
        ((ASKED, RIGHT, BACK), 0, "a", Hindrance.NOT_APPROVED),
        ((ASKED, RIGHT, OVER), 0, "a", Hindrance.OVER),
        ((ASKED, RIGHT, Turn(Step.RELEASED, WORKER, "a")), 0, "a", Hindrance.OVER),
    ],
)
def test_only_the_very_pack_that_was_found_right_goes_out(
    turns: tuple[Turn, ...], undecided: int, seal: str, expected: Hindrance
) -> None:
    assert may_release(Ready(turns, undecided, seal)) is expected


@pytest.mark.parametrize(
    ("turns", "who", "is_named", "undecided", "expected"),
    [
        ((ASKED,), OTHER, False, 0, Hindrance.NOTHING),
        ((ASKED,), WORKER, False, 0, Hindrance.OWN_WORK),
        ((ASKED,), None, False, 0, Hindrance.OWN_WORK),
        ((ASKED,), OTHER, True, 0, Hindrance.NAMED),
        ((ASKED,), OTHER, False, 2, Hindrance.UNDECIDED),
        ((), OTHER, False, 0, Hindrance.NOT_ASKED),
        ((ASKED, BACK), OTHER, False, 0, Hindrance.NOT_ASKED),
        ((ASKED, OVER), OTHER, False, 0, Hindrance.OVER),
    ],
)
def test_the_second_person_is_another_and_stands_not_in_it(
    turns: tuple[Turn, ...], who: object, is_named: bool, undecided: int, expected: Hindrance
) -> None:
    ready = Ready(turns, undecided, "a")

    assert may_look(ready, account_id=who, workers=frozenset({WORKER}), is_named=is_named) is expected  # type: ignore[arg-type] # an id or none


def test_nothing_is_asked_for_while_something_is_undecided() -> None:
    assert may_ask(Ready((), 1, "a")) is Hindrance.UNDECIDED
    assert may_ask(Ready((), 0, "a")) is Hindrance.NOTHING
    assert may_ask(Ready((OVER,), 0, "a")) is Hindrance.OVER


@pytest.mark.parametrize(
    ("voice", "telling", "nature"),
    [
        (Voice.OWN, Telling.PHONE, Nature.THEIR_WORD),
        (Voice.OWN, Telling.OBSERVATION, Nature.SEEN),
        (Voice.OTHER, Telling.FACE, Nature.ANOTHERS_WORD),
        (Voice.WORKER, Telling.OBSERVATION, Nature.SEEN),
    ],
)
def test_what_was_seen_is_nobodys_word(voice: Voice, telling: Telling, nature: Nature) -> None:
    assert nature_of(Told(voice, "Somebody", telling, ANCHOR)) is nature


def test_a_chronology_goes_by_the_day_it_happened_and_says_what_was_written_late() -> None:
    def event(happened: date, kind: Kind = Kind.SAID) -> Event:
        return Event(
            kind, Nature.DEED, happened, happened, MORNING, ANCHOR, "It was.", Place("record:person", "person_id", "")
        )

    early, late = event(date(2026, 4, 1)), event(date(2026, 5, 3), Kind.PLAN)

    assert in_order((late, early), Asked()) == (early, late)
    assert in_order((late, early), Asked(kinds=frozenset({Kind.PLAN}))) == (late,)
    assert in_order((late, early), Asked(since=date(2026, 4, 2))) == (late,)
    assert in_order((late, early), Asked(until=date(2026, 4, 1))) == (early,)
    assert (early.days_later, late.days_later) == (33, 0)
