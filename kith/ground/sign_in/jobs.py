"""What is answered a moment after it was asked at the door."""

from datetime import datetime, timedelta

from kith.ground.jobs.registry import job
from kith.ground.sign_in.actions import answer_refusals


@job("write down refused sign-ins", every=timedelta(seconds=2))
def write_down_refusals(at: datetime) -> int:
    return answer_refusals(at=at)
