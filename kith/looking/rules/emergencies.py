"""When a record may be opened in an emergency, for how long, and when that is alarming."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from kith.ground.words import mark
from kith.people.rules.terms import Term

LASTS = timedelta(minutes=60)
MANY, WITHIN = 3, timedelta(days=7)
"""So many emergencies of one account in so long raise an alarm."""


class EmergencyReason(Term):
    """What may not wait for a live reason."""

    HARM = "harm", mark("Somebody may be hurt now")
    HOSPITAL = "hospital", mark("A hospital or ambulance needs to know something now")
    POLICE = "police", mark("The police look for somebody at risk")
    NOBODY = "nobody", mark("Whoever works with them cannot be reached, and it cannot wait")


def is_alarming(opened: Iterable[datetime], *, at: datetime) -> bool:
    """Say whether one account opened so many records in an emergency lately that somebody should ask."""
    return sum(at - WITHIN < moment <= at for moment in opened) >= MANY
