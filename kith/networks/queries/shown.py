"""What somebody close to the person is shown of their map: who and where, never how it feels or what is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, PersonId, TieId
from kith.networks.models import Tie, TieShown
from kith.networks.queries.acquaintances import acquaintances_on
from kith.networks.rules.acquaintances import Acquainted
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.marks import Mark, mark_of
from kith.networks.rules.vocabulary import Life


@dataclass(frozen=True)
class TieToShow:
    """One tie of a map as the person chooses who may know of it."""

    tie_id: TieId
    mark: Mark


def ties_to_show(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[TieToShow, ...]:
    """Return everyone on a map, for whoever decides with the person who may know of whom. One query."""
    rows = Tie.objects.visible_to(viewer, may=Permission.CIRCLE_KEEP, at=at)
    marks = [_mark(row) for row in rows.filter(map__person_id=person_id, is_on_map=True).exclude(life=Life.NOT_NOW)]
    return tuple(TieToShow(mark.tie_id, mark) for mark in sorted(marks, key=lambda mark: mark.sorting))


def shown_ties(person_id: PersonId, *, viewer: Actor, at: datetime) -> Mapping[AccountId, frozenset[TieId]]:
    """Return which ties of a person are shown to each account. One query."""
    rows = TieShown.objects.visible_to(viewer, may=Permission.CONSENT_SEE, at=at).filter(
        tie__map__person_id=person_id, tie__is_on_map=True, hidden_at=None
    )
    found: dict[AccountId, set[TieId]] = {}
    for account_id, tie_id in rows.values_list("account_id", "tie_id"):
        found.setdefault(AccountId(account_id), set()).add(TieId(tie_id))
    return {account_id: frozenset(ties) for account_id, ties in found.items()}


def acquainted_shown(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[Acquainted, ...]:
    """Return who knows whom of those whom this reader of the circle is shown both. One query."""
    return acquaintances_on(person_id, viewer=viewer, at=at, may=Permission.SHARED_MAP_SEE)


def map_shown(person_id: PersonId, *, viewer: Actor, at: datetime) -> tuple[Mark, ...]:
    """Return the marks of a map that this reader of the circle is shown. One query."""
    rows = Tie.objects.visible_to(viewer, may=Permission.SHARED_MAP_SEE, at=at)
    here = rows.filter(map__person_id=person_id, is_on_map=True).exclude(life=Life.NOT_NOW)
    return tuple(sorted((_mark(row) for row in here), key=lambda mark: mark.sorting))


def _mark(row: Tie) -> Mark:
    """Make a mark that tells no feeling, no wish, nobody's words, and no symbol, as a heart is a feeling."""
    facts = row.facts
    return mark_of(
        TieId(row.pk),
        TieFacts(
            name=facts.name,
            relationship=facts.relationship,
            kind=facts.kind,
            ring=facts.ring,
            sector=facts.sector,
            helps_with=facts.helps_with,
            life=facts.life,
        ),
    )


@dataclass(frozen=True)
class NamesOnMap:
    """What a reader of the circle may hear named of a map, and what not; for keeping words back, and for no page."""

    shown: frozenset[str]
    hidden: frozenset[str]


def names_on_map(person_id: PersonId, account_id: AccountId) -> NamesOnMap:
    """Return the names of a map that an account may hear, and those that it may not. One query.

    Every name that ever stood on the map counts: taken off it, or out of the person's life, it is as hidden as before.
    """
    known = set(TieShown.objects.filter(account_id=account_id, hidden_at=None).values_list("tie_id", flat=True))
    rows = list(Tie.objects.filter(map__person_id=person_id).values_list("pk", "name", "is_on_map"))
    shown = frozenset(name for pk, name, is_on_map in rows if pk in known and is_on_map)
    return NamesOnMap(shown, frozenset(name for _pk, name, _is_on in rows) - shown)
