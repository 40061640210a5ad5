"""Where the person would like somebody to be: an empty seat in another ring, as near as can be on the way there."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees

from kith.networks.rules.drawing import Wished
from kith.networks.rules.frames import Sheet
from kith.networks.rules.geometry import Point, beside, line
from kith.networks.rules.marks import Mark
from kith.networks.rules.vocabulary import Life

TURNS = (9, -9, 16, -16, 0, 23, -23, 30, -30)
"""So many degrees aside is a seat looked for: beside the line of the tie first, so that both can be seen."""
CLEAR = 2.2
"""A seat is clear that is so many times the size of a mark away from everybody."""
SIZE = 0.62
"""How much smaller than a mark the empty seat is drawn."""


def wished(centres: Mapping[Mark, Point], radius: float, sheet: Sheet) -> tuple[Wished, ...]:
    """Find an empty seat for each who is wished elsewhere, in a ring that is drawn on this sheet."""
    found: list[Wished] = []
    for mark, centre in centres.items():
        if mark.wished_ring is None or mark.wished_ring not in sheet.rings or mark.life is Life.REMEMBERED:
            continue
        others = [*centres.values(), *(seat.centre for seat in found)]
        found.append(_seat(mark, centre, others, radius, sheet))
    return tuple(found)


def _seat(mark: Mark, centre: Point, others: list[Point], radius: float, sheet: Sheet) -> Wished:
    assert mark.wished_ring is not None  # noqa: S101, it is asked for only where there is one
    inner, outer = sheet.band(mark.wished_ring)
    me = sheet.centre
    angle = degrees(atan2(centre.x - me.x, me.y - centre.y))
    distance = max((inner + outer) / 2, sheet.collar + radius)
    seats = [me.at(angle + turn, distance) for turn in TURNS]
    free = (seat for seat in seats if all(seat.to(other) >= CLEAR * radius for other in others))
    seat = next(free, None) or max(seats, key=lambda one: min(one.to(other) for other in others))
    length = centre.to(seat) or 1.0
    start, end = (beside(centre, seat, share, 0) for share in (radius / length, 1 - SIZE * radius / length))
    return Wished(mark.tie_id, seat.rounded(), round(SIZE * radius, 1), line(start, end))
