"""What the organiser answers, signed in, by their link, or told to a worker by phone: read, yes, not now, no."""

from datetime import datetime

from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action
from kith.ground.ids import ReferralId
from kith.ground.reasons import Decision
from kith.referrals.actions.places import Opened
from kith.referrals.actions.telling import Telling
from kith.referrals.actions.turning import Held
from kith.referrals.rules.answers import DECLINING_WORDS, DeclineReason, Declining, may_decline
from kith.referrals.rules.turns import Step


class NeedsMoreToDecline(Exception):
    """A no without its reason, or without anything else to try."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(DECLINING_WORDS[Declining(decision.reason.code)])


@action
def mark_read(*, referral_id: ReferralId, by: Actor, at: datetime) -> None:
    """Say that the organiser has read it."""
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_ANSWER, by=by, at=at)
    held.take(Step.RECEIVED, act=Act.CONFIRMED)


@action
def accept(*, referral_id: ReferralId, words: str = "", by: Actor, at: datetime) -> None:
    """Say yes: the person has a place."""
    _answer(referral_id, Step.ACCEPTED, words, by, at)


@action
def put_on_list(*, referral_id: ReferralId, words: str = "", by: Actor, at: datetime) -> None:
    """Say not now: the person is on the waiting list."""
    _answer(referral_id, Step.PUT_ON_LIST, words, by, at)


@action
def open_place(*, referral_id: ReferralId, words: str = "", by: Actor, at: datetime) -> None:
    """Say that a place has opened, after a waiting list or a no. One press; nobody begins again."""
    _answer(referral_id, Step.PLACE_OPENED, words, by, at)


@action
def invite(*, referral_id: ReferralId, words: str = "", by: Actor, at: datetime) -> None:
    """Invite the person to come."""
    _answer(referral_id, Step.INVITED, words, by, at)


def _answer(referral_id: ReferralId, step: Step, words: str, by: Actor, at: datetime) -> None:
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_ANSWER, by=by, at=at)
    turn = held.take(step, act=Act.ANSWERED, because=words)
    if step is not Step.PUT_ON_LIST:
        Opened(held).give_place()
    Telling(held, step, said=words, key=str(turn.pk)).tell()


@action
def decline(
    *, referral_id: ReferralId, reason: DeclineReason | None, alternative: str, words: str = "", by: Actor, at: datetime
) -> None:
    """Say no, why, and what else there is.

    Raises NeedsMoreToDecline where either is missing.
    """
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_ANSWER, by=by, at=at)
    if not (complete := may_decline(reason, alternative)):
        raise NeedsMoreToDecline(complete)
    turn = held.take(
        Step.DECLINED, act=Act.ANSWERED, because=words, decline_reason=reason, alternative=alternative.strip()
    )
    Telling(held, Step.DECLINED, said=alternative, key=str(turn.pk)).tell()
