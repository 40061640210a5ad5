"""What somebody says of themself, and what they like, need, ask for and find in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import ScopedQuerySet
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.people.models import Barrier, HomePlace, Interest, KeptFree, Need, Preference, Words
from kith.people.models.said import Said
from kith.people.rules import vocabulary
from kith.people.rules.about_me import Section
from kith.people.rules.persons import version_of
from kith.people.rules.telling import Origin

S = TypeVar("S", bound=Said)


@dataclass(frozen=True)
class Line:
    """One thing somebody says."""

    words: str
    origin: Origin


@dataclass(frozen=True)
class Part:
    """One part of the about-me page, with the version that a form must carry."""

    section: Section
    lines: tuple[Line, ...]
    version: int


@dataclass(frozen=True)
class AboutMe:
    """Somebody in their own words, part by part; a part without words is there too."""

    parts: Mapping[Section, Part]

    def lines(self, section: Section) -> tuple[Line, ...]:
        return self.parts[section].lines

    @property
    def last_said_on(self) -> date | None:
        """The last day on which any of this was said."""
        days = [line.origin.said_on for part in self.parts.values() for line in part.lines]
        return max(days, default=None)


@dataclass(frozen=True)
class InterestOf:
    code: vocabulary.Interest
    words: str
    origin: Origin


@dataclass(frozen=True)
class NeedFor:
    need_id: UUID
    area: vocabulary.AreaOfLife
    words: str
    origin: Origin


@dataclass(frozen=True)
class BarrierOf:
    """Something in the way; `solved_how` where it is not any more."""

    barrier_id: UUID
    person_id: PersonId
    code: vocabulary.Barrier
    words: str
    is_must_have: bool
    owner: str
    origin: Origin
    solved_at: datetime | None
    solved_how: str

    @property
    def is_solved(self) -> bool:
        return self.solved_at is not None


@dataclass(frozen=True)
class Free:
    free_id: UUID
    weekday: int | None
    from_time: time | None
    to_time: time | None
    words: str


@dataclass(frozen=True)
class Home:
    """About where somebody lives. Without a point, distance is not known, and is said so."""

    words: str
    latitude: Decimal | None
    longitude: Decimal | None
    within_metres: int | None


@dataclass(frozen=True)
class Circumstances:
    """What groups, places and plans must fit."""

    interests: tuple[InterestOf, ...]
    needs: tuple[NeedFor, ...]
    barriers: tuple[BarrierOf, ...]
    preferences: tuple[vocabulary.Preference, ...]
    kept_free: tuple[Free, ...]
    home: Home | None

    @property
    def standing_barriers(self) -> tuple[BarrierOf, ...]:
        """Barriers that nobody has taken away yet."""
        return tuple(barrier for barrier in self.barriers if not barrier.is_solved)


def about_me(viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission = Permission.PERSON_SEE) -> AboutMe:
    """Return everything somebody says of themself, in one query."""
    by_section: dict[Section, list[Words]] = {section: [] for section in Section}
    for row in _words(viewer, person_id, at=at, may=may):
        by_section[Section(row.section)].append(row)
    return AboutMe({section: _part(section, written) for section, written in by_section.items()})


@prepared
def _words(
    viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission = Permission.PERSON_SEE
) -> QuerySet[Words]:
    rows = Words.objects.visible_to(viewer, may=may, at=at).filter(person_id=person_id)
    return rows.order_by("written_at", "pk")


def _part(section: Section, rows: list[Words]) -> Part:
    standing = sorted((row for row in rows if row.ended_at is None), key=lambda row: row.place)
    return Part(
        section,
        tuple(Line(row.words, row.origin) for row in standing),
        version_of(len(rows), len(rows) - len(standing)),
    )


def circumstances_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Circumstances:
    """Return what somebody likes, needs, asks for and finds in the way: one query a table, however much there is."""
    home = next(iter(_standing(HomePlace, ("pk",), viewer, person_id, at=at)), None)
    return Circumstances(
        interests=interests_of(viewer, person_id, at=at),
        needs=tuple(
            NeedFor(row.pk, vocabulary.AreaOfLife(row.area), row.words, row.origin)
            for row in _standing(Need, ("written_at", "pk"), viewer, person_id, at=at)
        ),
        barriers=barriers_of(viewer, person_id, at=at),
        preferences=tuple(
            vocabulary.Preference(row.code) for row in _standing(Preference, ("code",), viewer, person_id, at=at)
        ),
        kept_free=tuple(
            Free(row.pk, row.weekday, row.from_time, row.to_time, row.words)
            for row in _standing(KeptFree, ("weekday", "from_time", "pk"), viewer, person_id, at=at)
        ),
        home=Home(home.words, home.latitude, home.longitude, home.within_metres) if home else None,
    )


def interests_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[InterestOf, ...]:
    """Return what somebody likes doing, in the order in which it was said."""
    rows = _standing(Interest, ("written_at", "code"), viewer, person_id, at=at)
    return tuple(InterestOf(vocabulary.Interest(row.code), row.words, row.origin) for row in rows)


def barriers_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[BarrierOf, ...]:
    """Return what is or was in the way, first what must be solved."""
    rows = _standing(Barrier, ("-is_must_have", "written_at", "pk"), viewer, person_id, at=at, beside=("solved",))
    return tuple(_barrier(row) for row in rows)


def _standing(
    table: type[S],
    order: tuple[str, ...],
    viewer: Actor,
    person_id: PersonId,
    *,
    at: datetime,
    beside: tuple[str, ...] = (),
) -> list[S]:
    """Return what was said of somebody in one table and not taken back."""
    may, not_taken_back = Permission.PERSON_SEE, (("ended_at", None),)
    return gate.about(table, person_id, by=viewer, may=may, at=at, where=not_taken_back, order=order, beside=beside)


def _barrier(row: Barrier) -> BarrierOf:
    solved = getattr(row, "solved", None)
    return BarrierOf(
        barrier_id=row.pk,
        person_id=PersonId(row.person_id),
        code=vocabulary.Barrier(row.code),
        words=row.words,
        is_must_have=row.is_must_have,
        owner=row.owner,
        origin=row.origin,
        solved_at=solved.at if solved else None,
        solved_how=solved.how if solved else "",
    )


def barrier_of(viewer: Actor, barrier_id: UUID, *, at: datetime) -> BarrierOf:
    """Return one barrier that this reader may write about, or raise NotVisible."""
    return _barrier(gate.one(Barrier, barrier_id, by=viewer, may=Permission.PERSON_DESCRIBE, at=at))


def words_of(
    viewer: Actor,
    table: type[Need] | type[Barrier] | type[KeptFree],
    row_id: UUID,
    person_id: PersonId,
    *,
    at: datetime,
) -> str:
    """Return the words of something that this reader may take back, or raise NotVisible."""
    rows: ScopedQuerySet[Need | Barrier | KeptFree] = ScopedQuerySet(table)
    row = gate.one(
        rows.filter(person_id=person_id, ended_at=None), row_id, by=viewer, may=Permission.PERSON_DESCRIBE, at=at
    )
    return row.words
