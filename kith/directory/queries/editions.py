"""Which edition a directory is in: one question, so that what was read of it is read again only when it has changed."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from kith.directory.models import Edition
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.prepared import prepared


class EditionNow(NamedTuple):
    """The edition that a directory is in: its number in the row of them, and the token that is its own."""

    number: int
    token: UUID


def edition_of(viewer: Actor, *, at: datetime) -> EditionNow | None:
    """Return the edition of the directory that this viewer may see; None where nothing was ever taken in. One query."""
    return next((EditionNow(*row) for row in _editions(viewer, at=at)), None)


@prepared
def _editions(viewer: Actor, *, at: datetime) -> QuerySet[Edition, tuple[int, UUID]]:
    editions = Edition.objects.visible_to(viewer, may=Permission.DIRECTORY_SEE, at=at)
    return editions.values_list("number", "token")
