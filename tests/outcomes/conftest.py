"""Shorthand for what somebody said, and how."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from kith.outcomes.actions import Voice
from kith.outcomes.rules.instruments import Mode


@pytest.fixture
def told(moment: datetime) -> Callable[..., Voice]:
    """Return a maker of Mary's words by phone, so many weeks after the anchor."""

    def make(*, weeks: int = 0, mode: Mode = Mode.PHONE, is_interpreted: bool = False, language: str = "en") -> Voice:
        return Voice("Mary", mode, moment + timedelta(weeks=weeks), language, is_interpreted)

    return make
