"""What an answer link says to whoever follows it: the first browser, in its time, and not over and over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kith.referrals.rules.links import SLOW_DOWN_AFTER, Link, Opening, opening
from tests.world import MORNING

SECOND = timedelta(seconds=1)
OPENED = Link(MORNING, is_revoked=False, opened_by="her phone")
NEW = replace(OPENED, opened_by="")


@pytest.mark.parametrize(
    ("link", "browser", "says"),
    [
        (NEW, "", Opening.NOT_OPENED_YET),
        (NEW, "her phone", Opening.NOT_OPENED_YET),
        (OPENED, "her phone", Opening.OPEN),
        (OPENED, "another", Opening.OPENED_ELSEWHERE),
        (OPENED, "", Opening.OPENED_ELSEWHERE),
        (replace(OPENED, tries=SLOW_DOWN_AFTER), "her phone", Opening.OPEN),
        (replace(OPENED, tries=SLOW_DOWN_AFTER + 1), "her phone", Opening.TOO_OFTEN),
        (replace(OPENED, is_revoked=True), "her phone", Opening.REVOKED),
    ],
)
def test_what_a_link_says(link: Link, browser: str, says: Opening) -> None:
    assert opening(link, browser=browser, at=MORNING - SECOND) is says
    late = Opening.REVOKED if link.is_revoked else Opening.EXPIRED
    assert opening(link, browser=browser, at=MORNING) is late
    assert opening(link, browser=browser, at=MORNING + SECOND) is late
