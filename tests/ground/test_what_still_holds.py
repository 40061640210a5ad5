"""What still vouches for somebody, what a device's secret tells, which digits are a PIN, and what readiness lacks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kith.ground.devices.rules import MOST, TURNING, Flaw, Kept, Shown, digest_of_secret, flaw_of, shown_by
from kith.ground.running.rules import Item, State, not_standing, standing_of, standings
from kith.ground.running.rules import Kept as Written
from kith.ground.sign_in.rules import A_VERSION, CAME_OUT, FRESH_FOR, TOO_OLD, is_fresh, is_repaired
from tests.world import ANCHOR, MORNING

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("ago", "holds"),
    [
        ([], False),
        ([timedelta(0)], True),
        ([FRESH_FOR - SECOND], True),
        ([FRESH_FOR], False),
        ([-SECOND], False),
        ([FRESH_FOR, SECOND], True),
    ],
)
def test_a_password_vouches_from_when_it_was_given_and_for_a_while(ago: list[timedelta], holds: bool) -> None:
    assert is_fresh([MORNING - one for one in ago], at=MORNING) is holds


def test_a_browser_is_repaired_until_it_is_a_year_behind() -> None:
    newest, day = CAME_OUT["Firefox"]

    for periods in (0, 1, 20):
        on = day + periods * A_VERSION
        oldest = newest + periods - TOO_OLD
        assert is_repaired(f"Firefox/{oldest}.0", on=on)
        assert not is_repaired(f"Firefox/{oldest - 1}.0", on=on)


KEPT = Kept("now", "before", MORNING)


@pytest.mark.parametrize(
    ("kept", "digest", "after", "shown"),
    [
        (KEPT, "now", TURNING, Shown.HOLDS),
        (KEPT, "before", timedelta(0), Shown.CROSSED),
        (KEPT, "before", TURNING - SECOND, Shown.CROSSED),
        (KEPT, "before", TURNING, Shown.COPIED),
        (KEPT, "never", SECOND, Shown.UNKNOWN),
        (replace(KEPT, turned_at=None), "before", SECOND, Shown.UNKNOWN),
        (replace(KEPT, before=""), "", SECOND, Shown.UNKNOWN),
        (replace(KEPT, secret="", before=""), "", SECOND, Shown.UNKNOWN),
    ],
)
def test_what_a_cookie_tells_of_a_device(kept: Kept, digest: str, after: timedelta, shown: Shown) -> None:
    assert shown_by(digest, kept, at=MORNING + after) is shown


def test_a_secret_is_kept_as_a_digest() -> None:
    assert len(digest_of_secret("a")) == 64
    assert digest_of_secret("a") == digest_of_secret("a") != digest_of_secret("b")


@pytest.mark.parametrize(
    ("digits", "flaw"),
    [
        ("5" * 5, Flaw.TOO_SHORT),
        ("837264950713"[:MOST], None),
        ("8372649507132", Flaw.TOO_LONG),
        ("838388", Flaw.OBVIOUS),
        ("837264", None),
        ("837837", Flaw.OBVIOUS),
        ("83728372", Flaw.OBVIOUS),
        ("83278327832", None),
        ("883377", Flaw.OBVIOUS),
        ("837738", Flaw.OBVIOUS),
        ("147952", None),
        ("147963", Flaw.OBVIOUS),
        ("952147", None),
        ("010100", Flaw.OBVIOUS),
        ("280592", Flaw.OBVIOUS),
        ("25121899", None),
        ("25121900", Flaw.OBVIOUS),
        ("25122099", Flaw.OBVIOUS),
        ("25122100", None),
    ],
)
def test_which_digits_are_a_pin(digits: str, flaw: Flaw | None) -> None:
    assert flaw_of(digits) is flaw


@pytest.mark.parametrize(
    ("digits", "flaw"), [("1899", None), ("1900", Flaw.OBVIOUS), ("2099", Flaw.OBVIOUS), ("2703", None)]
)
def test_a_year_somebody_was_born_in_is_no_short_pin(digits: str, flaw: Flaw | None) -> None:
    assert flaw_of(digits, least=4) is flaw


LEAD = Item("lead", "A lead", "Who it is.", 10 * DAY)
ONCE = replace(LEAD, key="once", again_after=None)


@pytest.mark.parametrize(
    ("item", "done_on", "state", "due_on"),
    [
        (LEAD, None, State.MISSING, None),
        (LEAD, ANCHOR + DAY, State.MISSING, ANCHOR + 11 * DAY),
        (LEAD, ANCHOR, State.STANDS, ANCHOR + 10 * DAY),
        (LEAD, ANCHOR - 10 * DAY, State.STANDS, ANCHOR),
        (LEAD, ANCHOR - 11 * DAY, State.LAPSED, ANCHOR - DAY),
        (ONCE, ANCHOR - 999 * DAY, State.STANDS, None),
    ],
)
def test_what_is_written_down_stands_from_its_day_until_it_is_due_again(
    item: Item, done_on: date | None, state: State, due_on: date | None
) -> None:
    kept = None if done_on is None else Written(item.key, "Grace", "She answered.", done_on, "Olu")

    found = standing_of(item, kept, on=ANCHOR)

    assert (found.item, found.kept, found.state, found.due_on) == (item, kept, state, due_on)
    written = {} if kept is None else {item.key: kept}
    assert standings([item], written, on=ANCHOR) == (found,)
    assert not_standing([found]) == (() if state is State.STANDS else (found,))
