"""The map on another day, and what changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.networks.models import TieAsItWas
from kith.networks.queries.acquaintances import acquaintances_as_at
from kith.networks.rules import changes
from kith.networks.rules.acquaintances import Acquainted, introduced
from kith.networks.rules.changes import Changed
from kith.networks.rules.marks import Mark, mark_of
from kith.networks.rules.ties import TieNow, as_it_stands
from kith.networks.rules.vocabulary import Life


def map_as_at(person_id: PersonId, moment: datetime, *, viewer: Actor, at: datetime) -> tuple[TieNow, ...]:
    """Return the ties that were on the map at a moment, as they then were, in order of name."""
    (states,) = _states(person_id, moment, viewer=viewer, at=at)
    return _ties(states)


@dataclass(frozen=True)
class TwoDays:
    """One map on two days: the marks of each, who knew whom, and what changed between them."""

    then: tuple[Mark, ...]
    now: tuple[Mark, ...]
    changes: tuple[Changed, ...]
    acquainted_then: tuple[Acquainted, ...] = ()
    acquainted_now: tuple[Acquainted, ...] = ()


def map_on_two_days(person_id: PersonId, before: datetime, after: datetime, *, viewer: Actor, at: datetime) -> TwoDays:
    """Return a map as it was at two moments, for drawing them side by side, and what changed between them."""
    then, now = _states(person_id, before, after, viewer=viewer, at=at)
    knew, know = acquaintances_as_at(person_id, before, after, viewer=viewer, at=at)
    return TwoDays(
        then=_marks(then, knew),
        now=_marks(now, know),
        changes=changes.changes_between(_ties(then), _ties(now)),
        acquainted_then=knew,
        acquainted_now=know,
    )


def _marks(states: Iterable[TieAsItWas], acquainted: Iterable[Acquainted]) -> tuple[Mark, ...]:
    shown = (state for state in states if state.life != Life.NOT_NOW)
    return introduced([mark_of(TieId(state.tie_id), state.facts) for state in shown], acquainted)


def _ties(states: Iterable[TieAsItWas]) -> tuple[TieNow, ...]:
    return tuple(as_it_stands(TieId(state.tie_id), state.facts) for state in states)


def _states(person_id: PersonId, *moments: datetime, viewer: Actor, at: datetime) -> list[list[TieAsItWas]]:
    """Return for each of some moments the last state of each tie up to it, without those that were off the map."""
    kept = list(
        TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at)
        .filter(tie__map__person_id=person_id, at__lte=max(moments))
        .order_by("tie_id", "version")
    )
    return [_last(state for state in kept if state.at <= moment) for moment in moments]


def _last(states: Iterable[TieAsItWas]) -> list[TieAsItWas]:
    last = {state.tie_id: state for state in states}
    return sorted((state for state in last.values() if state.is_on_map), key=lambda state: state.name.casefold())
