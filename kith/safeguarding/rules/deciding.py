"""What a limit does to an act: nothing, ask for somebody to be there, hold it until somebody has looked, or stop it.

What cannot be ruled out is not allowed. More limits never allow more.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kith.ground.access.crossings import (
    CROSSINGS,
    FREE,
    PLAINLY,
    Answer,
    Crossing,
    Enrolled,
    How,
    Nature,
    Party,
    Verdict,
    Way,
    Why,
    strictest,
)
from kith.safeguarding.rules.limits import Basis, Channel
from kith.safeguarding.rules.parties import Mark, Same, alike, marks_of


class Standing(StrEnum):
    """How a limit stands at a moment."""

    PROVISIONAL = "provisional"
    IN_FORCE = "in force"
    ENDED = "ended"
    """Its time is over and nobody has decided: our own bookings and disclosures stay stopped for a while."""
    OVER = "over"


def standing(*, at: datetime, is_provisional: bool, holds_until: datetime | None, gone_at: datetime | None) -> Standing:
    """Say how a limit stands: until when it holds, and from when nothing of it is left."""
    if gone_at is not None and at >= gone_at:
        return Standing.OVER
    if holds_until is not None and at >= holds_until:
        return Standing.ENDED
    return Standing.PROVISIONAL if is_provisional else Standing.IN_FORCE


@dataclass(frozen=True)
class Limit:
    """One limit, as the door needs it: who the party is, which way is barred, on what it rests; never why.

    `cleared` is what somebody decided is not the party. `protects` is False where the limit is looked at from the
    side of its party, who must learn nothing.
    """

    basis: Basis
    channel: Channel
    standing: Standing
    marks: frozenset[Mark] = frozenset()
    people: frozenset[UUID] = frozenset()
    account_id: UUID | None = None
    limit_id: UUID | None = None
    cleared: frozenset[Mark] = frozenset()
    protects: bool = True
    is_sure: bool = True
    """Whether it is certain that this limit is about the person who is asked for."""

    def meets(self, party: Party) -> tuple[Same, str]:
        """Say whether a party is the one that this limit is about."""
        if party.person_id is not None and party.person_id in self.people:
            return self._surely, ""
        if party.account_id is not None and party.account_id == self.account_id:
            return self._surely, ""
        met = marks_of(party) - (self.cleared - self.marks)
        same, seems = alike(self.marks, met, is_a_place=party.listing_id is not None)
        return (self._surely if same is Same.YES else same), seems

    @property
    def _surely(self) -> Same:
        return Same.YES if self.is_sure else Same.PERHAPS


WAYS: dict[Channel, Collection[Way]] = {
    Channel.ANY: frozenset(Way),
    Channel.PHONE: {Way.PHONE, Way.ANY},
    Channel.ONLINE: {Way.ONLINE, Way.ANY},
    Channel.POST: {Way.POST, Way.ANY},
    Channel.UNSUPERVISED: frozenset(Way),
}
"""Which ways a limit bars. An act that does not say its way cannot be shown to keep clear of any."""


def decide(
    limits: Iterable[Limit],
    crossing: Crossing,
    parties: Collection[Party],
    *,
    by_the_person: bool = False,
    how: How = PLAINLY,
) -> Answer:
    """Say whether an act may bring a person together with all of these at once; the strictest answer decides."""
    act = CROSSINGS[crossing]
    nature = Nature.OWN_ACT if by_the_person and act.may_be_own else act.nature
    act = replace(act, way=how.way or act.way)
    return strictest(
        [
            _one(limit, act, nature, party, supervised_by=how.supervised_by)
            for limit in limits
            for party in parties
            if _bears_on(limit, act, nature)
        ]
    )


def _bears_on(limit: Limit, act: Enrolled, nature: Nature) -> bool:
    """Say whether a limit has anything to say of an act, whoever the party is.

    A service decides about its own place or group alone. An ended limit leaves to the person what they do themselves.
    """
    if limit.standing is Standing.OVER or act.way not in WAYS[limit.channel]:
        return False
    if limit.standing is Standing.ENDED and nature is Nature.OWN_ACT:
        return False
    return limit.basis is not Basis.SERVICE_DECISION or act.is_at_a_place


def _one(limit: Limit, act: Enrolled, nature: Nature, party: Party, *, supervised_by: str) -> Answer:
    same, seems = limit.meets(party)
    if same is Same.NO or (same is Same.PERHAPS and nature is Nature.OWN_ACT):
        return FREE
    found = Answer(Verdict.STOP, Why.LIMITED, limit.limit_id, limit.protects, seems)
    if same is Same.PERHAPS:
        return replace(found, verdict=Verdict.HOLD, why=Why.MAY_BE_THE_SAME)
    if limit.channel is not Channel.UNSUPERVISED:
        return found
    if supervised_by.strip() and act.way in {Way.IN_PERSON, Way.ANY} and nature is Nature.BOOKING:
        return replace(found, verdict=Verdict.SUPERVISED, why=Why.SUPERVISED)
    return replace(found, why=Why.ONLY_SUPERVISED)
