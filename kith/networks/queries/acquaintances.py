"""Who on a map knows whom: now, on another day, and as it is asked for by the pages that change it. One query each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.ground.prepared import prepared
from kith.networks.models import Acquaintance, Tie
from kith.networks.rules.acquaintances import ACQUAINTED_LIVES, Acquainted, known_to
from kith.networks.rules.vocabulary import Closeness, Life
from kith.people.queries import Whose, whose
from kith.people.rules.telling import Origin


def acquaintances_on(
    person_id: PersonId, *, viewer: Actor, at: datetime, may: Permission = Permission.MAP_SEE
) -> tuple[Acquainted, ...]:
    """Return who knows whom on a person's map now, where both are on it."""
    return tuple(_acquainted(*row) for row in _standing(viewer, person_id, may=may, at=at))


@prepared
def _standing(
    viewer: Actor, person_id: PersonId, *, may: Permission, at: datetime
) -> QuerySet[Acquaintance, tuple[UUID, UUID, str]]:
    rows = Acquaintance.objects.visible_to(viewer, may=may, at=at).filter(map__person_id=person_id, ended_at=None)
    on_map = rows.filter(one__is_on_map=True, other__is_on_map=True)
    return on_map.order_by("one_id", "other_id").values_list("one_id", "other_id", "closeness")


def acquaintances_as_at(
    person_id: PersonId, *moments: datetime, viewer: Actor, at: datetime
) -> tuple[tuple[Acquainted, ...], ...]:
    """Return for each of some moments who knew whom then, whether they were on the map or not. One query for all."""
    rows = list(_ever(viewer, person_id, at=at))
    return tuple(
        tuple(
            _acquainted(one, other, closeness)
            for one, other, closeness, begun_at, ended_at in rows
            if begun_at <= moment and (ended_at is None or moment < ended_at)
        )
        for moment in moments
    )


@prepared
def _ever(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Acquaintance, tuple[Any, ...]]:
    rows = Acquaintance.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(map__person_id=person_id)
    return rows.order_by("one_id", "other_id").values_list("one_id", "other_id", "closeness", "begun_at", "ended_at")


def _acquainted(one: UUID, other: UUID, closeness: str) -> Acquainted:
    return Acquainted(TieId(one), TieId(other), Closeness(closeness))


@dataclass(frozen=True)
class TieNamed:
    """Somebody or something on a map, by name."""

    tie_id: TieId
    name: str
    relationship: str
    life: Life


@dataclass(frozen=True)
class KnownTie(TieNamed):
    """Somebody whom a tie knows, and how closely."""

    closeness: Closeness


def known_of(tie: Tie, *, viewer: Actor, at: datetime) -> tuple[KnownTie, ...]:
    """Return whom a tie knows of those who are on the map, in order of name."""
    rows = Acquaintance.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(
        Q(one=tie) | Q(other=tie), ended_at=None
    )
    others = (
        (row.other if row.one_id == tie.pk else row.one, row.closeness) for row in rows.select_related("one", "other")
    )
    known = [
        KnownTie(**vars(_named(other)), closeness=Closeness(closeness))
        for other, closeness in others
        if other.is_on_map and other.life in ACQUAINTED_LIVES
    ]
    return tuple(sorted(known, key=_sorting))


def _named(tie: Tie) -> TieNamed:
    return TieNamed(TieId(tie.pk), tie.name, tie.relationship, Life(tie.life))


def _sorting(tie: TieNamed) -> tuple[str, str]:
    return tie.name.casefold(), str(tie.tie_id)


@dataclass(frozen=True)
class Told:
    """Everything that was ever told of who knows whom on one map, and how often that has changed."""

    rows: tuple[tuple[Acquainted, bool], ...]
    """Each pair as it was told, and whether it still stands."""

    @property
    def standing(self) -> tuple[Acquainted, ...]:
        return tuple(pair for pair, stands in self.rows if stands)

    @property
    def version(self) -> int:
        """A number that grows with each change: what began, and what ended."""
        return sum(1 if stands else 2 for _pair, stands in self.rows)

    def of(self, tie_id: TieId) -> "Told":
        """Keep what was told of one tie."""
        return Told(tuple((pair, stands) for pair, stands in self.rows if tie_id in pair.pair))


def told_of(rows: Iterable[Acquaintance]) -> Told:
    """Take what was told from its rows."""
    return Told(tuple((pair_of(row), row.ended_at is None) for row in rows))


def pair_of(row: Acquaintance) -> Acquainted:
    """Return the pair that a row is about."""
    return _acquainted(row.one_id, row.other_id, row.closeness)


@dataclass(frozen=True)
class WhoKnowsWhom:
    """A map as it is asked who on it knows whom: those who can be asked about, in order of name, and what is told."""

    person: Whose
    ties: tuple[TieNamed, ...]
    told: Told


def who_knows_whom(person_id: PersonId, *, viewer: Actor, at: datetime) -> WhoKnowsWhom:
    """Return what the pages ask about that say who knows whom."""
    return WhoKnowsWhom(
        person=whose(viewer, person_id, at=at, may=Permission.MAP_DRAW),
        ties=tuple(sorted(map(_named, _asked_about(viewer, person_id, at=at)), key=_sorting)),
        told=told_of(_told(viewer, person_id, at=at)),
    )


@dataclass(frozen=True)
class AskedOfOne:
    """One on a map, of whom it is asked whom they know, and the map on which they stand."""

    tie: TieNamed
    whole: WhoKnowsWhom

    @property
    def others(self) -> tuple[TieNamed, ...]:
        return tuple(tie for tie in self.whole.ties if tie.tie_id != self.tie.tie_id)

    @property
    def knows(self) -> Mapping[TieId, Closeness]:
        """Whom they know, of those who can be asked about."""
        here = {tie.tie_id for tie in self.others}
        known = known_to(self.tie.tie_id, self.whole.told.standing)
        return {other: closeness for other, closeness in known.items() if other in here}

    @property
    def version(self) -> int:
        return self.whole.told.of(self.tie.tie_id).version


def whom_they_know(tie_id: TieId, *, viewer: Actor, at: datetime) -> AskedOfOne:
    """Return what the page asks that says whom one on a map knows; raises NotVisible where that is not asked."""
    tie = tie_asked_about(tie_id, viewer=viewer, at=at)
    return AskedOfOne(_named(tie), who_knows_whom(PersonId(tie.map.person_id), viewer=viewer, at=at))


def tie_asked_about(tie_id: TieId, *, viewer: Actor, at: datetime) -> Tie:
    """Return a tie of whom it can be asked whom they know; raises NotVisible where there is none."""
    ties = Tie.objects.get_queryset().filter(is_on_map=True, life__in=ACQUAINTED_LIVES).select_related("map")
    return gate.one(ties, tie_id, by=viewer, may=Permission.MAP_DRAW, at=at)


@prepared
def _asked_about(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Tie]:
    rows = Tie.objects.visible_to(viewer, may=Permission.MAP_DRAW, at=at)
    return rows.filter(map__person_id=person_id, is_on_map=True, life__in=sorted(ACQUAINTED_LIVES))


@prepared
def _told(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Acquaintance]:
    rows = Acquaintance.objects.visible_to(viewer, may=Permission.MAP_DRAW, at=at)
    return rows.filter(map__person_id=person_id).order_by("begun_at", "pk")


@dataclass(frozen=True)
class AcquaintanceSeen:
    """Two who know each other, or did, by the names they have on the map; and whose word it is."""

    one: str
    other: str
    closeness: Closeness
    origin: Origin
    ended_at: datetime | None
    ended_by: str


def acquaintances_told(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[AcquaintanceSeen, ...]:
    """Return everything that was told of who knows whom on a map, also what has ended, in order of name."""
    rows = Acquaintance.objects.visible_to(viewer, may=Permission.MAP_SEE, at=at).filter(map__person_id=person_id)
    seen = []
    for row in rows.select_related("one", "other").order_by("begun_at", "pk"):
        one, other = sorted((row.one.name, row.other.name), key=str.casefold)
        seen.append(AcquaintanceSeen(one, other, Closeness(row.closeness), row.origin, row.ended_at, row.ended_by))
    return tuple(sorted(seen, key=lambda each: (each.one.casefold(), each.other.casefold())))
