"""Shorthand for what somebody said, and how."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice


@pytest.fixture
def told(moment: datetime) -> Callable[..., Told]:
    """Return a maker of Mary's words by phone, so many weeks after the anchor."""

    def make(*, weeks: int = 0, telling: Telling = Telling.PHONE) -> Told:
        return Told(Voice.OWN, "Mary", telling, moment.date() + timedelta(weeks=weeks))

    return make
