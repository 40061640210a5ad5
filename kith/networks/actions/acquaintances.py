"""Saying who on a map knows whom. Nothing that was said is edited: it ends, and something else begins.

Whoever changes it holds the map, so that two who say it at the same time wait for each other and lose nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, TieId
from kith.ground.tables import Stale
from kith.networks.actions.pen import Doing, Pen
from kith.networks.models import Acquaintance, Map, Tie
from kith.networks.queries.acquaintances import Told as WasTold
from kith.networks.queries.acquaintances import pair_of, tie_asked_about, told_of
from kith.networks.rules.acquaintances import (
    ACQUAINTED_LIVES,
    Acquainted,
    Changes,
    acquainted,
    among,
    changes_to,
    possible,
)
from kith.networks.rules.vocabulary import Closeness
from kith.people.models.said import heard
from kith.people.rules.telling import Told


@action
def set_acquainted(
    *,
    tie_id: TieId,
    knows: Mapping[TieId, Closeness],
    told: Told,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Changes:
    """Say whom one on a map knows, of all the others on it: they know just these. Return what was changed.

    `version` is what a form was filled from; raises Stale where something of this tie was changed since. Raises
    NotVisible for whoever is not on the map, or is asked about at all.
    """
    tie = tie_asked_about(tie_id, viewer=by, at=at)
    drawn_on = gate.one(Map, tie.map_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    here = _asked_about(drawn_on, by=by, at=at)
    _must_be_among(here - {tie_id}, knows)
    was_told = _was_told(drawn_on).of(tie_id)
    _must_be_fresh(was_told, version)
    wanted = [acquainted(tie_id, other, closeness) for other, closeness in knows.items()]
    changes = changes_to(among(here, was_told.standing), wanted)
    return _change(drawn_on, changes, told, by=by, at=at)


@action
def set_who_knows_whom(
    *,
    person_id: PersonId,
    pairs: Iterable[Acquainted],
    told: Told,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Changes:
    """Say of a whole map who knows whom: just these pairs do. Return what was changed.

    Raises Stale and NotVisible as `set_acquainted` does.
    """
    maps = Map.objects.get_queryset().filter(person_id=person_id)
    map_id = maps.values_list("pk", flat=True).first()
    if map_id is None:
        raise gate.NotVisible(Map._meta.label, person_id, Permission.MAP_DRAW)
    drawn_on = gate.one(Map, map_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    wanted = tuple(pairs)
    here = _asked_about(drawn_on, by=by, at=at)
    _must_be_among(here, (tie_id for pair in wanted for tie_id in pair.pair))
    was_told = _was_told(drawn_on)
    _must_be_fresh(was_told, version)
    changes = changes_to(among(here, was_told.standing), wanted)
    return _change(drawn_on, changes, told, by=by, at=at)


def _change(drawn_on: Map, changes: Changes, told: Told, *, by: Actor, at: datetime) -> Changes:
    """Apply some changes as a command of this person."""
    done = apply_acquaintances(map_id=drawn_on.pk, changes=changes, told=told, by=by, at=at)
    if done.begun or done.ended:
        Pen(told, by, at).note(PersonId(drawn_on.person_id), Doing(changes=done))
    return done


@action
def apply_acquaintances(*, map_id: UUID, changes: Changes, told: Told, by: Actor, at: datetime) -> Changes:
    """End and begin pairs on a map, as far as that can still be done; return what of it was done.

    What no longer stands as it did is not ended, and two who know each other by another word do not begin to: so it can
    take back, and do again, what others have gone on from.
    """
    drawn_on = gate.one(Map, map_id, by=by, may=Permission.MAP_DRAW, at=at, lock=True)
    standing = {pair_of(row): row.pk for row in Acquaintance.objects.filter(map=drawn_on, ended_at=None)}
    done = possible(standing, changes)
    ending = Acquaintance.objects.filter(pk__in=[standing[pair] for pair in done.ended])
    ending.update(ended_at=at, ended_by=by.name)
    Acquaintance.objects.bulk_create(_row(drawn_on, pair, told, by=by, at=at) for pair in done.begun)
    content = {"begins": done.begun_kept, "ends": done.ended_kept, **told.in_the_record}
    person_id = PersonId(drawn_on.person_id)
    record(Act.CHANGED, Acquaintance._meta.label, by=by, at=at, person_id=person_id, content=content)
    return done


def _row(drawn_on: Map, pair: Acquainted, told: Told, *, by: Actor, at: datetime) -> Acquaintance:
    return Acquaintance(
        map=drawn_on,
        organisation_id=drawn_on.organisation_id,
        one_id=pair.one,
        other_id=pair.other,
        closeness=pair.closeness,
        begun_at=at,
        **heard(told, by=by.name),
    )


def _asked_about(drawn_on: Map, *, by: Actor, at: datetime) -> frozenset[TieId]:
    """Return those on a map of whom it is asked whom they know."""
    rows = Tie.objects.visible_to(by, may=Permission.MAP_DRAW, at=at).filter(
        map=drawn_on, is_on_map=True, life__in=ACQUAINTED_LIVES
    )
    return frozenset(map(TieId, rows.values_list("pk", flat=True)))


def _must_be_among(here: frozenset[TieId], wanted: Iterable[TieId]) -> None:
    for unknown in sorted(frozenset(wanted) - here):
        raise gate.NotVisible(Tie._meta.label, unknown, Permission.MAP_DRAW)


def _was_told(drawn_on: Map) -> WasTold:
    return told_of(Acquaintance.objects.filter(map=drawn_on))


def _must_be_fresh(was_told: WasTold, version: int | None) -> None:
    if version not in (None, was_told.version):
        raise Stale
