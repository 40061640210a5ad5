"""How to talk with somebody: asked, written, flagged, followed."""

from datetime import date, datetime, timedelta

import pytest

from kith.ground.access.gate import NotVisible
from kith.ground.ids import PersonId
from kith.people import actions, queries
from kith.people.actions.communication import Spoken
from kith.people.models import CommunicationNeed
from kith.people.rules.communication import Answer, Code, Standing, Step, questions, standing
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.world import World

BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, date(2026, 5, 4))


def _need(world: World, code: Code, words: str = "") -> None:
    actions.record_need(
        person_id=PersonId(world.mary.pk), code=code, words=words, told=BY_PHONE, by=world.actor("priya"), at=world.at
    )


def _talk(world: World, *, at: datetime | None = None) -> queries.HowToTalk:
    return queries.communication_of(world.actor("priya"), PersonId(world.mary.pk), at=at or world.at)


def test_blank_is_not_none(world: World) -> None:
    assert _talk(world).standing is Standing.NOT_ASKED


def test_asked_and_nothing_special_is_an_answer(world: World) -> None:
    actions.ask_about_communication(
        person_id=PersonId(world.mary.pk), answer=Answer.NONE, told=BY_PHONE, by=world.actor("priya"), at=world.at
    )

    assert _talk(world).standing is Standing.NONE_NEEDED


def test_a_need_is_flagged_with_its_own_words(world: World) -> None:
    _need(world, Code.LARGE_PRINT, "18 point")
    _need(world, Code.NO_INTERNET)

    talk = _talk(world)

    assert talk.codes == {Code.LARGE_PRINT, Code.NO_INTERNET}
    assert [need.words for need in talk.sentences] == ["18 point"]
    assert [need.code for need in talk.tags] == [Code.NO_INTERNET]
    assert talk.standing is Standing.KNOWN


def test_the_same_need_written_twice_stands_once(world: World) -> None:
    _need(world, Code.LARGE_PRINT, "18 point")
    _need(world, Code.LARGE_PRINT, "18 point")

    assert CommunicationNeed.objects.filter(ended_at=None).count() == 1


def test_nothing_special_ends_what_was_needed_and_keeps_it(world: World) -> None:
    _need(world, Code.LARGE_PRINT, "18 point")

    actions.ask_about_communication(
        person_id=PersonId(world.mary.pk), answer=Answer.NONE, told=BY_PHONE, by=world.actor("priya"), at=world.at
    )

    assert _talk(world).needs == ()
    assert CommunicationNeed.objects.get().ended_because == "asked: nothing special"


def test_a_year_later_it_is_asked_again(world: World) -> None:
    _need(world, Code.LARGE_PRINT, "18 point")

    assert _talk(world, at=world.at + timedelta(days=366)).standing is Standing.TO_ASK_AGAIN


def test_an_answer_of_not_now_is_kept_apart_from_none() -> None:
    day = date(2026, 5, 4)

    assert standing(day, Answer.NOT_NOW, has_needs=False, on=day) is Standing.NOT_SAID


def test_needs_that_do_not_fit_together_are_asked_about_and_not_decided() -> None:
    assert questions([Code.BSL, Code.PHONE_ONLY]) == ("Signs, and is reached by phone only?",)
    assert questions([Code.LARGE_PRINT, Code.PHONE_ONLY]) == ()


def test_a_need_is_followed_until_it_is_met(world: World) -> None:
    _need(world, Code.LARGE_PRINT, "18 point")
    need = CommunicationNeed.objects.get()

    for step, words in [(Step.SHARED, "Harbour Street Centre"), (Step.MET, "pack printed")]:
        actions.follow_need(need_id=need.pk, step=step, words=words, by=world.actor("priya"), at=world.at)

    followed = queries.followed(world.actor("priya"), PersonId(world.mary.pk), at=world.at)
    assert {step.step for step in followed[0].steps} == {Step.SHARED, Step.MET}


def test_an_interpreter_is_asked_for_with_a_language(world: World) -> None:
    actions.speak(
        person_id=PersonId(world.mary.pk),
        languages=[Spoken("ur", is_read=True, is_liked_best=True, needs_interpreter=True), Spoken("en")],
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )

    talk = _talk(world)
    assert talk.needs_interpreter
    assert [language.name for language in talk.languages] == ["Urdu", "English"]


def test_a_stranger_writes_no_need(world: World) -> None:
    with pytest.raises(NotVisible):
        actions.record_need(
            person_id=PersonId(world.mary.pk), code=Code.BSL, told=BY_PHONE, by=world.actor("sam"), at=world.at
        )


def test_many_people_cost_as_many_queries_as_one(world: World, django_assert_num_queries: object) -> None:
    ids, priya = [PersonId(world.mary.pk), PersonId(world.john.pk)], world.actor("priya")

    with django_assert_num_queries(3):  # type: ignore[operator]
        queries.communication_of_each(priya, ids[:1], at=world.at)
    with django_assert_num_queries(3):  # type: ignore[operator]
        queries.communication_of_each(priya, ids, at=world.at)
