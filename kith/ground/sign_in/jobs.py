"""What is answered a moment after it was asked at the door."""

from datetime import datetime, timedelta

from kith.ground.jobs.registry import job
from kith.ground.sign_in.actions import answer_refusals
from kith.ground.sign_in.models import Knock, Sitting
from kith.ground.sign_in.sent_codes import forget_codes

KEPT_FOR = timedelta(days=90)
"""How long somebody can look up when and where an account was used last."""


def _somebody_was_refused(at: datetime) -> bool:
    return Knock.objects.filter(kind=Knock.Kind.REFUSED, at__lte=at).exists()


@job("write down refused sign-ins", every=timedelta(seconds=2), waits=_somebody_was_refused)
def write_down_refusals(at: datetime) -> int:
    return answer_refusals(at=at)


@job("forget sign-ins of long ago", every=timedelta(days=1))
def forget_sittings(at: datetime) -> int:
    gone, _ = Sitting.objects.filter(seen_at__lt=at - KEPT_FOR).delete()
    return gone


@job("forget codes that were asked for", every=timedelta(hours=1))
def forget_asked_codes(at: datetime) -> int:
    return forget_codes(before=at - timedelta(days=1))
