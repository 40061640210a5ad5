"""What looking does by time: noticing what stands out, covering newcomers, and climbing. Driven from the records."""

from datetime import datetime, timedelta

from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.ground.jobs.registry import job
from kith.looking.actions.cover import cover_newcomers
from kith.looking.actions.noticing import climb, notice_ties, notice_unusual
from kith.looking.queries.cover import aways_to_cover
from kith.looking.queries.unusual import are_hints, are_late, is_unread


def _organisations() -> list[OrganisationId]:
    return [OrganisationId(pk) for pk in Organisation.objects.order_by("pk").values_list("pk", flat=True)]


def _system(organisation_id: OrganisationId) -> Actor:
    return Actor.of_system("looking", organisation_id)


@job("notice looks that stand out", every=timedelta(minutes=5))
def notice_looks(at: datetime) -> int:
    """Look through what was looked at since the last tick, and write down what stands out."""
    unread = [one for one in _organisations() if is_unread(one)]
    return sum(notice_unusual(by=_system(organisation_id), at=at) for organisation_id in unread)


@job("notice private ties", every=timedelta(hours=24))
def notice_private_ties(at: datetime) -> int:
    """Hint at who works here and may know a person outside of work."""
    hinted = [one for one in _organisations() if are_hints(one, at=at)]
    return sum(notice_ties(by=_system(organisation_id), at=at) for organisation_id in hinted)


@job("cover newcomers", every=timedelta(minutes=5))
def keep_cover_whole(at: datetime) -> int:
    """Let whoever stands in also stand in for those who came onto the caseload since."""
    return sum(
        cover_newcomers(away_id=away.pk, by=_system(OrganisationId(away.organisation_id)), at=at)
        for away in aways_to_cover(at=at)
    )


@job("tell further up about looking", every=timedelta(hours=1))
def climb_further(at: datetime) -> int:
    """Tell further up what nobody looked at in time."""
    late = [one for one in _organisations() if are_late(one, at=at)]
    return sum(climb(by=_system(organisation_id), at=at) for organisation_id in late)
