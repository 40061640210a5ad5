"""What changed between two days: new, nearer, further, mending, remembered, not in my life now, back, still room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kith.ground.words import mark
from kith.networks.rules.ties import TieNow
from kith.networks.rules.vocabulary import Life
from kith.people.rules.terms import Term


class Change(Term):
    """How a tie differs between two days, in words that blame nobody."""

    NEW = "new", mark("New")
    NEARER = "nearer", mark("Nearer")
    FURTHER = "further", mark("Further out")
    MENDING = "mending", mark("In touch again")
    OUT_OF_TOUCH = "out_of_touch", mark("Out of touch")
    REMEMBERED = "remembered", mark("Remembered")
    NOT_NOW = "not_now", mark("Not in my life now")
    HELPS_MORE = "helps_more", mark("Helps in more ways")
    STILL_ROOM = "still_room", mark("Still room")


@dataclass(frozen=True)
class Changed:
    """One tie that is not as it was; `before` is None for somebody new, `after` for somebody taken off the map."""

    change: Change
    before: TieNow | None
    after: TieNow | None

    @property
    def tie(self) -> TieNow:
        tie = self.after or self.before
        assert tie is not None  # noqa: S101, one of the two days always has it
        return tie


def changes_between(before: Iterable[TieNow], after: Iterable[TieNow]) -> tuple[Changed, ...]:
    """Compare a map on two days; ties are known by their id, never by name. In order of kind of change, then name."""
    then = {tie.tie_id: tie for tie in before}
    now = {tie.tie_id: tie for tie in after}
    found = [
        Changed(change, then.get(tie_id), now.get(tie_id))
        for tie_id in {**then, **now}
        if (change := _change(then.get(tie_id), now.get(tie_id))) is not None
    ]
    order = list(Change)
    return tuple(sorted(found, key=lambda changed: (order.index(changed.change), changed.tie.sorting)))


def _change(before: TieNow | None, after: TieNow | None) -> Change | None:
    if after is None:
        return None if before is None or before.life is not Life.NOW else Change.NOT_NOW
    if before is None:
        return _arrival(after)
    if before.life is not after.life:
        return _turn(before.life, after.life)
    if after.life is Life.HOPED_FOR:
        return Change.STILL_ROOM
    if after.ring is not before.ring:
        return Change.NEARER if after.ring < before.ring else Change.FURTHER
    return Change.HELPS_MORE if after.is_live and after.helps_with > before.helps_with else None


def _arrival(after: TieNow) -> Change | None:
    return {Life.NOW: Change.NEW, Life.HOPED_FOR: Change.STILL_ROOM}.get(after.life)


def _turn(before: Life, after: Life) -> Change:
    if after is Life.NOW:
        return Change.NEW if before is Life.HOPED_FOR else Change.MENDING
    return {
        Life.OUT_OF_TOUCH: Change.OUT_OF_TOUCH,
        Life.REMEMBERED: Change.REMEMBERED,
        Life.NOT_NOW: Change.NOT_NOW,
        Life.HOPED_FOR: Change.STILL_ROOM,
    }[after]
