"""Writing down one decision: whether somebody could make it, and what was decided for them if they could not then."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kith.ground import clock
from kith.ground.access import gate, passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId
from kith.people.models import Person
from kith.people.rules.names import fold
from kith.people.rules.terms import Flawed
from kith.rights.models import BestInterestsDecision, CapacityDecision, ChildDecision, Consulted
from kith.rights.queries.representatives import deciding_for
from kith.rights.rules.capacity import (
    Assessment,
    BestInterests,
    CapacityFlaw,
    Checked,
    Imca,
    Limb,
    Outcome,
    Path,
    Question,
    flaws_of,
    interests_flaws,
    is_blanket,
    path_for,
)


class CannotStand(Flawed):
    """A record that must not be kept as it is; the first flaw's words say what to mend."""


@action
def record_capacity(*, person_id: PersonId, one: Assessment, by: Actor, at: datetime) -> UUID:
    """Write down whether somebody could make one decision. Raises CannotStand."""
    person = gate.one(Person, person_id, by=by, may=Permission.CAPACITY_RECORD, at=at)
    today = clock.day_of(at, person.organisation.zone)
    one = replace(one, path=path_for(person.born_on, one.made_on))
    if flaws := flaws_of(one, today=today):
        raise CannotStand(flaws)
    row = CapacityDecision.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        path=one.path,
        decision=one.decision.strip(),
        made_on=one.made_on,
        support_tried=one.support_tried.strip(),
        can_understand=one.could[Limb.UNDERSTAND],
        can_retain=one.could[Limb.RETAIN],
        can_weigh=one.could[Limb.WEIGH],
        can_communicate=one.could[Limb.COMMUNICATE],
        outcome=one.outcome,
        cause=one.cause.strip(),
        apart_from_the_choice=one.apart_from_the_choice.strip(),
        may_change=one.may_change,
        review_on=one.review_on,
        told_parents=one.told_parents.strip(),
        by=by.name,
        at=at,
    )
    content = {"decision": row.decision, "outcome": one.outcome, "path": one.path}
    record(Act.DECIDED, row, by=by, at=at, person_id=person_id, content=content)
    return row.pk


@action
def record_child_decision(
    *,
    person_id: PersonId,
    decision: str,
    made_on: date,
    answers: Mapping[Question, bool],
    in_their_words: str,
    told_parents: str = "",
    by: Actor,
    at: datetime,
) -> UUID:
    """Write down whether somebody younger than 16 could make one decision, in five parts. Raises CannotStand."""
    person = gate.one(Person, person_id, by=by, may=Permission.CAPACITY_RECORD, at=at)
    if is_blanket(decision):
        raise CannotStand([CapacityFlaw.BLANKET])
    if made_on > clock.day_of(at, person.organisation.zone):
        raise CannotStand([CapacityFlaw.IN_THE_FUTURE])
    if path_for(person.born_on, made_on) is not Path.CHILD:
        raise CannotStand([CapacityFlaw.NOT_A_CHILD])
    row = ChildDecision.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        decision=decision.strip(),
        made_on=made_on,
        knows_what=answers[Question.WHAT],
        knows_how=answers[Question.HOW],
        knows_if_yes=answers[Question.IF_YES],
        knows_if_no=answers[Question.IF_NO],
        decides_own=answers[Question.OWN],
        in_their_words=in_their_words,
        told_parents=told_parents,
        by=by.name,
        at=at,
    )
    record(Act.DECIDED, row, by=by, at=at, person_id=person_id, content={"decision": row.decision})
    return row.pk


@dataclass(frozen=True)
class Weighed:
    """What was weighed for somebody, as it was said."""

    wishes: str
    asked: Mapping[str, str]
    options: tuple[str, ...]
    decided: str
    why_not_less: str
    maker: str
    attorney: Checked
    advance_decision: Checked
    imca: Imca
    review_on: date
    nobody_because: str = ""
    bans_contact: bool = False
    is_disputed: bool = False


@action
def record_best_interests(*, capacity_id: UUID, weighed: Weighed, by: Actor, at: datetime) -> UUID:
    """Write down what is decided in somebody's best interests about one decision. Raises CannotStand.

    Nobody is asked who must not come near the person, and nothing that bans contact or is disputed is kept here.
    """
    rows = CapacityDecision.objects.get_queryset().select_related("person__organisation")
    capacity = gate.one(rows, capacity_id, by=by, may=Permission.CAPACITY_RECORD, at=at)
    person_id = PersonId(capacity.person_id)
    names = (*weighed.asked, *filter(None, [weighed.maker]))
    parties = {name: [Party(names=(name,))] for name in names}
    passes = passing.may_pass_each(Crossing.ASKED_ABOUT_THEM, person_id, parties, by=by, at=at)
    today = clock.day_of(at, capacity.person.organisation.zone)
    deciders = {fold(name) for name in deciding_for(person_id, on=today)}
    weighing = BestInterests(
        found=Outcome(capacity.outcome),
        wishes=weighed.wishes,
        asked=tuple(weighed.asked),
        nobody_because=weighed.nobody_because,
        options=weighed.options,
        why_not_less=weighed.why_not_less,
        maker=weighed.maker,
        attorney=weighed.attorney,
        advance_decision=weighed.advance_decision,
        has_deciding_attorney=fold(weighed.maker) in deciders,
        bans_contact=weighed.bans_contact,
        is_disputed=weighed.is_disputed,
        review_on=weighed.review_on,
        asks_a_limited_one=not all(passes.values()),
    )
    if flaws := interests_flaws(weighing, today=today):
        raise CannotStand(flaws)
    row = BestInterestsDecision.objects.create(
        organisation_id=capacity.organisation_id,
        capacity=capacity,
        wishes=weighed.wishes,
        nobody_because=weighed.nobody_because,
        options="\n".join(weighed.options),
        decided=weighed.decided,
        why_not_less=weighed.why_not_less,
        maker=weighed.maker,
        attorney=weighed.attorney,
        advance_decision=weighed.advance_decision,
        imca=weighed.imca,
        review_on=weighed.review_on,
        by=by.name,
        at=at,
    )
    Consulted.objects.bulk_create(
        Consulted(organisation_id=row.organisation_id, best_interests=row, name=name, words=words)
        for name, words in weighed.asked.items()
    )
    content = {"decision": capacity.decision, "maker": weighed.maker, "imca": weighed.imca}
    record(Act.DECIDED, row, by=by, at=at, person_id=person_id, content=content)
    return row.pk
