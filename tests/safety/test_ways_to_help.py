"""Which ways to help are shown, to whom, and what each of them dials."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kith.safety.rules.ways import Act, Way, ways_to_show
from tests.world import ANCHOR

WAY = Way("crisis", "Samaritans", "phone", Act.CALL, "116 123", "samaritans.org", ANCHOR, ANCHOR + timedelta(days=90))


@pytest.mark.parametrize(
    ("act", "reach", "href"),
    [
        (Act.CALL, "116 123", "tel:116123"),
        (Act.TEXT, "85 258", "sms:85258"),
        (Act.OPEN, "example.org/help now", "https://example.org/help now"),
    ],
)
def test_a_way_dials_texts_or_opens(act: Act, reach: str, href: str) -> None:
    assert replace(WAY, act=act, reach=reach).href == href


def test_a_way_is_due_the_day_after_it_should_have_been_checked() -> None:
    assert not WAY.is_due(WAY.next_check_on)
    assert WAY.is_due(WAY.next_check_on + timedelta(days=1))


def test_what_nobody_has_checked_in_time_is_for_staff_to_mend_but_an_emergency_number_stays() -> None:
    late = replace(WAY, next_check_on=ANCHOR - timedelta(days=1))
    police = replace(late, reach="999", always=True)

    assert ways_to_show([WAY, late, police], on=ANCHOR, to_staff=False) == (WAY, police)
    assert ways_to_show([WAY, late, police], on=ANCHOR, to_staff=True) == (WAY, late, police)
    assert ways_to_show([police], on=ANCHOR, to_staff=False) == (police,)
