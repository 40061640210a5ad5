"""Sweeping up bytes that no photo owns."""

from datetime import datetime, timedelta

from kith.ground.files.actions import sweep
from kith.ground.jobs.registry import job


@job("sweep up what undone uploads left", every=timedelta(days=1))
def sweep_up(_at: datetime) -> int:
    return sweep()
