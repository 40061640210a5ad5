"""What happens to concerns by time: they climb while nobody acts."""

from datetime import datetime, timedelta

from kith.ground.jobs.registry import job
from kith.safeguarding.actions.climbing import Ladders
from kith.safeguarding.queries.ladder import due_to_climb


@job("let concerns climb", every=timedelta(seconds=10), waits=lambda at: bool(due_to_climb(at=at)))
def let_concerns_climb(at: datetime) -> int:
    """Make every hop that is due, each concern in a transaction of its own, and return how many were made."""
    return Ladders(at).climb()
