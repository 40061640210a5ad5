"""The map on another day, and what changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.networks.models import TieAsItWas
from kith.networks.queries.acquaintances import acquaintances_as_at
from kith.networks.queries.photos import facts_of
from kith.networks.rules import changes
from kith.networks.rules.acquaintances import Acquainted, introduced
from kith.networks.rules.changes import Change, Changed
from kith.networks.rules.marks import Mark, mark_of
from kith.networks.rules.ties import TieNow, as_it_stands
from kith.networks.rules.vocabulary import Life


def map_as_at(person_id: PersonId, moment: datetime, *, viewer: Actor, at: datetime) -> tuple[TieNow, ...]:
    """Return the ties that were on the map at a moment, as they then were, in order of name."""
    return _ties(_last_up_to(_kept(person_id, moment, viewer=viewer, at=at), moment))


@dataclass(frozen=True)
class TwoDays:
    """One map on two days: the marks of each, who knew whom, and what changed between them."""

    then: tuple[Mark, ...]
    now: tuple[Mark, ...]
    changes: tuple[Changed, ...]
    acquainted_then: tuple[Acquainted, ...] = ()
    acquainted_now: tuple[Acquainted, ...] = ()
    whys: Mapping[TieId, str] = field(default_factory=dict)
    """What was said of why, for each whose change came with a word of it."""
    has_edge: bool = False
    """Whether the fourth ring is wanted by now: then both are drawn with it, so that nobody moves between the two."""

    @property
    def kinds(self) -> tuple[Change, ...]:
        """The kinds of change that there are, in their order."""
        return tuple(dict.fromkeys(change.change for change in self.changes))

    @property
    def kept(self) -> tuple[Mark, ...]:
        """Those who are on both, and are as they were."""
        changed = {change.tie.tie_id for change in self.changes}
        before = {mark.tie_id for mark in self.then}
        return tuple(mark for mark in self.now if mark.tie_id in before and mark.tie_id not in changed)

    def marked(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Hatch those who are on the later map no more, and put a ring around the others who are not as they were."""
        changed = {change.tie.tie_id for change in self.changes}
        later = {mark.tie_id for mark in self.now}
        return tuple(
            replace(mark, is_selected=mark.tie_id in changed & later, is_gone=mark.tie_id not in later)
            for mark in marks
        )


def map_on_two_days(person_id: PersonId, before: datetime, after: datetime, *, viewer: Actor, at: datetime) -> TwoDays:
    """Return a map as it was at two moments, for drawing them side by side, and what changed between them."""
    kept = _kept(person_id, max(before, after), viewer=viewer, at=at)
    then, now = _last_up_to(kept, before), _last_up_to(kept, after)
    knew, know = acquaintances_as_at(person_id, before, after, viewer=viewer, at=at)
    return TwoDays(
        then=_marks(then, knew),
        now=_marks(now, know),
        changes=changes.changes_between(_ties(then), _ties(now)),
        acquainted_then=knew,
        acquainted_now=know,
        whys={TieId(one.tie_id): one.because for one in kept if one.because and before < one.at <= after},
        has_edge=any(one.tie.map.has_edge for one in kept),
    )


def _marks(states: Iterable[TieAsItWas], acquainted: Iterable[Acquainted]) -> tuple[Mark, ...]:
    shown = [state for state in states if state.life != Life.NOT_NOW]
    facts = facts_of(shown)
    return introduced([mark_of(TieId(state.tie_id), facts[state.pk]) for state in shown], acquainted)


def _ties(states: Iterable[TieAsItWas]) -> tuple[TieNow, ...]:
    return tuple(as_it_stands(TieId(state.tie_id), state.facts) for state in states)


def _kept(person_id: PersonId, until: datetime, *, viewer: Actor, at: datetime) -> list[TieAsItWas]:
    """Return every state of every tie up to a moment, in order."""
    rows = TieAsItWas.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).select_related("tie__map")
    return list(rows.filter(tie__map__person_id=person_id, at__lte=until).order_by("tie_id", "version"))


def _last_up_to(states: Iterable[TieAsItWas], moment: datetime) -> list[TieAsItWas]:
    """Return the last state of each tie up to a moment, without those that were off the map, in order of name."""
    last = {state.tie_id: state for state in states if state.at <= moment}
    return sorted((state for state in last.values() if state.is_on_map), key=lambda state: state.name.casefold())
