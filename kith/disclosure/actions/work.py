"""Going on with one request: held by its lock, each step written down with its number and in the record."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.disclosure.models import Request, RequestTurn
from kith.disclosure.queries.recipients import authority_of, parties_of
from kith.disclosure.queries.requests import PREPARE, request_row, turns_of
from kith.disclosure.rules.requests import Hindered, Longer, Step, Turn, stands
from kith.ground.access import passing
from kith.ground.access.crossings import Crossing
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import record
from kith.ground.ids import PersonId
from kith.ground.words import mark


@dataclass(frozen=True)
class Work:
    """A request that somebody goes on with, and what was done about it."""

    request: Request
    turns: tuple[Turn, ...]
    by: Actor
    at: datetime

    @classmethod
    def begin(cls, request_id: UUID, *, by: Actor, at: datetime) -> "Work":
        """Ask the gate and hold the request. Raises NotVisible."""
        request = request_row(by, request_id, may=PREPARE, at=at, lock=True)
        return cls(request, turns_of(request), by, at)

    @property
    def is_over(self) -> bool:
        return stands(self.turns).is_over

    def must_pass(self) -> None:
        """Ask the one door whether the pack may go to whoever asked, and whether they may have it.

        Raises Stopped or Hindered.
        """
        what = mark("a pack of everything that is kept")
        person_id = PersonId(self.request.person_id)
        parties = parties_of(self.request)
        passing.must_pass(Crossing.PACK_RELEASED, person_id, parties, what=what, by=self.by, at=self.at)
        if hindrance := authority_of(self.request, by=self.by, at=self.at):
            raise Hindered(hindrance)

    def step(
        self, step: Step, *, words: str = "", because: Longer | None = None, seal: str = "", due_on: date | None = None
    ) -> None:
        """Write one step down."""
        turn = RequestTurn.objects.create(
            organisation_id=self.request.organisation_id,
            request=self.request,
            number=len(self.turns) + 1,
            step=step,
            because=because or "",
            words=words.strip(),
            seal=seal,
            due_on=due_on,
            at=self.at,
            by=self.by.name,
            by_account=self.by.account_id,
        )
        person_id = PersonId(self.request.person_id)
        record(Act.DECIDED, turn, by=self.by, at=self.at, person_id=person_id, content={"step": step})
