"""Recording answers and goals: whose words, how they came, and nothing without a live reason."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from kith.ground.access.gate import NotVisible
from kith.ground.actor import Actor
from kith.ground.audit.models import Entry
from kith.ground.ids import OrganisationId, PersonId
from kith.outcomes import actions, queries
from kith.outcomes.actions import NotAnAnswer, NotToBeAsked, Sat
from kith.outcomes.models import AnswerSet, GoalEnding, GoalRating, said
from kith.outcomes.packs import SHELF
from kith.outcomes.rules.scoring import Change
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling
from tests.world import World

Tells = Callable[..., Told]
UCLA, WHO, PHQ, WELLBEING = SHELF["ucla-3"], SHELF["who-5"], SHELF["phq-4"], SHELF["ons-wellbeing"]
EIGHT = {"companionship": 3, "left_out": 3, "isolated": 2}
FOUR = {"companionship": 2, "left_out": 1, "isolated": 1}


def answer(world: World, told: Told | Sat, answers: dict[str, int] | None = None, *, who: str = "priya") -> None:
    actions.record_answers(
        person_id=PersonId(world.mary.pk),
        instrument=UCLA,
        answers=EIGHT if answers is None else answers,
        sat=told if isinstance(told, Sat) else Sat(told),
        by=world.actor(who),
        at=world.at,
    )


def outcomes(world: World, who: str = "priya") -> queries.Outcomes:
    return queries.outcomes_of(world.actor(who), PersonId(world.mary.pk), at=world.at)


def permit(world: World, instrument: str = "who-5") -> None:
    actions.permit_instrument(
        instrument_key=instrument,
        granted_by="World Health Organization",
        reference="letter of 1 May 2026",
        starts_on=world.at.date(),
        by=Actor.of_system("permit-instrument", OrganisationId(world.organisation.pk)),
        at=world.at,
    )


@pytest.mark.parametrize("telling", [Telling.OWN_HAND, Telling.FACE, Telling.PHONE, Telling.PAPER])
def test_phone_paper_web_and_face_give_the_same_score_and_keep_their_tag(
    world: World, told: Tells, telling: Telling
) -> None:
    answer(world, told(telling=telling))

    (sitting,) = outcomes(world).sittings
    assert sitting.taken[0].score.value == 8
    assert sitting.origin.telling is telling


def test_an_answer_names_who_said_it_who_typed_it_and_how(world: World, told: Tells) -> None:
    answer(world, told())

    (sitting,) = outcomes(world).sittings
    assert (sitting.origin.said_by, sitting.origin.written_by, sitting.origin.telling) == (
        "Mary",
        "Priya",
        Telling.PHONE,
    )
    entry = Entry.objects.get(about="outcomes.AnswerSet")
    assert (entry.person_id, entry.actor_name) == (world.mary.pk, "Priya")


def test_mary_answers_for_herself(world: World, told: Tells) -> None:
    answer(world, told(telling=Telling.OWN_HAND), who="mary")

    (sitting,) = outcomes(world, "mary").sittings
    assert sitting.origin.written_by == "Mary"


@pytest.mark.parametrize("name", ["sam", "anne", "grace", "dee", "femi", "ken", "ada", "olu"])
def test_nobody_without_a_live_reason_to_record_can_answer_for_mary(world: World, told: Tells, name: str) -> None:
    with pytest.raises(NotVisible):
        answer(world, told(), who=name)

    assert not AnswerSet.objects.exists()


@pytest.mark.parametrize("name", ["sam", "anne", "grace", "femi", "ken", "ada", "olu"])
def test_a_stranger_sees_not_found(world: World, name: str) -> None:
    with pytest.raises(NotVisible):
        outcomes(world, name)


def test_a_manager_sees_the_scores_of_her_team(world: World, told: Tells) -> None:
    answer(world, told())

    assert outcomes(world, "dee").measured[0].comparison.after.score.value == 8


def test_half_a_questionnaire_is_kept_and_has_no_score(world: World, told: Tells) -> None:
    answer(world, told(), {"companionship": 3})

    (measured,) = outcomes(world).measured
    assert measured.comparison.change is Change.NOT_SCORABLE
    assert outcomes(world).sittings[0].answers[0][1] == "Often"


def test_before_and_after_are_compared_and_the_middle_one_is_not(world: World, told: Tells) -> None:
    answer(world, told())
    answer(world, told(weeks=6), {"companionship": 3, "left_out": 3, "isolated": 3})
    answer(world, told(weeks=12), FOUR)

    (measured,) = outcomes(world).measured
    assert measured.comparison.moved_toward_better_by == 4
    assert measured.comparison.change is Change.NO_AGREED_THRESHOLD


def test_an_interpreted_sitting_is_not_compared(world: World, told: Tells) -> None:
    answer(world, told())
    answer(world, Sat(told(weeks=12), is_interpreted=True), FOUR)

    assert outcomes(world).measured[0].comparison.change is Change.INTERPRETED


def test_another_language_is_not_compared_either(world: World, told: Tells) -> None:
    answer(world, told())
    answer(world, Sat(told(weeks=12), language="ur"), FOUR)

    assert outcomes(world).measured[0].comparison.change is Change.INTERPRETED


def test_an_answer_nobody_can_give_is_refused_and_nothing_is_kept(world: World, told: Tells) -> None:
    with pytest.raises(NotAnAnswer):
        answer(world, told(), {"companionship": 7})

    assert not AnswerSet.objects.exists()


def test_a_locked_instrument_is_refused_until_permission_is_recorded(world: World, told: Tells) -> None:
    def state() -> None:
        actions.record_stated_scores(
            person_id=PersonId(world.mary.pk),
            instrument=WHO,
            scores={"wellbeing": 28},
            sat=Sat(told(telling=Telling.PAPER)),
            by=world.actor("priya"),
            at=world.at,
        )

    with pytest.raises(NotToBeAsked):
        state()
    permit(world)
    state()

    assert outcomes(world).measured[0].comparison.after.score.value == 28


def test_one_organisations_permission_is_not_anothers(world: World) -> None:
    permit(world)

    assert queries.permitted_instruments(OrganisationId(world.elsewhere.pk), on=world.at.date()) == frozenset()


def test_a_permission_ends(world: World) -> None:
    permit(world)
    ours = OrganisationId(world.organisation.pk)

    assert queries.permitted_instruments(ours, on=world.at.date()) == {"who-5"}
    assert queries.permitted_instruments(ours, on=world.at.date() - timedelta(days=1)) == frozenset()


def test_what_may_be_asked_leaves_locked_instruments_out(world: World) -> None:
    made = queries.askable(world.actor("priya"), outcomes(world), at=world.at)

    assert [one.instrument.key for one in made] == ["ucla-3", "ons-direct", "ons-wellbeing", "campaign-tool", "phq-4"]


def test_a_worrying_answer_waits_until_somebody_has_talked(world: World, told: Tells) -> None:
    set_id = actions.record_answers(
        person_id=PersonId(world.mary.pk),
        instrument=PHQ,
        answers={"nervous": 3, "worrying": 2, "interest": 2, "down": 2},
        sat=Sat(told()),
        by=world.actor("priya"),
        at=world.at,
    )
    assert [one.answer_set_id for one in outcomes(world).waiting_for_a_talk] == [set_id]

    actions.note_talk(answer_set_id=set_id, words="Rang; she will see Dr Ellis.", by=world.actor("priya"), at=world.at)

    assert outcomes(world).waiting_for_a_talk == ()
    assert outcomes(world).sittings[0].talked_by == "Priya"


def test_who_5_falling_by_ten_waits_for_a_talk(world: World, told: Tells) -> None:
    permit(world)
    for week, value in ((0, 60), (6, 48)):
        actions.record_stated_scores(
            person_id=PersonId(world.mary.pk),
            instrument=WHO,
            scores={"wellbeing": value},
            sat=Sat(told(weeks=week)),
            by=world.actor("priya"),
            at=world.at,
        )

    (waiting,) = outcomes(world).waiting_for_a_talk
    assert waiting.taken[0].score.value == 48


def test_the_working_days_list_says_whom_to_talk_with_and_tells_no_stranger(world: World, told: Tells) -> None:
    hard = {"nervous": 3, "worrying": 3, "interest": 2, "down": 2}
    for weeks in (0, 1):
        actions.record_answers(
            person_id=PersonId(world.mary.pk),
            instrument=PHQ,
            answers=hard if weeks else dict.fromkeys(hard, 1),
            sat=Sat(told(weeks=weeks)),
            by=world.actor("priya"),
            at=world.at,
        )

    (waiting,) = queries.talks_waiting(world.actor("priya"), at=world.at)
    assert (waiting.known_as, waiting.said_on) == ("Mary", told(weeks=1).said_on)
    for name in ("mary", "sam", "dee", "olu"):
        assert queries.talks_waiting(world.actor(name), at=world.at) == ()

    actions.note_talk(answer_set_id=waiting.answer_set_id, words="Rang.", by=world.actor("priya"), at=world.at)
    assert queries.talks_waiting(world.actor("priya"), at=world.at) == ()


def test_a_goal_keeps_its_words_and_its_ratings_over_time(world: World, told: Tells) -> None:
    priya = world.actor("priya")
    goal_id = actions.set_goal(
        person_id=PersonId(world.mary.pk),
        words="Get out and be useful",
        told=told(),
        rating=2,
        by=priya,
        at=world.at,
    )
    actions.rate_goal(goal_id=goal_id, value=7, told=told(weeks=12), by=priya, at=world.at)

    (goal,) = outcomes(world).live_goals
    assert goal.words == "Get out and be useful"
    assert goal.comparison is not None
    assert goal.comparison.moved_toward_better_by == 5


def test_a_rating_outside_0_to_10_is_refused_by_the_action_and_by_the_store(world: World, told: Tells) -> None:
    priya = world.actor("priya")
    goal_id = actions.set_goal(person_id=PersonId(world.mary.pk), words="Paint", told=told(), by=priya, at=world.at)

    with pytest.raises(NotAnAnswer):
        actions.rate_goal(goal_id=goal_id, value=11, told=told(), by=priya, at=world.at)
    with pytest.raises(IntegrityError), transaction.atomic():
        GoalRating.objects.create(goal_id=goal_id, value=11, **said(told(), by=priya, at=world.at))


def test_an_ended_goal_stays_in_the_story_and_ends_once(world: World, told: Tells) -> None:
    priya = world.actor("priya")
    goal_id = actions.set_goal(person_id=PersonId(world.mary.pk), words="Paint", told=told(), by=priya, at=world.at)
    for kind in (GoalEnding.Kind.REACHED, GoalEnding.Kind.SET_ASIDE):
        actions.end_goal(goal_id=goal_id, kind=kind, told=told(), by=priya, at=world.at)

    assert outcomes(world).live_goals == ()
    assert outcomes(world).goals[0].ended is GoalEnding.Kind.REACHED


def test_reading_takes_the_same_queries_however_much_was_said(
    world: World, told: Tells, django_assert_num_queries: Callable[..., object]
) -> None:
    def say(weeks: int) -> None:
        answer(world, told(weeks=weeks))
        actions.set_goal(
            person_id=PersonId(world.mary.pk),
            words=f"Goal {weeks}",
            told=told(weeks=weeks),
            rating=weeks,
            by=world.actor("priya"),
            at=world.at,
        )

    say(0)
    viewer = world.actor("priya")
    with django_assert_num_queries(7):  # type: ignore[attr-defined] # pytest-django leaves its fixture untyped
        queries.outcomes_of(viewer, PersonId(world.mary.pk), at=world.at)
    for weeks in range(1, 9):
        say(weeks)

    with django_assert_num_queries(7):  # type: ignore[attr-defined]
        queries.outcomes_of(viewer, PersonId(world.mary.pk), at=world.at)


def test_the_command_records_a_permission_and_a_dry_run_does_not(world: World) -> None:
    said = [
        "who-5",
        "--organisation",
        str(world.organisation.pk),
        "--granted-by",
        "World Health Organization",
        "--reference",
        "letter of 1 May 2026",
        "--from",
        "2026-05-01",
    ]
    ours = OrganisationId(world.organisation.pk)

    call_command("permit_instrument", *said, "--dry-run", stdout=StringIO())
    assert queries.permitted_instruments(ours, on=world.at.date()) == frozenset()
    call_command("permit_instrument", *said, stdout=StringIO())

    assert queries.permitted_instruments(ours, on=world.at.date()) == {"who-5"}
    assert Entry.objects.filter(about="outcomes.LicencePermission").exists()


def test_the_command_asks_which_organisation_where_there_are_two(world: World) -> None:
    with pytest.raises(CommandError, match="--organisation"):
        call_command("permit_instrument", "who-5", "--granted-by", "WHO", "--reference", "x", "--from", "2026-05-01")
