"""Reading who speaks for whom, since when, how far, and whether it holds now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from django.db.models import QuerySet

from kith.ground import clock
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.prepared import prepared
from kith.ground.reasons import Decision
from kith.rights.models import Representative
from kith.rights.rules.representatives import (
    Authority,
    Mandate,
    Sees,
    Standing,
    last_day,
    standing,
    talk_before_it_ends,
)

OPENS: Mapping[Sees, frozenset[Permission]] = MappingProxyType(
    {
        Sees.ABOUT: frozenset({Permission.PHOTO_SEE}),
        Sees.PLAN: frozenset({Permission.PLAN_SEE}),
        Sees.PROGRESS: frozenset({Permission.OUTCOME_SEE}),
        Sees.REFERRALS: frozenset({Permission.REFERRAL_SEE}),
        Sees.DECISIONS: frozenset({Permission.CAPACITY_SEE}),
        Sees.LIMITS: frozenset({Permission.RESTRICTION_SEE}),
    }
)
ALWAYS = frozenset({Permission.PERSON_SEE, Permission.REPRESENTATIVE_SEE})
"""What comes with anything at all: whom it is about, how to talk with them, and who else speaks for them."""

DECIDERS = frozenset({Authority.LPA_WELFARE, Authority.LPA_MONEY, Authority.DEPUTY_WELFARE, Authority.DEPUTY_MONEY})


def mandate_of(row: Representative) -> Mandate:
    """Return an authority as the rules know it."""
    evidence, end = getattr(row, "evidence", None), getattr(row, "end", None)
    return Mandate(
        authority=Authority(row.authority),
        sees=frozenset(Sees(one) for one in row.sees),
        begins_on=row.begins_on,
        ends_on=row.ends_on,
        evidence_seen_on=evidence.seen_on if evidence else None,
        their_word=row.their_word,
        ended_on=end.on - timedelta(days=1) if end else None,
    )


def opens(row: Representative) -> frozenset[Permission]:
    """Return what somebody is shown; who was given nothing is shown nothing."""
    chosen = frozenset(Sees(one) for one in row.sees)
    return ALWAYS.union(*(OPENS[one] for one in chosen)) if chosen else frozenset()


def party_of(row: Representative, *, account: Account | None = None, email: str = "") -> Party:
    """Return a representative as a limit would know them: by every name, number and address that is written down."""
    more = (account.display_name, account.email) if account else ("", "")
    return Party(
        names=tuple(filter(None, (row.name, more[0]))),
        phones=tuple(filter(None, (row.phone,))),
        emails=tuple(filter(None, (row.email, more[1], email))),
        account_id=row.account_id or (account.pk if account else None),
    )


@dataclass(frozen=True)
class RepresentativeSeen:
    """Somebody who speaks for a person, and whether it holds now."""

    representative_id: UUID
    person_id: PersonId
    known_as: str
    name: str
    phone: str
    email: str
    authority: Authority
    sees: tuple[Sees, ...]
    since: date
    until: date | None
    standing: Decision
    document: str
    seen_on: date | None
    seen_by: str
    their_word: str
    signs_in: bool
    ended_because: str

    @property
    def speaks(self) -> bool:
        return bool(self.standing)

    @property
    def waits_for_evidence(self) -> bool:
        return self.standing.reason.code is Standing.NO_EVIDENCE

    @property
    def is_over(self) -> bool:
        return self.standing.reason.code in {Standing.ENDED, Standing.GROWN_UP}


@prepared
def _rows(
    viewer: Actor, person_id: PersonId | None = None, *, at: datetime, may: Permission = Permission.REPRESENTATIVE_SEE
) -> QuerySet[Representative]:
    rows = Representative.objects.visible_to(viewer, may=may, at=at)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    return rows.select_related("person__organisation", "evidence", "end", "grant", "account").order_by(
        "begins_on", "name", "pk"
    )


def representatives_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[RepresentativeSeen, ...]:
    """Return everybody who speaks, or spoke, for a person: those who do now first."""
    rows = _rows(viewer, person_id, at=at)
    seen = _all_seen(person_id, rows, viewer=viewer, at=at)
    return tuple(sorted(seen, key=lambda one: (one.is_over, not one.speaks)))


def representative_for(viewer: Actor, representative_id: UUID, *, at: datetime) -> RepresentativeSeen:
    """Return one authority that this reader may change, or raise NotVisible."""
    rows = Representative.objects.get_queryset().select_related("person__organisation", "evidence", "end", "account")
    row = gate.one(rows, representative_id, by=viewer, may=Permission.REPRESENTATIVE_RECORD, at=at)
    return _all_seen(PersonId(row.person_id), [row], viewer=viewer, at=at)[0]


def _all_seen(
    person_id: PersonId, rows: list[Representative], *, viewer: Actor, at: datetime
) -> list[RepresentativeSeen]:
    """Ask the door about all of them at once."""
    parties = {row.pk: [party_of(row, account=row.account)] for row in rows}
    passes = passing.may_pass_each(Crossing.LET_IN, person_id, parties, by=viewer, at=at)
    return [_seen(row, is_limited=not passes[row.pk], at=at) for row in rows]


def may_about(viewer: Actor, person_id: PersonId, *, at: datetime) -> frozenset[StrEnum]:
    """Return which of this room's things the reader may do about a person: one query."""
    asked = (Permission.REPRESENTATIVE_RECORD, Permission.CAPACITY_SEE)
    return gate.may_each(viewer, asked, [person_id], at=at)[person_id]


def _seen(row: Representative, *, is_limited: bool, at: datetime) -> RepresentativeSeen:
    mandate, born_on = mandate_of(row), row.person.born_on
    evidence, end = getattr(row, "evidence", None), getattr(row, "end", None)
    today = clock.day_of(at, row.person.organisation.zone)
    return RepresentativeSeen(
        representative_id=row.pk,
        person_id=PersonId(row.person_id),
        known_as=row.person.known_as,
        name=row.name,
        phone=row.phone,
        email=row.email,
        authority=mandate.authority,
        sees=tuple(one for one in Sees if one in mandate.sees),
        since=row.begins_on,
        until=last_day(mandate, born_on),
        standing=standing(mandate, born_on=born_on, is_limited=is_limited, on=today),
        document=evidence.document if evidence else "",
        seen_on=evidence.seen_on if evidence else None,
        seen_by=evidence.seen_by if evidence else "",
        their_word=row.their_word,
        signs_in=row.grant_id is not None,
        ended_because=end.because if end else "",
    )


def deciding_for(person_id: PersonId, *, on: date) -> tuple[str, ...]:
    """Return the attorneys and deputies whose authority for a person holds on a day."""
    rows = Representative.objects.filter(person_id=person_id, authority__in=DECIDERS)
    return tuple(
        row.name
        for row in rows.select_related("person", "evidence", "end")
        if standing(mandate_of(row), born_on=row.person.born_on, is_limited=False, on=on)
    )


@dataclass(frozen=True)
class SpokenFor:
    """Somebody for whom the reader speaks, and what of theirs they may open."""

    person_id: PersonId
    known_as: str
    authority: Authority
    since: date
    until: date | None
    sees: frozenset[Sees]


def speaking_for(viewer: Actor, *, at: datetime) -> tuple[SpokenFor, ...]:
    """Return for whom the reader speaks now: one query, through the same clauses as everything they open."""
    rows = [row for row in _rows(viewer, at=at) if row.account_id == viewer.account_id and row.grant_id is not None]
    live = [row for row in rows if row.grant and (row.grant.ends_at is None or row.grant.ends_at > at)]
    return tuple(
        SpokenFor(
            PersonId(row.person_id),
            row.person.known_as,
            Authority(row.authority),
            row.begins_on,
            last_day(mandate_of(row), row.person.born_on),
            frozenset(Sees(one) for one in row.sees),
        )
        for row in live
    )


@dataclass(frozen=True)
class Ending:
    """An authority that ends soon, and must be talked about before."""

    person_id: PersonId
    known_as: str
    name: str
    authority: Authority
    last_on: date
    talk_from: date


def ending_soon(viewer: Actor, *, today: date, until: date, at: datetime) -> tuple[Ending, ...]:
    """Return which authorities end before long, for those who can write down what follows: one query."""
    found = []
    for row in _rows(viewer, at=at, may=Permission.REPRESENTATIVE_RECORD):
        mandate, born_on = mandate_of(row), row.person.born_on
        last, talk_from = last_day(mandate, born_on), talk_before_it_ends(mandate, born_on)
        if last is None or talk_from is None or mandate.ended_on is not None:
            continue
        if talk_from <= until and last >= today:
            found.append(
                Ending(PersonId(row.person_id), row.person.known_as, row.name, mandate.authority, last, talk_from)
            )
    return tuple(found)
