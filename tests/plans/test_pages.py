"""The pages of plans and reviews, as Mary reads them and as Priya does, in both directions."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kith.ground import clock
from kith.ground.ids import ReviewId, StepId, TieId, new_id
from kith.networks.actions import take_off_map
from kith.outcomes.actions import Sat, record_answers, set_goal
from kith.outcomes.packs import SHELF
from kith.plans.actions.plans import end_step
from kith.plans.models import Agreement, NeedLine, ReviewHeld, SectionNote, Step, StepEnding, SupportRating
from kith.plans.rules.needs import NeedKind
from kith.plans.rules.reviews import Section
from kith.plans.rules.steps import Chooser, Doer, HowItWent, When
from tests.plans.conftest import MARYS_WORD, Marys

LANGUAGES = ["en", "ar-xb"]
BY_PHONE = {"told": "phone", "said_on": "2026-05-04"}
FIRST_STEP = {"words": "Ring Anne", "when": "now", "doer": "person"}


def page(client: Client, marys: Marys, name: str, who: str, *args: Any, language: str = "en", query: str = "") -> str:
    client.force_login(marys.world.accounts[who])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(reverse(f"plans:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def send(client: Client, marys: Marys, name: str, who: str, *args: Any, **fields: str) -> Any:
    client.force_login(marys.world.accounts[who])
    return client.post(reverse(f"plans:{name}", args=args), {"once": new_id().hex, **fields})


@pytest.fixture
def full(marys: Marys) -> tuple[Marys, StepId, TieId, ReviewId]:
    """A plan with steps of every kind, answers, a goal, somebody no longer on the map, and a review."""
    anne, joan = marys.tie("Anne"), marys.tie("Joan")
    marys.decide(anne)
    goal_id = set_goal(
        person_id=marys.person_id,
        words="Get out and be useful",
        told=marys.told(),
        rating=2,
        by=marys.priya,
        at=marys.at,
    )
    step_id = marys.step(tie_id=anne, goal_id=goal_id, by_when="by the weekend", if_wrong="Ring Priya")
    for chooser, doer in zip(Chooser, Doer, strict=False):
        marys.step(f"A step by {doer}", chosen_by=chooser, doer=doer, when=When.LATER, due_on=marys.at.date())
    for how in HowItWent:
        done = marys.step(f"A step that ended {how}")
        end_step(step_id=done, how=how, words="Knees ached", told=marys.told(), by=marys.priya, at=marys.at)
    record_answers(
        person_id=marys.person_id,
        instrument=SHELF["ucla-3"],
        answers={"companionship": 3, "left_out": 3, "isolated": 2},
        sat=Sat(marys.told()),
        by=marys.priya,
        at=marys.at,
    )
    review_id = marys.review()
    later = marys.at + timedelta(hours=1)
    take_off_map(tie_id=joan, told=MARYS_WORD, version=1, by=marys.priya, at=later)
    return marys, step_id, anne, review_id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["mary", "priya"])
def test_every_page_of_a_plan_stands_in_fair_weather(
    client: Client, full: tuple[Marys, StepId, TieId, ReviewId], who: str, language: str
) -> None:
    marys, step_id, _anne, review_id = full
    mary = marys.world.mary.pk

    for name, args in (
        ("plan", [mary]),
        ("print-plan", [mary]),
        ("add-step", [mary]),
        ("agree", [mary]),
        ("change-step", [step_id]),
        ("end-step", [step_id]),
        ("review", [review_id]),
        *(("need", [mary, kind.value]) for kind in NeedKind),
    ):
        page(client, marys, name, who, *args, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_review_stands_in_fair_weather(
    client: Client, full: tuple[Marys, StepId, TieId, ReviewId], language: str
) -> None:
    marys, _step, _anne, review_id = full

    page(client, marys, "set-review", "priya", marys.world.mary.pk, language=language)
    page(client, marys, "rate-supports", "priya", review_id, language=language)
    page(client, marys, "finish-review", "priya", review_id, language=language)
    for section in Section:
        page(client, marys, "note-section", "priya", review_id, section.value, language=language)


@pytest.mark.parametrize("who", ["mary", "priya", "dee", "grace"])
def test_an_empty_plan_asks_for_one_small_step_and_scolds_nobody(client: Client, marys: Marys, who: str) -> None:
    if who == "grace":
        client.force_login(marys.world.accounts[who])
        assert client.get(reverse("plans:plan", args=[marys.world.mary.pk])).status_code == 404
        return
    html = page(client, marys, "plan", who, marys.world.mary.pk)

    assert "One small step is enough" in html or "No steps yet" in html


def test_mary_writes_a_step_and_it_is_her_idea(client: Client, marys: Marys) -> None:
    html = page(client, marys, "add-step", "mary", marys.world.mary.pk)
    send(client, marys, "add-step", "mary", marys.world.mary.pk, **FIRST_STEP)

    assert "Whose idea was it?" not in html
    step = Step.objects.get()
    assert (step.chosen_by, step.said_by, step.telling) == ("person", "Mary", "own_hand")
    assert "Your idea" in page(client, marys, "plan", "mary", marys.world.mary.pk)


def test_priya_says_whose_idea_it_was_and_whose_words_they_are(client: Client, marys: Marys) -> None:
    refused = send(client, marys, "add-step", "priya", marys.world.mary.pk, **FIRST_STEP)
    send(client, marys, "add-step", "priya", marys.world.mary.pk, chosen_by="together", **FIRST_STEP, **BY_PHONE)

    assert "Choose one." in refused.content.decode()
    assert Step.objects.get().chosen_by == "together"


def test_a_limited_step_is_refused_in_words_that_tell_nothing(client: Client, marys: Marys) -> None:
    marys.keep_apart("Ray")
    response = send(
        client,
        marys,
        "add-step",
        "mary",
        marys.world.mary.pk,
        **{**FIRST_STEP, "doer": "volunteer", "doer_name": "Ray"},
    )

    html = response.content.decode()
    assert "A limit on contact stands in the way" in html
    assert 'value="Ray"' in html
    assert not Step.objects.exists()


def test_a_stale_form_shows_both_texts_and_overwrites_nothing(client: Client, marys: Marys) -> None:
    step_id = marys.step("Ring Anne")
    filled = {"words": "Ring Anne", "when": "now", "doer": "person", "chosen_by": "person", **BY_PHONE}
    send(client, marys, "change-step", "priya", step_id, **{**filled, "words": "Ring Anne on Sundays", "version": "1"})

    response = send(
        client, marys, "change-step", "priya", step_id, **{**filled, "words": "Write to Anne", "version": "1"}
    )

    html = response.content.decode()
    assert "Write to Anne" in html
    assert "Ring Anne on Sundays" in html
    assert Step.objects.get().words == "Ring Anne on Sundays"


def test_a_plan_on_an_unconfirmed_tie_says_what_to_ask_and_takes_no_yes(client: Client, marys: Marys) -> None:
    marys.step("Write to Joan", tie_id=marys.tie("Joan"))

    html = page(client, marys, "agree", "mary", marys.world.mary.pk)
    sent = send(client, marys, "agree", "mary", marys.world.mary.pk)

    assert "Ask what the person wants with these first" in html
    assert "Write to Joan" in html
    assert sent.status_code == 200
    assert not Agreement.objects.exists()


def test_mary_agrees_in_one_press(client: Client, marys: Marys) -> None:
    marys.step()
    send(client, marys, "agree", "mary", marys.world.mary.pk)

    agreement = Agreement.objects.get()
    assert (agreement.said_by, agreement.gone_through) == ("Mary", "screen")
    assert "Mary</bdi> agreed to it on" in page(client, marys, "plan", "priya", marys.world.mary.pk)


def test_the_nudge_is_for_the_worker_alone(client: Client, marys: Marys) -> None:
    marys.step(chosen_by=Chooser.WORKER)

    assert "Whose plan is this?" in page(client, marys, "plan", "priya", marys.world.mary.pk)
    assert "Whose plan is this?" not in page(client, marys, "plan", "mary", marys.world.mary.pk)
    assert "Whose plan is this?" not in page(client, marys, "plan", "dee", marys.world.mary.pk)


def test_a_step_that_could_not_be_done_is_never_called_failed(client: Client, marys: Marys) -> None:
    step_id = marys.step()
    send(client, marys, "end-step", "mary", step_id, how="could_not", words="Knees ached")

    html = page(client, marys, "plan", "mary", marys.world.mary.pk)
    assert StepEnding.objects.get().how == "could_not"
    assert "this time" in html
    assert "ailed" not in html


def test_a_need_that_is_not_relevant_says_who_says_so(client: Client, marys: Marys) -> None:
    mary = marys.world.mary.pk
    refused = send(client, marys, "need", "mary", mary, "legal", is_relevant="yes")
    send(client, marys, "need", "mary", mary, "legal", is_relevant="no")

    assert "Write one line about it." in refused.content.decode()
    assert not NeedLine.objects.get().is_relevant
    assert "Not relevant, says <bdi>Mary</bdi>" in page(client, marys, "plan", "priya", mary)
    client.force_login(marys.world.accounts["mary"])
    assert client.get(reverse("plans:need", args=[mary, "medical"])).status_code == 404


def test_the_plan_prints_on_a4_in_large_print_and_in_easy_words(client: Client, marys: Marys) -> None:
    marys.step(if_wrong="Ring Priya")
    mary = marys.world.mary.pk

    assert "letter--large" not in page(client, marys, "print-plan", "mary", mary)
    assert "letter--large" in page(client, marys, "print-plan", "mary", mary, query="?size=large")
    easy = page(client, marys, "print-plan", "mary", mary, query="?words=easy&size=large")
    assert "Your idea" not in easy
    assert "Ring Priya" in easy


def test_the_earlier_map_opens_only_when_it_is_asked_for(
    client: Client, full: tuple[Marys, StepId, TieId, ReviewId]
) -> None:
    marys, _step, _anne, review_id = full
    later = marys.at + timedelta(weeks=12)

    with clock.fixed(later):
        shut = page(client, marys, "review", "mary", review_id)
        opened = page(client, marys, "review", "mary", review_id, query="?map=earlier")

    assert "Joan" not in shut
    assert "Joan" in opened
    assert "Not in my life now" in opened


def test_a_review_is_held_in_presses_and_one_form(client: Client, full: tuple[Marys, StepId, TieId, ReviewId]) -> None:
    marys, _step, anne, review_id = full
    said = {"kept": "still_true", "said_by": "Mary", "said_on": "2026-05-03"}
    assert "Who is around" in page(client, marys, "finish-review", "priya", review_id)
    for section in Section:
        send(client, marys, "note-section", "priya", review_id, section.value, **said)
    send(client, marys, "rate-supports", "priya", review_id, **{f"tie-{anne}": "5"}, **BY_PHONE)

    send(
        client, marys, "finish-review", "priya", review_id,
        direction="keep", words="I teach the new ones.", next_on="2026-07-27", **BY_PHONE,
    )  # fmt: skip

    assert SectionNote.objects.count() == len(Section)
    assert SupportRating.objects.get().face == "5"
    held = ReviewHeld.objects.get()
    assert held.next_review is not None
    assert str(held.next_review.due_on) == "2026-07-27"
    html = page(client, marys, "review", "mary", review_id)
    assert "I teach the new ones." in html
    assert "Keep things as they are" in html


def test_no_next_day_asks_for_one_line(client: Client, full: tuple[Marys, StepId, TieId, ReviewId]) -> None:
    marys, _step, _anne, review_id = full
    said = {"kept": "carried", "because": "In hospital this week"}
    for section in Section:
        send(client, marys, "note-section", "priya", review_id, section.value, **said)

    refused = send(client, marys, "finish-review", "priya", review_id, **BY_PHONE)

    assert "one line why there is none" in refused.content.decode()
    assert not ReviewHeld.objects.exists()


def test_a_section_without_a_voice_asks_beside_the_field(
    client: Client, full: tuple[Marys, StepId, TieId, ReviewId]
) -> None:
    marys, _step, _anne, review_id = full

    silent = send(client, marys, "note-section", "priya", review_id, "goals", kept="carried")
    voiceless = send(client, marys, "note-section", "priya", review_id, "goals", kept="still_true")

    assert "one line why it goes on" in silent.content.decode()
    assert "Write who said it." in voiceless.content.decode()
    assert not SectionNote.objects.exists()


@pytest.mark.parametrize("who", ["sam", "grace", "ken", "ada", "femi", "olu"])
def test_a_stranger_finds_nothing(client: Client, full: tuple[Marys, StepId, TieId, ReviewId], who: str) -> None:
    marys, step_id, _anne, review_id = full
    client.force_login(marys.world.accounts[who])

    for name, args in (("plan", [marys.world.mary.pk]), ("change-step", [step_id]), ("review", [review_id])):
        assert client.get(reverse(f"plans:{name}", args=args)).status_code in {403, 404}
