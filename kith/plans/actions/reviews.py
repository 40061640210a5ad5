"""Holding a review. It changes the plan in place; what is written here is what was said and decided."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId, ReviewId, TieId
from kith.ground.reasons import Decision
from kith.networks.models import Tie
from kith.outcomes.models import said
from kith.people.rules.telling import Told
from kith.plans.actions.plans import set_review
from kith.plans.models import Review, ReviewHeld, SectionNote, SupportRating
from kith.plans.queries.reviews import notes_of
from kith.plans.rules.reviews import Direction, Face, Missing, Note, Section, missing_from, silent_sections
from kith.rights.queries.interpreting import may_be_held
from kith.rights.rules.interpreting import INTERPRETING_WORDS, InterpretingReason, Occasion


class NoteIsMissing(Exception):
    """A section of a review still asks for something."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing.words)
        self.missing = missing


class SectionsAreSilent(Exception):
    """Nobody has spoken about these sections yet, and no reason was given."""

    def __init__(self, sections: Collection[Section]) -> None:
        super().__init__()
        self.sections = tuple(sections)


class InterpreterIsMissing(Exception):
    """They asked for an interpreter, and nobody wrote down who interpreted, or why it went on without one."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(INTERPRETING_WORDS[InterpretingReason(decision.reason.code)])


@action
def note_section(*, review_id: ReviewId, note: Note, by: Actor, at: datetime) -> None:
    """Write down what was said about a section: that it is still true, what changed, or why it goes on unspoken."""
    review = gate.one(Review, review_id, by=by, may=Permission.REVIEW_HOLD, at=at)
    for missing in missing_from(note):
        raise NoteIsMissing(missing)
    row = SectionNote.objects.create(
        organisation_id=by.organisation_id,
        review=review,
        section=note.section,
        kept=note.kept,
        said_by=note.said_by,
        said_on=note.said_on,
        words=note.words,
        because=note.because,
        by=by.name,
        at=at,
    )
    content = {"section": str(note.section), "kept": str(note.kept), "words": note.words, "because": note.because}
    record(Act.CONFIRMED, row, by=by, at=at, person_id=PersonId(review.plan.person_id), content=content)


@action
def rate_supports(*, review_id: ReviewId, faces: Mapping[TieId, Face], told: Told, by: Actor, at: datetime) -> None:
    """Write down how some supports are for the person, in their own word."""
    review = gate.one(Review, review_id, by=by, may=Permission.REVIEW_HOLD, at=at)
    ties = Tie.objects.visible_to(by, may=Permission.MAP_SEE, at=at).filter(map__person_id=review.plan.person_id)
    for tie_id in faces:
        gate.one(ties, tie_id, by=by, may=Permission.MAP_SEE, at=at)
    SupportRating.objects.bulk_create(
        SupportRating(review=review, tie_id=tie_id, face=face, **said(told, by=by, at=at))
        for tie_id, face in faces.items()
    )
    content = {"faces": {str(tie_id): str(face) for tie_id, face in faces.items()}, **told.in_the_record}
    record(Act.ANSWERED, review, by=by, at=at, person_id=PersonId(review.plan.person_id), content=content)


@dataclass(frozen=True)
class Next:
    """When the plan is looked at again, or why it is not."""

    due_on: date | None = None
    because_not: str = ""


@action
def finish_review(
    *,
    review_id: ReviewId,
    direction: Direction | None,
    words: str,
    following: Next,
    told: Told,
    by: Actor,
    at: datetime,
) -> None:
    """Say that a review was held. Every section has a voice or a reason, and there is a next day or a line why not.

    Raises SectionsAreSilent, and InterpreterIsMissing for somebody who asked for an interpreter.
    """
    waiting = Review.objects.get_queryset().filter(held=None)
    review = gate.one(waiting, review_id, by=by, may=Permission.REVIEW_HOLD, at=at)
    silent = silent_sections(Section, notes_of(review, viewer=by, at=at))
    if silent:
        raise SectionsAreSilent(silent)
    person_id = PersonId(review.plan.person_id)
    if not (held := may_be_held(by, person_id, Occasion.REVIEW, about=review_id, at=at)):
        raise InterpreterIsMissing(held)
    next_id = set_review(person_id=person_id, due_on=following.due_on, by=by, at=at) if following.due_on else None
    row = ReviewHeld.objects.create(
        review=review,
        direction=direction or "",
        words=words,
        next_review_id=next_id,
        no_next_because="" if next_id else following.because_not,
        **said(told, by=by, at=at),
    )
    content = {"direction": str(direction or ""), "words": words, "next": str(following.due_on or "")}
    record(Act.DECIDED, row, by=by, at=at, person_id=person_id, content=content)
