"""Beginning, confirming, lifting and explaining a limit on contact.

One worker's entry stops contact at once, for at most 72 hours; a second person confirms or lifts it. A person's own
decision begins and ends by their word alone, and nobody else has a say in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from kith.ground.access import facts, gate
from kith.ground.access.crossings import Party
from kith.ground.access.models import Denial, DenialAlias
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.accounts.zones import zone_of
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.clock import day_of
from kith.ground.ids import AccountId, PersonId, RestrictionId
from kith.people.models import Person
from kith.people.queries.known_by import KnownBy, known_by
from kith.safeguarding.models import Confirmation, Explanation, Lifting, LiftingAsked, Restriction
from kith.safeguarding.packs import BANK_HOLIDAYS
from kith.safeguarding.rules.explaining import ExplainedIn, NotExplainedError, must_explain
from kith.safeguarding.rules.limits import HOLD, Basis, Channel, end_of, gone_after, must_be_able_to_stand
from kith.safeguarding.rules.parties import Known, Mark, fold, marks_of


class AlreadyEndedError(Exception):
    """The limit was ended before; nothing is ended twice."""

    def __str__(self) -> str:
        return _("This limit has ended already.")


class NotTheirsToLiftError(Exception):
    """Lifting takes two people; this is the same one again, or one who has no part in it."""

    def __str__(self) -> str:
        return _("Lifting this takes two people. Somebody else has to do this part.")


class NotTheirsToConfirmError(Exception):
    """Confirming takes a second person; this is the one who entered it."""

    def __str__(self) -> str:
        return _("Somebody else must confirm what you entered.")


class NothingToConfirmError(Exception):
    """There is nothing to confirm: it is the person's own decision, it was confirmed, or it is over."""

    def __str__(self) -> str:
        return _("There is nothing to confirm here.")


class NotTheirsToWithholdError(Exception):
    """Keeping an explanation from the person is the safeguarding lead's decision alone."""

    def __str__(self) -> str:
        return _("Only the safeguarding lead can decide that this is not explained for now.")


@action
def begin_limit(
    *,
    person_id: PersonId,
    party: Party,
    party_name: str,
    basis: Basis,
    channel: Channel,
    because: str,
    by: Actor,
    at: datetime,
    in_their_words: str = "",
    legal_basis: str = "",
    who_may_know: str = "",
    exceptions: str = "",
    ends_on: date | None = None,
    review_on: date | None = None,
    is_undisputed: bool = False,
) -> RestrictionId:
    """Begin a limit. It holds from the next read and the next send.

    Their own decision stands by itself. Anything else holds for 72 hours, until a second person confirms it.
    Raises CannotStandError where a party, a basis or a review day is missing.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.RESTRICTION_SET, at=at)
    marks = marks_of(party)
    zone = person.organisation.zone
    must_be_able_to_stand(
        basis=basis,
        channel=channel,
        is_their_own_word=bool(in_their_words.strip()),
        is_undisputed=is_undisputed,
        because=because,
        legal_basis=legal_basis,
        on=day_of(at, zone),
        ends_on=ends_on,
        review_on=review_on,
        has_party=bool(marks) or party.person_id is not None or party.account_id is not None,
    )
    holds_until = None if basis is Basis.OWN_DECISION else at + HOLD
    denial = facts.deny(
        Denial.Kind.RESTRICTION,
        person_id,
        by=by,
        at=at,
        channel=Denial.Channel(channel),
        account_id=_account_of(party, person, by=by),
        party_id=PersonId(party.person_id) if party.person_id else None,
        party_name=party_name,
        aliases=_aliases(marks),
        ends_at=gone_after(holds_until, zone=zone, holidays=BANK_HOLIDAYS),
    )
    restriction = Restriction.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        denial=denial,
        basis=basis,
        channel=channel,
        party_name=party_name,
        because=because,
        in_their_words=in_their_words,
        legal_basis=legal_basis,
        who_may_know=who_may_know,
        exceptions=exceptions,
        ends_on=ends_on,
        review_on=review_on,
        holds_until=holds_until,
        begun_at=at,
        begun_by=by.name,
        begun_by_account=by.account_id,
    )
    record(Act.ADDED, restriction, by=by, at=at, person_id=person_id, content={"basis": basis, "channel": channel})
    return RestrictionId(restriction.pk)


@action
def begin_own_limit(*, person_id: PersonId, party: Party, party_name: str, by: Actor, at: datetime) -> RestrictionId:
    """“Not them”: the person keeps somebody away, by their word alone. Said twice, the first stands."""
    person = gate.one(Person, person_id, by=by, may=Permission.RESTRICTION_SET, at=at, lock=True)
    same = Restriction.objects.filter(
        person=person, basis=Basis.OWN_DECISION, lifting=None, party_name=party_name, begun_by_account=by.account_id
    ).first()
    if same is not None:
        record(Act.CONFIRMED, same, by=by, at=at, person_id=person_id)
        return RestrictionId(same.pk)
    return begin_limit(
        person_id=person_id,
        party=party,
        party_name=party_name,
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words=party_name,
        by=by,
        at=at,
    )


def _aliases(marks: Iterable[Mark]) -> list[tuple[DenialAlias.Kind, str]]:
    return [(DenialAlias.Kind(kind), folded[:200]) for kind, folded in sorted(marks)]


def _account_of(party: Party, person: Person, *, by: Actor) -> AccountId | None:
    """Return the account by which a party would read here: named, of their own record, or of the same e-mail address.

    Never the person's own, and never that of whoever enters the limit.
    """
    own = {person.account_id, by.account_id}
    if party.account_id is not None:
        return AccountId(party.account_id)
    if party.person_id is not None:
        held = known_by([party.person_id]).get(party.person_id, KnownBy()).account_id
        if held is not None and held not in own:
            return AccountId(held)
    emails = {fold(Known.EMAIL, email) for email in party.emails if email.strip()}
    if not emails:
        return None
    accounts = Account.objects.filter(organisation_id=person.organisation_id).exclude(email="")
    theirs = [pk for pk, email in accounts.values_list("pk", "email") if fold(Known.EMAIL, email) in emails]
    return next((AccountId(pk) for pk in theirs if pk not in own), None)


@action
def add_alias(*, restriction_id: RestrictionId, party: Party, by: Actor, at: datetime) -> None:
    """Write down one more way in which the party is known. It holds from the next read and the next send."""
    restriction = gate.one(Restriction, restriction_id, by=by, may=Permission.RESTRICTION_SET, at=at)
    marks = marks_of(party)
    facts.add_aliases(restriction.denial_id, _aliases(marks))
    person_id = PersonId(restriction.person_id)
    record(Act.CHANGED, restriction, by=by, at=at, person_id=person_id, content={"also known by": len(marks)})


@dataclass(frozen=True)
class Ground:
    """What a second person says a limit rests on, and for how long."""

    basis: Basis
    because: str
    legal_basis: str = ""
    ends_on: date | None = None
    review_on: date | None = None
    is_undisputed: bool = False


@action
def confirm_limit(*, restriction_id: RestrictionId, ground: Ground, by: Actor, at: datetime) -> None:
    """Confirm a hold as a second person, with what it rests on. From now it holds until its end.

    Raises NotTheirsToConfirmError, NothingToConfirmError, and CannotStandError.
    """
    restriction = gate.one(Restriction, restriction_id, by=by, may=Permission.RESTRICTION_SECOND, at=at, lock=True)
    if _is_over(restriction, at) or restriction.basis == Basis.OWN_DECISION or hasattr(restriction, "confirmation"):
        raise NothingToConfirmError
    if by.account_id is None or by.account_id == restriction.begun_by_account:
        raise NotTheirsToConfirmError
    zone = zone_of(by)
    if ground.basis in {Basis.PROVISIONAL, Basis.OWN_DECISION}:
        raise NothingToConfirmError
    must_be_able_to_stand(
        basis=ground.basis,
        channel=Channel(restriction.channel),
        is_their_own_word=False,
        is_undisputed=ground.is_undisputed,
        because=ground.because,
        legal_basis=ground.legal_basis,
        on=day_of(at, zone),
        ends_on=ground.ends_on,
        review_on=ground.review_on,
        has_party=True,
    )
    holds_until = end_of(ground.ends_on, zone) if ground.ends_on else None
    confirmation = Confirmation.objects.create(
        organisation_id=restriction.organisation_id,
        restriction=restriction,
        basis=ground.basis,
        legal_basis=ground.legal_basis,
        because=ground.because,
        review_on=ground.review_on,
        holds_until=holds_until,
        at=at,
        by=by.name,
        by_account=by.account_id,
    )
    facts.hold_until(restriction.denial_id, ends_at=gone_after(holds_until, zone=zone, holidays=BANK_HOLIDAYS))
    person_id = PersonId(restriction.person_id)
    record(Act.CONFIRMED, confirmation, by=by, at=at, person_id=person_id, content={"basis": ground.basis})


def _is_over(restriction: Restriction, at: datetime) -> bool:
    gone_at = restriction.denial.ends_at
    return hasattr(restriction, "lifting") or (gone_at is not None and gone_at <= at)


@action
def end_limit(*, restriction_id: RestrictionId, because: str, by: Actor, at: datetime) -> bool:
    """End a limit, or ask for it; return whether it has ended.

    A person's own decision ends by their own word: by them, or by a worker who writes what they said. A hold is lifted
    by a second person. Any other limit takes two: the first asks, the second lifts.
    Raises AlreadyEndedError, and NotTheirsToLiftError where it would be the same person twice.
    """
    restriction = gate.one(Restriction, restriction_id, by=by, may=Permission.RESTRICTION_SET, at=at, lock=True)
    if _is_over(restriction, at):
        raise AlreadyEndedError
    if restriction.basis != Basis.OWN_DECISION and not _is_second(restriction, by, at=at):
        _ask_to_lift(restriction, because=because, by=by, at=at)
        return False
    Lifting.objects.create(
        organisation_id=restriction.organisation_id, restriction=restriction, at=at, by=by.name, because=because
    )
    facts.lift(restriction.denial_id, at=at)
    record(Act.ENDED, restriction, by=by, at=at, person_id=PersonId(restriction.person_id))
    return True


def _is_second(restriction: Restriction, by: Actor, *, at: datetime) -> bool:
    """Say whether this is the second of two. Whoever entered a hold was the first; a confirmed limit wants a first.

    Only who may confirm a hold can be the second.
    """
    seconds = Restriction.objects.visible_to(by, may=Permission.RESTRICTION_SECOND, at=at)
    if not seconds.filter(pk=restriction.pk).exists():
        return False
    asked = getattr(restriction, "lifting_asked", None)
    if asked is not None:
        return by.account_id is not None and asked.by_account != by.account_id
    is_hold = not hasattr(restriction, "confirmation")
    return is_hold and by.account_id is not None and restriction.begun_by_account != by.account_id


def _ask_to_lift(restriction: Restriction, *, because: str, by: Actor, at: datetime) -> None:
    is_asked = hasattr(restriction, "lifting_asked")
    if is_asked or not hasattr(restriction, "confirmation") or not by.is_staff:
        raise NotTheirsToLiftError
    asked = LiftingAsked.objects.create(
        organisation_id=restriction.organisation_id,
        restriction=restriction,
        at=at,
        by=by.name,
        by_account=by.account_id,
        because=because,
    )
    record(Act.ADDED, asked, by=by, at=at, person_id=PersonId(restriction.person_id))


@dataclass(frozen=True)
class Told:
    """What was explained, how, and what the person said back."""

    explained_in: ExplainedIn
    who_decided: str
    why: str
    can_still: str
    how_to_challenge: str
    said_back: str
    with_whom: str = ""


@action
def explain_limit(*, restriction_id: RestrictionId, told: Told, by: Actor, at: datetime) -> None:
    """Write how a limit was explained and what the person said back. Raises NotExplainedError."""
    restriction = gate.one(Restriction, restriction_id, by=by, may=Permission.RESTRICTION_SET, at=at)
    if by.person_id == restriction.person_id:
        raise NotExplainedError(_("Somebody who works with you explains it."))
    must_explain(
        who_decided=told.who_decided,
        why=told.why,
        can_still=told.can_still,
        how_to_challenge=told.how_to_challenge,
        said_back=told.said_back,
    )
    explanation = Explanation.objects.create(
        organisation_id=restriction.organisation_id, restriction=restriction, at=at, by=by.name, **vars(told)
    )
    content = {"in": told.explained_in}
    record(Act.ADDED, explanation, by=by, at=at, person_id=PersonId(restriction.person_id), content=content)


@action
def withhold_explanation(*, restriction_id: RestrictionId, because: str, by: Actor, at: datetime) -> None:
    """Decide, as the safeguarding lead, that a limit is not explained for now. Raises NotTheirsToWithholdError."""
    restriction = gate.one(Restriction, restriction_id, by=by, may=Permission.RESTRICTION_SECOND, at=at)
    if Role.SAFEGUARDING_LEAD not in by.roles or not because.strip():
        raise NotTheirsToWithholdError
    explanation = Explanation.objects.create(
        organisation_id=restriction.organisation_id,
        restriction=restriction,
        at=at,
        by=by.name,
        withheld_because=because,
    )
    content = {"withheld": because}
    record(Act.DECIDED, explanation, by=by, at=at, person_id=PersonId(restriction.person_id), content=content)
