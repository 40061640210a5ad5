"""Drawing: who holds the pen, and on whose word. What it does is kept as a state, in the record, and as a command."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kith.correspondence.actions import call_back
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import record
from kith.ground.ids import PersonId, TieId, UnplacedId
from kith.ground.tables import next_version
from kith.networks.models import Command, Tie, TieAsItWas
from kith.networks.queries.reminders import key_that_waits
from kith.networks.rules.acquaintances import UNCHANGED, Changes
from kith.networks.rules.deeds import Counting, Deed
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.reminders import may_be_named
from kith.people.models.said import heard
from kith.people.rules.telling import Told

ACTS = {Deed.TAKEN_OFF: Act.ENDED, Deed.UNDONE: Act.UNDONE}
"""What the record calls a deed, where it is no change."""


_MAY_BE_NONE = ("listing_id", "met_through_id", "wished_ring", "photo_id")
"""The columns that are empty where nothing is told; the others hold an empty word then."""


@dataclass(frozen=True)
class Moved:
    """A tie went from one of its states to another; `before` is none where it came onto the map."""

    tie_id: TieId
    before: int | None
    after: int


@dataclass(frozen=True)
class Doing:
    """What a command did: to a tie, to a name in the tray, or to who knows whom."""

    moved: Moved | None = None
    unplaced_id: UnplacedId | None = None
    waits_after: bool = False
    changes: Changes = UNCHANGED


@dataclass(frozen=True)
class Pen:
    """Somebody who draws, on somebody's word, at a moment. Whoever takes it up has asked the gate."""

    told: Told
    by: Actor
    at: datetime

    def begin(self, tie: Tie, facts: TieFacts) -> Moved:
        """Bring a new tie onto the map."""
        _write(tie, facts, is_on_map=True)
        tie.save(force_insert=True)
        self._keep_state(tie, Deed.ADDED)
        self._record(Act.ADDED, tie, _content(tie))
        return Moved(TieId(tie.pk), None, tie.version)

    def bring(
        self,
        tie: Tie,
        facts: TieFacts,
        deed: Deed,
        *,
        version: int | None,
        is_on_map: bool = True,
        because: str = "",
    ) -> Moved:
        """Bring a tie that is held by its lock into another state, and leave that state behind. Raises Stale.

        `because` is why, if they want to say. Whoever has died or has left the map is named by no message that waits.
        """
        before, version_before = _content(tie), tie.version
        tie.version = next_version(tie, filled_from=version)
        _write(tie, facts, is_on_map=is_on_map)
        tie.save()
        self._keep_state(tie, deed, because)
        if not may_be_named(facts.life, is_on_map=is_on_map) and (key := key_that_waits(tie)):
            call_back(key=key, by=self.by, at=self.at)
        changed = {name: value for name, value in _content(tie).items() if before[name] != value}
        why = {"because": because} if because else {}
        self._record(ACTS.get(deed, Act.CHANGED), tie, {"deed": deed, **changed, **why})
        return Moved(TieId(tie.pk), version_before, tie.version)

    def note(self, person_id: PersonId, doing: Doing) -> None:
        """Write down a command of somebody with an account. What they had undone cannot be done again any more.

        It is called after the record was written to, which lets one write at a time: the numbers are counted in peace.
        """
        if self.by.account_id is None:
            return
        theirs = Command.objects.filter(person_id=person_id, account_id=self.by.account_id)
        theirs.filter(standing=Counting.UNDONE).update(standing=Counting.DROPPED)
        last = theirs.order_by("-number").values_list("number", flat=True).first() or 0
        moved = doing.moved
        Command.objects.create(
            organisation_id=self.by.organisation_id,
            person_id=person_id,
            account_id=self.by.account_id,
            number=last + 1,
            standing=Counting.DONE,
            tie_id=moved.tie_id if moved else None,
            before=moved.before if moved else None,
            after=moved.after if moved else None,
            unplaced_id=doing.unplaced_id,
            waits_after=doing.waits_after,
            begun=doing.changes.begun_kept,
            ended=doing.changes.ended_kept,
            at=self.at,
            **heard(self.told, by=self.by.name),
        )

    def _keep_state(self, tie: Tie, deed: Deed, because: str = "") -> None:
        TieAsItWas.objects.create(
            tie=tie,
            organisation_id=tie.organisation_id,
            version=tie.version,
            is_on_map=tie.is_on_map,
            deed=deed,
            because=because,
            at=self.at,
            **heard(self.told, by=self.by.name),
            **_columns(tie.facts),
        )

    def _record(self, act: Act, tie: Tie, content: Mapping[str, object]) -> None:
        said = {**content, **self.told.in_the_record}
        record(act, tie, by=self.by, at=self.at, person_id=PersonId(tie.map.person_id), content=said)


def _write(tie: Tie, facts: TieFacts, *, is_on_map: bool) -> None:
    tie.is_on_map = is_on_map
    for name, value in _columns(facts).items():
        setattr(tie, name, value)


def _columns(facts: TieFacts) -> Mapping[str, object]:
    """Give facts as a row keeps them: kinds of help in order, nothing told as an empty word."""
    ids = {name: getattr(facts, name) for name in _MAY_BE_NONE}
    helps = {"helps_with": sorted(facts.helps_with), "gives": sorted(facts.gives)}
    return {name: value if value is not None else "" for name, value in vars(facts).items()} | ids | helps


def _content(tie: Tie) -> Mapping[str, object]:
    columns = _columns(tie.facts)
    ids = {name: str(columns[name] or "") for name in _MAY_BE_NONE}
    return {**columns, **ids, "is_on_map": tie.is_on_map}
