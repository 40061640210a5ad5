"""Reading local lines: what anybody is shown on Help now, and what their keeper sees of them.

What is shown to anybody is read for every organisation at once, whoever asks, and nothing is written down of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.belt import for_every
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.accounts.zones import today_of
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.ground.running.readiness import live_places
from kith.ground.running.rules import Piece
from kith.safety.models import LineEdition, LineOff, LineTried, LocalLine
from kith.safety.packs import ways
from kith.safety.rules.lines import MOST, Help, House, Line, Words, help_for, in_order
from kith.safety.rules.ways import Act

KEEP = Permission.READINESS_KEEP
COLUMNS = (
    "line_id", "number", "need", "who", "act", "reach", "hours", "is_day_and_night", "place", "beside", "takes_place",
)  # fmt: skip


def help_to_show(viewer: Actor | None, *, at: datetime, to_staff: bool = False) -> Help:
    """Return Help now for a reader, or, where nobody is signed in, for anybody.

    While the store does not answer, the national lines do: they are in no store.
    """
    own = viewer.organisation_id if viewer else None
    try:
        houses = _houses(own)
    except DatabaseError:
        houses = ()
    return help_for(ways.WAYS, houses, own=own, on=clock.day_of(at, ways.ZONE), to_staff=to_staff)


def help_to_keep(*, at: datetime) -> Help:
    """Return what a device keeps for when there is no network: the same for whoever holds it. Fails with the store."""
    return help_for(ways.WAYS, _houses(None), own=None, on=clock.day_of(at, ways.ZONE))


def _houses(own: OrganisationId | None) -> tuple[House, ...]:
    """Return the organisations that people come to, and the reader's own, each with the lines that stand."""
    with for_every():
        names = dict(live_places())
        if own is not None and own not in names:
            names[own] = Organisation.objects.values_list("name", flat=True).get(pk=own)
        standing = _standing(LineEdition.objects.filter(organisation_id__in=names))
        lines = defaultdict(list)
        for organisation_id, *row in standing.values_list("organisation_id", *COLUMNS, "tried_on"):
            lines[organisation_id].append(_line(row))
    return tuple(House(pk, name, tuple(lines[pk])) for pk, name in names.items())


def _standing(editions: QuerySet[LineEdition]) -> QuerySet[LineEdition]:
    """Return the editions that are read now, each with the day on which somebody last answered there.

    A line whose words change keeps the days on which its number was tried; one with another number has none.
    """
    later = LineEdition.objects.filter(line=OuterRef("line"), number__gt=OuterRef("number"))
    same = {f"edition__{name}": OuterRef(name) for name in ("line", "act", "reach")}
    tries = LineTried.objects.filter(**same).order_by("-tried_on").values("tried_on")[:1]
    return editions.filter(~Exists(later), line__off=None).annotate(tried_on=Subquery(tries))


def _line(row: Any) -> Line:
    line_id, number, need, who, act, *rest, tried_on = row
    return Line(line_id, number, Words(need, who, Act(act), *rest), tried_on)


def pieces_of(organisation_id: OrganisationId) -> tuple[Piece, ...]:
    """Return what the readiness of the crisis numbers rests on: each local line, and when somebody answered there."""
    rows = _standing(LineEdition.objects.filter(organisation_id=organisation_id))
    lines = in_order((_line(row) for row in rows.values_list(*COLUMNS, "tried_on")), ways.WAYS)
    return tuple(Piece(f"{line.need}, {line.reach}", line.tried_on) for line in lines)


# ---- for whoever keeps them ----


@dataclass(frozen=True)
class Tried:
    """Somebody answered: who rang, on which day, who it was."""

    tried_on: date
    tried_by: str
    answered_by: str


Where = tuple[UUID, str, str, date | None]
"""A line, how and under which number it was reached, and on which day."""


@dataclass(frozen=True)
class Kept:
    """A line that stands, as its keeper sees it: how it reads, and how somebody last answered."""

    line: Line
    tried: Tried | None


@dataclass(frozen=True)
class Before:
    """What stood before: an edition whose place another took, or the last one of a line that was taken off."""

    words: Words
    at: datetime
    by: str
    because: str
    off_at: datetime | None
    off_by: str


def lines_kept(viewer: Actor, *, at: datetime) -> tuple[Kept, ...]:
    """Return the lines of the reader's organisation that stand, in their order."""
    rows = _standing(LineEdition.objects.visible_to(viewer, may=KEEP, at=at))
    lines = in_order((_line(row) for row in rows.values_list(*COLUMNS, "tried_on")), ways.WAYS)
    tried = _tried(viewer, [line.line_id for line in lines], at=at)
    return tuple(Kept(line, tried.get((line.line_id, line.act, line.words.reach, line.tried_on))) for line in lines)


def _tried(viewer: Actor, line_ids: Collection[UUID], *, at: datetime) -> Mapping[Where, Tried]:
    rows = LineTried.objects.visible_to(viewer, may=KEEP, at=at).filter(edition__line_id__in=line_ids).order_by("at")
    columns = ("edition__line_id", "edition__act", "edition__reach", "tried_on", "tried_by", "answered_by")
    return {(*of, on): Tried(on, by, to) for *of, on, by, to in rows.values_list(*columns)}


def lines_before(viewer: Actor, *, at: datetime) -> tuple[Before, ...]:
    """Return every edition that is read no longer, the latest first."""
    rows = list(LineEdition.objects.visible_to(viewer, may=KEEP, at=at).order_by("-at", "-number"))
    off = {row.line_id: row for row in LineOff.objects.visible_to(viewer, may=KEEP, at=at)}
    latest = {row.line_id: row.number for row in reversed(rows)}
    last = {row.pk: off.get(row.line_id) for row in rows if latest[row.line_id] == row.number}
    return tuple(_before(row, last.get(row.pk)) for row in rows if last.get(row.pk, row) is not None)


def _before(row: LineEdition, off: LineOff | None) -> Before:
    because, off_at, off_by = (off.because, off.at, off.by) if off else ("", None, "")
    return Before(words_of(row), row.at, row.by, because, off_at, off_by)


def words_of(row: LineEdition) -> Words:
    """Return what an edition says."""
    _line_id, _number, *names = COLUMNS
    return Words(**{name: getattr(row, name) for name in names} | {"act": Act(row.act)})


def line_of(viewer: Actor, line_id: UUID, *, at: datetime) -> Kept:
    """Return one line that stands. Raises NotVisible, also for one that was taken off."""
    found = next((kept for kept in lines_kept(viewer, at=at) if kept.line.line_id == line_id), None)
    if found is None:
        raise gate.NotVisible(LocalLine._meta.label, line_id, KEEP)
    return found


def has_room(viewer: Actor, *, at: datetime) -> bool:
    """Say whether one line more may stand."""
    return len(lines_kept(viewer, at=at)) < MOST


def lines_to_try(viewer: Actor, *, at: datetime) -> Iterator[Line]:
    """Yield the lines that somebody should ring now: never tried, no longer shown to people, or before long."""
    today = today_of(viewer, at=at)
    return (kept.line for kept in lines_kept(viewer, at=at) if kept.line.is_due_soon(today))
