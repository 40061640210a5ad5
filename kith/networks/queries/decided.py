"""What is wanted of ties, and whether the person has said so."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import QuerySet

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import TieId
from kith.ground.prepared import prepared
from kith.networks.models import TieDecision
from kith.networks.rules.decisions import Confirmation, Decided
from kith.networks.rules.vocabulary import Format, Wish


def decided_on(tie_ids: Collection[TieId], *, viewer: Actor, at: datetime) -> Mapping[TieId, Decided]:
    """Return what is wanted of each of these ties now, and whether the person has said so; some are not asked yet."""
    latest = _decisions(viewer, tuple(tie_ids), at=at)
    return {TieId(decision.tie_id): decided_of(decision) for decision in latest}


@prepared
def _decisions(viewer: Actor, tie_ids: tuple[TieId, ...], *, at: datetime) -> QuerySet[TieDecision]:
    rows = TieDecision.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at).filter(tie__in=tie_ids, at__lte=at)
    return rows.select_related("confirmation").order_by("tie_id", "number")


def decided_of(decision: TieDecision) -> Decided:
    """Say what a decision wants, and whether the person has said so."""
    yes = getattr(decision, "confirmation", None)
    confirmation = yes and Confirmation(yes.origin, Format(yes.format))
    return Decided(Wish(decision.wish), confirmation)
