"""Two people: one proposes that a record is erased, another decides. And the month in which it can be put back."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from kith.disposal.models import Decision, Disposal, KeptLonger, PutBack
from kith.disposal.packs.england import SCHEDULE
from kith.disposal.queries.reach import reach_of
from kith.disposal.queries.standing import Standing, standing_of
from kith.disposal.rules.hindrances import Hindered, Hindrance, may_decide
from kith.ground.access import facts, gate
from kith.ground.access.models import SetApart
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import AccountId, PersonId
from kith.people.models import Person

KEEP = Permission.DISPOSAL_KEEP
APART = timedelta(days=30)
"""How long a record is set apart before it is erased."""


@action
def propose(*, person_id: PersonId, by: Actor, at: datetime) -> UUID:
    """Propose that the record of somebody whose time is over is erased. Raises Hindered."""
    account_id = _somebody(by)
    person = gate.one(Person, person_id, by=by, may=KEEP, at=at, lock=True)
    standing = _must_be_free(person, by=by, at=at)
    if standing.proposal_id is not None:
        raise Hindered(Hindrance.PROPOSED)
    disposal = Disposal.objects.create(
        organisation_id=by.organisation_id,
        person=person,
        code=f"D-{secrets.token_hex(4).upper()}",
        line=standing.over.line.key,
        years=standing.over.years,
        counted_from=standing.over.counted_from,
        over_on=standing.over.on,
        at=at,
        by=by.name,
        by_account=account_id,
    )
    content = {"line": disposal.line, "years": disposal.years, "over on": disposal.over_on, "code": disposal.code}
    record(Act.ADDED, disposal, by=by, at=at, person_id=person_id, content=content)
    return disposal.pk


@action
def decide(*, disposal_id: UUID, is_yes: bool, because: str, by: Actor, at: datetime) -> None:
    """Decide, as a second person: the record is set apart for a month, or it stays. Raises Hindered.

    What stands in the way is asked again: a hold, a word, a call may have come since.
    """
    account_id = _somebody(by)
    disposal = gate.one(Disposal, disposal_id, by=by, may=KEEP, at=at, lock=True)
    person = gate.one(Person, disposal.person_id, by=by, may=KEEP, at=at, lock=True)
    if Decision.objects.filter(disposal=disposal).exists():
        raise Hindered(Hindrance.DECIDED)
    hindrance = may_decide(proposed_by=disposal.by_account, account_id=account_id)
    if hindrance is not None:
        raise Hindered(hindrance)
    if is_yes:
        _must_be_free(person, by=by, at=at)
        facts.set_apart(PersonId(person.pk), by=by, at=at)
    Decision.objects.create(
        organisation_id=disposal.organisation_id,
        disposal=disposal,
        is_yes=is_yes,
        because=because.strip(),
        at=at,
        by=by.name,
        by_account=account_id,
        erase_at=at + APART if is_yes else None,
    )
    content = {"yes": is_yes, "because": because, "code": disposal.code}
    record(Act.DECIDED, disposal, by=by, at=at, person_id=PersonId(person.pk), content=content)


@action
def put_back(*, disposal_id: UUID, because: str, by: Actor, at: datetime) -> None:
    """Let a record that was set apart be seen again by whoever saw it. Raises Hindered where it is not set apart."""
    gate.require(by, KEEP)
    disposal = gate.one(Disposal, disposal_id, by=by, may=KEEP, at=at, lock=True)
    person_id = PersonId(disposal.person_id)
    is_apart = SetApart.objects.select_for_update(no_key=True).filter(person_id=person_id, erased_at=None).exists()
    is_decided = Decision.objects.filter(disposal=disposal, is_yes=True).exists()
    if not is_apart or not is_decided or PutBack.objects.filter(disposal=disposal).exists():
        raise Hindered(Hindrance.NOT_SET_APART)
    facts.put_back(person_id)
    PutBack.objects.create(
        organisation_id=disposal.organisation_id, disposal=disposal, because=because.strip(), at=at, by=by.name
    )
    content = {"because": because, "code": disposal.code}
    record(Act.UNDONE, disposal, by=by, at=at, person_id=person_id, content=content)


@action
def keep_longer(*, line: str, years: int, because: str, by: Actor, at: datetime) -> None:
    """Keep what falls under a line longer than the schedule says. Raises Hindered where that would be shorter."""
    gate.require(by, KEEP)
    if years < SCHEDULE.line(line).years:
        raise Hindered(Hindrance.SHORTER)
    kept = KeptLonger.objects.create(
        organisation_id=by.organisation_id, line=line, years=years, because=because.strip(), at=at, by=by.name
    )
    record(Act.CHANGED, kept, by=by, at=at, content={"line": line, "years": years, "because": because})


def _somebody(by: Actor) -> AccountId:
    """Return whose account decides: it takes two people, and a part of the system is none."""
    gate.require(by, KEEP)
    if by.account_id is None:
        raise Hindered(Hindrance.SAME_PERSON)
    return by.account_id


def _must_be_free(person: Person, *, by: Actor, at: datetime) -> Standing:
    standing = standing_of(by, PersonId(person.pk), at=at)
    if standing is None:
        raise Hindered(Hindrance.NOT_OVER)
    if not standing.is_free:
        raise Hindered(standing.hindrances[0])
    if reach_of(person).elsewhere:
        raise Hindered(Hindrance.ELSEWHERE)
    return standing
