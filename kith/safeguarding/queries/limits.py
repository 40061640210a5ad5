"""Reading limits: for the gate without reasons, for those who may know with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kith.ground.access import gate
from kith.ground.access.models import Denial
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, RestrictionId
from kith.ground.reasons import Decision
from kith.safeguarding.models import Restriction
from kith.safeguarding.rules.limits import Basis, Channel, Known, Limit, Limits, Party


def limits_of(person_id: PersonId, *, at: datetime) -> Limits:
    """Return the limits in force around a person, both those that protect them and those they are the party of.

    This is what every act that could bring two together asks; it carries no reason, so that nothing can leak one.
    Two queries, however many limits there are.
    """
    denials = (
        Denial.objects.at(at)
        .filter(Q(person_id=person_id) | Q(party_id=person_id), kind=Denial.Kind.RESTRICTION)
        .prefetch_related("aliases")
    )
    return Limits(tuple(_limit(denial, seen_from=person_id) for denial in denials))


def _limit(denial: Denial, *, seen_from: PersonId) -> Limit:
    if denial.person_id != seen_from:
        return Limit(channel=Channel(denial.channel), marks=frozenset(), person_id=denial.person_id)
    return Limit(
        channel=Channel(denial.channel),
        marks=frozenset((Known(alias.kind), alias.folded) for alias in denial.aliases.all()),
        person_id=denial.party_id,
        account_id=denial.account_id,
    )


def may_meet(
    person_id: PersonId, parties: Iterable[Party], *, at: datetime, by_way_of: Channel = Channel.ANY
) -> Decision:
    """Say whether a person may be brought together with all of these. If it cannot be answered, nothing happens."""
    return limits_of(person_id, at=at).may_meet_all(parties, by_way_of=by_way_of)


@dataclass(frozen=True)
class LimitShown:
    """One limit as a banner shows it to somebody who may see it."""

    restriction_id: RestrictionId
    person_id: PersonId
    party_name: str
    basis: Basis
    channel: Channel
    because: str
    in_their_words: str
    begun_by: str
    begun_at: datetime
    review_on: date | None

    @property
    def is_their_own(self) -> bool:
        return self.basis is Basis.OWN_DECISION


def limits_for(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[LimitShown, ...]:
    """Return the limits in force that this reader may see, newest first."""
    rows = (
        Restriction.objects.visible_to(viewer, may=Permission.RESTRICTION_SEE, at=at)
        .filter(person_id=person_id, lifting=None)
        .order_by("-begun_at")
    )
    return tuple(_shown(row) for row in rows)


def limit_for(viewer: Actor, restriction_id: RestrictionId, *, at: datetime) -> LimitShown:
    """Return one limit that this reader may change; raises NotVisible."""
    return _shown(gate.one(Restriction, restriction_id, by=viewer, may=Permission.RESTRICTION_SET, at=at))


def _shown(row: Restriction) -> LimitShown:
    return LimitShown(
        restriction_id=RestrictionId(row.pk),
        person_id=PersonId(row.person_id),
        party_name=row.party_name,
        basis=Basis(row.basis),
        channel=Channel(row.channel),
        because=row.because,
        in_their_words=row.in_their_words,
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        review_on=row.review_on,
    )
