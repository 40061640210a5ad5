"""What the front door tidies by time."""

from datetime import datetime, timedelta

from kith.ground.jobs.registry import job
from kith.ground.web.drafts import forget_passed


@job("throw away words that nobody came back for", every=timedelta(hours=1))
def forget_passed_drafts(at: datetime) -> int:
    return forget_passed(at=at)
