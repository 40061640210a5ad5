"""What somebody answered and how it compares, ready for a page. A score is worked out here, each time, by the rules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Prefetch, Q, QuerySet

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import AnswerSetId, GoalId, OrganisationId, PersonId
from kith.ground.prepared import prepared
from kith.outcomes.models import AnswerSet, Goal, GoalEnding, GoalRating, LicencePermission
from kith.outcomes.packs import SHELF
from kith.outcomes.rules.goals import GOAL_SCALE
from kith.outcomes.rules.instruments import Format, Instrument, Licence
from kith.outcomes.rules.scoring import (
    Comparison,
    Score,
    Scored,
    Taken,
    first_and_latest,
    is_comparable_in,
    may_ask,
    score,
    score_as_stated,
    worries,
)
from kith.people.queries import Whose, whose
from kith.people.queries.communication import communication_of
from kith.people.rules.communication import Code
from kith.people.rules.telling import Origin
from kith.people.rules.terms import Telling

THAT_CAN_WORRY = frozenset(key for key, one in SHELF.items() if any(scale.worry for scale in one.scales))


@dataclass(frozen=True)
class Sitting:
    """One sitting with one instrument: whose words, how, and what it came to."""

    answer_set_id: AnswerSetId
    instrument: Instrument
    origin: Origin
    is_interpreted: bool
    answers: tuple[tuple[str, str], ...]
    taken: tuple[Taken, ...]
    is_worrying: bool
    talked_by: str = ""
    talked_at: datetime | None = None

    @property
    def is_waiting_for_a_talk(self) -> bool:
        return self.is_worrying and self.talked_at is None


@dataclass(frozen=True)
class Rated:
    """A goal and where it began and stands."""

    goal_id: GoalId
    words: str
    origin: Origin
    ended: GoalEnding.Kind | None
    comparison: Comparison | None


@dataclass(frozen=True)
class Measured:
    """One scale of one instrument, first and latest."""

    instrument: Instrument
    comparison: Comparison


@dataclass(frozen=True)
class Outcomes:
    """Everything a person has said of how things are, and whether this viewer may add to it or note a talk."""

    person: Whose
    may_record: bool
    may_talk: bool
    measured: tuple[Measured, ...]
    goals: tuple[Rated, ...]
    sittings: tuple[Sitting, ...]

    @property
    def live_goals(self) -> tuple[Rated, ...]:
        return tuple(goal for goal in self.goals if goal.ended is None)

    @property
    def waiting_for_a_talk(self) -> tuple[Sitting, ...]:
        return tuple(sitting for sitting in self.sittings if sitting.is_waiting_for_a_talk)


def outcomes_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Outcomes:
    """Return what a person has answered, first and latest of each scale, and their goals."""
    person = whose(viewer, person_id, at=at, may=Permission.OUTCOME_SEE)
    asked = (Permission.OUTCOME_RECORD, Permission.REVIEW_HOLD)
    may = gate.may_each(viewer, asked, [person_id], at=at)[person_id]
    sittings = _sittings(viewer, person_id, at=at)
    goals = _goals(viewer, person_id, at=at)
    return Outcomes(
        person=person,
        may_record=Permission.OUTCOME_RECORD in may,
        may_talk=Permission.REVIEW_HOLD in may,
        measured=_measured(sittings),
        goals=goals,
        sittings=sittings,
    )


def instrument_asked(viewer: Actor, person_id: PersonId, key: str, *, at: datetime) -> Instrument:
    """Return an instrument that may be asked of this person; any other is not found, locked or unknown alike."""
    instrument = SHELF.get(key)
    if instrument is not None:
        permitted = has_permission(instrument, viewer.organisation_id, on=at.date())
        if may_ask(instrument, has_permission=permitted, how=how_to_ask(viewer, person_id, at=at)):
            return instrument
    raise gate.NotVisible("outcomes.Instrument", key, Permission.OUTCOME_RECORD)


def sitting(
    viewer: Actor, answer_set_id: AnswerSetId, *, at: datetime, may: Permission = Permission.OUTCOME_SEE
) -> tuple[Whose, Sitting]:
    """Return one sitting, and whose it is."""
    rows = AnswerSet.objects.get_queryset().select_related("person__organisation")
    row = gate.one(rows, answer_set_id, by=viewer, may=may, at=at)
    person = Whose.of(row.person, viewer=viewer, at=at)
    found = next(one for one in _sittings(viewer, person.person_id, at=at) if one.answer_set_id == row.pk)
    return person, found


def _sittings(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Sitting, ...]:
    """Return the sittings, latest first, each looked at beside the one before it."""
    rows = (
        AnswerSet.objects.visible_to(viewer, may=Permission.OUTCOME_SEE, at=at)
        .filter(person_id=person_id)
        .select_related("talk")
        .prefetch_related("answers", "stated_scores")
        .order_by("said_on", "written_at")
    )
    return tuple(reversed(_looked_through(rows)))


def _looked_through(rows: Iterable[AnswerSet]) -> list[Sitting]:
    """Return one person's sittings in their order, each looked at beside the one before it."""
    made: list[Sitting] = []
    last: dict[tuple[str, str], Taken] = {}
    for row in rows:
        instrument = SHELF[row.instrument]
        taken = _taken(row, instrument)
        earlier = [last.get((instrument.key, one.score.scale.key)) for one in taken]
        made.append(_sitting(row, instrument, taken, is_worrying=any(map(worries, earlier, taken))))
        last |= {(instrument.key, one.score.scale.key): one for one in taken if one.score.state is Scored.SCORED}
    return made


@dataclass(frozen=True)
class TalkWaiting:
    """Somebody answered that things are hard, and nobody has noted a talk with them since."""

    answer_set_id: AnswerSetId
    person_id: PersonId
    known_as: str
    said_on: date


def talks_waiting(viewer: Actor, *, at: datetime) -> tuple[TalkWaiting, ...]:
    """Return whom this viewer should talk with soon (rule R11), the longest waiting first."""
    waiting = [
        TalkWaiting(
            sitting.answer_set_id, PersonId(of_one[0].person_id), of_one[0].person.known_as, sitting.origin.said_on
        )
        for _, group in groupby(_that_can_worry(viewer, at=at), key=lambda row: row.person_id)
        for of_one in [list(group)]
        for sitting in _looked_through(of_one)
        if sitting.is_waiting_for_a_talk
    ]
    return tuple(sorted(waiting, key=lambda one: one.said_on))


@prepared
def _that_can_worry(viewer: Actor, *, at: datetime) -> QuerySet[AnswerSet]:
    rows = AnswerSet.objects.visible_to(viewer, may=Permission.REVIEW_HOLD, at=at)
    worrying = rows.filter(instrument__in=THAT_CAN_WORRY).select_related("talk", "person")
    return worrying.prefetch_related("answers", "stated_scores").order_by("person_id", "said_on", "written_at")


def _taken(row: AnswerSet, instrument: Instrument) -> tuple[Taken, ...]:
    interpreted = not is_comparable_in(instrument, row.language, through_interpreter=row.is_interpreted)
    return tuple(
        Taken(made, row.said_on, Telling(row.telling), row.instrument_version, interpreted)
        for made in _scores(row, instrument)
    )


def _scores(row: AnswerSet, instrument: Instrument) -> tuple[Score, ...]:
    stated = {one.scale: one.value for one in row.stated_scores.all()}
    if stated:
        return score_as_stated(instrument, stated)
    return score(instrument, {one.item: one.value for one in row.answers.all()})


def _sitting(row: AnswerSet, instrument: Instrument, taken: tuple[Taken, ...], *, is_worrying: bool) -> Sitting:
    given = {one.item: one.value for one in row.answers.all()}
    talk = getattr(row, "talk", None)
    return Sitting(
        answer_set_id=AnswerSetId(row.pk),
        instrument=instrument,
        origin=row.origin,
        is_interpreted=row.is_interpreted,
        answers=tuple(
            (item.text, _answer_text(instrument, item.key, given.get(item.key))) for item in instrument.items
        ),
        taken=taken,
        is_worrying=is_worrying,
        talked_by=talk.talked_by if talk else "",
        talked_at=talk.talked_at if talk else None,
    )


def _answer_text(instrument: Instrument, key: str, value: int | None) -> str:
    if value is None:
        return ""
    return {option.value: option.text for option in instrument.item(key).options}[value] or str(value)


def _measured(sittings: Sequence[Sitting]) -> tuple[Measured, ...]:
    by_scale: dict[tuple[str, str], list[Taken]] = defaultdict(list)
    for one in reversed(sittings):
        for taken in one.taken:
            by_scale[one.instrument.key, taken.score.scale.key].append(taken)
    made = [
        Measured(SHELF[key], comparison)
        for (key, _), taken in by_scale.items()
        if (comparison := first_and_latest(taken)) is not None
    ]
    order = {scale: place for place, scale in enumerate((i.key, s.key) for i in SHELF.values() for s in i.scales)}
    return tuple(sorted(made, key=lambda one: order[one.instrument.key, one.comparison.scale.key]))


def _goals(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[Rated, ...]:
    rows = (
        Goal.objects.visible_to(viewer, may=Permission.OUTCOME_SEE, at=at)
        .filter(person_id=person_id)
        .select_related("ending")
        .prefetch_related(Prefetch("ratings", GoalRating.objects.order_by("said_on", "written_at", "pk")))
        .order_by("said_on", "written_at")
    )
    return tuple(_rated(row) for row in rows)


def _rated(row: Goal) -> Rated:
    ending = getattr(row, "ending", None)
    return Rated(
        goal_id=GoalId(row.pk),
        words=row.words,
        origin=row.origin,
        ended=GoalEnding.Kind(ending.kind) if ending else None,
        comparison=first_and_latest(_rating(one) for one in row.ratings.all()),
    )


def _rating(row: GoalRating) -> Taken:
    made = Score(GOAL_SCALE, row.value, Scored.SCORED, 1, 1)
    return Taken(made, row.said_on, Telling(row.telling), instrument_version=1)


@dataclass(frozen=True)
class GoalAsked:
    """A goal about to be rated."""

    goal_id: GoalId
    person: Whose
    words: str


def goal(viewer: Actor, goal_id: GoalId, *, may: Permission, at: datetime) -> GoalAsked:
    """Return one goal, if this viewer may do this about it."""
    rows = Goal.objects.get_queryset().select_related("person__organisation")
    row = gate.one(rows, goal_id, by=viewer, may=may, at=at)
    return GoalAsked(GoalId(row.pk), Whose.of(row.person, viewer=viewer, at=at), row.words)


@dataclass(frozen=True)
class Askable:
    """An instrument that may be asked, and when it was last answered."""

    instrument: Instrument
    last_asked_on: date | None


def askable(viewer: Actor, outcomes: Outcomes, *, at: datetime) -> tuple[Askable, ...]:
    """Return the instruments that may be asked here, the core set first."""
    permitted = permitted_instruments(viewer.organisation_id, on=at.date())
    last = {one.instrument.key: one.origin.said_on for one in reversed(outcomes.sittings)}
    how = how_to_ask(viewer, outcomes.person.person_id, at=at)
    return tuple(
        Askable(instrument, last.get(instrument.key))
        for instrument in sorted(SHELF.values(), key=lambda one: not one.is_core)
        if may_ask(instrument, has_permission=instrument.key in permitted, how=how)
    )


def how_to_ask(viewer: Actor, person_id: PersonId, *, at: datetime) -> Format:
    """Return the form in which questions reach this person: in symbols, if that is how they read."""
    reads_symbols = Code.SYMBOLS in communication_of(viewer, person_id, at=at).codes
    return Format.SYMBOLS if reads_symbols else Format.WORDS


def has_permission(instrument: Instrument, organisation_id: OrganisationId, *, on: date) -> bool:
    """Say whether an organisation may use an instrument: its words ship, or it has recorded its permission."""
    return instrument.licence is Licence.TEXT_SHIPS or instrument.key in permitted_instruments(organisation_id, on=on)


def permitted_instruments(organisation_id: OrganisationId, *, on: date) -> frozenset[str]:
    """Return the locked instruments that an organisation has recorded a permission for, on a day."""
    return frozenset(
        LicencePermission.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=on), organisation_id=organisation_id, starts_on__lte=on
        ).values_list("instrument", flat=True)
    )
