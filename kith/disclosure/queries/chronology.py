"""Reading a case in order: each table through its own permission, one query each, however long the case is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from kith.consent.models import Gone, Sharing, WithoutYes
from kith.consent.rules.sharing import Information, Purpose
from kith.disclosure.rules.chronology import Asked, Event, Kind, Nature, Place, in_order, nature_of
from kith.gatherings.models import Attendance
from kith.gatherings.rules import Outcome as Came
from kith.ground import clock
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.networks.models import Contact, TieDecision, WorkerView
from kith.networks.rules.vocabulary import Feeling, Mode, Wish
from kith.own_record.models import Statement
from kith.own_record.rules.statements import Kind as StatementKind
from kith.people.models import Barrier, BarrierSolved, Closure, Need, Opening, Person, Words
from kith.people.models.said import Heard
from kith.people.rules import vocabulary
from kith.people.rules.about_me import Section
from kith.plans.models import ReviewHeld, Step, StepEnding
from kith.plans.rules.steps import HowItWent
from kith.referrals.models import ReferralTurn
from kith.referrals.rules.turns import Step as ReferralStep
from kith.rights.models import CapacityDecision
from kith.rights.rules.capacity import Outcome as Found
from kith.safeguarding.models import Restriction
from kith.safeguarding.rules.limits import BASIS_WORDS, Basis
from kith.safety.models import DangerEnd, DangerLook, VisitNote
from kith.safety.rules.dangers import About, Outcome

P = Permission


@dataclass(frozen=True)
class Told:
    """What one row tells: what in our words, whose words, and when it happened and was written."""

    what: str
    happened: date | datetime
    written_at: datetime
    written_by: str
    nature: Nature = Nature.DEED
    term: str = ""
    said: str = ""
    said_by: str = ""
    telling: str = ""


@dataclass(frozen=True)
class Source:
    """One table of a case: what it is about, who may read it, where in it the person is, and how a row is told."""

    kind: Kind
    may: Permission
    table: type[Model]
    person: str
    route: str
    tell: Callable[[Any], Iterator[Told]]
    joined: tuple[str, ...] = ()
    key: str = "person_id"
    value: str = ""


def chronology_of(viewer: Actor, person_id: PersonId, asked: Asked, *, at: datetime) -> tuple[Event, ...]:
    """Return what was asked for of a case, as this reader may see it; raises NotVisible."""
    rows = Person.objects.visible_to(viewer, may=P.PERSON_SEE, at=at).select_related("organisation")
    person = rows.filter(pk=person_id).first()
    if person is None:
        raise gate.NotVisible(Person._meta.label, person_id, P.PERSON_SEE)
    zone = person.organisation.zone
    events = (
        event
        for source in SOURCES
        if asked.wants(source.kind)
        for event in _events(source, viewer, person_id, zone=zone, at=at)
    )
    return in_order(events, asked)


def _events(source: Source, viewer: Actor, person_id: PersonId, *, zone: str, at: datetime) -> Iterator[Event]:
    seen = source.table.objects.visible_to(viewer, may=source.may, at=at)  # type: ignore[attr-defined] # a scoped one
    rows = seen.filter(**{source.person: person_id})
    for row in rows.select_related(*source.joined) if source.joined else rows:
        place = Place(source.route, source.key, getattr(row, source.value) if source.value else person_id)
        for told in source.tell(row):
            yield Event(
                kind=source.kind,
                nature=told.nature,
                happened=told.happened,
                happened_on=_day(told.happened, zone),
                written_at=told.written_at,
                written_on=_day(told.written_at, zone),
                what=told.what,
                place=place,
                term=told.term,
                said=told.said,
                said_by=told.said_by,
                telling=told.telling,
                written_by=told.written_by,
            )


def _day(moment: date | datetime, zone: str) -> date:
    return clock.day_of(moment, zone) if isinstance(moment, datetime) else moment


def _heard(row: Heard, what: str, written_at: datetime, *, term: str = "", said: str = "") -> Told:
    """Tell of words: on the day they were said, whose they are, how they came, who wrote them down."""
    origin = row.origin
    return Told(
        what,
        origin.said_on,
        written_at,
        origin.written_by,
        nature_of(origin),
        term,
        said,
        origin.said_by,
        origin.telling.words,
    )


def _opening(row: Opening) -> Iterator[Told]:
    yield Told(mark("We began to work together."), row.at, row.at, row.by, said=row.because)


def _closure(row: Closure) -> Iterator[Told]:
    yield Told(mark("We stopped working together."), row.at, row.at, row.by, said=row.because)


def _words(row: Words) -> Iterator[Told]:
    yield _heard(row, Section(row.section).words, row.written_at, said=row.words)


def _need(row: Need) -> Iterator[Told]:
    area = vocabulary.AreaOfLife(row.area).words
    yield _heard(row, mark("Needs help with"), row.written_at, term=area, said=row.words)


def _barrier(row: Barrier) -> Iterator[Told]:
    code = vocabulary.Barrier(row.code).words
    yield _heard(row, mark("In the way:"), row.written_at, term=code, said=row.words)


def _solved(row: BarrierSolved) -> Iterator[Told]:
    code = vocabulary.Barrier(row.barrier.code).words
    yield Told(mark("Solved:"), row.at, row.at, row.by, term=code, said=row.how)


def _statement(row: Statement) -> Iterator[Told]:
    yield _heard(row, StatementKind(row.kind).words, row.written_at, said=row.words)


def _contact(row: Contact) -> Iterator[Told]:
    mode = Mode(row.mode).words if row.mode else ""
    origin = row.origin
    yield Told(
        mark("In touch with"),
        row.on,
        row.at,
        origin.written_by,
        nature_of(origin),
        mode,
        row.tie.name,
        origin.said_by,
        origin.telling.words,
    )


def _wish(row: TieDecision) -> Iterator[Told]:
    wish = Wish(row.wish).sentence
    yield _heard(row, mark("What they want of somebody:"), row.at, term=wish, said=row.tie.name)
    if row.worker_thinks:
        yield Told(
            mark("What the worker thought of it"),
            row.said_on,
            row.at,
            row.written_by,
            Nature.VIEW,
            said=row.worker_thinks,
            said_by=row.written_by,
        )


def _worker_view(row: WorkerView) -> Iterator[Told]:
    by, felt = row.by.display_name, Feeling(row.felt).words
    about = f"{row.tie.name}: {row.because}"
    yield Told(mark("How a worker saw somebody around them"), row.at, row.at, by, Nature.VIEW, felt, about, by)


def _step(row: Step) -> Iterator[Told]:
    yield _heard(row, mark("A step in the plan:"), row.written_at, said=row.words)


def _step_ending(row: StepEnding) -> Iterator[Told]:
    said = f"{row.step.words}: {row.words}" if row.words else row.step.words
    yield _heard(row, mark("How a step went:"), row.written_at, term=HowItWent(row.how).words, said=said)


def _review(row: ReviewHeld) -> Iterator[Told]:
    yield _heard(row, mark("A review was held."), row.written_at, said=row.words)


def _referral(row: ReferralTurn) -> Iterator[Told]:
    step, name = ReferralStep(row.step).words, row.referral.listing_name
    said = f"{name}: {row.because}" if row.because else name
    yield Told(mark("Referral:"), row.at, row.at, row.by, term=step, said=said)


def _attended(row: Attendance) -> Iterator[Told]:
    name, came = row.meeting.listing.name, Came(row.outcome).words
    said = f"{name}: {row.words}" if row.words else name
    yield Told(mark("At a group:"), row.meeting.starts_at, row.at, row.by, term=came, said=said)


def _sharing(row: Sharing) -> Iterator[Told]:
    purpose = Purpose(row.purpose).words
    yield _heard(row, mark("Said what may be shared"), row.written_at, term=purpose, said=row.recipient_name)


def _gone(row: Gone) -> Iterator[Told]:
    kind = Information(row.information).words
    yield Told(mark("Went out:"), row.at, row.at, row.by, term=kind, said=row.recipient_name)


def _without_yes(row: WithoutYes) -> Iterator[Told]:
    yield Told(
        mark("Shared without their yes, with"),
        row.at,
        row.at,
        row.by,
        said=f"{row.recipient_name}: {row.because}",
        said_by=row.decided_by,
    )


def _danger(row: DangerLook) -> Iterator[Told]:
    yield _heard(row, mark("What could happen:"), row.at, term=About(row.about).words, said=row.what)


def _danger_end(row: DangerEnd) -> Iterator[Told]:
    yield Told(mark("How it came out:"), row.at, row.at, row.by, term=Outcome(row.outcome).words, said=row.words)


def _visit(row: VisitNote) -> Iterator[Told]:
    """Tell apart what was seen at a visit, what it may mean to whoever saw it, and what the person says."""
    what, when = mark("At a visit with somebody there"), row.visit.starts_at
    yield Told(what, when, row.at, row.by, Nature.SEEN, said=row.seen, said_by=row.by)
    if row.view:
        yield Told(what, when, row.at, row.by, Nature.VIEW, said=row.view, said_by=row.by)
    if row.voice:
        yield Told(what, when, row.at, row.by, Nature.THEIR_WORD, said=row.voice)


def _limit(row: Restriction) -> Iterator[Told]:
    said = row.in_their_words or row.because
    nature = Nature.THEIR_WORD if row.in_their_words else Nature.DEED
    told = f"{row.party_name}: {said}" if said else row.party_name
    basis = BASIS_WORDS[Basis(row.basis)]
    yield Told(mark("A limit on contact with"), row.begun_at, row.begun_at, row.begun_by, nature, basis, told)


def _decision(row: CapacityDecision) -> Iterator[Told]:
    outcome = Found(row.outcome).words
    yield Told(mark("One decision:"), row.made_on, row.at, row.by, term=outcome, said=row.decision)


_OF = "person_id"
_TIE = "tie__map__person_id"
SOURCES: tuple[Source, ...] = (
    Source(Kind.WORK, P.PERSON_SEE, Opening, _OF, "record:person", _opening),
    Source(Kind.WORK, P.PERSON_SEE, Closure, _OF, "record:person", _closure),
    Source(Kind.SAID, P.PERSON_SEE, Words, _OF, "record:person", _words),
    Source(Kind.SAID, P.PERSON_SEE, Need, _OF, "people:circumstances", _need),
    Source(Kind.SAID, P.PERSON_SEE, Barrier, _OF, "people:circumstances", _barrier),
    Source(Kind.SAID, P.PERSON_SEE, BarrierSolved, _OF, "people:circumstances", _solved, ("barrier",)),
    Source(Kind.SAID, P.PERSON_SEE, Statement, _OF, "own_record:not-right", _statement),
    Source(Kind.PEOPLE, P.MAP_SEE, Contact, _TIE, "networks:map", _contact, ("tie",)),
    Source(Kind.PEOPLE, P.MAP_SEE, TieDecision, _TIE, "networks:map", _wish, ("tie",)),
    Source(Kind.PEOPLE, P.MAP_SEE, WorkerView, _TIE, "networks:map", _worker_view, ("tie", "by")),
    Source(Kind.PLAN, P.PLAN_SEE, Step, "plan__person_id", "plans:plan", _step),
    Source(Kind.PLAN, P.PLAN_SEE, StepEnding, "step__plan__person_id", "plans:plan", _step_ending, ("step",)),
    Source(Kind.PLAN, P.PLAN_SEE, ReviewHeld, "review__plan__person_id", "plans:plan", _review),
    Source(
        Kind.GROUPS,
        P.REFERRAL_SEE,
        ReferralTurn,
        "referral__person_id",
        "referrals:referral",
        _referral,
        ("referral",),
        key="referral_id",
        value="referral_id",
    ),
    Source(Kind.GROUPS, P.REFERRAL_SEE, Attendance, _OF, "record:chronology", _attended, ("meeting__listing",)),
    Source(Kind.SHARING, P.CONSENT_SEE, Sharing, _OF, "consent:who-sees", _sharing),
    Source(Kind.SHARING, P.CONSENT_SEE, Gone, _OF, "consent:who-sees", _gone),
    Source(Kind.SHARING, P.CONSENT_SEE, WithoutYes, _OF, "consent:who-sees", _without_yes),
    Source(Kind.SAFETY, P.SAFETY_SEE, DangerLook, "danger__person_id", "safety:staying-safe", _danger),
    Source(Kind.SAFETY, P.SAFETY_SEE, DangerEnd, "danger__person_id", "safety:staying-safe", _danger_end),
    Source(Kind.SAFETY, P.SUPERVISED_SEE, VisitNote, "visit__person_id", "safety:staying-safe", _visit, ("visit",)),
    Source(Kind.LIMITS, P.RESTRICTION_SEE, Restriction, _OF, "safeguarding:limits", _limit),
    Source(Kind.DECISIONS, P.CAPACITY_SEE, CapacityDecision, _OF, "rights:decisions", _decision),
)
"""Where events come from. A table that is not here tells of nothing that happened, or is sealed."""
