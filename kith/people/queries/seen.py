"""Who can see a person's pages: the line with the eye, by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from kith.ground.access.models import Denial, StatedPurpose, grants_giving
from kith.ground.access.permissions import THROUGH, Permission, Relation
from kith.ground.access.purposes import PURPOSE_WORDS, LookPurpose
from kith.ground.accounts.models import RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.ids import PersonId
from kith.people.models import Person

GLASS = Relation.BREAK_GLASS


@dataclass(frozen=True)
class Seer:
    """Somebody who can open these pages, and through what."""

    name: str
    relation: Relation
    is_viewer: bool


@dataclass(frozen=True)
class SeenBy:
    """Who can see the pages about one person, the person first."""

    person_id: PersonId
    seers: tuple[Seer, ...]
    may_change: bool
    emergency_until: datetime | None = None
    """Until when the reader sees the record because of an emergency, and for no other reason."""
    on_the_phone: tuple[str, ...] = ()
    """Who answers the duty line and has a call about this person now."""
    asks_purpose: bool = False
    """Whether the reader has not yet said, in this working session, for what they look."""

    @property
    def purposes(self) -> Mapping[LookPurpose, str]:
        """For what one may look, in words."""
        return PURPOSE_WORDS

    @property
    def others(self) -> tuple[str, ...]:
        """Everybody but the reader."""
        return tuple(seer.name for seer in self.seers if not seer.is_viewer)


def seen_by(viewer: Actor, person_id: PersonId, *, at: datetime, may: Permission = Permission.PERSON_SEE) -> SeenBy:
    """Return who has a live reason to see this, and the role to use it; two queries, whoever they are.

    Nobody is named to a viewer who may not see the person.
    """
    visible = Person.objects.visible_to(viewer, may=Permission.PERSON_SEE, at=at).filter(pk=person_id)
    live_grants = grants_giving(may, at=at).filter(person_id=person_id, person__in=visible)
    rows = list(live_grants.values_list("relation", "account_id", "team_id", "ends_at", "account__display_name"))
    order = list(Relation)
    nearest = sorted(rows, key=lambda row: order.index(Relation(row[0])))
    grants = [(relation, account_id, team_id) for relation, account_id, team_id, _ends_at, _name in nearest]
    live = Q(ends_at=None) | Q(ends_at__gt=at)
    accounts = {account_id for _, account_id, _ in grants if account_id}
    teams = {team_id for _, _, team_id in grants if team_id}
    denied = Denial.objects.at(at).filter(person_id=person_id, account__isnull=False).values("account_id")
    held = (
        RoleHeld.objects.filter(live, Q(account_id__in=accounts) | Q(team_id__in=teams), starts_at__lte=at)
        .filter(account__is_active=True)
        .exclude(account_id__in=denied)
        .values_list("account_id", "account__display_name", "role", "team_id")
    )
    found: dict[object, Seer] = {}
    for account_id, name, role, team_id in held:
        for relation, grantee, team in grants:
            is_theirs = grantee == account_id or (team is not None and team == team_id)
            if is_theirs and may in THROUGH.get((Role(role), Relation(relation)), frozenset()):
                found.setdefault(account_id, Seer(name, Relation(relation), account_id == viewer.account_id))
    seers = sorted(found.values(), key=lambda seer: (order.index(seer.relation), seer.name))
    own = next((seer.relation for seer in seers if seer.is_viewer), None)
    ends = [ends for relation, holder, _team, ends, _name in rows if holder == viewer.account_id and relation == GLASS]
    return SeenBy(
        person_id,
        tuple(seers),
        may_change=viewer.person_id == person_id,
        emergency_until=max(ends) if own is GLASS and ends else None,
        on_the_phone=tuple(name for relation, _holder, _team, _ends, name in rows if relation == Relation.DUTY),
        asks_purpose=own is not None and viewer.is_staff and _said_no_purpose(viewer, person_id, at=at),
    )


def _said_no_purpose(viewer: Actor, person_id: PersonId, *, at: datetime) -> bool:
    """Say whether this reader has not said yet for what they look. An emergency has said it of itself."""
    said = StatedPurpose.objects.at(at).filter(person_id=person_id, account_id=viewer.account_id)
    return not said.exists()
