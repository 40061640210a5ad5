"""Who can be tried out in a demo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from kith.ground.accounts.models import Organisation, RoleHeld
from kith.ground.actor import STAFF, Role

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
