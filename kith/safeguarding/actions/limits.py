"""Beginning and ending a limit on contact."""

from datetime import date, datetime

from kith.ground.access import facts, gate
from kith.ground.access.models import Denial, DenialAlias
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, RestrictionId
from kith.people.models import Person
from kith.safeguarding.models import Lifting, Restriction
from kith.safeguarding.rules.limits import Basis, Channel, Party, must_be_able_to_stand


class AlreadyEndedError(Exception):
    """The limit was ended before; nothing is ended twice."""


class NotTheirsToLiftError(Exception):
    """A person's own decision ends by their own word alone."""


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
    review_on: date | None = None,
) -> RestrictionId:
    """Begin a limit. It holds from the next read and the next send.

    Raises CannotStandError where a party, a basis or a review day is missing.
    """
    person = gate.one(Person, person_id, by=by, may=Permission.RESTRICTION_SET, at=at)
    marks = party.marks()
    must_be_able_to_stand(
        basis=basis,
        is_their_own_word=bool(in_their_words.strip()),
        marks=marks,
        starts_at=at,
        review_on=review_on,
        legal_basis=legal_basis,
        has_party=party.person_id is not None or party.account_id is not None,
    )
    denial = facts.deny(
        Denial.Kind.RESTRICTION,
        person_id,
        by=by,
        at=at,
        channel=Denial.Channel(channel),
        party_id=PersonId(party.person_id) if party.person_id else None,
        party_name=party_name,
        aliases=[(DenialAlias.Kind(kind), folded) for kind, folded in sorted(marks)],
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
        review_on=review_on,
        begun_at=at,
        begun_by=by.name,
        begun_by_account=by.account_id,
    )
    record(Act.ADDED, restriction, by=by, at=at, person_id=person_id, content={"basis": basis, "channel": channel})
    return RestrictionId(restriction.pk)


@action
def end_limit(*, restriction_id: RestrictionId, because: str, by: Actor, at: datetime) -> None:
    """End a limit. A person's own decision ends by their own word: by them, or by a worker who writes what they said.

    Raises AlreadyEndedError, and NotTheirsToLiftError where an order is lifted by the one who entered it.
    """
    restriction = gate.one(Restriction, restriction_id, by=by, may=Permission.RESTRICTION_SET, at=at)
    if Lifting.objects.filter(restriction=restriction).exists():
        raise AlreadyEndedError("This limit has ended already.")
    is_own = restriction.basis == Basis.OWN_DECISION
    if not is_own and restriction.begun_by_account == by.account_id:
        raise NotTheirsToLiftError("Somebody else must lift what you entered.")
    Lifting.objects.create(
        organisation_id=restriction.organisation_id, restriction=restriction, at=at, by=by.name, because=because
    )
    facts.lift(restriction.denial_id, at=at)
    record(Act.ENDED, restriction, by=by, at=at, person_id=PersonId(restriction.person_id))
