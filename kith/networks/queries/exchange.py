"""What of a map goes into a file, and what a file would do to a map."""

from collections.abc import Iterable
from datetime import datetime

from kith.ground.access import passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.networks.models import Tie
from kith.networks.queries.acquaintances import acquaintances_on
from kith.networks.queries.maps import MapSeen
from kith.networks.rules.exchange.coming import Coming, Defaults, Held, Step, coming
from kith.networks.rules.exchange.sheet import Sheet, sheet_of


def sheet_to_take_out(seen: MapSeen) -> Sheet:
    """Return a map as a file holds it: what its paper shows, and nobody who is only opened when asked for."""
    ties = [(tie.tie_id, tie.facts, tie.decided.wish if tie.decided else None) for tie in seen.ties]
    return sheet_of(ties, seen.acquainted)


def what_would_come(person_id: PersonId, sheet: Sheet, defaults: Defaults, *, viewer: Actor, at: datetime) -> Coming:
    """Say what a sheet would do to a map, with what a limit on contact keeps out of it."""
    ties = Tie.objects.visible_to(viewer, may=Permission.MAP_DRAW, at=at).filter(map__person_id=person_id)
    held = [Held(TieId(tie.pk), tie.facts, tie.version, tie.is_on_map) for tie in ties.order_by("pk")]
    acquainted = acquaintances_on(person_id, viewer=viewer, at=at, may=Permission.MAP_DRAW)
    would = coming(sheet, held, acquainted, person_id=person_id, defaults=defaults)
    stopped = _stopped(person_id, would.steps, viewer=viewer, at=at)
    if not stopped:
        return would
    rows = frozenset(step.line.row for step in stopped)
    return coming(sheet, held, acquainted, person_id=person_id, defaults=defaults, stopped=rows)


def _stopped(person_id: PersonId, steps: Iterable[Step], *, viewer: Actor, at: datetime) -> list[Step]:
    """Return the lines that would agree how often two are in touch who are kept apart."""
    asked = {step.line.row: step for step in steps if step.agrees_on_rhythm}
    parties = {
        row: [Party(names=(step.facts.name,), listing_id=step.facts.listing_id)]
        for row, step in asked.items()
        if step.facts
    }
    if not parties:
        return []
    answers = passing.may_pass_each(Crossing.RHYTHM_AGREED, person_id, parties, by=viewer, at=at)
    return [step for row, step in asked.items() if not answers[row]]
