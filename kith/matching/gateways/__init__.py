"""Where directories that were laid out are kept between processes; the keeping has a fake that the same tests hold."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from kith.ground.ids import OrganisationId
from kith.matching.rules.engine.columns import Shelf


@dataclass(frozen=True)
class LaidOut:
    """A directory as columns, and the edition that it was in when it was read."""

    number: int
    token: UUID
    shelf: Shelf


class Keeping(Protocol):
    """Keeps the newest that was laid out of each directory. What is lost is laid out again: truth is in the store."""

    def newest(self, organisation_id: OrganisationId) -> LaidOut | None:
        """Return what was kept last and is whole and readable, or None."""
        ...

    def keep(self, organisation_id: OrganisationId, laid_out: LaidOut) -> None:
        """Keep one more, wholly or not at all, and let go of those that nobody will open any more."""
        ...

    def alone(self, organisation_id: OrganisationId) -> AbstractContextManager[None]:
        """Wait until no other process lays this directory out: whoever comes second finds it kept."""
        ...
