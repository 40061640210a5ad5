"""What a limit needs before it can stand, until when it holds, what it asks for, and how it is explained."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kith.safeguarding.rules.explaining import NotExplainedError, must_explain
from kith.safeguarding.rules.limits import (
    HOLD,
    LONGEST_REVIEW,
    WARN_AHEAD,
    Basis,
    CannotStandError,
    Channel,
    Progress,
    Task,
    end_of,
    gone_after,
    must_be_able_to_stand,
    tasks,
)
from kith.safeguarding.rules.working_days import after_working_days
from tests.world import ANCHOR, MORNING

LONDON = "Europe/London"
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
SOUND: dict[str, Any] = {
    "basis": Basis.ORDER, "channel": Channel.ANY, "is_their_own_word": False, "is_undisputed": False, "because": "",
    "legal_basis": "Order of 1 May", "on": ANCHOR, "ends_on": None, "review_on": ANCHOR + 90 * DAY, "has_party": True,
}  # fmt: skip
OWN = {"basis": Basis.OWN_DECISION, "is_their_own_word": True, "legal_basis": "", "review_on": None}
SERVICE = {"basis": Basis.SERVICE_DECISION, "because": "He hit somebody here.", "legal_basis": ""}
BEST = {"basis": Basis.BEST_INTERESTS, "channel": Channel.UNSUPERVISED, "is_undisputed": True, "legal_basis": ""}
HELD = {"basis": Basis.PROVISIONAL, "legal_basis": "", "review_on": None}
AGAIN, WITHIN = "Give the day on which this is looked at again", "Look at it again within six months."


@pytest.mark.parametrize("kind", [{}, OWN, SERVICE, BEST, HELD], ids=["order", "own", "service", "best", "held"])
def test_a_limit_that_rests_on_something_stands_for_somebody_and_not_in_the_past(kind: dict[str, Any]) -> None:
    must_be_able_to_stand(**{**SOUND, **kind})
    must_be_able_to_stand(**{**SOUND, **kind, "ends_on": ANCHOR})
    with pytest.raises(CannotStandError, match="Say who or what"):
        must_be_able_to_stand(**{**SOUND, **kind, "has_party": False})
    with pytest.raises(CannotStandError, match="lies in the past"):
        must_be_able_to_stand(**{**SOUND, **kind, "ends_on": ANCHOR - DAY})


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({**OWN, "is_their_own_word": False}, "in their own words"),
        ({"legal_basis": " "}, "which order"),
        ({**SERVICE, "because": " "}, "write the reason"),
        ({**BEST, "channel": Channel.ANY}, "goes to the Court of Protection"),
        ({**BEST, "is_undisputed": False}, "goes to the Court of Protection"),
        ({"review_on": None}, AGAIN),
        ({**SERVICE, "review_on": None}, AGAIN),
        ({**BEST, "review_on": None}, AGAIN),
        ({**BEST, "review_on": None, "ends_on": ANCHOR + DAY}, AGAIN),
        ({"review_on": ANCHOR - DAY}, WITHIN),
        ({"review_on": ANCHOR + (LONGEST_REVIEW + 1) * DAY}, WITHIN),
        ({"review_on": ANCHOR + (LONGEST_REVIEW + 1) * DAY, "ends_on": ANCHOR + DAY}, WITHIN),
    ],
)
def test_a_limit_says_what_it_lacks(said: dict[str, Any], missing: str) -> None:
    with pytest.raises(CannotStandError, match=missing):
        must_be_able_to_stand(**{**SOUND, **said})


@pytest.mark.parametrize(
    "said",
    [
        {"review_on": None, "ends_on": ANCHOR + DAY},
        {"review_on": ANCHOR},
        {"review_on": ANCHOR + LONGEST_REVIEW * DAY},
        {**HELD, "review_on": ANCHOR + 999 * DAY},
    ],
)
def test_a_limit_ends_or_is_looked_at_again_within_six_months(said: dict[str, Any]) -> None:
    must_be_able_to_stand(**{**SOUND, **said})


def test_the_last_day_of_a_limit_counts_whole() -> None:
    assert end_of(date(2026, 5, 4), LONDON) == datetime(2026, 5, 4, 23, tzinfo=UTC)


def test_what_is_left_of_a_limit_is_gone_two_working_days_after_its_end() -> None:
    assert gone_after(None, zone=LONDON, holidays=()) is None
    assert gone_after(MORNING, zone=LONDON, holidays=()) == datetime(2026, 5, 6, 16, tzinfo=UTC)
    assert gone_after(MORNING, zone=LONDON, holidays={date(2026, 5, 5)}) == datetime(2026, 5, 7, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "days", "day"),
    [(date(2026, 5, 7), 1, 8), (date(2026, 5, 8), 1, 11), (date(2026, 5, 9), 1, 11), (date(2026, 5, 4), 5, 11)],
    ids=["Friday counts", "over a weekend", "from a Saturday", "a week"],
)
def test_working_days_leave_weekends_out(start: date, days: int, day: int) -> None:
    begun = datetime.combine(start, datetime.min.time(), UTC) + timedelta(hours=9)

    assert after_working_days(begun, days, zone=LONDON, holidays=()) == datetime(2026, 5, day, 16, tzinfo=UTC)


def progress(**said: Any) -> Progress:
    sound = {
        "basis": Basis.ORDER, "begun_at": MORNING, "is_confirmed": True, "is_explained": True, "holds_until": None,
        "review_on": None, "gone_at": None,
    }  # fmt: skip
    return Progress(**{**sound, **said})


END = MORNING + 30 * DAY
REVIEW = date(2026, 6, 1)
REVIEW_BEGINS = datetime(2026, 5, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "at", "asked"),
    [
        ({}, MORNING, {}),
        ({"is_confirmed": False}, MORNING, {Task.CONFIRM: MORNING + HOLD}),
        ({"is_confirmed": False, "holds_until": END}, MORNING, {Task.CONFIRM: END}),
        ({"is_confirmed": False, "holds_until": END}, END - DAY, {Task.CONFIRM: END}),
        ({"is_explained": False}, MORNING, {Task.EXPLAIN: datetime(2026, 5, 11, 16, tzinfo=UTC)}),
        ({"holds_until": END}, END - WARN_AHEAD - SECOND, {}),
        ({"holds_until": END}, END - WARN_AHEAD, {Task.LOOK_AGAIN: END}),
        ({"holds_until": END}, END - SECOND, {Task.LOOK_AGAIN: END}),
        ({"holds_until": END, "is_explained": False, "is_confirmed": False}, END, {Task.DECIDE: END}),
        ({"holds_until": END, "gone_at": END + DAY}, END + SECOND, {Task.DECIDE: END + DAY}),
        ({"review_on": REVIEW}, REVIEW_BEGINS - WARN_AHEAD - SECOND, {}),
        ({"review_on": REVIEW}, REVIEW_BEGINS - WARN_AHEAD, {Task.LOOK_AGAIN: REVIEW_BEGINS}),
        ({"review_on": REVIEW, "holds_until": END}, END - DAY, {Task.LOOK_AGAIN: REVIEW_BEGINS}),
    ],
)
def test_what_a_limit_asks_for_and_by_when(said: dict[str, Any], at: datetime, asked: dict[Task, datetime]) -> None:
    assert tasks(progress(**said), at=at, zone=LONDON, holidays=()) == asked
    own = progress(**{**said, "basis": Basis.OWN_DECISION})
    assert tasks(own, at=at, zone=LONDON, holidays=()) == {}


SAID = {"who_decided": "A judge", "why": "He hit her", "can_still": "Write", "how_to_challenge": "Ask Noor"}


def test_a_limit_is_explained_whole_and_told_back() -> None:
    must_explain(**SAID, said_back="I may write to him.")
    with pytest.raises(NotExplainedError, match="tell it back"):
        must_explain(**SAID, said_back=" ")


@pytest.mark.parametrize("part", SAID)
def test_no_part_of_what_they_have_a_right_to_is_left_out(part: str) -> None:
    with pytest.raises(NotExplainedError, match="Say who decided"):
        must_explain(**{**SAID, part: " "}, said_back="I may write to him.")
