"""Raising a concern, adding to it, owning it, deciding it, acting on it, ending it, and disagreeing.

Nothing of a concern is changed or deleted. Nothing about it is written beside the person's name in the record: whoever
reads who has looked at a person must not learn that there is one.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import ChallengeId, ConcernId, NamedId, PersonId
from kith.people.models import Person
from kith.safeguarding.actions.climbing import let_climb
from kith.safeguarding.actions.marks import add_marks
from kith.safeguarding.actions.notices import Notices
from kith.safeguarding.models import (
    Acknowledgement,
    Addition,
    Challenge,
    ChallengeAnswer,
    Concern,
    ConcernAct,
    ConcernDecision,
    ConcernEnd,
    NamedAnswer,
    NamedInConcern,
    OpenDoorTry,
)
from kith.safeguarding.queries.ladder import as_ladder, calendar_in, digest, stance_of
from kith.safeguarding.rules.concerns import (
    CHOICES,
    TO_ANSWER,
    Choice,
    Ended,
    Kind,
    Route,
    Through,
    WishMet,
    Worry,
    is_likely,
)

ALPHABET, GROUPS, GROUP = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 5, 4
AT_THE_DOOR, WITHIN = 10, timedelta(minutes=10)
"""So many concerns one sender may raise without an account, and in what time. More is somebody shutting others out."""

LOOKS_WITHIN = timedelta(days=28)
"""The furthest day that can be named for looking again: further away, a concern would be muted."""


class LacksReasonError(Exception):
    """A concern that is raised without the person's yes says why."""

    def __init__(self) -> None:
        super().__init__("Say in a few words why it is raised without their yes.")


class TooManyError(Exception):
    """Too many came from one place at once."""

    def __init__(self) -> None:
        super().__init__("Too many have come from your place just now. Your words are still here: wait some minutes.")


class NotOursToChooseError(Exception):
    """The decision is one that this organisation does not make."""

    def __init__(self) -> None:
        super().__init__("This is not a decision that your organisation makes.")


class TooFarError(Exception):
    """The day for looking again lies in the past, or so far away that nobody would look."""

    def __init__(self) -> None:
        super().__init__("Choose a day from today on and within four weeks. You can look again more than once.")


class FamilyToldError(Exception):
    """Where honour is spoken of, whoever acts says that no family and no community was contacted."""

    def __init__(self) -> None:
        super().__init__("Tick that nobody in the family or community was told. If somebody was, ring the police.")


class OwnDecisionError(Exception):
    """Whoever decided does not answer a disagreement with it."""

    def __init__(self) -> None:
        super().__init__("Somebody else than who decided answers this.")


@dataclass(frozen=True)
class Kept:
    """A concern that was raised without an account, and the code by which its raiser reads where it stands."""

    concern_id: ConcernId
    code: str


@dataclass(frozen=True)
class Referred:
    """When the council was told, under which reference, and what came back."""

    at: datetime | None = None
    reference: str = ""
    came_back: str = ""


@action
def raise_concern(
    *,
    worry: Worry,
    by: Actor,
    at: datetime,
    person_id: PersonId | None = None,
    through: Through = Through.ACCOUNT,
    code: str = "",
) -> ConcernId:
    """Raise a concern; its clock runs from now, and whoever looks after safety is told in the same breath.

    Nobody needs access to a record to be worried about somebody. Raises LacksReasonError or NotYetError.
    """
    gate.require(by, Permission.CONCERN_RAISE)
    if worry.lacks_a_reason:
        raise LacksReasonError
    organisation = Organisation.objects.get(pk=by.organisation_id)
    concern = Concern.objects.create(
        **({"pk": by.link_id} if by.link_id else {}),
        organisation=organisation,
        person=_known(person_id, by=by, at=at),
        about_whom=worry.about_whom,
        what=worry.what,
        kind=worry.kind,
        wish=worry.wish,
        wishes=worry.wishes,
        consent=worry.consent,
        consent_because=worry.consent_because,
        horizon=worry.horizon,
        raised_at=at,
        raised_by=by.name,
        raised_by_account=by.account_id,
        raised_through=through,
        reached_by=worry.reached_by,
        code_digest=digest(code) if code else "",
        answer_due_at=TO_ANSWER[worry.horizon].due(at, calendar_in(organisation.zone)),
    )
    _name(concern, worry.named, by=by, at=at)
    record(Act.ADDED, concern, by=by, at=at)
    if not worry.seen.are_none:
        add_marks(concern_id=ConcernId(concern.pk), marks=worry.seen, by=by, at=at)
    let_climb(concern_id=ConcernId(concern.pk), by=as_ladder(by.organisation_id), at=at)
    return ConcernId(concern.pk)


@action
def raise_at_the_door(
    *, worry: Worry, sender: str, by: Actor, at: datetime, through: Through = Through.OPEN_DOOR
) -> Kept:
    """Raise a concern without an account. `sender` is a digest of where it came from. Raises TooManyError."""
    OpenDoorTry.objects.filter(at__lte=at - timedelta(hours=1)).delete()
    if OpenDoorTry.objects.filter(sender=sender, at__gt=at - WITHIN).count() >= AT_THE_DOOR:
        raise TooManyError
    OpenDoorTry.objects.create(sender=sender, at=at)
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    return Kept(raise_concern(worry=worry, by=by, at=at, through=through, code=code), code)


def _known(person_id: PersonId | None, *, by: Actor, at: datetime) -> Person | None:
    """Return the person from whose page it was raised, if this raiser may open it; else the words alone say whom."""
    if person_id is None:
        return None
    return Person.objects.visible_to(by, may=Permission.PERSON_SEE, at=at).filter(pk=person_id).first()


def _name(concern: Concern, names: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Write who is said to have caused harm, and keep the concern from everybody whom each name may mean."""
    accounts = Account.objects.filter(organisation_id=concern.organisation_id)
    known = list(accounts.values_list("pk", "display_name"))
    for name in names:
        meant: list[UUID | None] = [pk for pk, called in known if pk != by.account_id and is_likely(name, called)]
        for account_id in meant or [None]:
            NamedInConcern.objects.create(
                organisation_id=concern.organisation_id,
                concern=concern,
                name=name,
                account_id=account_id,
                at=at,
                by=by.name,
            )


def _held(concern_id: ConcernId, may: Permission, *, by: Actor, at: datetime) -> Concern:
    return gate.one(Concern, concern_id, by=by, may=may, at=at, lock=True)


@action
def add_to_concern(*, concern_id: ConcernId, words: str, by: Actor, at: datetime) -> None:
    """Add what its raiser has seen or heard since. Nothing that was said is taken away."""
    concern = _held(concern_id, Permission.CONCERN_RAISE, by=by, at=at)
    added = Addition.objects.create(
        organisation_id=concern.organisation_id, concern=concern, words=words, at=at, by=by.name
    )
    Notices(concern, as_ladder(by.organisation_id), at).to_owner(f"added {added.pk}")
    record(Act.ADDED, added, by=by, at=at)


@action
def name_in_concern(*, concern_id: ConcernId, name: str, by: Actor, at: datetime) -> None:
    """Name somebody who is said to have caused harm. From now on it is kept from whoever that may be."""
    concern = _held(concern_id, Permission.CONCERN_DECIDE, by=by, at=at)
    _name(concern, [name], by=by, at=at)
    record(Act.ADDED, concern, by=by, at=at)


@action
def say_who_is_named(*, named_id: NamedId, is_same: bool, by: Actor, at: datetime) -> None:
    """Say whether a name that was typed means this account. Said once; until then it is kept from them."""
    named = gate.one(NamedInConcern, named_id, by=by, may=Permission.CONCERN_DECIDE, at=at, lock=True)
    NamedAnswer.objects.get_or_create(
        named=named,
        defaults={"organisation_id": named.organisation_id, "is_same": is_same, "at": at, "by": by.name},
    )
    record(Act.CONFIRMED, named, by=by, at=at)


@action
def acknowledge_concern(*, concern_id: ConcernId, by: Actor, at: datetime) -> None:
    """Own a concern: its raiser is answered, and the decision clock begins. A second time changes nothing."""
    concern = _held(concern_id, Permission.CONCERN_DECIDE, by=by, at=at)
    _own(concern, by=by, at=at)
    record(Act.CONFIRMED, concern, by=by, at=at)


def _own(concern: Concern, *, by: Actor, at: datetime) -> None:
    _owned, is_new = Acknowledgement.objects.get_or_create(
        concern=concern,
        defaults={
            "organisation_id": concern.organisation_id, "at": at, "by": by.name, "account_id": by.account_id,
        },
    )  # fmt: skip
    if is_new:
        Notices(concern, as_ladder(by.organisation_id), at).to_raiser("owned")


@action
def decide_concern(
    *,
    concern_id: ConcernId,
    choice: Choice,
    decision: str,
    look_on: date,
    by: Actor,
    at: datetime,
    referred: Referred = Referred(),
) -> None:
    """Record what was decided about a concern, why, and when it is done or looked at again. Deciding is also owning.

    Raises NotOursToChooseError or TooFarError.
    """
    concern = _held(concern_id, Permission.CONCERN_DECIDE, by=by, at=at)
    if choice not in CHOICES[stance_of(by)]:
        raise NotOursToChooseError
    _check_day(concern, look_on, at=at)
    _own(concern, by=by, at=at)
    made = ConcernDecision.objects.create(
        organisation_id=concern.organisation_id,
        concern=concern,
        choice=choice,
        decision=decision,
        referred_at=(referred.at or at) if choice is Choice.REFERRED else None,
        reference=referred.reference,
        came_back=referred.came_back,
        look_on=look_on,
        at=at,
        by=by.name,
        account_id=by.account_id,
    )
    Notices(concern, as_ladder(by.organisation_id), at).to_raiser(f"decided {made.pk}")
    record(Act.DECIDED, concern, by=by, at=at)


def _check_day(concern: Concern, day: date, *, at: datetime) -> None:
    today = calendar_in(concern.organisation.zone).day_of(at)
    if not today <= day <= today + LOOKS_WITHIN:
        raise TooFarError


@action
def act_on_concern(
    *,
    concern_id: ConcernId,
    route: Route,
    words: str,
    by: Actor,
    at: datetime,
    reference: str = "",
    look_on: date | None = None,
    family_not_told: bool = False,
) -> None:
    """Record what was done, who was told and what came back. Raises TooFarError or FamilyToldError."""
    concern = _held(concern_id, Permission.CONCERN_DECIDE, by=by, at=at)
    if concern.kind == Kind.HONOUR and not family_not_told:
        raise FamilyToldError
    if look_on is not None:
        _check_day(concern, look_on, at=at)
    done = ConcernAct.objects.create(
        organisation_id=concern.organisation_id,
        concern=concern,
        route=route,
        words=words,
        reference=reference,
        look_on=look_on,
        at=at,
        by=by.name,
    )
    Notices(concern, as_ladder(by.organisation_id), at).to_raiser(f"acted {done.pk}")
    record(Act.ADDED, done, by=by, at=at)


@action
def end_concern(
    *,
    concern_id: ConcernId,
    how: Ended,
    because: str,
    wish_met: WishMet,
    told_raiser: str,
    by: Actor,
    at: datetime,
    same_as: ConcernId | None = None,
) -> None:
    """End a concern: how, why, whether their wish came about, what its raiser is told. Ended twice, the first holds.

    One that was not borne out stays, and one that is a double stays beside the other. Raises NotVisible.
    """
    concern = _held(concern_id, Permission.CONCERN_DECIDE, by=by, at=at)
    other = None
    if how is Ended.SAME_AS and same_as is not None:
        others = Concern.objects.visible_to(by, may=Permission.CONCERN_DECIDE, at=at).exclude(pk=concern_id)
        other = gate.one(others, same_as, by=by, may=Permission.CONCERN_DECIDE, at=at)
    _own(concern, by=by, at=at)
    ended, is_new = ConcernEnd.objects.get_or_create(
        concern=concern,
        defaults={
            "organisation_id": concern.organisation_id,
            "how": how,
            "because": because,
            "wish_met": wish_met,
            "told_raiser": told_raiser,
            "same_as": other,
            "at": at,
            "by": by.name,
        },
    )
    if is_new:
        Notices(concern, as_ladder(by.organisation_id), at).to_raiser("ended")
    record(Act.ENDED, ended, by=by, at=at)


@action
def disagree(*, concern_id: ConcernId, words: str, by: Actor, at: datetime) -> None:
    """Say “I disagree”: whoever stands one rung higher is told at once, and a clock of its own runs.

    Anybody may who raised it, or who was told of it. While one waits for its answer, a second one adds to it.
    """
    may = Permission.CONCERN_RAISE if _raised_by(concern_id, by=by, at=at) else Permission.CONCERN_DECIDE
    concern = _held(concern_id, may, by=by, at=at)
    stages = concern.challenges.count()
    if Challenge.objects.filter(concern=concern, answer=None).exists():
        added = Addition.objects.create(
            organisation_id=concern.organisation_id, concern=concern, words=words, at=at, by=by.name
        )
        record(Act.ADDED, added, by=by, at=at)
        return
    made = Challenge.objects.create(
        organisation_id=concern.organisation_id, concern=concern, stage=stages + 1, words=words, at=at, by=by.name
    )
    record(Act.ADDED, made, by=by, at=at)
    let_climb(concern_id=concern_id, by=as_ladder(by.organisation_id), at=at)


def _raised_by(concern_id: ConcernId, *, by: Actor, at: datetime) -> bool:
    return Concern.objects.visible_to(by, may=Permission.CONCERN_RAISE, at=at).filter(pk=concern_id).exists()


@action
def answer_disagreement(*, challenge_id: ChallengeId, words: str, by: Actor, at: datetime) -> None:
    """Answer somebody who disagrees. Whoever decided does not answer it. Raises OwnDecisionError."""
    challenge = gate.one(Challenge, challenge_id, by=by, may=Permission.CONCERN_DECIDE, at=at, lock=True)
    decided = ConcernDecision.objects.filter(concern_id=challenge.concern_id).order_by("-at").first()
    if decided is not None and decided.account_id == by.account_id:
        raise OwnDecisionError
    answered, is_new = ChallengeAnswer.objects.get_or_create(
        challenge=challenge,
        defaults={"organisation_id": challenge.organisation_id, "words": words, "at": at, "by": by.name},
    )
    if is_new:
        Notices(challenge.concern, as_ladder(by.organisation_id), at).to_raiser(f"answered {answered.pk}")
    record(Act.ANSWERED, answered, by=by, at=at)
