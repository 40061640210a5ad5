"""May real people's lives be put in: what was written down, what is missing, and the door that stays shut till then.

A room above asks `must_be_live` before it writes down somebody new, puts an item beside ours with `also_needs`, fills
one with `write_ready`, and says with `rests_on` which of its own records an item rests on besides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.clock import day_of
from kith.ground.ids import OrganisationId
from kith.ground.running.models import Readied, WentLive
from kith.ground.running.rules import ITEMS, Item, Kept, Piece, Standing, not_standing, standings
from kith.ground.words import mark


@dataclass(frozen=True)
class Rest:
    """Where a room above keeps what an item rests on: how to ask for it, and on which page it is seen to."""

    pieces: Callable[[OrganisationId], tuple[Piece, ...]]
    route: str


_more: dict[str, Item] = {}
_rests: dict[str, Rest] = {}

NOT_LIVE = mark(
    "This place may not hold real people's lives yet. Its administrator sees under “Ready for real people?” what is "
    "missing."
)


class NotLiveYet(Exception):
    """A record of a real person was about to be begun before everything that protects them is in place."""

    def __init__(self) -> None:
        super().__init__(NOT_LIVE)


class NotReady(Exception):
    """Something is missing or has lapsed; it says what."""

    def __init__(self, missing: tuple[Standing, ...]) -> None:
        super().__init__(f"{len(missing)} things are missing.")
        self.missing = missing


class FutureDay(Exception):
    """Nothing can have been done on a day to come."""


def also_needs(item: Item) -> Item:
    """Put an item of a room above beside those that every organisation needs; the same key takes ours' place."""
    _more[item.key] = item
    return item


def rests_on(key: str, pieces: Callable[[OrganisationId], tuple[Piece, ...]], *, route: str) -> None:
    """Let an item stand only while each of these pieces was done, and not too long ago for it."""
    _rests[key] = Rest(pieces, route)


def route_of(key: str) -> str:
    """Return on which page it is seen to what an item rests on; nothing where it rests on its own words alone."""
    return _rests[key].route if key in _rests else ""


def items() -> tuple[Item, ...]:
    """Return everything that must be in place."""
    ours = {item.key: item for item in ITEMS}
    return tuple({**ours, **_more}.values())


def item_of(key: str) -> Item | None:
    return next((item for item in items() if item.key == key), None)


def how_it_stands(organisation_id: OrganisationId, *, at: datetime) -> tuple[Standing, ...]:
    """Say how every item of an organisation stands now, in its own day."""
    pieces = {key: rest.pieces(organisation_id) for key, rest in _rests.items()}
    return standings(items(), _kept(organisation_id), on=_today(organisation_id, at=at), pieces=pieces)


def is_live(organisation_id: OrganisationId) -> bool:
    """Say whether real people may be written down here; a demo's people are made up."""
    kind = Organisation.objects.values_list("kind", flat=True).get(pk=organisation_id)
    return kind == Organisation.Kind.DEMO or WentLive.objects.filter(pk=organisation_id).exists()


def live_places() -> Mapping[OrganisationId, str]:
    """Return every organisation of this store that real or made-up people come to, by name."""
    gone = WentLive.objects.filter(pk=OuterRef("pk"))
    rows = Organisation.objects.filter(Q(kind=Organisation.Kind.DEMO) | Exists(gone)).order_by("name", "pk")
    return {OrganisationId(pk): name for pk, name in rows.values_list("pk", "name")}


def must_be_live(organisation_id: OrganisationId) -> None:
    """Refuse to begin a record before the organisation went live. Raises NotLiveYet."""
    if not is_live(organisation_id):
        raise NotLiveYet


@action
def write_ready(*, key: str, who: str, proof: str, done_on: date, by: Actor, at: datetime) -> None:
    """Write down that something is in place. Raises FutureDay, and NotAllowed for who may not say so of it."""
    item = item_of(key)
    if item is None or (item.by_machine and not by.system):
        raise gate.NotAllowed(Permission.READINESS_KEEP)
    if not by.system:
        gate.require(by, Permission.READINESS_KEEP)
    if done_on > _today(by.organisation_id, at=at):
        raise FutureDay
    row = Readied.objects.create(
        organisation_id=by.organisation_id, key=key, who=who, proof=proof, done_on=done_on, at=at, by=by.name
    )
    record(Act.CONFIRMED, row, by=by, at=at, content={"item": key, "on": done_on, "proof": proof})


@action
def go_live(*, by: Actor, at: datetime) -> None:
    """Open the door to real people's lives, once everything stands. Raises NotReady."""
    gate.require(by, Permission.READINESS_KEEP)
    missing = not_standing(how_it_stands(by.organisation_id, at=at))
    if missing:
        raise NotReady(missing)
    gone, _ = WentLive.objects.get_or_create(organisation_id=by.organisation_id, defaults={"at": at, "by": by.name})
    record(Act.DECIDED, gone, by=by, at=at, content={"live": True})


def _kept(organisation_id: OrganisationId) -> Mapping[str, Kept]:
    rows = Readied.objects.filter(organisation_id=organisation_id).order_by("at")
    return {row.key: Kept(row.key, row.who, row.proof, row.done_on, row.by) for row in rows}


def _today(organisation_id: OrganisationId, *, at: datetime) -> date:
    return day_of(at, Organisation.objects.values_list("zone", flat=True).get(pk=organisation_id))
