"""From the first visit to the end: agreed, held, made, settled, ended. Nobody is told that they failed to come."""

from datetime import datetime

from kith.gatherings import actions as gatherings
from kith.gatherings.actions import Line
from kith.gatherings.rules import EnteredFrom
from kith.ground.access.crossings import Crossing
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import ReferralId
from kith.ground.reasons import Decision
from kith.referrals.actions.places import Opened
from kith.referrals.actions.telling import Telling
from kith.referrals.actions.turning import Held
from kith.referrals.queries.fields import must_haves_of
from kith.referrals.rules.answers import VISITING_WORDS, Visiting, may_confirm_first_visit
from kith.referrals.rules.turns import STEP_OF_VISIT, Step
from kith.rights.queries.interpreting import may_be_held
from kith.rights.rules.interpreting import INTERPRETING_WORDS, InterpretingReason, Occasion


class NotInPlace(Exception):
    """Something that must be there for the person is not; the words name it."""

    def __init__(self, decision: Decision) -> None:
        self.reason = decision.reason
        super().__init__(VISITING_WORDS[Visiting(decision.reason.code)] % decision.reason.params)


class InterpreterIsMissing(Exception):
    """They asked for an interpreter, and nobody is booked."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(INTERPRETING_WORDS[InterpretingReason(decision.reason.code)])


@action
def agree_first_visit(
    *, referral_id: ReferralId, visit_at: datetime, greeter: str = "", by: Actor, at: datetime
) -> None:
    """Agree when the first visit is and who meets them at the door.

    Raises NotInPlace while something the person must have is not in place, Stopped where a limit has begun since, and
    InterpreterIsMissing.
    """
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_MAKE, by=by, at=at)
    held.must_keep_clear(Crossing.FIRST_VISIT_AGREED)
    if not (ready := may_confirm_first_visit(must_haves_of(by, held.person_id, at=at))):
        raise NotInPlace(ready)
    if not (may := may_be_held(by, held.person_id, Occasion.FIRST_VISIT, about=referral_id, at=at)):
        raise InterpreterIsMissing(may)
    held.take(Step.FIRST_VISIT_CONFIRMED, act=Act.DECIDED, visit_at=visit_at, greeter=greeter)
    Opened(held).give_place()


@action
def hold(*, referral_id: ReferralId, because: str, by: Actor, at: datetime) -> None:
    """Hold a first visit that was agreed: something is not in place. The place is kept."""
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_MAKE, by=by, at=at)
    held.take(Step.HELD, because=because)


@action
def tell_of_visit(
    *, referral_id: ReferralId, starts_at: datetime, line: Line, entered_from: EnteredFrom, by: Actor, at: datetime
) -> None:
    """Write how a visit went. The line stands on the group's own sheet; the referral reads it there."""
    held = Held.by_lock(referral_id, may=Permission.ATTENDANCE_RECORD, by=by, at=at)
    step = STEP_OF_VISIT[line.outcome]
    held.must_be_able_to(step)
    Opened(held).give_place()
    gatherings.fill_sheet(
        listing_id=held.listing_id,
        starts_at=starts_at,
        lines={held.person_id: line},
        entered_from=entered_from,
        by=Actor.of_system(by.name, by.organisation_id, Permission.ATTENDANCE_RECORD, Permission.DIRECTORY_SEE),
        at=at,
    )
    content = {"outcome": line.outcome, "at": starts_at.isoformat()}
    record(Act.ANSWERED, held.referral, by=by, at=at, person_id=held.person_id, content=content)
    Telling(held, step, said=line.words, key=f"{held.referral.pk}-{starts_at.isoformat()}-{step}").tell()


@action
def say_could_not_come(*, referral_id: ReferralId, words: str, by: Actor, at: datetime) -> None:
    """Say, for oneself or for the person, that they cannot come this time. No reason is asked."""
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_MAKE, by=by, at=at)
    turn = held.take(Step.COULD_NOT_COME, because=words)
    Telling(held, Step.COULD_NOT_COME, said=words, key=str(turn.pk)).tell()


@action
def settle(*, referral_id: ReferralId, words: str, by: Actor, at: datetime) -> None:
    """Write that it feels settled, as the person said."""
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_MAKE, by=by, at=at)
    turn = held.take(Step.SETTLED, act=Act.DECIDED, because=words)
    Telling(held, Step.SETTLED, said=words, key=str(turn.pk)).tell()


@action
def end(*, referral_id: ReferralId, because: str, by: Actor, at: datetime) -> None:
    """End a referral, with how it went. The links stop, and the organiser reads no more of it."""
    held = Held.by_lock(referral_id, may=Permission.REFERRAL_MAKE, by=by, at=at)
    turn = held.take(Step.ENDED, act=Act.ENDED, because=because)
    Opened(held).close()
    Telling(held, Step.ENDED, said=because, key=str(turn.pk)).tell()
