"""What a worker's day is read from, and that it does not grow with the caseload."""

from datetime import timedelta

from django.test import Client

from kith.ground.ids import PersonId
from kith.outcomes.actions import Sat, note_talk, record_answers
from kith.outcomes.packs import SHELF
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.plans.actions import plans
from kith.plans.rules.steps import Chooser, Doer, When
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from kith.today.queries import day_for
from kith.today.rules import Deed, Group
from tests.world import World


def _step(world: World, doer: Doer, *, in_days: int) -> None:
    plans.add_step(
        person_id=PersonId(world.mary.pk),
        step=plans.StepWords(
            "Ring the lift", When.NOW, Chooser.PERSON, doer, due_on=world.at.date() + timedelta(days=in_days)
        ),
        told=Told(Voice.OWN, "Mary", Telling.PHONE, world.at.date()),
        by=world.actor("priya"),
        at=world.at,
    )


def _deeds(world: World, name: str) -> dict[Group, list[Deed]]:
    day = day_for(world.actor(name), at=world.at)
    return {part.group: [duty.deed for duty in part.duties] for part in day.parts}


def test_a_worker_reads_what_was_promised_and_asks_after_what_was_theirs(world: World) -> None:
    _step(world, Doer.WORKER, in_days=2)
    _step(world, Doer.PERSON, in_days=-1)
    _step(world, Doer.PERSON, in_days=2)

    assert _deeds(world, "priya") == {Group.PROMISED: [Deed.STEP], Group.DUE: [Deed.ASK, Deed.TALK]}


def test_somebody_without_mary_on_the_caseload_reads_nothing_of_her(world: World) -> None:
    _step(world, Doer.WORKER, in_days=0)

    assert _deeds(world, "sam") == {}
    assert _deeds(world, "grace") == {}


def test_somebody_talks_within_five_days_after_a_hard_answer(world: World) -> None:
    priya, sat = world.actor("priya"), Sat(Told(Voice.OWN, "Mary", Telling.PHONE, world.at.date()))
    answers = {"nervous": 3, "worrying": 3, "interest": 2, "down": 2}
    answer_set_id = record_answers(
        person_id=PersonId(world.mary.pk),
        instrument=SHELF["phq-4"],
        answers=answers,
        sat=sat,
        by=priya,
        at=world.at,
    )

    assert _deeds(world, "priya")[Group.MAY_BE_HURT] == [Deed.HARD_ANSWER]

    note_talk(answer_set_id=answer_set_id, words="We talked for an hour.", by=priya, at=world.at)
    assert Group.MAY_BE_HURT not in _deeds(world, "priya")


def test_the_lead_reads_concerns_first(world: World) -> None:
    worry = Worry("Mary", "A bruise.", Horizon.IMMINENT, Consent.GIVEN)
    safeguarding.raise_concern(worry=worry, by=world.actor("ken"), at=world.at)

    assert _deeds(world, "femi") == {Group.MAY_BE_HURT: [Deed.CONCERN]}
    assert Group.MAY_BE_HURT not in _deeds(world, "priya")


def test_a_finished_day_is_as_many_queries_as_a_full_one(
    world: World, client: Client, django_assert_max_num_queries: object
) -> None:
    client.force_login(world.accounts["priya"])
    for number in range(30):
        _step(world, Doer.WORKER, in_days=number % 6)

    with django_assert_max_num_queries(30):  # type: ignore[operator] # pytest-django's fixture is a callable
        response = client.get("/today?all")

    assert response.content.decode().count("Ring the lift") == 30
    assert "Show 10 more" in client.get("/today").content.decode()
