"""What the door between two people reads: every limit that bears on them, from either side. No page reads this."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from kith.ground.access.crossings import PLAINLY, Answer, Crossing, How, Party
from kith.ground.access.passing import Apart, Find
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.people.queries.known_by import KnownBy, known_by, records_of_one
from kith.safeguarding.models import NearMatch, Restriction
from kith.safeguarding.rules.deciding import Limit, decide, standing
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safeguarding.rules.parties import Known, Mark, Same, alike, marks_of

K = TypeVar("K")


def answers(
    crossing: Crossing,
    person_id: PersonId,
    find: Find[K],
    *,
    by: Actor,
    at: datetime,
    how: How = PLAINLY,
) -> Mapping[K, Answer]:
    """Answer for each group of parties that is found whether an act may bring the person together with all of them.

    As many queries for four thousand groups as for one.
    """
    near = _Near.read(person_id, at=at)
    parties = find(near.apart)
    about = _Around.read(near, [party for group in parties.values() for party in group], at=at)
    return {
        key: decide(
            about.limits,
            crossing,
            [about.whole(party) for party in group],
            by_the_person=by.person_id is not None and by.person_id in about.selves,
            how=how,
        )
        for key, group in parties.items()
    }


@dataclass(frozen=True)
class _Near:
    """The limits that name one person, from either side, before it is known whom they are to meet."""

    selves: frozenset[UUID]
    marks: frozenset[Mark]
    rows: tuple[Restriction, ...]
    apart: Apart

    @classmethod
    def read(cls, person_id: PersonId, *, at: datetime) -> "_Near":
        selves = records_of_one([person_id])[person_id]
        marks = _marks(known_by(selves).values())
        rows = _rows(selves, marks=marks, at=at)
        others = {one for ids in records_of_one(_apart(rows)).values() for one in ids}
        return cls(selves, marks, rows, Apart(frozenset(others - selves), _listings(rows)))


class _Around:
    """The limits around one person, and everything that is known of the parties that are asked about."""

    def __init__(
        self, selves: frozenset[UUID], ones: Mapping[UUID, frozenset[UUID]], known: Mapping[UUID, KnownBy]
    ) -> None:
        self.selves, self._ones, self._known = selves, ones, known
        self.limits: tuple[Limit, ...] = ()

    @classmethod
    def read(cls, near: _Near, parties: Sequence[Party], *, at: datetime) -> "_Around":
        others = {party.person_id for party in parties if party.person_id is not None} - near.selves
        ones = records_of_one(others)
        met = frozenset(one for records in ones.values() for one in records)
        rows = _rows(near.selves, marks=near.marks, at=at, met=met) if met else near.rows
        if not rows:
            return cls(near.selves, ones, {})
        ones = records_of_one({*near.selves, *others, *_apart(rows)})
        around = cls(near.selves, ones, known_by({one for records in ones.values() for one in records}))
        around.limits = tuple(limit for row in rows if (limit := around._limit(row, at=at)))
        return around

    def whole(self, party: Party) -> Party:
        """Return a party with everything that its records are known by, so that a second record hides nobody."""
        if party.person_id is None:
            return party
        for one in sorted(self._records(party.person_id), key=str):
            if one in self._known:
                party = _with(party, self._known[one])
        return party

    def _limit(self, row: Restriction, *, at: datetime) -> Limit | None:
        confirmation = getattr(row, "confirmation", None)
        limit = Limit(
            basis=Basis(confirmation.basis if confirmation else row.basis),
            channel=Channel(row.channel),
            standing=standing(
                at=at,
                is_provisional=confirmation is None and row.basis != Basis.OWN_DECISION,
                holds_until=confirmation.holds_until if confirmation else row.holds_until,
                gone_at=row.denial.ends_at,
            ),
            marks=_of(row),
            people=self._records(row.denial.party_id),
            account_id=row.denial.account_id,
            limit_id=row.pk,
            cleared=frozenset(_cleared(row.near_matches.all())),
        )
        return limit if row.person_id in self.selves else self._from_the_other_side(row, limit)

    def _from_the_other_side(self, row: Restriction, limit: Limit) -> Limit | None:
        """Return the limit as it keeps its party from the person it protects; None where the party is somebody else."""
        own = _marks(self._known[one] for one in self.selves if one in self._known)
        sure = Same.YES if limit.people & self.selves else alike(limit.marks, own - (limit.cleared - limit.marks))[0]
        if sure is Same.NO:
            return None
        records = self._records(row.person_id)
        known = [self._known[one] for one in records if one in self._known]
        marks = _marks(known)
        return replace(
            limit,
            marks=frozenset(mark for mark in marks if mark[0] is not Known.NAME or " " in mark[1]),
            people=records,
            account_id=next((one.account_id for one in known if one.account_id), None),
            cleared=frozenset(),
            protects=False,
            is_sure=sure is Same.YES,
        )

    def _records(self, person_id: UUID | None) -> frozenset[UUID]:
        return frozenset() if person_id is None else self._ones.get(person_id, frozenset({person_id}))


def _rows(
    selves: Collection[UUID], *, marks: Iterable[Mark], at: datetime, met: Collection[UUID] = ()
) -> tuple[Restriction, ...]:
    folded = [text for _kind, text in marks]
    near = Q(person_id__in=[*selves, *met]) | Q(denial__party_id__in=selves)
    rows = (
        Restriction.objects.filter(Q(denial__ends_at=None) | Q(denial__ends_at__gt=at), begun_at__lte=at, lifting=None)
        .filter(near | Q(pk__in=Restriction.objects.filter(denial__aliases__folded__in=folded).values("pk")))
        .select_related("denial", "confirmation")
        .prefetch_related("denial__aliases", "near_matches__decision")
    )
    return tuple(rows)


def _apart(rows: Iterable[Restriction]) -> set[UUID]:
    """Return the people with a record on both sides of some limits."""
    return {one for row in rows for one in (row.person_id, row.denial.party_id) if one is not None}


def _listings(rows: Iterable[Restriction]) -> frozenset[UUID]:
    """Return the groups, services and places that some limits name."""
    return frozenset(UUID(text) for row in rows for kind, text in _of(row) if kind is Known.LISTING)


def _of(row: Restriction) -> frozenset[Mark]:
    return frozenset((Known(alias.kind), alias.folded) for alias in row.denial.aliases.all())


def _cleared(near: Iterable[NearMatch]) -> Iterable[Mark]:
    for one in near:
        decision = getattr(one, "decision", None)
        if decision is not None and not decision.are_one:
            yield Known(one.kind), one.folded


def _with(party: Party, known: KnownBy) -> Party:
    return replace(
        party,
        names=(*party.names, *known.names),
        phones=(*party.phones, *known.phones),
        emails=(*party.emails, *known.emails),
        addresses=(*party.addresses, *known.addresses),
        account_id=party.account_id or known.account_id,
    )


def _marks(known: Iterable[KnownBy]) -> frozenset[Mark]:
    return frozenset[Mark]().union(*(marks_of(_with(Party(), one)) for one in known))
