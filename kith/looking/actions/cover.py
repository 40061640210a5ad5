"""Somebody is away: a named colleague stands in for everybody on their caseload, and it ends by itself."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kith.ground.access import facts, gate
from kith.ground.access.models import Denial, Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.looking.models import Away, CameBack
from kith.looking.queries.cover import has_caseload, is_away, uncovered
from kith.looking.queries.leads import is_worker


class CannotCover(Exception):
    """The colleague cannot stand in; the words say why, and name nobody whom they must not hear of."""


@action
def be_away(
    *,
    account_id: AccountId,
    cover_id: AccountId | None = None,
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    at: datetime,
) -> UUID:
    """Say that somebody is away, and who stands in. No concern climbs to them meanwhile.

    One says it of oneself, a manager of every worker. Who has people on their caseload needs somebody who stands in:
    else nothing is arranged. Raises NotAllowed, or CannotCover.
    """
    gate.require(by, Permission.TODAY_SEE)
    if account_id != by.account_id and not (Role.MANAGER in by.roles and _works_here(account_id, by=by, at=at)):
        raise gate.NotAllowed(Permission.TODAY_SEE)
    if ends_at <= max(starts_at, at):
        raise CannotCover("Choose an end that is still to come.")
    if cover_id is None:
        if has_caseload(account_id, at=at):
            raise CannotCover("Somebody on the caseload would have nobody. Choose who stands in.")
    else:
        _must_be_able_to_cover(account_id, cover_id, starts_at, ends_at, by=by, at=at)
    away = Away.objects.create(
        organisation_id=by.organisation_id,
        account_id=account_id,
        cover_id=cover_id,
        starts_at=starts_at,
        ends_at=ends_at,
        at=at,
        by=by.name,
    )
    people = _grant(away, uncovered(away, at=at), by=by)
    record(Act.ADDED, away, by=by, at=at, people=people, content={"until": str(ends_at)})
    return away.pk


def _works_here(account_id: AccountId, *, by: Actor, at: datetime) -> bool:
    return is_worker(account_id, by.organisation_id, at=at)


def _must_be_able_to_cover(
    account_id: AccountId, cover_id: AccountId, starts_at: datetime, ends_at: datetime, *, by: Actor, at: datetime
) -> None:
    if account_id == cover_id or not all(_works_here(pk, by=by, at=at) for pk in (account_id, cover_id)):
        raise CannotCover("Choose a colleague who works with people here.")
    if is_away(cover_id, starts_at, ends_at):
        raise CannotCover("They are away in that time themself. Choose somebody else.")
    if _kept_from_any(account_id, cover_id, at=at):
        raise CannotCover("There is somebody on the caseload for whom they may not stand in. Choose somebody else.")


@action
def come_back(*, away_id: UUID, by: Actor, at: datetime) -> None:
    """End an absence before its time. What was covered is the worker's alone again."""
    away = gate.one(Away, away_id, by=by, may=Permission.TODAY_SEE, at=at, lock=True)
    if away.account_id != by.account_id and Role.MANAGER not in by.roles:
        raise gate.NotAllowed(Permission.TODAY_SEE)
    CameBack.objects.get_or_create(
        away=away, defaults={"organisation_id": away.organisation_id, "at": at, "by": by.name}
    )
    standing = Grant.objects.filter(relation=Relation.COVER, because=_because(away))
    standing.filter(starts_at__gt=at).update(starts_at=at, ends_at=at)
    standing.filter(ends_at__gt=at).update(ends_at=at)
    record(Act.ENDED, away, by=by, at=at)


@action
def cover_newcomers(*, away_id: UUID, by: Actor, at: datetime) -> int:
    """Let whoever stands in also stand in for those who came onto the caseload since."""
    away = Away.objects.get(pk=away_id)
    people = _grant(away, uncovered(away, at=at), by=by)
    record(Act.CHANGED, away, by=by, at=at, people=people)
    return len(people)


def _grant(away: Away, people: Collection[PersonId], *, by: Actor) -> list[PersonId]:
    for person_id in people:
        facts.grant(
            Relation.COVER,
            person_id,
            by=by,
            at=away.starts_at,
            account_id=AccountId(away.cover_id) if away.cover_id else None,
            ends_at=away.ends_at,
            because=_because(away),
        )
    return list(people)


def _because(away: Away) -> str:
    return f"away {away.pk}"


def _kept_from_any(account_id: AccountId, cover_id: AccountId, *, at: datetime) -> bool:
    people = Grant.objects.at(at).filter(account_id=account_id, relation=Relation.CASELOAD).values("person_id")
    return Denial.objects.at(at).filter(account_id=cover_id, person_id__in=people).exists()
