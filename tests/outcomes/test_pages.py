"""The pages of questionnaires, scores and goals, as Mary reads them and as Priya does, in both directions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kith.ground.actor import Actor
from kith.ground.ids import AnswerSetId, OrganisationId, PersonId
from kith.outcomes import actions
from kith.outcomes.actions import Sat
from kith.outcomes.models import Answer, AnswerSet, Goal, GoalEnding, GoalRating, StatedScore, Talk
from kith.outcomes.packs import SHELF
from kith.people.actions.communication import record_need
from kith.people.rules.communication import Code
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling
from tests.world import World

Tells = Callable[..., Told]
LANGUAGES = ["en", "ar-xb"]
BY_PHONE = {"told": "phone", "said_on": "2026-05-04"}


def page(client: Client, world: World, name: str, who: str, *args: Any, language: str = "en") -> str:
    client.force_login(world.accounts[who])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(reverse(f"outcomes:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def send(client: Client, world: World, name: str, who: str, *args: Any, **fields: str) -> Any:
    client.force_login(world.accounts[who])
    return client.post(reverse(f"outcomes:{name}", args=args), {"once": f"{name}-{len(fields)}", **fields})


def worry(world: World, told: Tells) -> AnswerSetId:
    return actions.record_answers(
        person_id=PersonId(world.mary.pk),
        instrument=SHELF["phq-4"],
        answers={"nervous": 3, "worrying": 3, "interest": 2, "down": 2},
        sat=Sat(told()),
        by=world.actor("priya"),
        at=world.at,
    )


def permit(world: World) -> None:
    actions.permit_instrument(
        instrument_key="who-5",
        granted_by="World Health Organization",
        reference="letter of 1 May 2026",
        starts_on=world.at.date(),
        by=Actor.of_system("permit-instrument", OrganisationId(world.organisation.pk)),
        at=world.at,
    )


@pytest.fixture
def told_much(world: World, told: Tells) -> World:
    """Mary has answered twice, has two goals, and once said that things are hard."""
    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    for weeks, value in ((0, 3), (12, 1)):
        for key in ("ucla-3", "ons-direct", "ons-wellbeing"):
            answers = {item.key: value for item in SHELF[key].items}
            actions.record_answers(
                person_id=mary_id,
                instrument=SHELF[key],
                answers=answers,
                sat=Sat(told(weeks=weeks)),
                by=priya,
                at=world.at,
            )
    worry(world, told)
    goal_id = actions.set_goal(
        person_id=mary_id, words="Get out and be useful", told=told(), rating=2, by=priya, at=world.at
    )
    actions.rate_goal(goal_id=goal_id, value=7, told=told(weeks=12), by=priya, at=world.at)
    actions.set_goal(person_id=mary_id, words="Paint again", told=told(), by=priya, at=world.at)
    return world


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["mary", "priya", "dee"])
def test_scores_stand_in_fair_weather_for_everyone_who_may_read_them(
    client: Client, told_much: World, who: str, language: str
) -> None:
    page(client, told_much, "scores", who, told_much.mary.pk, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["mary", "priya"])
@pytest.mark.parametrize("key", ["ucla-3", "ons-direct", "ons-wellbeing", "campaign-tool", "phq-4", "who-5"])
def test_every_questionnaire_stands_in_fair_weather(
    client: Client, world: World, key: str, who: str, language: str
) -> None:
    permit(world)

    page(client, world, "questionnaire", who, world.mary.pk, key, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["mary", "priya"])
def test_goals_and_talks_stand_in_fair_weather(client: Client, told_much: World, who: str, language: str) -> None:
    goal = Goal.objects.get(words="Paint again")
    sitting = AnswerSet.objects.get(instrument="phq-4")
    permit(told_much)

    page(client, told_much, "set-goal", who, told_much.mary.pk, language=language)
    page(client, told_much, "rate-goal", who, goal.pk, language=language)
    page(client, told_much, "end-goal", who, goal.pk, language=language)
    page(client, told_much, "answered", who, sitting.pk, language=language)
    page(client, told_much, "stated-score", who, told_much.mary.pk, "who-5", language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_talk_is_noted_by_a_worker_and_not_by_mary(client: Client, told_much: World, language: str) -> None:
    sitting = AnswerSet.objects.get(instrument="phq-4")

    page(client, told_much, "talk", "priya", sitting.pk, language=language)
    client.force_login(told_much.accounts["mary"])
    assert client.get(reverse("outcomes:talk", args=[sitting.pk])).status_code == 403


def test_an_empty_page_offers_the_core_set_and_shows_no_nought(client: Client, world: World) -> None:
    html = page(client, world, "scores", "mary", world.mary.pk)

    assert "Nothing asked yet" in html
    assert "Company and closeness" in html
    assert '<svg class="chart"' not in html


def test_mary_answers_on_her_screen_and_is_asked_neither_who_nor_how(client: Client, world: World) -> None:
    html = page(client, world, "questionnaire", "mary", world.mary.pk, "ucla-3")
    sent = send(client, world, "questionnaire", "mary", world.mary.pk, "ucla-3", companionship="3", left_out="1")

    assert "Whose words these are" not in html
    assert "How often do you feel that you lack companionship?" in html
    sitting = AnswerSet.objects.get()
    assert (sitting.telling, sitting.said_by) == (Telling.OWN_HAND, "Mary")
    assert sent["Location"] == reverse("outcomes:answered", args=[sitting.pk])
    assert Answer.objects.count() == 2


def test_priya_says_who_spoke_and_how(client: Client, world: World) -> None:
    refused = send(client, world, "questionnaire", "priya", world.mary.pk, "ucla-3", companionship="3", said_by="")
    taken = send(
        client,
        world,
        "questionnaire",
        "priya",
        world.mary.pk,
        "ucla-3",
        companionship="3",
        is_interpreted="on",
        **BY_PHONE,
    )

    assert "Say how you know this." in refused.content.decode()
    assert taken.status_code == 302
    sitting = AnswerSet.objects.get()
    assert (sitting.telling, sitting.written_by, sitting.is_interpreted) == (Telling.PHONE, "Priya", True)


def test_an_empty_sheet_and_a_day_to_come_are_not_taken(client: Client, world: World) -> None:
    empty = send(client, world, "questionnaire", "mary", world.mary.pk, "ucla-3")
    tomorrow = send(
        client,
        world,
        "questionnaire",
        "priya",
        world.mary.pk,
        "ucla-3",
        companionship="1",
        **{**BY_PHONE, "said_on": "2026-05-05"},
    )

    assert "Answer one question, or go back." in empty.content.decode()
    assert "Choose today or a day that has been." in tomorrow.content.decode()
    assert not AnswerSet.objects.exists()


def test_a_double_press_makes_one_record(client: Client, world: World) -> None:
    for _press in range(2):
        send(client, world, "questionnaire", "mary", world.mary.pk, "ucla-3", companionship="3")

    assert AnswerSet.objects.count() == 1


def test_a_locked_or_unknown_questionnaire_is_not_found(client: Client, world: World) -> None:
    client.force_login(world.accounts["priya"])

    assert client.get(reverse("outcomes:questionnaire", args=[world.mary.pk, "who-5"])).status_code == 404
    assert client.get(reverse("outcomes:questionnaire", args=[world.mary.pk, "nothing"])).status_code == 404


def test_nothing_scored_is_asked_of_somebody_who_reads_symbols(client: Client, world: World, told: Tells) -> None:
    record_need(
        person_id=PersonId(world.mary.pk),
        code=Code.SYMBOLS,
        told=Told.by_own_hand("Mary", world.at.date()),
        by=world.actor("mary"),
        at=world.at,
    )

    html = page(client, world, "scores", "mary", world.mary.pk)

    assert "Company and closeness" not in html
    assert "none is asked in symbols" in html
    assert client.get(reverse("outcomes:questionnaire", args=[world.mary.pk, "ucla-3"])).status_code == 404
    with pytest.raises(actions.NotToBeAsked, match="only ever checked in words"):
        worry(world, told)


def test_a_score_of_a_permitted_instrument_is_entered_and_an_impossible_one_is_not(
    client: Client, world: World
) -> None:
    permit(world)
    refused = send(client, world, "stated-score", "priya", world.mary.pk, "who-5", wellbeing="30", **BY_PHONE)
    send(client, world, "stated-score", "priya", world.mary.pk, "who-5", wellbeing="28", **BY_PHONE)

    assert "in steps of 4" in refused.content.decode()
    assert StatedScore.objects.get().value == 28


def test_a_score_is_never_entered_for_an_instrument_whose_words_are_here(client: Client, world: World) -> None:
    client.force_login(world.accounts["priya"])

    assert client.get(reverse("outcomes:stated-score", args=[world.mary.pk, "ucla-3"])).status_code == 404


def test_a_hard_answer_gets_kind_words_and_help_now_and_never_a_diagnosis(
    client: Client, world: World, told: Told
) -> None:
    html = page(client, world, "answered", "mary", worry(world, told))

    assert "That sounds hard" in html
    assert reverse("home:help-now") in html
    assert "<b>10</b>" not in html
    own_words = html.replace("Feeling down, depressed, or hopeless", "").lower()
    assert not [word for word in ("depress", "anxiety disorder", "severe", "moderate") if word in own_words]


def test_the_desk_is_asked_to_talk_and_notes_that_it_has(client: Client, world: World, told: Tells) -> None:
    sitting = worry(world, told)

    assert "Please talk soon" in page(client, world, "scores", "priya", world.mary.pk)
    send(client, world, "talk", "priya", sitting, words="Rang. She will see Dr Ellis.")

    assert Talk.objects.get().talked_by == "Priya"
    assert "Please talk soon" not in page(client, world, "scores", "priya", world.mary.pk)


def test_the_chart_and_its_table_say_the_same_numbers(client: Client, told_much: World) -> None:
    html = page(client, told_much, "scores", "mary", told_much.mary.pk)

    assert "9 to 3. Lower is better." in html
    assert "2 to 7, out of 10" in html
    assert '<td><span lang="en" dir="auto">9</span>' in html
    assert "no agreed threshold" in html


def test_the_four_wellbeing_answers_are_four_lines_and_no_sum(client: Client, told_much: World) -> None:
    html = page(client, told_much, "scores", "mary", told_much.mary.pk)

    for name in ("Happy with life", "What I do is worthwhile", "Happy yesterday", "Anxious yesterday"):
        assert name in html
    assert ">12<" not in html


def test_bands_are_read_at_the_desk_and_not_put_to_mary(client: Client, told_much: World) -> None:
    assert "by the usual convention" in page(client, told_much, "scores", "priya", told_much.mary.pk)
    assert "by the usual convention" not in page(client, told_much, "scores", "mary", told_much.mary.pk)


def test_a_mirrored_page_mirrors_the_chart(client: Client, told_much: World) -> None:
    plain = page(client, told_much, "scores", "mary", told_much.mary.pk)
    mirrored = page(client, told_much, "scores", "mary", told_much.mary.pk, language="ar-xb")

    assert '<circle class="to" cx="305.0"' in plain
    assert '<circle class="to" cx="15.0"' in mirrored


def test_a_goal_is_set_rated_and_ended_in_marys_own_hand(client: Client, world: World) -> None:
    send(client, world, "set-goal", "mary", world.mary.pk, words="Paint again", rating="2")
    goal = Goal.objects.get()
    send(client, world, "rate-goal", "mary", goal.pk, rating="7")
    send(client, world, "end-goal", "mary", goal.pk, kind="reached", said_by="ignored")

    assert [rating.value for rating in GoalRating.objects.order_by("written_at", "value")] == [2, 7]
    assert (GoalEnding.objects.get().kind, GoalEnding.objects.get().said_by) == ("reached", "Mary")


@pytest.mark.parametrize("who", ["sam", "grace", "ken", "ada", "femi", "olu"])
def test_a_stranger_finds_nothing(client: Client, told_much: World, who: str) -> None:
    client.force_login(told_much.accounts[who])

    for name, args in (
        ("scores", [told_much.mary.pk]),
        ("answered", [AnswerSet.objects.get(instrument="phq-4").pk]),
        ("rate-goal", [Goal.objects.get(words="Paint again").pk]),
    ):
        assert client.get(reverse(f"outcomes:{name}", args=args)).status_code in {403, 404}
