"""Many maps at once: every one that somebody may see now, measured together, a batch at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.batches import in_batches
from kith.ground.ids import TieId
from kith.networks.models import Acquaintance, Map, Tie
from kith.networks.queries.acquaintances import pair_of
from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.across import MEASURED, Across, Counted, OneMap, across, counted, tables_of
from kith.networks.rules.many import measure_many
from kith.networks.rules.ties import TieNow, as_it_stands

AT_ONCE = 500
"""So many maps are read and measured together."""
Progress = Callable[[int, int], None]
"""Hears how many maps are done, and of how many."""


def maps_across(viewer: Actor, *, at: datetime, progress: Progress) -> Across:
    """Return what all maps say together that somebody may see now. Each batch asks the store two questions."""
    visible = Map.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    ids: list[UUID] = list(visible.order_by("pk").values_list("pk", flat=True))
    found: list[Counted] = []
    for batch in in_batches(ids, AT_ONCE):
        found += _measured(_maps(batch, viewer=viewer, at=at))
        progress(len(found), len(ids))
    return across(found)


def _measured(maps: Sequence[OneMap]) -> Iterator[Counted]:
    values = measure_many(tables_of(maps), MEASURED)
    for number, one in enumerate(maps):
        yield counted(one, {name: values[name][number] for name in MEASURED})


def _maps(ids: Sequence[UUID], *, viewer: Actor, at: datetime) -> list[OneMap]:
    ties: defaultdict[UUID, list[TieNow]] = defaultdict(list)
    for row in Tie.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(map__in=ids, is_on_map=True):
        ties[row.map_id].append(as_it_stands(TieId(row.pk), row.facts))
    knows: defaultdict[UUID, list[Acquainted]] = defaultdict(list)
    rows = Acquaintance.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
    for pair in rows.filter(map__in=ids, ended_at=None):
        knows[pair.map_id].append(pair_of(pair))
    return [OneMap(tuple(ties[one]), tuple(knows[one]) if one in knows else None) for one in ids]
