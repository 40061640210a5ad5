"""One referral held by its lock, so that two people who press at once take one turn after the other.

What follows from an organiser's answer, and what they may not do themselves, is done by the system in their name.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kith.gatherings.queries import at_the
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import record
from kith.ground.ids import ListingId, PersonId, ReferralId
from kith.ground.reasons import Decision
from kith.referrals.models import Referral, ReferralTurn
from kith.referrals.queries.stories import ROUTES, standing_of
from kith.referrals.rules.turns import TURNING_WORDS, State, Step, Turning, after, may_turn


class CannotTurn(Exception):
    """The step cannot be taken from where the referral stands; the words say so."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(TURNING_WORDS[Turning(decision.reason.code)])


@dataclass
class Held:
    """A referral held for an action, and where it stands."""

    referral: Referral
    state: State
    by: Actor
    at: datetime

    @classmethod
    def by_lock(cls, referral_id: ReferralId, *, may: StrEnum, by: Actor, at: datetime) -> "Held":
        """Hold a referral that this actor may do this to; raises NotVisible."""
        referral = gate.one(Referral, referral_id, by=by, may=may, at=at, lock=True)
        reader = Actor.of_system(by.name, by.organisation_id, Permission.REFERRAL_SEE)
        return cls(referral, standing_of(referral, reader, at=at).state, by, at)

    @property
    def person_id(self) -> PersonId:
        return PersonId(self.referral.person_id)

    @property
    def listing_id(self) -> ListingId:
        return ListingId(self.referral.listing_id)

    def must_keep_clear(self, crossing: Crossing) -> None:
        """Refuse, with Stopped, what would bring the person together with somebody they are kept apart from."""
        there = at_the(self.referral.listing, but=self.person_id, at=self.at)
        what = self.referral.listing_name
        passing.must_pass(crossing, self.person_id, there, what=what, by=self.by, at=self.at)

    def must_be_able_to(self, step: Step) -> None:
        """Refuse, with CannotTurn, a step that cannot be taken from here."""
        if not (decision := may_turn(ROUTES[self.referral.route], self.state, step)):
            raise CannotTurn(decision)

    def take(self, step: Step, *, act: Act = Act.CHANGED, **said: object) -> ReferralTurn:
        """Take a turn, and write it down."""
        self.must_be_able_to(step)
        turn = ReferralTurn.objects.create(
            organisation_id=self.referral.organisation_id,
            referral=self.referral,
            step=step,
            at=self.at,
            by=self.by.name,
            is_by_link=self.by.link_id is not None,
            **said,
        )
        self.state = after(ROUTES[self.referral.route], self.state, step)
        content = {"step": step, **{name: str(value) for name, value in said.items() if value}}
        record(act, self.referral, by=self.by, at=self.at, person_id=self.person_id, content=content)
        return turn
