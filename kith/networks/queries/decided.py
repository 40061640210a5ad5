"""What is wanted of ties, and whether the person has said so."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.ground.prepared import prepared
from kith.networks.models import TieConfirmation, TieDecision
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


@dataclass(frozen=True)
class Unconfirmed:
    """What a worker wrote down of a tie and the person has not yet said."""

    tie_id: TieId
    name: str
    person_id: PersonId
    known_as: str


def unconfirmed(viewer: Actor, *, at: datetime) -> tuple[Unconfirmed, ...]:
    """Return what this reader could have confirmed, the oldest first, where no later decision took its place."""
    return tuple(
        Unconfirmed(TieId(tie_id), name, PersonId(person_id), known_as)
        for tie_id, name, person_id, known_as in _unconfirmed(viewer, at=at)
    )


@prepared
def _unconfirmed(viewer: Actor, *, at: datetime) -> QuerySet[TieDecision, tuple[Any, ...]]:
    later = TieDecision.objects.filter(tie=OuterRef("tie"), number__gt=OuterRef("number"))
    decided = TieDecision.objects.visible_to(viewer, may=Permission.PLAN_DECIDE, at=at)
    confirmed = TieConfirmation.objects.filter(decision=OuterRef("pk"))
    rows = decided.filter(~Exists(confirmed), tie__is_on_map=True).filter(~Exists(later))
    return rows.order_by("number", "pk").values_list(
        "tie_id", "tie__name", "tie__map__person_id", "tie__map__person__known_as"
    )
