"""Planning: small steps in somebody's own word, agreed only by them, and never against a limit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kith.ground.access import facts
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission, Relation
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId, StepId
from kith.ground.tables import Stale
from kith.networks.actions import add_tie
from kith.networks.rules.facts import TieFacts
from kith.outcomes.actions import end_goal, set_goal
from kith.outcomes.models import GoalEnding, said
from kith.plans.actions.plans import (
    NotYet,
    StepWords,
    add_step,
    agree,
    answer_need,
    change_step,
    end_step,
)
from kith.plans.models import NeedLine, Plan, Step
from kith.plans.queries.plans import PlanSeen, may_be_agreed, plan_for
from kith.plans.rules.agreeing import Agreed, AgreedAs, Agreeing
from kith.plans.rules.needs import NeedKind
from kith.plans.rules.steps import Chooser, Doer, HowItWent, Participation, When
from tests.plans.conftest import MARYS_WORD, Marys


def plan(marys: Marys, who: str = "priya", *, weeks: int = 0) -> PlanSeen:
    return plan_for(marys.world.actor(who), marys.person_id, at=marys.at + timedelta(weeks=weeks))


def say_yes(marys: Marys, *, who: str = "priya", weeks: int = 0) -> None:
    agree(
        person_id=marys.person_id,
        gone_through=AgreedAs.LARGE_PRINT,
        told=marys.told(weeks=weeks),
        by=marys.world.actor(who),
        at=marys.at + timedelta(weeks=weeks),
    )


def test_the_first_step_begins_the_plan_and_says_whose_idea_it_was(marys: Marys) -> None:
    marys.step("Look at the painting group", chosen_by=Chooser.TOGETHER, doer=Doer.WORKER, doer_name="Priya")

    (step,) = plan(marys).open_steps
    assert (step.words, step.chosen_by, step.doer_name) == ("Look at the painting group", Chooser.TOGETHER, "Priya")
    assert plan(marys).begun_at == marys.at
    assert Plan.objects.count() == 1


def test_steps_stand_under_now_next_and_later(marys: Marys) -> None:
    for when in (When.LATER, When.NOW, When.NEXT, When.NOW):
        marys.step(f"Step for {when}", when=when)

    assert [(when, len(steps)) for when, steps in plan(marys).by_when] == [
        (When.NOW, 2),
        (When.NEXT, 1),
        (When.LATER, 1),
    ]


@pytest.mark.parametrize("name", ["sam", "anne", "grace", "dee", "femi", "ken", "ada", "olu"])
def test_nobody_without_a_live_reason_can_write_in_marys_plan(marys: Marys, name: str) -> None:
    with pytest.raises(NotVisible):
        add_step(
            person_id=marys.person_id,
            step=StepWords("Move house", When.NOW, Chooser.WORKER, Doer.WORKER),
            told=marys.told(),
            by=marys.world.actor(name),
            at=marys.at,
        )

    assert not Step.objects.exists()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("name", ["sam", "anne", "femi", "ken", "ada", "olu"])
def test_a_stranger_sees_no_plan(marys: Marys, name: str) -> None:
    marys.step()

    with pytest.raises(NotVisible):
        plan(marys, name)


def test_mary_plans_for_herself_and_agrees_herself(marys: Marys) -> None:
    add_step(
        person_id=marys.person_id,
        step=StepWords("Ring Joan", When.NOW, Chooser.PERSON, Doer.PERSON),
        told=marys.told(),
        by=marys.world.actor("mary"),
        at=marys.at,
    )

    say_yes(marys, who="mary")

    assert plan(marys, "mary").agreement.standing is Agreed.AGREED


def test_a_plan_is_not_agreed_while_a_tie_it_acts_on_is_unconfirmed(marys: Marys) -> None:
    anne, joan = marys.tie("Anne"), marys.tie("Joan")
    marys.decide(anne)
    marys.step("Ring Anne", tie_id=anne)
    marys.step("Write to Joan", tie_id=joan)

    with pytest.raises(NotYet) as refusal:
        say_yes(marys)

    assert refusal.value.decision.reason.code is Agreeing.TIE_UNCONFIRMED
    assert refusal.value.decision.reason.evidence == ("Write to Joan",)
    assert plan(marys).agreement.standing is Agreed.NOT_YET


def test_what_a_worker_thinks_of_a_tie_is_not_marys_word(marys: Marys) -> None:
    joan = marys.tie("Joan")
    marys.decide(joan, who="Priya")
    marys.step("Write to Joan", tie_id=joan)

    assert may_be_agreed(marys.person_id, viewer=marys.priya, at=marys.at).reason.code is Agreeing.TIE_UNCONFIRMED


def test_a_plan_whose_ties_are_confirmed_is_agreed_with_whose_word_and_in_which_form(marys: Marys) -> None:
    anne = marys.tie("Anne")
    marys.decide(anne)
    marys.step("Ring Anne", tie_id=anne)

    say_yes(marys)

    agreement = plan(marys).agreement
    assert (agreement.standing, agreement.origin.said_by, agreement.gone_through) == (
        Agreed.AGREED,
        "Mary",
        AgreedAs.LARGE_PRINT,
    )


def test_an_ended_step_on_an_unconfirmed_tie_is_in_nobodys_way(marys: Marys) -> None:
    joan = marys.step("Write to Joan", tie_id=marys.tie("Joan"))
    marys.step("Look at the painting group")
    end_step(step_id=joan, how=HowItWent.NOT_WANTED, words="", told=marys.told(), by=marys.priya, at=marys.at)

    say_yes(marys)

    assert plan(marys).agreement.standing is Agreed.AGREED


@pytest.mark.parametrize(
    ("how", "standing"),
    [
        (HowItWent.DONE, Agreed.AGREED),
        (HowItWent.COULD_NOT, Agreed.AGREED),
        (HowItWent.NOT_WANTED, Agreed.CHANGED_SINCE),
    ],
)
def test_what_was_agreed_still_stands_when_a_step_was_tried_and_not_when_it_was_dropped(
    marys: Marys, how: HowItWent, standing: Agreed
) -> None:
    step_id = marys.step()
    say_yes(marys)

    later = marys.at + timedelta(hours=1)
    end_step(step_id=step_id, how=how, words="", told=marys.told(), by=marys.priya, at=later)

    assert plan(marys, weeks=1).agreement.standing is standing


def test_a_step_added_after_the_yes_waits_for_a_new_one(marys: Marys) -> None:
    marys.step()
    say_yes(marys)

    marys.step("Join the choir", at=marys.at + timedelta(hours=1))

    assert plan(marys, weeks=1).agreement.standing is Agreed.CHANGED_SINCE


def test_a_plan_of_no_steps_cannot_be_agreed(marys: Marys) -> None:
    with pytest.raises(NotYet, match="One small step is enough"):
        say_yes(marys)

    assert not Plan.objects.exists()


def test_a_step_with_somebody_a_limit_keeps_apart_is_refused_and_names_no_reason(marys: Marys) -> None:
    marys.keep_apart("Ray")
    ray = marys.tie("Ray")

    with pytest.raises(Stopped) as on_the_tie:
        marys.step("See Ray on Sunday", tie_id=ray)
    with pytest.raises(Stopped):
        marys.step("A lift to town", doer=Doer.VOLUNTEER, doer_name="RAY")

    assert "Ray" not in str(on_the_tie.value)
    assert not Step.objects.exists()


def test_a_limit_that_comes_later_stops_the_agreement(marys: Marys) -> None:
    marys.step("A lift to town", doer=Doer.VOLUNTEER, doer_name="Ray")
    marys.keep_apart("Ray")

    with pytest.raises(NotYet) as refusal:
        say_yes(marys)

    assert refusal.value.decision.reason.code is Agreeing.LIMITED


def test_a_step_cannot_act_on_a_tie_or_a_goal_of_somebody_else(marys: Marys) -> None:
    world = marys.world
    by = world.actor("priya")
    facts.grant(
        relation=Relation.CASELOAD,
        person_id=PersonId(world.john.pk),
        by=by,
        at=world.at,
        account_id=by.account_id,
    )
    johns = add_tie(person_id=PersonId(world.john.pk), facts=TieFacts(name="Carl"), told=MARYS_WORD, by=by, at=world.at)
    swim = set_goal(person_id=PersonId(world.john.pk), words="Swim", told=marys.told(), by=by, at=world.at)

    with pytest.raises(NotVisible):
        marys.step(tie_id=johns)
    with pytest.raises(NotVisible):
        marys.step(goal_id=swim)


def test_a_step_is_changed_in_place_and_a_stale_form_overwrites_nothing(marys: Marys) -> None:
    step_id = marys.step("Ring Anne")

    def say_anew(words: str, version: int) -> None:
        change_step(
            step_id=step_id,
            step=StepWords(words, When.NEXT, Chooser.PERSON, Doer.PERSON),
            version=version,
            told=marys.told(),
            by=marys.priya,
            at=marys.at,
        )

    say_anew("Ring Anne on Sundays", 1)
    with pytest.raises(Stale):
        say_anew("Never ring Anne", 1)

    (step,) = plan(marys).open_steps
    assert (step.words, step.when, step.version) == ("Ring Anne on Sundays", When.NEXT, 2)


@pytest.mark.parametrize("how", HowItWent)
def test_a_step_ends_with_a_word_and_stays_in_the_story(marys: Marys, how: HowItWent) -> None:
    step_id = marys.step()

    end_step(step_id=step_id, how=how, words="Knees ached", told=marys.told(), by=marys.priya, at=marys.at)

    assert plan(marys).open_steps == ()
    assert (plan(marys).ended_steps[0].how, plan(marys).ended_steps[0].ending_words) == (how, "Knees ached")


def test_a_step_ends_once(marys: Marys) -> None:
    step_id = marys.step()

    for how in (HowItWent.DONE, HowItWent.COULD_NOT):
        end_step(step_id=step_id, how=how, words="", told=marys.told(), by=marys.priya, at=marys.at)

    assert plan(marys).ended_steps[0].how is HowItWent.DONE


def test_mostly_staff_nudges_the_worker_and_is_shown_to_nobody_else(marys: Marys) -> None:
    for number in range(4):
        marys.step(f"Step {number}", chosen_by=Chooser.PERSON if number == 0 else Chooser.WORKER)

    nudge = plan(marys).nudge
    assert nudge is not None
    assert nudge.reason.code is Participation.MOSTLY_STAFF
    assert plan(marys, "mary").nudge is None
    assert plan(marys, "dee").nudge is None


def test_needs_say_that_nobody_has_asked_until_somebody_has(marys: Marys) -> None:
    marys.step()
    answer_need(
        person_id=marys.person_id,
        kind=NeedKind.SPIRITUAL,
        is_relevant=True,
        words="Chapel on Sundays",
        told=marys.told(),
        by=marys.priya,
        at=marys.at,
    )
    answer_need(
        person_id=marys.person_id,
        kind=NeedKind.LEGAL,
        is_relevant=False,
        words="",
        told=marys.told(),
        by=marys.priya,
        at=marys.at,
    )

    spiritual, ethical, legal = plan(marys).needs
    assert (spiritual.words, spiritual.is_relevant) == ("Chapel on Sundays", True)
    assert not ethical.is_asked
    assert (legal.is_asked, legal.is_relevant, legal.origin.said_by) == (True, False, "Mary")


def test_the_store_refuses_a_relevant_need_without_words(marys: Marys) -> None:
    marys.step()
    columns: dict[str, Any] = said(marys.told(), by=marys.priya, at=marys.at)

    with pytest.raises(IntegrityError), transaction.atomic():
        NeedLine.objects.create(plan=Plan.objects.get(), kind=NeedKind.LEGAL, is_relevant=True, **columns)


def test_an_ended_goal_is_no_longer_offered_to_steps(marys: Marys) -> None:
    paint = set_goal(person_id=marys.person_id, words="Paint", told=marys.told(), by=marys.priya, at=marys.at)
    set_goal(person_id=marys.person_id, words="Garden", told=marys.told(), by=marys.priya, at=marys.at)
    end_goal(goal_id=paint, kind=GoalEnding.Kind.REACHED, told=marys.told(), by=marys.priya, at=marys.at)

    assert [goal.words for goal in plan(marys).goals] == ["Garden"]


def test_every_step_is_in_the_record(marys: Marys) -> None:
    step_id = marys.step()

    entry = Entry.objects.get(about="plans.Step")
    assert (entry.about_id, entry.person_id, entry.actor_name) == (str(step_id), marys.person_id, "Priya")


def test_what_the_viewer_may_do_is_said_once(marys: Marys) -> None:
    marys.step()

    assert plan(marys).can(Permission.REVIEW_HOLD)
    assert not plan(marys, "mary").can(Permission.REVIEW_HOLD)
    assert plan(marys, "mary").can(Permission.PLAN_AGREE)
    assert not plan(marys, "dee").can(Permission.PLAN_DECIDE)


def test_reading_a_plan_takes_the_same_queries_for_one_step_as_for_ten(
    marys: Marys, counted: Callable[[int], Any]
) -> None:
    anne = marys.tie("Anne")
    marys.step(tie_id=anne)
    viewer = marys.priya
    with counted(8):
        plan_for(viewer, marys.person_id, at=marys.at)
    made: list[StepId] = [marys.step(f"Step {number}", tie_id=anne) for number in range(9)]
    for step_id in made[:4]:
        end_step(step_id=step_id, how=HowItWent.DONE, words="", told=marys.told(), by=viewer, at=marys.at)

    with counted(8):
        plan_for(viewer, marys.person_id, at=marys.at)
    with counted(7):
        may_be_agreed(marys.person_id, viewer=viewer, at=marys.at)
