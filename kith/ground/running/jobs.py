"""The daily witness: the head of every chain, written down outside the database."""

from datetime import datetime, timedelta

from django.conf import settings

from kith.ground.audit import witness
from kith.ground.jobs.registry import job

WITNESS = "witness.jsonl"


@job("write down the heads of the record", every=timedelta(days=1))
def write_witness(at: datetime) -> int:
    return witness.write_down(settings.KITH_DATA / WITNESS, at=at)
