"""A worker's own view of a tie, written apart from what the person says."""

from datetime import datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, TieId
from kith.networks.models import Tie, WorkerView
from kith.networks.rules.vocabulary import Feeling


@action
def record_worker_view(*, tie_id: TieId, felt: Feeling, because: str, by: Actor, at: datetime) -> None:
    """Write how a worker sees a tie, and why. It changes nothing of what the person said."""
    tie = gate.one(Tie, tie_id, by=by, may=Permission.MAP_DRAW, at=at)
    if not by.is_staff or by.account_id is None:
        raise gate.NotAllowed(Permission.MAP_DRAW)
    view = WorkerView.objects.create(
        tie=tie, organisation_id=tie.organisation_id, felt=felt, because=because, by_id=by.account_id, at=at
    )
    content = {"felt": felt, "because": because}
    record(Act.ADDED, view, by=by, at=at, person_id=PersonId(tie.map.person_id), content=content)
