"""Who is on shift where a tablet is; which tablets there are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.ground.access import belt, gate
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.accounts.models import Account, RoleHeld, Team
from kith.ground.actor import STAFF, Actor
from kith.ground.devices.models import Device, Pin
from kith.ground.devices.rules import CHOOSING, WRONG_TRIES
from kith.ground.ids import AccountId
from kith.ground.sign_in.kinds import ON_A_LENT_SCREEN, TOUCHED_EVERY
from kith.ground.sign_in.models import Sitting


@dataclass(frozen=True)
class OnShift:
    """Somebody on shift now where a tablet is, and whether they have a PIN that still opens."""

    account_id: UUID
    name: str
    has_pin: bool


def on_shift(device: Device, *, at: datetime) -> tuple[OnShift, ...]:
    """Return who may take this tablet up now, by name: staff of its team whose shift is running, and nobody else."""
    pins = Pin.objects.filter(account=OuterRef("pk"), wrong__lt=WRONG_TRIES)
    with belt.for_organisation(device.organisation_id):
        rows = _on_shift(device, at=at).annotate(has_pin=Exists(pins)).order_by("display_name", "pk")
        return tuple(OnShift(row.pk, row.display_name, row.has_pin) for row in rows)


def is_on_shift(account: Account, device: Device, *, at: datetime) -> bool:
    """Say whether somebody's shift is running where this tablet is."""
    with belt.for_organisation(device.organisation_id):
        return _on_shift(device, at=at).filter(pk=account.pk).exists()


def _on_shift(device: Device, *, at: datetime) -> QuerySet[Account]:
    here = Q(team=None) | Q(team_id=device.team_id) if device.team_id else Q()
    live = Q(ends_at=None) | Q(ends_at__gt=at)
    roles = RoleHeld.objects.filter(here, live, account=OuterRef("pk"), role__in=STAFF, starts_at__lte=at)
    shifts = Grant.objects.at(at).filter(account=OuterRef("pk"), relation=Relation.SHIFT)
    return Account.objects.filter(Exists(roles), Exists(shifts), organisation_id=device.organisation_id, is_active=True)


@dataclass(frozen=True)
class Tablet:
    """A shared tablet, for whoever keeps them."""

    device_id: UUID
    name: str
    team: str
    is_known: bool
    offer_ends_at: datetime
    offered_by: str
    seen_at: datetime | None
    open_sittings: int


def tablets(*, viewer: Actor, at: datetime) -> tuple[Tablet, ...]:
    """Return the shared tablets of the viewer's organisation that are known, or waited for, by name."""
    gate.require(viewer, Permission.TABLETS_KEEP)
    rows = Device.objects.filter(
        Q(known_at__isnull=False) | Q(offer_ends_at__gt=at),
        organisation_id=viewer.organisation_id,
        kind=Device.Kind.SHARED,
        ended_at=None,
    ).select_related("team")
    lately = at - ON_A_LENT_SCREEN.idle - TOUCHED_EVERY
    under_way = Sitting.objects.filter(seat__device__in=rows, ended_at=None, seen_at__gt=lately)
    seats = list(under_way.values_list("seat__device", flat=True))
    return tuple(
        Tablet(
            row.pk,
            row.name,
            row.team.name if row.team else "",
            row.known_at is not None,
            row.offer_ends_at,
            row.offered_by,
            row.seen_at,
            seats.count(row.pk),
        )
        for row in rows.order_by("name", "pk")
    )


def teams_of(viewer: Actor) -> tuple[Team, ...]:
    """Return the teams for which somebody may share a tablet: all of the organisation's."""
    return tuple(Team.objects.filter(organisation_id=viewer.organisation_id).order_by("name", "pk"))


@dataclass(frozen=True)
class OwnPin:
    """What somebody sees of their own PIN."""

    set_at: datetime
    is_used_up: bool


def pin_of(account_id: AccountId) -> OwnPin | None:
    """Return whether an account has a PIN, and whether wrong tries have ended it."""
    pin = Pin.objects.filter(account_id=account_id).first()
    return OwnPin(pin.set_at, pin.wrong >= WRONG_TRIES) if pin else None


@dataclass(frozen=True)
class OwnDevice:
    """A device of one's own, as one would know it again."""

    device_id: UUID
    name: str
    known_at: datetime
    seen_at: datetime | None


def own_devices(account_id: AccountId) -> tuple[OwnDevice, ...]:
    """Return the devices on which somebody's PIN and picture let them in."""
    rows = Device.objects.filter(account_id=account_id, known_at__isnull=False, ended_at=None).order_by("known_at")
    return tuple(OwnDevice(row.pk, row.name, row.known_at, row.seen_at) for row in rows if row.known_at)


def may_choose_here(device: Device, *, at: datetime) -> bool:
    """Say whether whoever typed a device's code a moment ago may choose a PIN on it: once, and without signing in."""
    if device.account_id is None or device.known_at is None or at - device.known_at >= CHOOSING:
        return False
    return not Pin.objects.filter(account_id=device.account_id, set_at__gte=device.known_at).exists()
