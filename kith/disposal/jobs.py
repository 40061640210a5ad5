"""Erasing what was set apart for its whole month, and again whoever came back with a backup."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from kith.disposal.actions.erasing import erase, erase_again
from kith.disposal.queries.again import come_back
from kith.disposal.queries.apart import are_due, due
from kith.disposal.rules.hindrances import Hindered
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.ground.jobs.registry import job
from kith.ground.jobs.runner import checkpoint
from kith.ground.running.restored import DISPOSED

_log = logging.getLogger("kith.disposal")


def _system(organisation_id: UUID) -> Actor:
    return Actor.of_system("disposal", OrganisationId(organisation_id))


@job("erase what was set apart", every=timedelta(hours=1), waits=are_due)
def erase_what_is_due(at: datetime) -> int:
    """Erase what can no longer be put back. What is held back stays set apart, where somebody sees that it is."""
    erased = 0
    for disposal_id, organisation_id in due(at):
        try:
            erase(disposal_id=disposal_id, by=_system(organisation_id), at=at)
            erased += 1
        except Hindered as hindered:
            _log.warning("a record is held back", extra={"job": "disposal", "because": hindered.hindrance.value})
    if erased:
        checkpoint()
    return erased


@job("erase again whoever came back", every=timedelta(hours=1))
def erase_who_came_back(at: datetime) -> int:
    """See that nobody is here who was erased."""
    return erase_again_everywhere([settings.KITH_DATA / DISPOSED], at)


def erase_again_everywhere(files: Collection[Path], at: datetime) -> int:
    """Erase again everybody who was erased, by these lists, and is in the store; return how many."""
    back = come_back(files)
    for line in back:
        erase_again(line=line, by=_system(UUID(line["organisation"])), at=at)
    if back:
        checkpoint()
    return len(back)
