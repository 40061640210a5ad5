"""A review on one page, made from what is known already; and which reviews are due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, ReviewId, TieId
from kith.ground.prepared import prepared
from kith.networks.queries.days import TwoDays, map_as_at, map_on_two_days
from kith.networks.rules.changes import Change, Changed
from kith.networks.rules.ties import TieNow, live
from kith.outcomes.queries import Outcomes, outcomes_of
from kith.people.queries import Whose
from kith.people.queries.portraits import BarrierOf, circumstances_of
from kith.people.rules.telling import Origin
from kith.plans.models import Review, ReviewHeld, SectionNote, SupportRating
from kith.plans.queries.plans import PlanSeen, plan_for
from kith.plans.rules.reviews import Direction, Face, Kept, Note, Section, carried_without_words, silent_sections
from kith.safeguarding.queries import LimitShown, limits_for

OF_LOSS = frozenset({Change.FURTHER, Change.OUT_OF_TOUCH, Change.NOT_NOW})
"""Changes that are shown only beside the earlier map, and that only when the person asks."""


@dataclass(frozen=True)
class NoteSeen:
    """What was said about a section, and who wrote it down."""

    note: Note
    by: str
    at: datetime


@dataclass(frozen=True)
class SupportSeen:
    """One support, and how it is for the person if they have said so."""

    tie: TieNow
    face: Face | None


@dataclass(frozen=True)
class HeldSeen:
    """How a review ended."""

    origin: Origin
    direction: Direction | None
    words: str
    next_on: date | None
    no_next_because: str


@dataclass(frozen=True)
class ReviewSeen:
    """Everything on a review's one page."""

    review_id: ReviewId
    due_on: date
    since: datetime
    plan: PlanSeen
    outcomes: Outcomes
    ties: tuple[TieNow, ...]
    limits: tuple[LimitShown, ...]
    barriers: tuple[BarrierOf, ...]
    maps: TwoDays
    supports: tuple[SupportSeen, ...]
    notes: Mapping[Section, NoteSeen]
    held: HeldSeen | None

    @property
    def silent(self) -> tuple[Section, ...]:
        """The sections that nobody has spoken about yet."""
        return silent_sections(Section, [seen.note for seen in self.notes.values()])

    @property
    def carried(self) -> int:
        """How many sections went on with nobody's words."""
        return carried_without_words(seen.note for seen in self.notes.values())

    @property
    def gains(self) -> tuple[tuple[Change, tuple[TieNow, ...]], ...]:
        """What is new, nearer or mending, and who is remembered, by kind of change."""
        return _by_change(one for one in self.maps.changes if one.change not in OF_LOSS)

    @property
    def losses(self) -> tuple[tuple[Change, tuple[TieNow, ...]], ...]:
        """What is shown only when the person asks for the earlier map."""
        return _by_change(one for one in self.maps.changes if one.change in OF_LOSS)


def _by_change(changes: Iterable[Changed]) -> tuple[tuple[Change, tuple[TieNow, ...]], ...]:
    found: dict[Change, list[TieNow]] = {}
    for one in changes:
        found.setdefault(one.change, []).append(one.tie)
    return tuple((change, tuple(ties)) for change, ties in found.items())


def review_for(viewer: Actor, review_id: ReviewId, *, at: datetime) -> ReviewSeen:
    """Return a review, put together from the map, the answers, the plan and what was said so far."""
    rows = Review.objects.get_queryset().select_related("plan", "held", "held__next_review")
    row = gate.one(rows, review_id, by=viewer, may=Permission.OUTCOME_SEE, at=at)
    person_id = PersonId(row.plan.person_id)
    now = live(map_as_at(person_id, at, viewer=viewer, at=at))
    return ReviewSeen(
        review_id=review_id,
        due_on=row.due_on,
        since=row.plan.begun_at,
        plan=plan_for(viewer, person_id, at=at),
        outcomes=outcomes_of(viewer, person_id, at=at),
        ties=now,
        limits=limits_for(viewer, person_id, at=at),
        barriers=circumstances_of(viewer, person_id, at=at).standing_barriers,
        maps=map_on_two_days(person_id, row.plan.begun_at, at, viewer=viewer, at=at),
        supports=_supports(now, row, viewer=viewer, at=at),
        notes=_notes_seen(row, viewer=viewer, at=at),
        held=_held(getattr(row, "held", None)),
    )


def whose_review(viewer: Actor, review_id: ReviewId, *, at: datetime) -> Whose:
    """Return whose review this is, to a viewer who may hold it and while it is not held yet."""
    waiting = Review.objects.get_queryset().filter(held=None).select_related("plan__person__organisation")
    row = gate.one(waiting, review_id, by=viewer, may=Permission.REVIEW_HOLD, at=at)
    return Whose.of(row.plan.person, viewer=viewer, at=at)


def silent_in(review_id: ReviewId, *, viewer: Actor, at: datetime) -> tuple[Section, ...]:
    """Return the sections of a review that nobody has spoken about yet."""
    review = gate.one(Review, review_id, by=viewer, may=Permission.REVIEW_HOLD, at=at)
    return silent_sections(Section, notes_of(review, viewer=viewer, at=at))


def supports_of(review_id: ReviewId, *, viewer: Actor, at: datetime) -> tuple[SupportSeen, ...]:
    """Return everyone and everything in the person's life now, each with the face it has in this review."""
    rows = Review.objects.get_queryset().select_related("plan")
    review = gate.one(rows, review_id, by=viewer, may=Permission.PLAN_SEE, at=at)
    ties = live(map_as_at(PersonId(review.plan.person_id), at, viewer=viewer, at=at))
    return _supports(ties, review, viewer=viewer, at=at)


def _supports(ties: Iterable[TieNow], review: Review, *, viewer: Actor, at: datetime) -> tuple[SupportSeen, ...]:
    faces = _faces(review, viewer=viewer, at=at)
    return tuple(SupportSeen(tie, faces.get(tie.tie_id)) for tie in ties)


def _held(row: ReviewHeld | None) -> HeldSeen | None:
    if row is None:
        return None
    return HeldSeen(
        origin=row.origin,
        direction=Direction(row.direction) if row.direction else None,
        words=row.words,
        next_on=row.next_review.due_on if row.next_review else None,
        no_next_because=row.no_next_because,
    )


def _faces(review: Review, *, viewer: Actor, at: datetime) -> dict[TieId, Face]:
    rows = SupportRating.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at).filter(review=review)
    return {TieId(row.tie_id): Face(row.face) for row in rows.order_by("said_on", "written_at")}


def notes_of(review: Review, *, viewer: Actor, at: datetime) -> tuple[Note, ...]:
    """Return what was last said about each section."""
    return tuple(seen.note for seen in _notes_seen(review, viewer=viewer, at=at).values())


def _notes_seen(review: Review, *, viewer: Actor, at: datetime) -> dict[Section, NoteSeen]:
    rows = SectionNote.objects.visible_to(viewer, may=Permission.PLAN_SEE, at=at).filter(review=review)
    return {Section(row.section): NoteSeen(_note(row), row.by, row.at) for row in rows.order_by("at", "pk")}


def _note(row: SectionNote) -> Note:
    return Note(Section(row.section), Kept(row.kept), row.said_by, row.said_on, row.words, row.because)


@dataclass(frozen=True)
class ReviewDue:
    """A review that is waiting, for the working day's list."""

    review_id: ReviewId
    person_id: PersonId
    known_as: str
    due_on: date


def reviews_due(viewer: Actor, *, until: date, at: datetime) -> tuple[ReviewDue, ...]:
    """Return the reviews due by a day that this viewer may hold, the longest waiting first."""
    return tuple(
        ReviewDue(ReviewId(review_id), PersonId(person_id), known_as, due_on)
        for review_id, person_id, known_as, due_on in _waiting(viewer, until=until, at=at)
    )


@prepared
def _waiting(viewer: Actor, *, until: date, at: datetime) -> QuerySet[Review, tuple[Any, ...]]:
    rows = Review.objects.visible_to(viewer, may=Permission.REVIEW_HOLD, at=at).filter(held=None, due_on__lte=until)
    return rows.order_by("due_on", "pk").values_list("pk", "plan__person_id", "plan__person__known_as", "due_on")
