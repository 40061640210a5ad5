"""Reading what was said about sharing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.consent.models import Gone, Sharing, WithoutYes
from kith.consent.rules import sharing as rules
from kith.consent.rules.regardless import Asked, Basis, Why
from kith.consent.rules.sharing import Information, OnAYes, Purpose, RecipientKind, Saying, State
from kith.ground.access import gate
from kith.ground.access.models import ConsentFact
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.ground.reasons import Decision


def may_share(
    person_id: PersonId,
    *,
    purpose: Purpose,
    recipient_kind: RecipientKind,
    recipient: str,
    informations: Collection[Information],
    at: datetime,
    recipient_name: str = "",
) -> Mapping[Information, Decision]:
    """Say of each kind of information whether it may go to a recipient for a purpose, and why: one query.

    This is what everything that leaves asks. Silence is a no.
    """
    keys = [key for key in (recipient, rules.key_of(recipient_name)) if key]
    sayings = _sayings(person_id, purpose, recipient_kind)
    return rules.may_share(sayings, informations, recipients=keys, at=at)


def may_share_with_each(
    person_id: PersonId,
    *,
    purpose: Purpose,
    recipient_kind: RecipientKind,
    recipients: Collection[str],
    informations: Collection[Information],
    at: datetime,
) -> Mapping[str, Mapping[Information, Decision]]:
    """Say the same of several recipients, each known by one key: one query for all of them."""
    sayings = _sayings(person_id, purpose, recipient_kind)
    return {key: rules.may_share(sayings, informations, recipients=[key], at=at) for key in recipients}


def still_stands(person_id: PersonId, yes: OnAYes, *, at: datetime) -> Mapping[Information, Decision]:
    """Say of everything that is told on the strength of a yes whether it still may be. One query."""
    return may_share(
        person_id,
        purpose=yes.purpose,
        recipient_kind=yes.recipient_kind,
        recipient=yes.recipient,
        recipient_name=yes.recipient_name,
        informations=yes.informations,
        at=at,
    )


def _sayings(person_id: PersonId, purpose: Purpose, recipient_kind: RecipientKind) -> list[Saying]:
    rows = ConsentFact.objects.filter(person_id=person_id, purpose=purpose, recipient_kind=recipient_kind)
    return [
        Saying(Information(row.information), row.recipient, State(row.state), row.starts_at, row.ends_at)
        for row in rows
    ]


@dataclass(frozen=True)
class Agreed:
    """What now stands about one recipient and purpose: which kinds are shared, and which are not."""

    sharing_id: UUID
    person_id: PersonId
    purpose: Purpose
    recipient_kind: RecipientKind
    recipient_name: str
    given: tuple[Information, ...]
    refused: tuple[Information, ...]
    said_by: str
    said_on: date
    explained_how: str
    explained_by: str
    until: date | None


def sharing_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Agreed, ...]:
    """Return what the person last said about each recipient and purpose, newest first: three queries.

    A yes that has run out, or ended with somebody's place in the circle, is shown as no more given.
    """
    rows = _said(viewer, person_id, at=at)
    latest: dict[tuple[str, str, str], Sharing] = {}
    standing: dict[tuple[str, str, str], dict[Information, State]] = {}
    for row in sorted(rows, key=_as_it_was_said):
        key = (row.purpose, row.recipient_kind, row.recipient)
        said = {Information(item.information): State(item.state) for item in row.items.all()}
        standing[key] = {**standing.get(key, {}), **said}
        if State.GIVEN in said.values() or key not in latest:
            latest[key] = row
    holds = _given_now(person_id, at=at) if latest else frozenset[tuple[str, ...]]()
    for key, said in standing.items():
        for information in [one for one, state in said.items() if state is State.GIVEN]:
            if (*key, information) not in holds:
                said[information] = State.WITHDRAWN
    shown = [_agreed(row, standing[key]) for key, row in latest.items()]
    return tuple(sorted(shown, key=lambda one: (one.said_on, one.recipient_name), reverse=True))


@prepared
def _said(viewer: Actor, person_id: PersonId, *, at: datetime) -> QuerySet[Sharing]:
    rows = Sharing.objects.visible_to(viewer, may=Permission.CONSENT_SEE, at=at).filter(person_id=person_id)
    return rows.prefetch_related("items")


def _given_now(person_id: PersonId, *, at: datetime) -> frozenset[tuple[str, ...]]:
    rows = ConsentFact.objects.at(at).filter(person_id=person_id, state=ConsentFact.State.GIVEN)
    return frozenset(rows.values_list("purpose", "recipient_kind", "recipient", "information"))


def _as_it_was_said(row: Sharing) -> tuple[datetime, int]:
    """Put what was said in order. Of two things said in the same moment, the one that shares less is heard last."""
    return row.written_at, -sum(item.state == State.GIVEN for item in row.items.all())


def sharing_one(viewer: Actor, sharing_id: UUID, *, at: datetime) -> Agreed:
    """Return one thing agreed that this reader may write about, or raise NotVisible."""
    row = gate.one(Sharing, sharing_id, by=viewer, may=Permission.CONSENT_RECORD, at=at)
    found = {one.sharing_id: one for one in sharing_of(viewer, PersonId(row.person_id), at=at)}
    if row.pk not in found:
        raise gate.NotVisible(Sharing._meta.label, sharing_id, Permission.CONSENT_RECORD)
    return found[row.pk]


@dataclass(frozen=True)
class WentOut:
    """One kind of information that a recipient knows already, and since when."""

    information: Information
    at: datetime


def gone_to(viewer: Actor, agreed: Agreed, *, at: datetime) -> tuple[WentOut, ...]:
    """Return what has gone out to a recipient for a purpose already, each kind once, the latest first."""
    key = Q(recipient_name=agreed.recipient_name) | Q(recipient=rules.key_of(agreed.recipient_name))
    rows = Gone.objects.visible_to(viewer, may=Permission.CONSENT_SEE, at=at).filter(
        key, person_id=agreed.person_id, purpose=agreed.purpose, recipient_kind=agreed.recipient_kind
    )
    latest = {Information(row.information): row.at for row in rows.order_by("at", "pk")}
    return tuple(WentOut(one, when) for one, when in sorted(latest.items(), key=lambda pair: pair[1], reverse=True))


@dataclass(frozen=True)
class Left:
    """One kind of information that went out to somebody, and when."""

    recipient_name: str
    information: Information
    at: datetime
    by: str


def everything_gone(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Left, ...]:
    """Return everything that has gone out about somebody, to whomever, the latest first. One query."""
    rows = Gone.objects.visible_to(viewer, may=Permission.CONSENT_SEE, at=at).filter(person_id=person_id)
    return tuple(
        Left(row.recipient_name, Information(row.information), row.at, row.by) for row in rows.order_by("-at", "pk")
    )


def _agreed(row: Sharing, said: Mapping[Information, State]) -> Agreed:
    return Agreed(
        sharing_id=row.pk,
        person_id=PersonId(row.person_id),
        purpose=Purpose(row.purpose),
        recipient_kind=RecipientKind(row.recipient_kind),
        recipient_name=row.recipient_name,
        given=tuple(one for one in Information if said.get(one) is State.GIVEN),
        refused=tuple(one for one in Information if one in said and said[one] is not State.GIVEN),
        said_by=row.said_by,
        said_on=row.said_on,
        explained_how=row.explained_how,
        explained_by=row.explained_by,
        until=row.until,
    )


@dataclass(frozen=True)
class SharedRegardless:
    """Something that was shared without the person's yes."""

    without_id: UUID
    recipient_name: str
    informations: tuple[Information, ...]
    asked: Asked
    why: Why
    basis: Basis
    because: str
    decided_by: str
    told_on: date | None
    not_told_because: str
    at: datetime
    by: str


def shared_regardless(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[SharedRegardless, ...]:
    """Return what was shared without a yes, newest first; what the person is not told of yet, to those who decide."""
    told = WithoutYes.objects.visible_to(viewer, may=Permission.CONSENT_SEE, at=at)
    all_of_it = WithoutYes.objects.visible_to(viewer, may=Permission.CONSENT_OVERRIDE, at=at)
    return tuple(_regardless(row) for row in (told | all_of_it).filter(person_id=person_id).order_by("-at", "pk"))


def _regardless(row: WithoutYes) -> SharedRegardless:
    return SharedRegardless(
        without_id=row.pk,
        recipient_name=row.recipient_name,
        informations=tuple(Information(one) for one in row.informations),
        asked=Asked(row.asked),
        why=Why(row.why),
        basis=Basis(row.basis),
        because=row.because,
        decided_by=row.decided_by,
        told_on=row.told_on,
        not_told_because=row.not_told_because,
        at=row.at,
        by=row.by,
    )


def whose_without(viewer: Actor, without_id: UUID, *, at: datetime) -> PersonId:
    """Return about whom something was shared without a yes, or raise NotVisible."""
    row = gate.one(WithoutYes, without_id, by=viewer, may=Permission.CONSENT_OVERRIDE, at=at)
    return PersonId(row.person_id)


def may_about(viewer: Actor, person_id: PersonId, *, at: datetime) -> frozenset[StrEnum]:
    """Return which of this room's things the reader may do about a person: one query."""
    asked = (Permission.CONSENT_RECORD, Permission.CONSENT_OVERRIDE, Permission.LOOKED_SEE)
    return gate.may_each(viewer, asked, [person_id], at=at)[person_id]
