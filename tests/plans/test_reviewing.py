"""Reviewing: made from what is known, finished when every section has a voice or a reason, and with a next day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kith.ground.access.gate import NotVisible
from kith.ground.ids import ReviewId
from kith.networks.actions import change_tie, take_off_map
from kith.networks.models import Tie
from kith.networks.rules.changes import Change
from kith.networks.rules.vocabulary import Ring
from kith.outcomes.actions import Sat, record_answers
from kith.outcomes.models import said
from kith.outcomes.packs import SHELF
from kith.plans.actions.reviews import (
    Next,
    NoteIsMissing,
    SectionsAreSilent,
    finish_review,
    note_section,
    rate_supports,
)
from kith.plans.models import ReviewHeld
from kith.plans.queries.plans import plan_for
from kith.plans.queries.reviews import ReviewSeen, review_for, reviews_due
from kith.plans.rules.reviews import Direction, Face, Kept, Note, Section
from tests.plans.conftest import MARYS_WORD, Marys

THIRD_OF_MAY = date(2026, 5, 3)


def still_true(section: Section) -> Note:
    return Note(section, Kept.STILL_TRUE, "Mary", THIRD_OF_MAY)


def say(marys: Marys, review_id: ReviewId, note: Note, *, who: str = "priya") -> None:
    note_section(review_id=review_id, note=note, by=marys.world.actor(who), at=marys.at + timedelta(weeks=12))


def finish(marys: Marys, review_id: ReviewId, following: Next) -> None:
    finish_review(
        review_id=review_id,
        direction=Direction.KEEP,
        words="I teach the new ones watercolours.",
        following=following,
        told=marys.told(weeks=12),
        by=marys.priya,
        at=marys.at + timedelta(weeks=12),
    )


def seen(marys: Marys, review_id: ReviewId, who: str = "priya") -> ReviewSeen:
    return review_for(marys.world.actor(who), review_id, at=marys.at + timedelta(weeks=12))


def test_a_review_is_put_together_from_map_answers_and_plan(marys: Marys) -> None:
    anne = marys.tie("Anne", ring=Ring.FURTHER)
    marys.step(tie_id=anne)
    review_id = marys.review()
    later = marys.at + timedelta(weeks=6)
    row = Tie.objects.get(pk=anne)
    nearer = replace(row.facts, ring=Ring.CLOSEST)
    change_tie(tie_id=anne, facts=nearer, told=MARYS_WORD, version=row.version, by=marys.priya, at=later)
    record_answers(
        person_id=marys.person_id,
        instrument=SHELF["ucla-3"],
        answers={"companionship": 2, "left_out": 1, "isolated": 1},
        sat=Sat(marys.told(weeks=12)),
        by=marys.priya,
        at=later,
    )

    made = seen(marys, review_id)

    assert [(change, [tie.name for tie in ties]) for change, ties in made.gains] == [(Change.NEARER, ["Anne"])]
    assert made.outcomes.measured[0].comparison.after.score.value == 4
    assert [step.words for step in made.plan.open_steps] == ["Ring Anne on Sundays"]
    assert [support.tie.name for support in made.supports] == ["Anne"]


def test_what_is_no_longer_there_is_kept_apart_until_the_person_asks(marys: Marys) -> None:
    joan = marys.tie("Joan")
    marys.step()
    review_id = marys.review()
    later = marys.at + timedelta(weeks=6)
    take_off_map(tie_id=joan, told=MARYS_WORD, version=1, by=marys.priya, at=later)

    made = seen(marys, review_id)

    assert made.gains == ()
    assert [(change, [tie.name for tie in ties]) for change, ties in made.losses] == [(Change.NOT_NOW, ["Joan"])]


def test_still_true_said_by_her_on_3_may_finishes_every_section(marys: Marys) -> None:
    marys.step()
    review_id = marys.review()
    for section in Section:
        say(marys, review_id, still_true(section))

    finish(marys, review_id, Next(due_on=date(2026, 10, 19)))

    made = seen(marys, review_id)
    assert made.held is not None
    assert (made.held.direction, made.held.words) == (Direction.KEEP, "I teach the new ones watercolours.")
    assert made.carried == 0
    assert plan_for(marys.priya, marys.person_id, at=marys.at).next_review_on == date(2026, 10, 19)


def test_a_silent_section_stops_the_finish_and_says_which(marys: Marys) -> None:
    marys.step()
    review_id = marys.review()
    for section in Section:
        if section is not Section.SUPPORT:
            say(marys, review_id, still_true(section))

    with pytest.raises(SectionsAreSilent) as refusal:
        finish(marys, review_id, Next(due_on=date(2026, 10, 19)))

    assert refusal.value.sections == (Section.SUPPORT,)
    assert seen(marys, review_id).held is None


def test_a_section_on_a_reason_alone_goes_forward_and_is_counted(marys: Marys) -> None:
    marys.step()
    review_id = marys.review()
    for section in Section:
        say(marys, review_id, Note(section, Kept.CARRIED, because="In hospital this week"))

    finish(marys, review_id, Next(because_not="Mary asked us to stop here"))

    made = seen(marys, review_id)
    assert made.carried == len(Section)
    assert made.held is not None
    assert made.held.no_next_because == "Mary asked us to stop here"


def test_a_section_carried_without_a_reason_is_refused(marys: Marys) -> None:
    review_id = marys.review()

    with pytest.raises(NoteIsMissing, match="one line why"):
        say(marys, review_id, Note(Section.STEPS, Kept.CARRIED))


def test_the_latest_word_about_a_section_stands(marys: Marys) -> None:
    review_id = marys.review()
    say(marys, review_id, Note(Section.GOALS, Kept.CARRIED, because="Ran out of time"))
    note_section(
        review_id=review_id, note=still_true(Section.GOALS), by=marys.priya, at=marys.at + timedelta(weeks=12, hours=1)
    )

    made = review_for(marys.priya, review_id, at=marys.at + timedelta(weeks=13))
    assert made.notes[Section.GOALS].note.kept is Kept.STILL_TRUE
    assert made.carried == 0


def test_the_store_refuses_a_review_without_a_next_day_or_a_reason(marys: Marys) -> None:
    review_id = marys.review()
    columns: dict[str, Any] = said(marys.told(), by=marys.priya, at=marys.at)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewHeld.objects.create(review_id=review_id, **columns)


def test_a_review_is_held_once(marys: Marys) -> None:
    review_id = marys.review()
    for section in Section:
        say(marys, review_id, still_true(section))
    finish(marys, review_id, Next(due_on=date(2026, 10, 19)))

    with pytest.raises(NotVisible):
        finish(marys, review_id, Next(due_on=date(2026, 11, 19)))

    assert ReviewHeld.objects.count() == 1


def test_a_support_is_rated_in_the_persons_word_and_the_latest_stands(marys: Marys) -> None:
    anne = marys.tie("Anne")
    review_id = marys.review()
    for face in (Face.SO_SO, Face.VERY_GOOD):
        rate_supports(review_id=review_id, faces={anne: face}, told=marys.told(), by=marys.priya, at=marys.at)

    assert seen(marys, review_id).supports[0].face is Face.VERY_GOOD


@pytest.mark.parametrize("name", ["mary", "sam", "anne", "grace", "dee", "femi", "ken", "ada", "olu"])
def test_only_somebody_who_works_with_mary_holds_her_review(marys: Marys, name: str) -> None:
    review_id = marys.review()

    with pytest.raises(NotVisible):
        say(marys, review_id, still_true(Section.GOALS), who=name)


def test_mary_reads_her_own_review(marys: Marys) -> None:
    review_id = marys.review()

    assert seen(marys, review_id, "mary").plan.person.is_me


def test_due_reviews_are_those_one_may_hold_the_longest_waiting_first(marys: Marys) -> None:
    later, sooner = marys.review(weeks=12), marys.review(weeks=4)
    until = (marys.at + timedelta(weeks=12)).date()

    assert [one.review_id for one in reviews_due(marys.priya, until=until, at=marys.at)] == [sooner, later]
    assert reviews_due(marys.world.actor("sam"), until=until, at=marys.at) == ()
    assert reviews_due(marys.world.actor("mary"), until=until, at=marys.at) == ()


def test_reading_a_review_takes_the_same_queries_for_one_support_as_for_nine(
    marys: Marys, counted: Callable[[int], Any]
) -> None:
    marys.tie("Anne")
    marys.step()
    review_id = marys.review()
    viewer, at = marys.priya, marys.at + timedelta(weeks=12)
    with counted(25):
        review_for(viewer, review_id, at=at)
    for number in range(8):
        rate_supports(
            review_id=review_id,
            faces={marys.tie(f"Friend {number}"): Face.GOOD},
            told=marys.told(),
            by=viewer,
            at=marys.at,
        )
        say(marys, review_id, still_true(list(Section)[number % 7]))

    with counted(25):
        review_for(viewer, review_id, at=at)
