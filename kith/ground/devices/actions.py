"""Knowing a device and forgetting it, setting a PIN, and coming in by one."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from kith.ground.access import gate
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Team
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.devices.models import Device, Pin
from kith.ground.devices.queries import on_shift
from kith.ground.devices.rules import WRONG_TRIES, digest_of_secret
from kith.ground.ids import AccountId, OrganisationId
from kith.ground.sign_in.codes import digest_of, new_code, opened_by, parts_of
from kith.ground.sign_in.models import Sitting
from kith.ground.sign_in.sittings import end_sittings, has_second_step

OFFER_HOLDS = timedelta(hours=1)


class NoSuchCode(Exception):
    """A code that makes no device known: it was never made, was used, or has run out. Nobody is told which."""


class NotLetIn(Exception):
    """Somebody may not come in by this PIN on this device. Nobody is told why: the wrong name and PIN sound alike."""


@dataclass(frozen=True)
class Offer:
    """A code that makes one device known; it is known here and nowhere else."""

    device_id: UUID
    code: str
    ends_at: datetime


@dataclass(frozen=True)
class Known:
    """A device that we know from now on, and what its browser keeps so that we know it again."""

    device: Device
    cookie: str


@action
def offer_tablet(*, name: str, team_id: UUID | None, by: Actor, at: datetime) -> Offer:
    """Make a code that makes the tablet on which it is typed one that the staff of a team share."""
    gate.require(by, Permission.TABLETS_KEEP)
    team = Team.objects.filter(pk=team_id, organisation_id=by.organisation_id).first() if team_id else None
    if team_id and team is None:
        raise NotVisible(Team._meta.label, team_id, Permission.TABLETS_KEEP)
    return _offer(Device(kind=Device.Kind.SHARED, name=name, team=team), by=by, at=at)


@action
def offer_own_device(*, account_id: AccountId, by: Actor, at: datetime) -> Offer:
    """Make a code that makes a device known as somebody's own. The room that knows the person has asked the gate."""
    account = Account.objects.get(pk=account_id, organisation_id=by.organisation_id)
    return _offer(Device(kind=Device.Kind.OWN, name="", account=account), by=by, at=at)


@action
def know_my_device(*, account: Account, name: str, by: Actor, at: datetime) -> Known:
    """Know the device that somebody is signed in on, in full, as their own: no code is needed."""
    device = Device(organisation_id=account.organisation_id, kind=Device.Kind.OWN, name=name, account=account)
    device.offered_at = device.offer_ends_at = device.known_at = device.seen_at = at
    device.offered_by = by.name
    cookie = _give_secret(device, at=at)
    device.save()
    record(Act.ADDED, device, by=by, at=at, content={"kind": device.kind})
    return Known(device, cookie)


@action
def end_own_device(*, device_id: UUID, by: Actor, at: datetime) -> None:
    """Forget a device of one's own. Raises NotVisible for anybody else's."""
    own = Device.objects.filter(kind=Device.Kind.OWN, pk=device_id)
    device = own.filter(account_id=by.account_id).first() if by.account_id else None
    if device is None:
        raise NotVisible(Device._meta.label, device_id, Permission.ACCOUNT_OWN)
    _end(device, by=by, at=at)


def _offer(device: Device, *, by: Actor, at: datetime) -> Offer:
    code = new_code()
    device.organisation_id = by.organisation_id
    device.sign, device.digest = parts_of(code).sign, digest_of(code)
    device.offered_at, device.offered_by, device.offer_ends_at = at, by.name, at + OFFER_HOLDS
    device.save()
    record(Act.ADDED, device, by=by, at=at, content={"kind": device.kind})
    return Offer(device.pk, code, device.offer_ends_at)


@action
def know_device(*, code: str, at: datetime) -> Known:
    """Know the device on which a code was typed, from now on; the code is used up. Raises NoSuchCode."""
    offers = Device.objects.filter(sign=parts_of(code).sign, known_at=None, ended_at=None, offer_ends_at__gt=at)
    device = opened_by(code, offers.select_for_update(of=("self",)))
    if device is None:
        raise NoSuchCode
    device.known_at = device.seen_at = at
    cookie = _turn(device, at=at)
    by = Actor.of_system("sign-in", OrganisationId(device.organisation_id))
    record(Act.CONFIRMED, device, by=by, at=at, content={"kind": device.kind})
    return Known(device, cookie)


def _turn(device: Device, *, at: datetime) -> str:
    """Give a known device a new secret, and return what its browser keeps. The one before holds a moment longer."""
    cookie = _give_secret(device, at=at)
    device.save(update_fields=["before", "secret", "turned_at", "known_at", "seen_at"])
    return cookie


def _give_secret(device: Device, *, at: datetime) -> str:
    secret = secrets.token_urlsafe(32)
    device.before, device.secret, device.turned_at = device.secret, digest_of_secret(secret), at
    return f"{device.pk}.{secret}"


@action
def end_device(*, device_id: UUID, by: Actor, at: datetime) -> None:
    """Forget a device, as when it is lost: whoever is signed in on it is out with the next press. Raises NotVisible."""
    gate.require(by, Permission.TABLETS_KEEP)
    ours = Device.objects.filter(organisation_id=by.organisation_id, kind=Device.Kind.SHARED)
    device = ours.filter(pk=device_id).first()
    if device is None:
        raise NotVisible(Device._meta.label, device_id, Permission.TABLETS_KEEP)
    _end(device, by=by, at=at)


@action
def end_copied_device(*, device: Device, at: datetime) -> None:
    """Forget a device whose cookie stands in two places: which of them is the device cannot be known."""
    _end(
        device,
        by=Actor.of_system("sign-in", OrganisationId(device.organisation_id)),
        at=at,
        why="its cookie was copied",
    )


def _end(device: Device, *, by: Actor, at: datetime, why: str = "") -> None:
    Device.objects.filter(pk=device.pk, ended_at=None).update(ended_at=at, ended_by=by.name)
    ended = end_sittings(Sitting.objects.filter(seat__device=device, ended_at=None), at=at)
    record(Act.ENDED, device, by=by, at=at, content={"sign-ins ended": ended, "because": why})


# ---- PINs ----


@action
def set_pin(*, account: Account, digits: str, picture: str = "", by: Actor, at: datetime) -> None:
    """Set one's own PIN, at home with a picture. What was tried wrongly before is forgotten."""
    kept = {"digest": make_password(_mixed(account, digits, picture)), "set_at": at, "wrong": 0}
    Pin.objects.update_or_create(account=account, defaults=kept)
    record(Act.CHANGED, Pin._meta.label, by=by, at=at, content={"PIN": "set"})


@action
def forget_pin(*, account: Account, by: Actor, at: datetime) -> None:
    """Forget one's own PIN: nobody comes in by it any more."""
    Pin.objects.filter(account=account).delete()
    record(Act.ENDED, Pin._meta.label, by=by, at=at, content={"PIN": "forgotten"})


def _mixed(account: Account, digits: str, picture: str) -> str:
    """Mix digits with a key that does not lie in the store: there are too few of them to be kept by hashing alone."""
    return salted_hmac("kith.pin", f"{account.pk}:{digits}:{picture}", algorithm="sha256").hexdigest()


def come_on_shift(*, device: Device, account_id: UUID, digits: str, at: datetime) -> Account:
    """Return whose PIN this is, if they are on shift where this tablet is. Every try is written down.

    Raises NotLetIn, after as long whoever was named.
    """
    named = next((one for one in on_shift(device, at=at) if one.account_id == account_id), None)
    account = Account.objects.select_related("organisation").get(pk=account_id) if named else None
    if account is not None and not _has_what_a_pin_stands_on(account):
        account = None
    if not _is_theirs(account, digits, "", device=device, at=at) or account is None:
        raise NotLetIn
    return account


def come_by_picture(*, device: Device, digits: str, picture: str, at: datetime) -> Account:
    """Return whose device this is, if PIN and picture are theirs. Every wrong try is written down. Raises NotLetIn."""
    accounts = Account.objects.select_related("organisation").filter(is_active=True)
    account = accounts.filter(pk=device.account_id).first() if device.account_id else None
    if not _is_theirs(account, digits, picture, device=device, at=at) or account is None:
        raise NotLetIn
    return account


def _is_theirs(account: Account | None, digits: str, picture: str, *, device: Device, at: datetime) -> bool:
    """Try digits against somebody's PIN, once. The row is held meanwhile: five tries at once are five."""
    with transaction.atomic():
        pin = Pin.objects.select_for_update().filter(account=account).first() if account else None
        if account is None or pin is None or pin.wrong >= WRONG_TRIES:
            make_password(digits)
            is_right = False
        else:
            is_right = check_password(_mixed(account, digits, picture), pin.digest)
            Pin.objects.filter(pk=pin.pk).update(wrong=0 if is_right else F("wrong") + 1)
        if not is_right:
            _note_wrong(account, device=device, at=at)
    return is_right


def _has_what_a_pin_stands_on(account: Account) -> bool:
    """Say whether somebody has the second step that setting a shift PIN took; the demo gives nobody one."""
    return account.organisation.kind == account.organisation.Kind.DEMO or has_second_step(account)


@action
def _note_wrong(account: Account | None, *, device: Device, at: datetime) -> None:
    by = Actor.of_system("sign-in", OrganisationId(device.organisation_id))
    content = {"device": str(device.pk), "account": str(account.pk) if account else ""}
    record(Act.REFUSED, account or device, by=by, at=at, content=content)


@transaction.atomic
def turn_secret(*, device: Device, at: datetime) -> str:
    """Give a device that somebody takes up a new secret, and return what its browser keeps."""
    held = Device.objects.select_for_update(of=("self",)).get(pk=device.pk)
    held.seen_at = at
    return _turn(held, at=at)
