"""A map with some of its people away: what would be missed, and who could be asked to step in (the loss test)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from kith.ground.access import passing
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.networks.queries.limits import party_of
from kith.networks.queries.maps import MapSeen, map_for
from kith.networks.rules.cover import Gap, gaps
from kith.networks.rules.marks import Mark
from kith.networks.rules.sayings import Saying, Says, each_away, if_away
from kith.networks.rules.ties import TieNow


@dataclass(frozen=True)
class Away:
    """A map as it is, and as it would be without some."""

    map: MapSeen
    helping: tuple[tuple[TieNow, tuple[Saying, ...]], ...]
    """Each who helps, and what would be missed without them alone; who would be missed most comes first."""
    chosen: tuple[TieNow, ...]
    sayings: tuple[Saying, ...]
    gaps: tuple[Gap, ...]

    @property
    def missed(self) -> tuple[tuple[TieNow, tuple[Saying, ...]], ...]:
        """Each without whom something would be missed, and what."""
        return tuple(one for one in self.helping if not _is_made_up_for(one[1]))

    @property
    def not_missed(self) -> tuple[TieNow, ...]:
        """Those for whom others would stand in, each alone."""
        return tuple(tie for tie, alone in self.helping if _is_made_up_for(alone))

    @property
    def held(self) -> tuple[Gap, ...]:
        """What enough others would still be there for."""
        return tuple(gap for gap in self.gaps if not gap.wants_cover)

    @property
    def may_plan(self) -> bool:
        return Permission.PLAN_DECIDE in self.map.may

    @property
    def left(self) -> tuple[Mark, ...]:
        """The marks of those who would be there."""
        away = {tie.tie_id for tie in self.chosen}
        return tuple(mark for mark in self.map.marks if mark.tie_id not in away)


def _is_made_up_for(alone: Collection[Saying]) -> bool:
    return all(saying.says is Says.AWAY_HOLDS for saying in alone)


def map_without(person_id: PersonId, away: Collection[TieId], *, viewer: Actor, at: datetime) -> Away:
    """Return what would be missed without these. Who is not on the map, or helps with nothing told, is not asked about.

    Nobody is named to be asked from whom the person is kept apart.
    """
    seen = map_for(person_id, viewer=viewer, at=at)
    ties = [tie.now for tie in seen.ties]
    helping = each_away(ties)
    chosen = tuple(tie for tie, _alone in helping if tie.tie_id in away)
    ids = frozenset(tie.tie_id for tie in chosen)
    return Away(
        map=seen,
        helping=helping,
        chosen=chosen,
        sayings=if_away(ties, ids) if chosen else (),
        gaps=_with_whom_they_may_ask(seen, gaps(ties, ids), viewer=viewer, at=at),
    )


def _with_whom_they_may_ask(seen: MapSeen, found: Collection[Gap], *, viewer: Actor, at: datetime) -> tuple[Gap, ...]:
    if not found:
        return ()
    named = {tie.tie_id for gap in found for tie in gap.could}
    parties = {tie.tie_id: (party_of(tie.facts),) for tie in seen.ties if tie.tie_id in named}
    answers = passing.may_pass_each(Crossing.STEP_PLANNED, seen.person.person_id, parties, by=viewer, at=at)
    return tuple(replace(gap, could=tuple(tie for tie in gap.could if answers[tie.tie_id])) for gap in found)
