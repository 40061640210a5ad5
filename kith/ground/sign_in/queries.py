"""Where somebody is signed in; who works here and can come in; who can be tried out in a demo."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import OuterRef, Q, QuerySet, Subquery

from kith.ground.access import gate
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Organisation, RoleHeld
from kith.ground.actor import ROLE_WORDS, STAFF, Actor, Role
from kith.ground.ids import AccountId
from kith.ground.sign_in.kinds import AT_HOME, KIND_WORDS, Kind
from kith.ground.sign_in.models import Sitting, SpareCode

SHOWN = 60


@dataclass(frozen=True)
class Player:
    """An account of the demo, and who they are in it."""

    account_id: UUID
    name: str
    role: Role
    organisation: str


def cast(*, at: datetime) -> Mapping[str, tuple[Player, ...]]:
    """Return the demo's accounts: those whose life it is, those who work with them, those who run groups."""
    held = (
        RoleHeld.objects.filter(
            ends_at=None, starts_at__lte=at, account__is_active=True, account__organisation__kind=Organisation.Kind.DEMO
        )
        .select_related("account__organisation")
        .order_by("account__joined_at", "account__display_name")[:SHOWN]
    )
    players = {
        row.account_id: Player(row.account_id, row.account.display_name, Role(row.role), row.account.organisation.name)
        for row in held
    }
    ordered = sorted(players.values(), key=lambda player: _part(player.role))
    return {part: tuple(own) for part, own in groupby(ordered, key=lambda player: _part(player.role))}


def _part(role: Role) -> str:
    if role in STAFF:
        return "desk"
    return "groups" if role is Role.ORGANISER else "a person"


@dataclass(frozen=True)
class Screen:
    """One sign-in of one's own, as one would know it again."""

    sitting_id: UUID
    browser: str
    machine: str
    address: str
    how: str
    called: str
    began_at: datetime
    seen_at: datetime
    is_this: bool


def my_screens(*, account_id: AccountId, here: str, at: datetime) -> tuple[Screen, ...]:
    """Return where an account is signed in now, the screen that asks first."""
    began = at - AT_HOME.longest
    under_way = Sitting.objects.filter(account_id=account_id, ended_at=None, began_at__gt=began).order_by("-seen_at")
    screens = (
        Screen(
            row.pk,
            row.browser,
            row.machine,
            row.address or "",
            KIND_WORDS[Kind(row.kind)],
            row.called,
            row.began_at,
            row.seen_at,
            is_this=str(row.pk) == here,
        )
        for row in under_way
    )
    return tuple(sorted(screens, key=lambda screen: not screen.is_this))


def spare_codes_left(account_id: AccountId) -> int:
    """Return how many spare codes of an account nobody has used."""
    return SpareCode.objects.filter(account_id=account_id, used_at=None).count()


def keeps_spare_codes(account_id: AccountId) -> bool:
    """Say whether an account has spare codes, used ones too."""
    return SpareCode.objects.filter(account_id=account_id).exists()


@dataclass(frozen=True)
class Colleague:
    """Somebody with an account here, for whoever lets people in and out."""

    account_id: UUID
    name: str
    sign_in_name: str
    roles: tuple[str, ...]
    is_open: bool
    is_staff: bool
    has_second_step: bool
    seen_at: datetime | None


def colleagues(*, viewer: Actor, at: datetime) -> tuple[Colleague, ...]:
    """Return everybody with an account in the viewer's organisation; those who are open first, each by name."""
    gate.require(viewer, Permission.ACCOUNT_CLOSE)
    rows = Account.objects.filter(organisation_id=viewer.organisation_id).order_by("-is_active", "display_name")
    return tuple(_colleagues(rows, at=at))


def colleague(*, account_id: AccountId, viewer: Actor, at: datetime) -> Colleague:
    """Return one of them. Raises NotVisible."""
    gate.require(viewer, Permission.ACCOUNT_CLOSE)
    rows = Account.objects.filter(organisation_id=viewer.organisation_id, pk=account_id)
    found = next(iter(_colleagues(rows, at=at)), None)
    if found is None:
        raise NotVisible(Account._meta.label, account_id, Permission.ACCOUNT_CLOSE)
    return found


def _colleagues(accounts: QuerySet[Account], *, at: datetime) -> Iterator[Colleague]:
    live = Q(ends_at=None) | Q(ends_at__gt=at)
    roles: dict[UUID, list[Role]] = defaultdict(list)
    for account_id, role in RoleHeld.objects.filter(live, account__in=accounts).values_list("account_id", "role"):
        roles[account_id].append(Role(role))
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    stepped = set(Authenticator.objects.filter(user__in=accounts, type__in=kinds).values_list("user_id", flat=True))
    for account in accounts.annotate(seen_at=_last_seen()):
        held = roles[account.pk]
        yield Colleague(
            account_id=account.pk,
            name=account.display_name,
            sign_in_name=account.sign_in_name,
            roles=tuple(ROLE_WORDS[role] for role in held),
            is_open=account.is_active,
            is_staff=bool(STAFF & set(held)),
            has_second_step=account.pk in stepped,
            seen_at=account.seen_at,
        )


def _last_seen() -> Subquery:
    latest = Sitting.objects.filter(account=OuterRef("pk")).order_by("-seen_at")
    return Subquery(latest.values("seen_at")[:1])
